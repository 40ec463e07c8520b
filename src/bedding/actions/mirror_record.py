"""What a record may show between the two steps back: recognition alone, without the model."""

from dataclasses import dataclass

from bedding.mirror import State, Statement, Weekly, reflect
from bedding.report import statement_text
from bedding.text import Language
from bedding.types import Diary


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognised:
    """What helps to recognise, and nothing that leans to calm.

    Attributes:
        statements: The signs that do not lean to calm.
        days: On how many days entries were made.
    """

    statements: tuple[Statement, ...]
    days: int


def recognised(diary: Diary, weekly: Weekly | None = None) -> Recognised:
    """Return the six signs without any that leans to calm.

    After the first step what helps to recognise is back. What could put at ease, the
    distinctions, the model and every lean to the side of calm, waits for the second.
    """
    mirror = reflect(diary, weekly=weekly)
    return Recognised(
        statements=tuple(
            statement
            for statement in mirror.statements
            if statement.about.startswith("S") and statement.state is not State.REST
        ),
        days=mirror.coverage.days,
    )


def recognition(
    diary: Diary, language: Language, *, weekly: Weekly | None = None
) -> tuple[tuple[str, str], ...]:
    """Return what `recognised` leaves, as titles and sentences."""
    found = recognised(diary, weekly)
    return tuple(
        statement_text(language, statement, days=found.days)
        for statement in found.statements
    )
