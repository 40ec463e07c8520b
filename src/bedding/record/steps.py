"""The way on, as a person keeps it: in which phase they are, and two small steps for each.

A phase is where someone says that they are. None is ever finished, and none comes before another.
"""

from collections.abc import Mapping
from typing import Final

from bedding.record.errors import EntryError
from bedding.record.moment import check_choice

PATH_PHASES: Final = ("F1", "F2", "F3", "F4")
"""Calming, looking at old beliefs, limits, and being with someone as oneself."""

HERE: Final = "here"
"""Under which name it is kept where someone is."""

STEPS: Final = tuple(f"{phase}.{step}" for phase in PATH_PHASES for step in ("a", "b"))
"""Two small steps of one's own for each phase."""

MOST_STEP: Final = 140  # [character]


def check_steps(steps: Mapping[str, object]) -> None:
    """Refuse what is no phase, no step, or no step of a few words.

    Raises:
        EntryError: Says which name it is, and never what was written under it.
    """
    for name, value in steps.items():
        if name == HERE:
            check_choice("steps.here", value, PATH_PHASES)
        elif name not in STEPS:
            raise EntryError("steps", name, f"Choose one of {', '.join(STEPS)}.")
        elif not isinstance(value, str) or not 1 <= len(value) <= MOST_STEP:
            raise EntryError(
                f"length of steps.{name}",
                len(str(value)),
                f"Use 1 to {MOST_STEP} characters, or none.",
            )
