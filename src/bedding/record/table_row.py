"""A row of a table from elsewhere, on the scales it was answered on."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from math import isfinite
from types import MappingProxyType
from typing import Final

from bedding.record.errors import EntryError
from bedding.record.naming import new_id

MOST_WORDS: Final = 100_000
"""As much as one cell of words may hold [character]: far beyond any note."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer, with the scale it was given on.

    Attributes:
        value: The answer [low to high].
        low: The lowest answer possible.
        high: The highest.
        levels: How many different answers the scale has, or None when it is continuous.
    """

    value: float
    low: float
    high: float
    levels: int | None = None

    def __post_init__(self) -> None:
        for place in ("value", "low", "high"):
            number = getattr(self, place)
            if isinstance(number, bool) or not isfinite(number):
                raise EntryError(f"answers.{place}", number, "Give a number.")
            object.__setattr__(self, place, float(number))
        if not (self.low < self.high and self.low <= self.value <= self.high):
            raise EntryError(
                "answers.value", self.value, f"Give {self.low:g} to {self.high:g}."
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRow:
    """One row of a table that was brought in.

    Attributes:
        local_date: The day it is about, as the person lived it.
        at: When it was made, with the offset of the clock on the wall.
        table: The codebook it was read with; never the name of a file.
        answers: Measure to answer.
        words: Column to what was written there.
        id: A name of its own.
    """

    local_date: date
    at: datetime
    table: str
    answers: Mapping[str, Answer] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict, repr=False)
    id: str = field(default_factory=new_id)

    def __post_init__(self) -> None:
        if self.at.tzinfo is None:
            raise EntryError(
                "at", self.at.isoformat(), "Give it with its offset from UTC."
            )
        for words in self.words.values():
            if not 1 <= len(words) <= MOST_WORDS:
                raise EntryError(
                    "length of words", len(words), f"Use 1 to {MOST_WORDS} characters."
                )
        object.__setattr__(self, "answers", MappingProxyType(dict(self.answers)))
        object.__setattr__(self, "words", MappingProxyType(dict(self.words)))

    def says_the_same(self, other: "TableRow") -> bool:
        """Return whether another row tells the same of the same moment."""
        return (self.at, self.table, self.answers, self.words) == (
            other.at,
            other.table,
            other.answers,
            other.words,
        )
