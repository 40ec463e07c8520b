"""An entry in the words that were on the screen, to read back."""

from dataclasses import dataclass, field

from bedding.record import (
    CheckIn,
    Entry,
    Event,
    Moment,
    Pause,
    Reflection,
    TableRow,
    scale_of,
)
from bedding.text import calendar_day, plain, say
from bedding.text.months import clock_time
from bedding.web.happening import asks_who, name_of
from bedding.web.page import Visit


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """One answer.

    Attributes:
        question: What was asked.
        said: The answer in words, or an empty text where a point says it.
        point: The point that was chosen, or None.
        points: All points of its scale.
        low: What stood at the lowest point.
        high: What stood at the highest.
    """

    question: str
    said: str = ""
    point: int | None = None
    points: tuple[int, ...] = ()
    low: str = ""
    high: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """An entry to read back.

    Attributes:
        id: Its name in the record.
        title: What it is.
        pieces: What is told beside the title: who began, when, how.
        note: A few words of one's own, or an empty text.
        answers: The answers of a form.
        marks: When it was put down, and whether it was changed.
        can_change: Whether it can be filled in anew.
        happened: Whether it is an event.
    """

    id: str
    title: str
    pieces: tuple[str, ...] = ()
    note: str = field(default="", repr=False)
    answers: tuple[Answered, ...] = field(default=(), repr=False)
    marks: tuple[str, ...] = ()
    can_change: bool = False
    happened: bool = False


def written(visit: Visit, entry: Entry) -> Written:
    """Return an entry in the words of the visit's language."""
    match entry:
        case Event():
            return Written(
                id=entry.id,
                title=name_of(visit, entry.code),
                pieces=_pieces(visit, entry),
                note=entry.note or "",
                marks=_marks(visit, entry.moment),
                can_change=True,
                happened=True,
            )
        case CheckIn() | Reflection():
            return Written(
                id=entry.id,
                title=visit.say(f"record.form.{entry.form}"),
                answers=_answers(visit, entry),
                marks=_marks(visit, entry.moment),
                can_change=True,
            )
        case TableRow():
            return _table_row(visit, entry)
        case Pause():
            return _pause(visit, entry)
        case _:
            return Written(id=entry.id, title="")


def _pieces(visit: Visit, event: Event) -> tuple[str, ...]:
    found = []
    if event.who is not None and asks_who(event.code):
        found.append(visit.say(f"web.event.by_{event.who}"))
    for kind in ("part", "channel"):
        value = getattr(event, kind)
        if value is not None:
            found.append(visit.say(f"record.{kind}.{value}"))
    if event.strength is not None:
        found.append(visit.say(f"web.event.strength_{event.strength}"))
    if event.ended is not None and event.ended > event.moment.local_date:
        last = calendar_day(visit.language, event.ended)
        found.append(visit.say("web.event.till", day=last))
    return tuple(found)


def _answers(visit: Visit, entry: CheckIn | Reflection) -> tuple[Answered, ...]:
    found = [_answer(visit, entry.form, *each) for each in entry.answers.items()]
    if isinstance(entry, CheckIn) and entry.contact is not None:
        contact = Answered(
            question=visit.say("record.contact.question"),
            said=visit.say(f"record.contact.{entry.contact}"),
        )
        found.insert(0, contact)
    return tuple(found)


def _answer(visit: Visit, form: str, name: str, value: int) -> Answered:
    scale = scale_of(name)
    points = () if scale is None else tuple(range(scale.low, scale.high + 1))
    if form in {"signs", "phases"}:
        kind = "sign" if form == "signs" else "phase"
        return Answered(
            question=visit.say(f"record.{kind}.{name}"),
            said=visit.say(f"record.how_often.n{value}"),
        )
    if form == "distinctions":
        low, high = (
            visit.say(f"record.distinction.{name}.{side}") for side in ("left", "right")
        )
        return Answered(question="", point=value, points=points, low=low, high=high)
    return Answered(
        question=visit.say(f"record.item.{name}.question"),
        point=value,
        points=points,
        low=visit.say(f"record.item.{name}.low"),
        high=visit.say(f"record.item.{name}.high"),
    )


def _table_row(visit: Visit, row: TableRow) -> Written:
    answers = [
        Answered(
            question=visit.say(f"diary.table.name.{name}"),
            said=visit.say(
                "web.days.of_scale",
                value=f"{answer.value:g}",
                low=f"{answer.low:g}",
                high=f"{answer.high:g}",
            ),
        )
        for name, answer in row.answers.items()
    ]
    return Written(
        id=row.id,
        title=plain(row.table),
        pieces=(f"{row.at:%H:%M}",),
        note=" · ".join(map(plain, row.words.values())),
        answers=tuple(answers),
    )


def _pause(visit: Visit, pause: Pause) -> Written:
    first = calendar_day(visit.language, pause.first)
    last = "…" if pause.last is None else calendar_day(visit.language, pause.last)
    said = (
        visit.say("web.days.skipped")
        if pause.first == pause.last
        else visit.say("diary.list.left_out", first=first, last=last)
    )
    return Written(id=pause.id, title=said)


def _marks(visit: Visit, moment: Moment) -> tuple[str, ...]:
    language = visit.language
    at = clock_time(moment.answered_at, moment.tz)
    found = [say(language, "web.days.put_down", time=at)]
    if moment.backfilled:
        found = [say(language, "record.day.backfilled")]
    if moment.edited_at is not None:
        day = calendar_day(language, moment.edited_at.date())
        found.append(say(language, "web.days.changed", day=day))
    return tuple(found)
