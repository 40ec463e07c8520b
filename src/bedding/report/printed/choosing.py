"""What a person may put on the two pages; how to read them, and what they don't know, always is."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final


class Section(StrEnum):
    """A part of the two pages that can be left out, in the order of the pages."""

    WEEKS = "weeks"
    RHYTHM = "rhythm"
    HAPPENED = "happened"
    SIGNS = "signs"
    DISTINCTIONS = "distinctions"
    MOVED = "moved"
    NOTES = "notes"


SECTIONS: Final = (
    Section.WEEKS,
    Section.RHYTHM,
    Section.SIGNS,
    Section.DISTINCTIONS,
    Section.MOVED,
)
"""What is offered as chosen; what was written in words, and what happened, waits to be asked for."""

MOST_QUESTION: Final = 400
"""Letters of what someone wants to talk about; so much still leaves both pages their room."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What stands on the pages.

    Attributes:
        sections: Which parts.
        question: What someone wants to talk about, in their own words; may be empty.
    """

    sections: tuple[Section, ...] = SECTIONS
    question: str = field(default="", repr=False)

    def has(self, section: Section) -> bool:
        """Return whether a part was chosen."""
        return section in self.sections
