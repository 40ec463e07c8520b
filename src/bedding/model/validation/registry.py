"""Every target, by its number."""

from collections.abc import Iterable
from typing import Final

from bedding.errors import UnknownTargetError
from bedding.model.validation import (
    attachment,
    bothness,
    couples,
    extinction,
    healing,
    leavers,
    longing,
    mood,
    selfhood,
    separation,
    staying,
    stress_axis,
    uncertainty,
)
from bedding.model.validation.target import Target

THEMES: Final = (
    uncertainty,
    extinction,
    separation,
    leavers,
    stress_axis,
    mood,
    staying,
    selfhood,
    attachment,
    healing,
    longing,
    bothness,
    couples,
)
"""One file for each theme; each has its own targets."""

TARGETS: Final[tuple[Target, ...]] = tuple(
    sorted(
        (target for theme in THEMES for target in theme.TARGETS),
        key=lambda target: target.number,
    )
)
"""In the order of their rank."""


def targets(numbers: Iterable[int] | None = None) -> tuple[Target, ...]:
    """Return the targets with these numbers, or all.

    Raises:
        UnknownTargetError: When there is no target with one of these numbers.
    """
    if numbers is None:
        return TARGETS
    by_number = {target.number: target for target in TARGETS}
    chosen = []
    for number in numbers:
        if number not in by_number:
            raise UnknownTargetError(number, last=max(by_number))
        chosen.append(by_number[number])
    return tuple(chosen)
