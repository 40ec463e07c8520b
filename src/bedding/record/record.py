"""The whole record of one person, as one value: every change returns a new one."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from types import MappingProxyType
from typing import Final, TypeVar

from bedding.record.entries import (
    ChatDay,
    CheckIn,
    Entry,
    Event,
    Label,
    Pause,
    Reflection,
    Start,
    day_of,
)
from bedding.record.errors import EntryError
from bedding.record.items import DISTINCTIONS, SIGNS
from bedding.record.moment import check_choice
from bedding.record.steps import check_steps
from bedding.record.table_row import TableRow

KEEP_MONTHS: Final = (3, 6, 12, None)
"""How long entries are kept [month]; None is everything."""

RHYTHMS: Final = ("daily", "three_a_week", "events", "paused")
LANGUAGES: Final = ("nl", "en")
THEMES: Final = ("low_light", "light")
EXITS: Final = ("weather", "encyclopedia", "blank")

Kind = TypeVar(
    "Kind", CheckIn, Event, Reflection, Start, ChatDay, TableRow, Label, Pause
)
Value = str | int | float | bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the person chose, kept inside the record and nowhere else.

    Attributes:
        language: `nl` or `en`, or None until chosen.
        country: Whose help lines to show, as a two-letter code, or None until chosen.
        rhythm: One of `RHYTHMS`.
        keep_months: One of `KEEP_MONTHS` [month].
        lock_minutes: After how long without a touch the notebook locks [minute].
        second_made: Whether a second notebook was made from this one.
        backups: Where copies were written, so that destroying can find them.
        care: The gate's flag and date, as `care` writes them.
        theme: The look of the pages, one of `THEMES`.
        exit_to: Where leaving a page goes, one of `EXITS`.
        set_aside: The signs and distinctions that the person took out of the picture.
        steps: Where the person is on the way on, and small steps of their own; see `steps.py`.
    """

    language: str | None = None
    country: str | None = None
    rhythm: str = "daily"
    keep_months: int | None = None
    lock_minutes: int = 5
    second_made: bool = False
    backups: tuple[str, ...] = field(default=(), repr=False)
    care: Mapping[str, Value] = field(default_factory=dict, repr=False)
    theme: str = "low_light"
    exit_to: str = "weather"
    set_aside: tuple[str, ...] = ()
    steps: Mapping[str, str] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        if self.language is not None:
            check_choice("language", self.language, LANGUAGES)
        check_choice("rhythm", self.rhythm, RHYTHMS)
        check_choice("theme", self.theme, THEMES)
        check_choice("exit_to", self.exit_to, EXITS)
        check_choice("keep_months", self.keep_months, KEEP_MONTHS)
        for about in self.set_aside:
            check_choice("set_aside", about, (*SIGNS, *DISTINCTIONS))
        if self.lock_minutes < 1:
            raise EntryError(
                "lock_minutes", self.lock_minutes, "Give 1 minute or more."
            )
        check_steps(self.steps)
        object.__setattr__(self, "care", MappingProxyType(dict(self.care)))
        object.__setattr__(self, "steps", MappingProxyType(dict(self.steps)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A form that was left half-way.

    Attributes:
        form: Which form.
        local_date: The day it is about.
        shown_at: When its first question was on the screen.
        answers: What was filled in so far, by the names of its fields.
    """

    form: str
    local_date: date
    shown_at: datetime
    answers: Mapping[str, Value] = field(repr=False)

    def __post_init__(self) -> None:
        if self.shown_at.tzinfo is None:
            raise EntryError(
                "shown_at",
                self.shown_at.isoformat(),
                "Give it with its offset from UTC.",
            )
        object.__setattr__(self, "answers", MappingProxyType(dict(self.answers)))


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredFit:
    """The result of a fit, as `actions` writes it.

    Attributes:
        made_at: When; with an offset.
        source: A digest of what it was made from, so that an older one is known as such.
        content: What was found, in JSON's own kinds of values.
    """

    made_at: datetime
    source: str
    content: Mapping[str, object] = field(repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "content", MappingProxyType(dict(self.content)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """Everything in a notebook.

    Attributes:
        entries: Every entry by its id, in the order in which they were made.
        settings: What the person chose.
        draft: What was left half-way, if anything.
        fits: Results of fits by name.
    """

    entries: Mapping[str, Entry] = field(default_factory=dict)
    settings: Settings = field(default_factory=Settings)
    draft: Draft | None = None
    fits: Mapping[str, StoredFit] = field(default_factory=dict)

    def __post_init__(self) -> None:
        object.__setattr__(self, "entries", MappingProxyType(dict(self.entries)))
        object.__setattr__(self, "fits", MappingProxyType(dict(self.fits)))

    def __repr__(self) -> str:
        return f"Record({len(self.entries)} entries)"

    def of(self, kind: type[Kind]) -> Iterator[Kind]:
        """Yield the entries of one kind, in the order in which they were made."""
        return (entry for entry in self.entries.values() if isinstance(entry, kind))

    def on(self, kind: type[Kind], day: date) -> list[Kind]:
        """Return the entries of one kind that are about one day."""
        return [entry for entry in self.of(kind) if day_of(entry) == day]

    def last_day(self) -> date | None:
        """Return the last day that any entry is about, or None in an empty record."""
        days = (day_of(entry) for entry in self.entries.values())
        return max((day for day in days if day is not None), default=None)

    def with_entry(self, entry: Entry) -> "Record":
        """Return the record with an entry more, or with another of the same id in its place."""
        return replace(self, entries={**self.entries, entry.id: entry})

    def without(self, entry_id: str) -> "Record":
        """Return the record without one entry.

        Raises:
            EntryError: There is none of that id.
        """
        if entry_id not in self.entries:
            raise EntryError("id", entry_id, "Take an id from the list of entries.")
        return replace(
            self,
            entries={
                key: each for key, each in self.entries.items() if key != entry_id
            },
        )

    def with_settings(self, settings: Settings) -> "Record":
        """Return the record with other settings; `replace(record.settings, ...)` makes them."""
        return replace(self, settings=settings)
