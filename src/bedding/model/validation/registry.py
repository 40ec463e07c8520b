"""Every target, by its number."""

from collections.abc import Iterable
from typing import Final

from bedding.errors import OutOfRangeError
from bedding.model.validation import extinction, separation, uncertainty
from bedding.model.validation.target import Target

TARGETS: Final[tuple[Target, ...]] = tuple(
    sorted(
        (*uncertainty.TARGETS, *extinction.TARGETS, *separation.TARGETS),
        key=lambda target: target.number,
    )
)
"""In the order of their rank."""


def targets(numbers: Iterable[int] | None = None) -> tuple[Target, ...]:
    """Return the targets with these numbers, or all.

    Raises:
        OutOfRangeError: When there is no target with one of these numbers.
    """
    if numbers is None:
        return TARGETS
    by_number = {target.number: target for target in TARGETS}
    chosen = []
    for number in numbers:
        if number not in by_number:
            raise OutOfRangeError(
                "number of a target", number, low=min(by_number), high=max(by_number)
            )
        chosen.append(by_number[number])
    return tuple(chosen)
