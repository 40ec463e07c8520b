"""What can have happened, as codes; every wording stands in `text/` under the same code."""

from dataclasses import dataclass
from typing import Final, Literal

WHO: Final = ("me", "other", "together")
PARTS: Final = ("morning", "afternoon", "evening", "night")
CHANNELS: Final = ("talk", "message", "together", "online")
STRENGTH: Final = (1, 2, 3)
MOST_NOTE: Final = 140  # [character]

Tab = Literal["warm", "hard", "own", "danger"]


@dataclass(frozen=True, slots=True, kw_only=True)
class EventKind:
    """One thing that can have happened.

    Attributes:
        code: Its name in the record.
        tab: Which of the four groups shows it.
        meaning: What it stands for in the model's words.
        who: `ask` where either may have begun it and the entry must say who, else who it was
            by its nature, or None where the question makes no sense.
        lasts: Whether it may have a beginning and an end on different days.
    """

    code: str
    tab: Tab
    meaning: str
    who: Literal["ask", "me", "other"] | None
    lasts: bool = False

    @property
    def gate(self) -> bool:
        """Whether it opens the gate of `care` at once, and is never refused."""
        return self.tab == "danger"


def _kinds(
    tab: Tab, *rows: tuple[str, str, Literal["ask", "me", "other"] | None]
) -> list[EventKind]:
    lasting = {"T2", "T3", "T9"}
    return [
        EventKind(code=code, tab=tab, meaning=meaning, who=who, lasts=code in lasting)
        for code, meaning, who in rows
    ]


EVENTS: Final = {
    kind.code: kind
    for kind in (
        *_kinds(
            "warm",
            ("W1", "warmth", "ask"),
            ("W2", "warmth, calm", "ask"),
            ("W3", "warmth", "ask"),
            ("W4", "warmth", "ask"),
            ("W5", "warmth", "ask"),
            ("R1", "repair", "ask"),
            ("R2", "repair", "ask"),
            ("R3", "repair that builds", "other"),
            ("R4", "relief", "ask"),
            ("R5", "hope", "ask"),
        ),
        *_kinds(
            "hard",
            ("T1", "threat", "ask"),
            ("T2", "withdrawal", "ask"),
            ("T3", "withdrawal", "ask"),
            ("T4", "threat", "ask"),
            ("T5", "threat", "ask"),
            ("T6", "rupture", "ask"),
            ("T9", "rupture", "ask"),
            ("T7", "control", "ask"),
            ("T8", "control", "other"),
        ),
        *_kinds(
            "own",
            ("B1", "boundary", "me"),
            ("B2", "boundary that holds", "other"),
            ("B3", "boundary punished", "other"),
            ("B4", "self, less", "me"),
            ("C1", "exposure", "me"),
            ("C2", "exposure", "other"),
            ("C3", "exposure, less", "me"),
            ("C4", "drive", "me"),
            ("M1", "self, more", "me"),
            ("M2", "support", None),
            ("M3", "support", None),
            ("M4", "regulation", "me"),
            ("M5", "stress", None),
        ),
        *_kinds(
            "danger",
            ("V1", "gate", None),
            ("V2", "gate", None),
            ("V3", "gate", None),
            ("V4", "gate", None),
            ("V5", "gate", None),
            ("V6", "gate", None),
        ),
    )
}
"""Every code, in the order in which it is offered before anything was used."""

MEANINGS: Final = tuple(
    dict.fromkeys(kind.meaning for kind in EVENTS.values() if not kind.gate)
)
"""What a label of one's own may stand for."""
