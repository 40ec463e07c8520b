"""What a record may show between the two steps back: recognition alone, without the model."""

from bedding.mirror import State, Weekly, reflect
from bedding.report import statement_text
from bedding.text import Language
from bedding.types import Diary


def recognition(
    diary: Diary, language: Language, *, weekly: Weekly | None = None
) -> tuple[tuple[str, str], ...]:
    """Return the six signs, as title and sentence, without any that leans to calm.

    After the first step what helps to recognise is back. What could put at ease, the
    distinctions, the model and every lean to the side of calm, waits for the second.
    """
    mirror = reflect(diary, weekly=weekly)
    return tuple(
        statement_text(language, statement, days=mirror.coverage.days)
        for statement in mirror.statements
        if statement.about.startswith("S") and statement.state is not State.REST
    )
