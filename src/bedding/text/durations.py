"""Durations in the unit that people would use for them."""

from typing import Final

from bedding.text.catalogue import say
from bedding.text.language import Language
from bedding.text.numbers import decimal
from bedding.units import DAYS_IN, TimeUnit

BOUNDS: Final[tuple[tuple[float, TimeUnit], ...]] = (
    # Below the bound [day], a duration is told in this unit.
    (2 / 24, "minute"),
    (1.5, "hour"),
    (21.0, "day"),
    (90.0, "week"),
    (730.0, "month"),
    (float("inf"), "year"),
)

TENTHS_BELOW: Final = 10.0
"""From here on a tenth of a unit says nothing."""


def duration(language: Language, time: float) -> str:
    """Return a duration [day] in the unit that people would use for it.

    Short of three weeks a duration keeps its days: "10 days" says more than "1.4 weeks".
    """
    unit = next(name for bound, name in BOUNDS if time < bound)
    amount = time / DAYS_IN[unit]
    tenths = round(amount, 1)
    digits = 1 if amount < TENTHS_BELOW and tenths != round(tenths) else 0
    return say(
        language,
        f"numbers.{unit}s_long",
        # A broken number takes the plural: 1.5 weeks.
        count=2 if digits else round(amount),
        amount=decimal(language, amount, digits=digits),
    )
