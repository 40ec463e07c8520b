"""What kind of record is drawn: how long, how even, how full, and on which scales."""

from dataclasses import dataclass
from typing import Final

CHANNELS: Final = ("arousal", "pull", "self", "expect", "mood")
"""What an evening asks for."""
AHEAD: Final = 7
"""Evenings after the last fitted entry whose answers are held back [day]."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Design:
    """What kind of record is drawn.

    Attributes:
        entries: How many entries are fitted; `AHEAD` more are held back.
        channels: Which channels are asked for.
        levels: How many answers each scale has, None where it is continuous.
        missing: Share of the answers that is missing [0 to 1].
        uneven: Whether the gaps between entries differ, from some hours to some days.
    """

    entries: int
    channels: tuple[str, ...] = CHANNELS
    levels: int | None = 7
    missing: float = 0.0
    uneven: bool = False


def mixed_design(number: int, *, entries: int) -> Design:
    """Return the design of a record by its number: in turn 0, 20 and 50 % missing, even or not."""
    return Design(
        entries=entries,
        missing=(0.0, 0.2, 0.5)[number % 3],
        uneven=number // 3 % 2 == 1,
    )
