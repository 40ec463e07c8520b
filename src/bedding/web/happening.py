"""What a form about an event asks, and the event that its answers make."""

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Final

from bedding.record import (
    CHANNELS,
    EVENTS,
    MOST_NOTE,
    PARTS,
    STRENGTH,
    WHO,
    Event,
    Label,
    Record,
)
from bedding.web.answering import own_words
from bedding.web.errors import ChooseError, LongNoteError
from bedding.web.page import Visit

LASTED: Final = (*range(8), 10, 14, 21, 28)
"""How many days more something may have taken, to choose from [day]."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """A form about one event.

    Attributes:
        code: What happened.
        name: That, in words.
        danger: Whether it is one of the codes that stop the analysis at once.
        who: Who may have begun it; empty where that is no question.
        strength: How strong it may have been; empty where that is not asked.
        parts: The parts of the day.
        channels: How it may have gone.
        lasted: How many days more it may have taken; empty where that is no question.
        most: How long a note may be [character].
        chosen: What was answered before, by the name of its field.
    """

    code: str
    name: str
    danger: bool
    who: tuple[str, ...]
    strength: tuple[int, ...]
    parts: tuple[str, ...]
    channels: tuple[str, ...]
    lasted: tuple[int, ...]
    most: int
    chosen: dict[str, str] = field(repr=False)


def name_of(visit: Visit, code: str) -> str:
    """Return what a code stands for, in the words on the screen or the person's own."""
    if code in EVENTS:
        return visit.say(f"record.event.{code}")
    return own_names(visit.record).get(code, code)


def own_names(record: Record) -> dict[str, str]:
    """Return the labels of one's own, by their codes."""
    return {label.code: label.name for label in record.of(Label)}


def asks_who(code: str) -> bool:
    """Return whether either may have begun what a code stands for."""
    kind = EVENTS.get(code)
    return kind is not None and kind.who == "ask"


def form_about(
    visit: Visit, code: str, day: date, *, today: date, before: Event | None = None
) -> Happening:
    """Return the form about what happened on a day, filled in as it was before."""
    kind = EVENTS.get(code)
    danger = kind is not None and kind.gate
    lasts = kind is not None and kind.lasts
    return Happening(
        code=code,
        name=name_of(visit, code),
        danger=danger,
        who=WHO if asks_who(code) else (),
        strength=() if danger else STRENGTH,
        parts=PARTS,
        channels=CHANNELS,
        lasted=_lasted(day, today, before) if lasts and day < today else (),
        most=MOST_NOTE,
        chosen={} if before is None else _chosen(before),
    )


def as_kind(event: Event, code: str) -> Event:
    """Return an event as one of another kind, with what still fits; its form asks the rest.

    Args:
        event: What it was taken for.
        code: What it was.
    """
    kind = EVENTS.get(code)
    return replace(
        event,
        code=code,
        # Where either may have begun it an event must name someone; the form is answered after.
        who=WHO[0] if asks_who(code) else None,
        strength=None if kind is not None and kind.gate else event.strength,
        ended=event.ended if kind is not None and kind.lasts else None,
    )


def answered(visit: Visit, event: Event, form: Happening) -> Event:
    """Return an event with the answers of its form.

    Raises:
        ChooseError: Who began it is not said, where that has to be.
        LongNoteError: The note is too long.
        UnfitError: An answer is none of the choices.
    """
    note = own_words(visit, "note")
    if len(note) > form.most:
        raise LongNoteError(len(note), form.most)
    who = _one(visit, "who", form.who) if form.who else event.who
    if form.who and who is None:
        raise ChooseError(visit.say("record.who.question"))
    strength = _one(visit, "strength", tuple(map(str, form.strength)))
    lasted = _one(visit, "lasted", tuple(map(str, form.lasted)))
    ended = event.ended
    if form.lasted:
        began = event.moment.local_date
        ended = None if lasted is None else began + timedelta(days=int(lasted))
    return replace(
        event,
        who=who,
        part=_one(visit, "part", form.parts),
        channel=_one(visit, "channel", form.channels),
        strength=None if strength is None else int(strength),
        note=note or None,
        ended=ended,
    )


def _lasted(day: date, today: date, before: Event | None) -> tuple[int, ...]:
    """Return how many days more something of a day may have taken, and what was said before."""
    found = {each for each in LASTED if each <= (today - day).days}
    if before is not None and before.ended is not None:
        found.add((before.ended - day).days)
    return tuple(sorted(found))


def _one(visit: Visit, name: str, choices: tuple[str, ...]) -> str | None:
    return visit.choice(name, ("", *choices)) or None


def _chosen(event: Event) -> dict[str, str]:
    lasted = (
        None
        if event.ended is None
        else str((event.ended - event.moment.local_date).days)
    )
    found = {
        "who": event.who,
        "part": event.part,
        "channel": event.channel,
        "strength": None if event.strength is None else str(event.strength),
        "lasted": lasted,
        "note": event.note,
    }
    return {name: value for name, value in found.items() if value is not None}
