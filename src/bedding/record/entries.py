"""What a person puts down: one class for each kind of entry, checked as it is made.

Every entry knows which day it is about, when it was shown and answered, and why it was made, so
that the model can tell a planned evening from a moment that someone chose because of how they
felt. An empty answer is empty, never a zero.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Final

from bedding.record import items
from bedding.record.errors import EntryError
from bedding.record.events import (
    CHANNELS,
    EVENTS,
    MEANINGS,
    MOST_NOTE,
    PARTS,
    STRENGTH,
    WHO,
)
from bedding.record.moment import Moment, check_choice, listed
from bedding.record.naming import new_id
from bedding.record.table_row import TableRow

PURPOSES: Final = ("self", "someone_else", "reading")
RELATIONS: Final = ("together", "apart", "other")
PATTERNS: Final = ("daily", "weekly", "now_and_then", "none", "children")
MOST_LABEL: Final = 40  # [character]
ALL_ALIKE: Final = 6
"""So many answers that are all the same are flagged, never refused."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckIn:
    """An evening, a short evening, or a moment now.

    Attributes:
        moment: When.
        form: `evening`, `short` or `now`.
        contact: One of `items.CONTACT`; evenings only.
        answers: Item to point; an item that was left empty is not in it.
        id: A name of its own.
    """

    moment: Moment
    form: str
    contact: str | None = None
    answers: Mapping[str, int] = field(default_factory=dict)
    id: str = field(default_factory=new_id)

    def __post_init__(self) -> None:
        check_choice("form", self.form, tuple(items.CHECK_IN_FORMS))
        if self.contact is not None:
            if self.form not in items.ASKS_CONTACT:
                raise EntryError(
                    "contact", self.contact, f"A {self.form} check-in has none."
                )
            check_choice("contact", self.contact, items.CONTACT)
        object.__setattr__(
            self,
            "answers",
            _checked(self.answers, items.CHECK_IN_FORMS[self.form], self.form),
        )

    @property
    def all_alike(self) -> bool:
        """Whether six or more answers are the same point."""
        return _all_alike(self.answers)


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happened.

    Attributes:
        moment: When it was put down, and which day it is about.
        code: A code of `events.EVENTS`, or of a label of one's own (`X1` and on).
        part: Which part of the day, one of `events.PARTS`.
        who: Who began, one of `events.WHO`; asked of everything that either may begin.
        channel: How, one of `events.CHANNELS`.
        strength: 1 to 3.
        note: A few words, 140 characters at most.
        duration_minutes: How long it took [minute].
        ended: The day it ended, for what lasts.
        id: A name of its own.
    """

    moment: Moment
    code: str
    part: str | None = None
    who: str | None = None
    channel: str | None = None
    strength: int | None = None
    note: str | None = field(default=None, repr=False)
    duration_minutes: int | None = None
    ended: date | None = None
    id: str = field(default_factory=new_id)

    def __post_init__(self) -> None:
        kind = EVENTS.get(self.code)
        if kind is None and not _is_label_code(self.code):
            raise EntryError(
                "code", self.code, "Choose a code from the list of events."
            )
        for place, value, choices in (
            ("part", self.part, PARTS),
            ("who", self.who, WHO),
            ("channel", self.channel, CHANNELS),
            ("strength", self.strength, STRENGTH),
        ):
            if value is not None:
                check_choice(place, value, choices)
        if kind is not None and kind.who in {"me", "other"}:
            if self.who not in {None, kind.who}:
                raise EntryError(
                    "who", self.who, f"With {self.code} it is {kind.who!r}."
                )
            object.__setattr__(self, "who", kind.who)
        if kind is not None and kind.who == "ask" and self.who is None:
            raise EntryError(
                "who", self.who, f"With {self.code}, say who began: {listed(WHO)}."
            )
        self._check_length()

    def _check_length(self) -> None:
        if self.note is not None and not 1 <= len(self.note) <= MOST_NOTE:
            raise EntryError(
                "length of note",
                len(self.note),
                f"Use 1 to {MOST_NOTE} characters, or none.",
            )
        if self.duration_minutes is not None and self.duration_minutes < 0:
            raise EntryError(
                "duration_minutes", self.duration_minutes, "Give 0 or more."
            )
        if self.ended is not None and self.ended < self.moment.local_date:
            raise EntryError(
                "ended", self.ended.isoformat(), "It can't end before it began."
            )

    @property
    def gate(self) -> bool:
        """Whether it is one of the codes that stop the analysis at once."""
        kind = EVENTS.get(self.code)
        return kind is not None and kind.gate


@dataclass(frozen=True, slots=True, kw_only=True)
class Reflection:
    """A look back: over the week (signs, distinctions) or over four (phases).

    Attributes:
        moment: When; its `local_date` is a day of the week that it is about.
        form: A key of `items.REFLECTION_ITEMS`.
        answers: Item to point; an item that was left empty is not in it.
        id: A name of its own.
    """

    moment: Moment
    form: str
    answers: Mapping[str, int]
    id: str = field(default_factory=new_id)

    def __post_init__(self) -> None:
        check_choice("form", self.form, tuple(items.REFLECTION_ITEMS))
        object.__setattr__(
            self,
            "answers",
            _checked(self.answers, items.REFLECTION_ITEMS[self.form], self.form),
        )

    @property
    def all_alike(self) -> bool:
        """Whether six or more answers are the same point."""
        return _all_alike(self.answers)


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """The questions that are asked once; each may be skipped.

    Attributes:
        moment: When.
        purpose: One of `PURPOSES`.
        relation: One of `RELATIONS`.
        pattern: How contact usually goes, one of `PATTERNS`.
        early: How often one did not know as a child which mood awaited one [0 to 4].
        id: A name of its own.
    """

    moment: Moment
    purpose: str | None = None
    relation: str | None = None
    pattern: str | None = None
    early: int | None = None
    id: str = field(default_factory=new_id)

    def __post_init__(self) -> None:
        for place, value, choices in (
            ("purpose", self.purpose, PURPOSES),
            ("relation", self.relation, RELATIONS),
            ("pattern", self.pattern, PATTERNS),
            ("early", self.early, tuple(range(items.EARLY.low, items.EARLY.high + 1))),
        ):
            if value is not None:
                check_choice(place, value, choices)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChatDay:
    """One day of a chat, counted; never a word of it.

    Attributes:
        local_date: The day, in the zone of the phone that exported it.
        source: The kind of file and a number, such as `whatsapp-1`; never its name.
        values: What was counted, name to number.
        id: A name of its own.
    """

    local_date: date
    source: str
    values: Mapping[str, float]
    id: str = field(default_factory=new_id)

    def __post_init__(self) -> None:
        for name, value in self.values.items():
            if isinstance(value, bool) or value != value or abs(value) == float("inf"):  # noqa: PLR0124 -- not a number
                raise EntryError(
                    f"values.{name}", value, "Give a number, or leave it out."
                )
        object.__setattr__(self, "values", MappingProxyType(dict(self.values)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A kind of event of one's own.

    Attributes:
        code: `X1`, `X2` and on.
        name: What it is called, 40 characters at most.
        meaning: What it stands for, one of `events.MEANINGS`.
        id: A name of its own.
    """

    code: str
    name: str = field(repr=False)
    meaning: str
    id: str = field(default_factory=new_id)

    def __post_init__(self) -> None:
        if not _is_label_code(self.code):
            raise EntryError("code", self.code, "Use X and a number.")
        if not 1 <= len(self.name) <= MOST_LABEL:
            raise EntryError(
                "length of name", len(self.name), f"Use 1 to {MOST_LABEL} characters."
            )
        check_choice("meaning", self.meaning, MEANINGS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pause:
    """Days that are left out on purpose: one skipped evening, or a pause.

    Attributes:
        first: The first day.
        last: The last day, or None while it goes on.
        id: A name of its own.
    """

    first: date
    last: date | None = None
    id: str = field(default_factory=new_id)

    def __post_init__(self) -> None:
        if self.last is not None and self.last < self.first:
            raise EntryError(
                "last", self.last.isoformat(), "It can't be before the first day."
            )

    def holds(self, day: date) -> bool:
        """Return whether a day is in it."""
        return self.first <= day and (self.last is None or day <= self.last)


Entry = CheckIn | Event | Reflection | Start | ChatDay | TableRow | Label | Pause


def day_of(entry: Entry) -> date | None:
    """Return the day an entry is about, or None for what is about no day."""
    match entry:
        case ChatDay(local_date=day) | TableRow(local_date=day):
            return day
        case Pause(first=first, last=last):
            return last or first
        case Label():
            return None
        case _:
            return entry.moment.local_date


def _checked(
    answers: Mapping[str, int], allowed: tuple[str, ...], form: str
) -> Mapping[str, int]:
    for item, value in answers.items():
        scale = items.scale_of(item)
        if item not in allowed or scale is None:
            raise EntryError(
                f"{form}.{item}", value, f"This form asks {listed(allowed)}."
            )
        if type(value) is not int or not scale.low <= value <= scale.high:
            raise EntryError(
                f"{form}.{item}",
                value,
                f"Choose {scale.low} to {scale.high}, or leave it empty.",
            )
    # In the order of the form, so that equal entries are written alike.
    return MappingProxyType(
        {item: answers[item] for item in allowed if item in answers}
    )


def _all_alike(answers: Mapping[str, int]) -> bool:
    return len(answers) >= ALL_ALIKE and len(set(answers.values())) == 1


def _is_label_code(code: str) -> bool:
    return code[:1] == "X" and code[1:].isdecimal() and code.isascii()
