"""What is known of one number: its unit, its range, its spread over persons and its source."""

from dataclasses import Field, dataclass, field, fields
from typing import Any, Literal

Mark = Literal["measured", "derived", "chosen"]


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What the table of parameters says of one number.

    Attributes:
        printed: The value as its source prints it, with the unit of the source, for comparison.
        unit: The unit that the program uses.
        low: The least value that is allowed.
        high: The greatest value that is allowed.
        spread: How far persons differ: the standard deviation of the logit of where the value
            lies between `low` and `high`; 0 where everyone has the same value.
        mark: Whether the number was measured, derived from something measured, or chosen.
        source: Keys of references.bib, or why the value was chosen.
    """

    printed: str
    unit: str
    low: float
    high: float
    spread: float
    mark: Mark
    source: str


def parameter(
    value: float,
    *,
    unit: str,
    low: float,
    high: float,
    source: str,
    mark: Mark = "chosen",
    spread: float = 0.0,
    printed: str = "",
) -> Any:
    """Return a field of a group of parameters, with what is known of it.

    Args:
        value: The default, in `unit`.
        unit: The unit that the program uses.
        low: The least value that is allowed [unit].
        high: The greatest value that is allowed [unit].
        source: Keys of references.bib in square brackets, or the reason of the choice.
        mark: Whether it was measured, derived or chosen.
        spread: The standard deviation over persons, on the logit scale of [low, high].
        printed: The value as the source prints it, where that differs.
    """
    about = About(
        printed=printed or f"{value:g} {unit}",
        unit=unit,
        low=low,
        high=high,
        spread=spread,
        mark=mark,
        source=source,
    )
    return field(default=value, metadata={"about": about})


def about(member: "Field[Any]") -> About:
    """Return what is known of one field of a group."""
    known: About = member.metadata["about"]
    return known


def table(group: Any) -> dict[str, tuple[float, About]]:
    """Return every parameter of one group, by name, with its default and what is known of it."""
    defaults: dict[str, Any] = {member.name: member.default for member in fields(group)}
    return {
        member.name: (float(defaults[member.name]), about(member))
        for member in fields(group)
    }
