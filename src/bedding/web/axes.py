"""A statement as twenty dots on one axis: two poles of equal size, and a middle that is a place.

A dot at a pole lies there in every count that chance would give; a dot in the middle may fall
either way. So the dots at alarm are the low end of the range, those at calm what lies beyond its
high end, and the middle is the range itself.
"""

from dataclasses import dataclass
from typing import Final

from bedding.mirror import State, Statement
from bedding.report.telling import OF, poles, statement_sentence
from bedding.text import Language, say

WIDTH: Final = 360.0
"""Of the drawing [unit of its own]; the page scales it."""
COLUMNS: Final = 10
"""Dots in a row of one place."""
STEP: Final = 11.2
"""From one dot to the next [unit of the drawing]."""
EDGE: Final = 5.6
"""From the edge to the first dot [unit of the drawing]."""
BASE: Final = 25.0
"""Height of the lowest row [unit of the drawing]."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """One of twenty: where it lies, and at which place (`alarm`, `middle` or `rest`)."""

    x: float
    y: float
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """One sign or distinction as a page shows it.

    Attributes:
        about: Which one, as `S1`.
        title: What it is called.
        alarm: The one pole.
        rest: The other.
        said: What can be said, with its number and its range.
        days: On how many days this rests; empty where nothing is said.
        dots: Twenty, or none where nothing is counted.
        heard: The dots as a sentence, for who does not see them.
    """

    about: str
    title: str
    alarm: str
    rest: str
    said: str
    days: str
    dots: tuple[Dot, ...]
    heard: str


def axis_of(statement: Statement, language: Language, *, days: int) -> Axis:
    """Return a statement as an axis.

    Args:
        statement: What can be said.
        language: Of the words.
        days: On how many days entries were made.
    """
    alarm, rest = poles(language, statement)
    counted = statement.alarm is not None
    places = (
        {
            "alarm": statement.low,
            "middle": statement.high - statement.low,
            "rest": OF - statement.high,
        }
        if counted
        else {}
    )
    return Axis(
        about=statement.about,
        title=say(language, f"sign.{statement.about}.title"),
        alarm=alarm,
        rest=rest,
        said=say(language, "web.axis.not_asked")
        if statement.state is State.NOT_ASKED
        else statement_sentence(language, statement, days=days),
        days=say(
            language,
            "basis.days",
            days=say(language, "numbers.days", count=statement.days),
        )
        if counted
        else "",
        dots=tuple(
            dot for place, count in places.items() for dot in _dots(place, count)
        ),
        heard=say(language, "web.axis.heard", alarm=alarm, rest=rest, **_named(places))
        if counted
        else say(language, "web.axis.heard_none", alarm=alarm, rest=rest),
    )


def _named(places: dict[str, int]) -> dict[str, int]:
    return {f"{place}_count": count for place, count in places.items()}


def _dots(place: str, count: int) -> list[Dot]:
    """Return the dots of a place: from its pole inwards, in the middle around it."""
    found = []
    for number in range(count):
        row, column = divmod(number, COLUMNS)
        wide = min(count - row * COLUMNS, COLUMNS)
        x = {
            "alarm": EDGE + column * STEP,
            "middle": WIDTH / 2 + (column - (wide - 1) / 2) * STEP,
            "rest": WIDTH - EDGE - column * STEP,
        }[place]
        found.append(Dot(x=round(x, 1), y=BASE - row * STEP, place=place))
    return found
