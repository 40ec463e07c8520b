"""One's own days: a calendar by month, what happened in it, and a page for one day.

Nothing is counted and no day is set beside another. What is older than the month on the screen
comes only when it is asked for.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from bedding.actions.clock_here import sit_down
from bedding.actions.read_days import Mark, calendar, chat_days, days
from bedding.record import Event, Pause
from bedding.text import calendar_day
from bedding.text.months import day_and_month, day_name, month_name, weekday_names
from bedding.web.answering import DAYS_BACK, given_day
from bedding.web.entries import Written, written
from bedding.web.errors import UnfitError
from bedding.web.page import Page, Shelf, Visit
from bedding.web.pages.evening import is_waiting

YEAR = 12  # [month]


@dataclass(frozen=True, slots=True, kw_only=True)
class Square:
    """One square of the calendar.

    Attributes:
        number: The day of the month.
        mark: What the calendar shows of it.
        name: The day in words.
        day: The day as `2026-11-03`, where it can be opened; else an empty text.
        today: Whether it is today.
    """

    number: int
    mark: str
    name: str
    day: str
    today: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """A month.

    Attributes:
        name: Which, in words.
        earlier: Any day of the month before, or an empty text where nothing is older.
        later: Any day of the month after, or an empty text.
        weekdays: The days of the week, short and in full.
        weeks: Its squares, in weeks.
        happened: What happened in it, newest day first: the day, its name, and its events.
    """

    name: str
    earlier: str
    later: str
    weekdays: tuple[tuple[str, str], ...]
    weeks: tuple[tuple[Square, ...], ...]
    happened: tuple[tuple[str, str, tuple[Written, ...]], ...] = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class OneDay:
    """One day.

    Attributes:
        day: Which, as `2026-11-03`.
        name: The same in words.
        entries: What was put down about it.
        back: How many days back it is, where something can still be put down; else None.
        evening: Whether its evening can still be put down.
        earlier: The day before it that has something, or an empty text.
        later: The day after it that has something, or an empty text.
    """

    day: str
    name: str
    entries: tuple[Written, ...] = field(repr=False)
    back: int | None
    evening: bool
    earlier: str
    later: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """What the page shows: a month, or one day.

    Attributes:
        month: The month, or None.
        one: The day, or None.
        chats: What chats that were counted have, one line each.
    """

    month: Month | None = None
    one: OneDay | None = None
    chats: tuple[str, ...] = ()


def show(visit: Visit) -> Days:
    """Return the page of a day, or of a month; of this month where none is asked."""
    today = sit_down().today
    one = given_day(visit, "day")
    if one is not None:
        if one > today:
            raise UnfitError("day")
        return Days(one=_one_day(visit, one, today))
    asked = given_day(visit, "month") or today
    return Days(month=_month(visit, asked, today), chats=tuple(_chats(visit)))


def _month(visit: Visit, asked: date, today: date) -> Month:
    record, language = visit.record, visit.language
    first = asked.replace(day=1)
    known = days(record, first=None, last=today)
    oldest = (known[0].day if known else today).replace(day=1)
    if not oldest <= first <= today:
        raise UnfitError("month")
    back = YEAR * (today.year - first.year) + today.month - first.month
    found = calendar(record, today, months=back + 1)[0]
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return Month(
        name=month_name(language, first),
        earlier=(first - timedelta(days=1)).isoformat() if first > oldest else "",
        later=(last + timedelta(days=1)).isoformat() if last < today else "",
        weekdays=weekday_names(language),
        weeks=tuple(
            tuple(_square(visit, day, mark, today) for day, mark in week)
            for week in found.weeks
        ),
        happened=tuple(
            (day.day.isoformat(), day_and_month(language, day.day), events)
            for day in reversed(days(record, first=first, last=min(last, today)))
            if (
                events := tuple(
                    written(visit, each)
                    for each in day.entries
                    if isinstance(each, Event)
                )
            )
        ),
    )


def _square(visit: Visit, day: date, mark: Mark, today: date) -> Square:
    near = today - timedelta(days=max(DAYS_BACK)) <= day <= today
    opens = mark in {Mark.WRITTEN, Mark.LEFT_OUT} or (mark is Mark.EMPTY and near)
    name = day_name(visit.language, day)
    return Square(
        number=day.day,
        mark=mark,
        name=name if mark is Mark.OUTSIDE else visit.say(f"web.days.{mark}", day=name),
        day=day.isoformat() if opens else "",
        today=day == today and mark is not Mark.OUTSIDE,
    )


def _one_day(visit: Visit, day: date, today: date) -> OneDay:
    record = visit.record
    known = days(record, first=None, last=today)
    entries = next((each.entries for each in known if each.day == day), ())
    resting = [
        each for each in record.of(Pause) if each.holds(day) and each not in entries
    ]
    back = (today - day).days
    return OneDay(
        day=day.isoformat(),
        name=day_name(visit.language, day),
        entries=tuple(written(visit, each) for each in (*entries, *resting)),
        back=back if back in DAYS_BACK else None,
        evening=back in DAYS_BACK and is_waiting(record, day),
        earlier=_written_out([each.day for each in known if each.day < day][-1:]),
        later=_written_out([each.day for each in known if each.day > day][:1]),
    )


def _written_out(found: Sequence[date]) -> str:
    return found[0].isoformat() if found else ""


def _chats(visit: Visit) -> Iterator[str]:
    for source, (first, last, count) in chat_days(visit.record).items():
        yield visit.say(
            "diary.list.chat",
            source=source,
            first=calendar_day(visit.language, first),
            last=calendar_day(visit.language, last),
            days=visit.say("numbers.days", count=count),
        )


PAGE = Page(name="days", show=show, shelf=Shelf.LOOK_BACK)
