"""Put the model to its targets: what must be seen, and what is."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import isfinite
from time import monotonic
from typing import Any, Final

from bedding.model.validation import Figure, Measurement, Setting, Target, targets

LETTER: Final = {"hard": "H", "range": "R", "sign": "S"}
"""How the kinds are written in a table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One target and what was found.

    Attributes:
        target: What must be seen.
        measurement: What was seen.
        seconds: How long the experiment took.
    """

    target: Target
    measurement: Measurement
    seconds: float


def validate_model(
    numbers: Sequence[int] | None = None,
    *,
    persons: int = 200,
    before: Callable[[Target], None] = lambda _: None,
) -> Iterator[Outcome]:
    """Yield the outcome of each target, in the order of their rank.

    Args:
        numbers: Which targets; None for all.
        persons: How many simulated persons, for each of three seeds.
        before: Called before each experiment, so that a screen can say what is running.

    Raises:
        UnknownTargetError: When there is no target with one of these numbers.
    """
    setting = Setting(persons=persons)
    for target in targets(numbers):
        before(target)
        begun = monotonic()
        measurement = target.measure(setting)
        yield Outcome(
            target=target, measurement=measurement, seconds=monotonic() - begun
        )


def as_data(outcomes: Sequence[Outcome]) -> list[dict[str, Any]]:
    """Return the outcomes as plain data: one mapping for each target."""
    return [
        {
            "id": outcome.target.number,
            "source": outcome.target.source,
            "type": LETTER[outcome.target.kind],
            "target": outcome.target.claim,
            "measured": [_figure(figure) for figure in outcome.measurement.figures],
            "tolerance": outcome.target.tolerance,
            "met": outcome.measurement.met,
            "seeds": outcome.measurement.seeds,
            "persons": outcome.measurement.persons,
            "note": outcome.measurement.note,
            "unmet_because": outcome.target.unmet_because,
        }
        for outcome in outcomes
    ]


def _figure(figure: Figure) -> dict[str, Any]:
    return {
        "name": figure.name,
        "value": _number(figure.value),
        "low": _number(figure.low),
        "high": _number(figure.high),
        "least": _number(figure.least),
        "most": _number(figure.most),
        "met": figure.met,
    }


def _number(value: float) -> float | None:
    """Return a number that JSON can hold: None where it has no end, or is none."""
    return value if isfinite(value) else None
