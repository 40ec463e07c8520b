"""What may be shown: the one question that every command and page asks before it analyses."""

from datetime import date
from enum import StrEnum
from typing import Final

from bedding.care.gate import Care, Flag


class Part(StrEnum):
    """The parts of the program, as far as the gate tells them apart."""

    RECORD = "record"
    EXPORT = "export"
    READING = "reading"
    GROUNDING = "grounding"
    HELP = "help"
    SIGNS = "signs"
    MECHANISM = "mechanism"
    DISTINCTIONS = "distinctions"
    MODEL = "model"
    SIMULATOR = "simulator"
    BOUNDARY_PHASE = "boundary_phase"
    BOUNDARY_EXERCISES = "boundary_exercises"
    LOVE_LEANING = "love_leaning"


ALWAYS: Final = frozenset(
    {Part.RECORD, Part.EXPORT, Part.READING, Part.GROUNDING, Part.HELP}
)
"""What nothing ever takes away."""

RECOGNITION: Final = frozenset({Part.SIGNS, Part.MECHANISM})
"""What is back after the first step; all that could reassure or provoke waits for the second."""


class Reason(StrEnum):
    """Why something is not shown; its sentence stands in `text/` under this word."""

    GATE = "gate"
    TODAY = "today"
    YOUNG = "young"


def why_not(care: Care, part: Part, today: date) -> Reason | None:
    """Return why a part may not be shown today, or None where it may."""
    if part in ALWAYS:
        return None
    if care.young:
        return Reason.YOUNG
    if care.flag is Flag.OFF or (
        care.flag is Flag.RECOGNITION and part not in RECOGNITION
    ):
        return Reason.GATE
    if care.paused_on == today:
        return Reason.TODAY
    return None


def may_show(care: Care, part: Part, today: date) -> bool:
    """Return whether a part may be shown today."""
    return why_not(care, part, today) is None


def analysis_is_off(care: Care, today: date) -> bool:
    """Return whether nothing that analyses may be shown today."""
    return not any(may_show(care, part, today) for part in Part if part not in ALWAYS)
