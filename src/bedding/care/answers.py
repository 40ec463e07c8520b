"""What someone answered at the gate, kept beside the flag where they asked for that, and only there.

Nothing that decides reads it: it is there to be read back. What can't be read is as if it were not
kept.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from bedding.care.gate import QUESTIONS, Answer
from bedding.care.keeping import Value

SAID: Final = "said."
SAID_ON: Final = "said_on"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptAnswers:
    """Answers that someone wanted to keep.

    Attributes:
        day: When they were given.
        answers: What was said, by the code of its question.
    """

    day: date
    answers: Mapping[str, Answer] = field(repr=False)


def answers_kept(kept: Mapping[str, Value]) -> KeptAnswers | None:
    """Return the answers among what is kept of the gate, or None where there are none."""
    try:
        found = {
            code: Answer(str(kept[SAID + code]))
            for code in QUESTIONS
            if SAID + code in kept
        }
        day = date.fromisoformat(str(kept.get(SAID_ON)))
    except ValueError:
        return None
    return KeptAnswers(day=day, answers=found) if found else None


def keep_answers(
    kept: Mapping[str, Value], answers: Mapping[str, Answer | str], today: date
) -> dict[str, Value]:
    """Return what is kept of the gate with answers in the place of earlier ones."""
    said = {SAID + code: str(Answer(value)) for code, value in answers.items()}
    return drop_answers(kept) | ({SAID_ON: today.isoformat(), **said} if said else {})


def drop_answers(kept: Mapping[str, Value]) -> dict[str, Value]:
    """Return what is kept of the gate without any answer."""
    return {name: value for name, value in kept.items() if not is_answer(name)}


def is_answer(name: str) -> bool:
    """Return whether a name among what is kept of the gate belongs to an answer."""
    return name == SAID_ON or name.startswith(SAID)
