"""What is asked, as codes and scales; every wording stands in `text/` under the same code.

The items are the project's own (docs, "check-in") and no validated questionnaire. Poles never
change sides, so that nobody has to read twice; answering all alike is noticed instead.
"""

from dataclasses import dataclass
from typing import Final

CONTACT: Final = ("none_fine", "none_waiting", "message", "together")
"""Contact today: none, and that was fine; none, and I waited; message or call; together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """Points to choose from.

    Attributes:
        low: The least point.
        high: The most.
    """

    low: int
    high: int


SEVEN: Final = Scale(low=1, high=7)
HOW_OFTEN: Final = Scale(
    low=0, high=4
)  # never, once, a few times, often, almost always

EVENING: Final = ("warmth", "threat", "arousal", "pull", "self", "expect")
SHORT: Final = ("warmth", "threat", "arousal")
NOW: Final = ("arousal", "pull")

CHECK_IN_FORMS: Final = {"evening": EVENING, "short": SHORT, "now": NOW}
"""The forms of a check-in, each with its rated items in order; `contact` comes before them."""

ASKS_CONTACT: Final = ("evening",)

SIGNS: Final = ("S1", "S2", "S3", "S4", "S5", "S6")
SIGN_WORDINGS: Final = ("a", "b")
"""Two wordings of each sign, taking turns; `S1+` and so on are the opposite poles."""

DISTINCTIONS: Final = ("D1", "D2", "D3", "D4", "D5", "D6")
"""Two full sentences with seven points between them: 1 is alarm, 7 is calm."""

PHASES: Final = ("F1.1", "F1.2", "F2.1", "F2.2", "F3.1", "F3.2", "F4.1", "F4.2")

REFLECTION_ITEMS: Final = {
    "signs": tuple(
        f"{sign}{wording}" for sign in SIGNS for wording in (*SIGN_WORDINGS, "+")
    ),
    "distinctions": DISTINCTIONS,
    "phases": PHASES,
}
"""Every item that a form may ever ask; `rules.week_plan` says which ones a week does."""

EARLY: Final = HOW_OFTEN
"""The one question about childhood, optional."""


def scale_of(item: str) -> Scale | None:
    """Return the scale of an item, or None where there is no such item."""
    return _SCALES.get(item)


def sign_items(wording: str, opposite: int) -> tuple[str, ...]:
    """Return the seven items of a week of signs.

    Args:
        wording: `a` or `b`, the same for the six signs.
        opposite: Which sign (0 to 5) also shows its opposite pole this week.
    """
    return (*(f"{sign}{wording}" for sign in SIGNS), f"{SIGNS[opposite]}+")


_SCALES: Final = {
    **dict.fromkeys(EVENING, SEVEN),
    **dict.fromkeys(DISTINCTIONS, SEVEN),
    **{
        f"{sign}{wording}": HOW_OFTEN
        for sign in SIGNS
        for wording in (*SIGN_WORDINGS, "+")
    },
    **dict.fromkeys(PHASES, HOW_OFTEN),
}
