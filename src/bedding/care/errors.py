"""The errors of care.

CareError
├── HelpLineError     a help line whose data can't be
└── GateError         an answer that can't be, or a step back that was not offered
"""

from bedding.errors import BeddingError


class CareError(BeddingError):
    """Something about the gate or the help lines."""


class HelpLineError(CareError):
    """A help line whose data can't be."""

    def __init__(self, line: str, place: str, value: object) -> None:
        """Say which line, which field and which value."""
        super().__init__(
            f"Help line {line}: {place} is {value!r}. See the head of the file."
        )
        self.line = line


class GateError(CareError):
    """An answer that can't be, or a step that is not open."""

    def __init__(self, place: str, remedy: str) -> None:
        """Say where, and what to do; an answer is never repeated."""
        super().__init__(f"{place}. {remedy}")
        self.place = place
