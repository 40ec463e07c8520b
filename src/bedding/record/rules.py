"""What may be added when: caps that protect from too much, and room for a day that was missed.

The limits come from docs, "check-in": two check-ins a day, filling in to two days back, three
events an evening with a kind word at the fourth, a shorter evening after three days away. What
opens the gate (`Event.gate`) is never counted and never refused.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Final

from bedding.record.entries import (
    CheckIn,
    Entry,
    Event,
    Label,
    Pause,
    Reflection,
    Start,
    day_of,
)
from bedding.record.errors import EntryError, LimitError
from bedding.record.items import DISTINCTIONS, PHASES, SIGN_WORDINGS, SIGNS, sign_items
from bedding.record.moment import Moment
from bedding.record.record import Record

DAY_TURNS: Final = timedelta(hours=4)
"""A day lasts till four at night, so that an evening written after midnight is that evening."""

BACK_FILL_DAYS: Final = 2
EVENTS_AN_EVENING: Final = 3
SHORT_AFTER: Final = {"daily": 3, "three_a_week": 6}
"""After how many days away an evening is short, by rhythm [day]; with the others it never is."""

PHASES_EVERY: Final = 4  # [week]
LOOK_DAYS: Final = 14  # [day] of looking before a rhythm is chosen
CLOCK_SLACK: Final = timedelta(hours=1)


def diary_day(now: datetime) -> date:
    """Return the day that a moment belongs to, as the person lives it."""
    return (now - DAY_TURNS).date()


def add_check_in(record: Record, check_in: CheckIn) -> Record:
    """Return the record with a check-in more.

    Raises:
        LimitError: There is one of its form that day already, or the day is out of reach.
    """
    check_in = replace(check_in, moment=_placed(check_in))
    same_day = record.on(CheckIn, check_in.moment.local_date)
    now = check_in.form == "now"
    if any((each.form == "now") == now for each in same_day):
        limit = "one_now" if now else "one_evening"
        raise LimitError(
            limit,
            f"There is a check-in like this on {check_in.moment.local_date} already. "
            "Change that one instead.",
        )
    return replace(record.with_entry(check_in), draft=None)


def event_room(record: Record, day: date) -> int:
    """Return how many more events a day has room for before the kind word."""
    used = sum(not each.gate for each in record.on(Event, day))
    return max(0, EVENTS_AN_EVENING - used)


def add_event(record: Record, event: Event, *, beyond: bool = False) -> Record:
    """Return the record with an event more.

    Args:
        record: What there is.
        event: What happened.
        beyond: Whether the person read the kind word and still wants to add it.

    Raises:
        LimitError: The day has three already, and `beyond` is not given; or the day is out of
            reach. Neither is ever raised for a code of the gate.
        EntryError: The code is a label that the record does not have.
    """
    if event.code.startswith("X") and event.code not in {
        label.code for label in record.of(Label)
    }:
        raise EntryError("code", event.code, "Make the label first.")
    if event.gate:
        return record.with_entry(event)
    event = replace(event, moment=_placed(event))
    day = event.moment.local_date
    if not beyond and event_room(record, day) == 0:
        raise LimitError(
            "three_events",
            f"There are {EVENTS_AN_EVENING} events on {day}. Tomorrow is soon enough, or add it "
            "with beyond=True.",
        )
    return record.with_entry(event)


def add_reflection(record: Record, reflection: Reflection) -> Record:
    """Return the record with a look back more.

    Raises:
        LimitError: That week has one already, or the day is out of reach.
    """
    reflection = replace(reflection, moment=_placed(reflection))
    week = _week(reflection.moment.local_date)
    if any(_week(each.moment.local_date) == week for each in record.of(Reflection)):
        raise LimitError(
            "one_week",
            f"The week of {week} has its look back already. Change that one instead.",
        )
    return replace(record.with_entry(reflection), draft=None)


def edit(record: Record, entry: Entry, now: datetime) -> Record:
    """Return the record with another version of an entry that it has, marked as changed.

    The moment at which it was first answered stays; the day it is about may not change.

    Raises:
        EntryError: There is no entry of that id, it is of another kind, or of another day.
    """
    old = record.entries.get(entry.id)
    if old is None or type(old) is not type(entry):
        raise EntryError(
            "id", entry.id, "Take an entry from the record and change that."
        )
    if day_of(old) != day_of(entry) and not isinstance(entry, Pause):
        raise EntryError(
            "local_date", str(day_of(entry)), "Remove the entry, and make it anew."
        )
    if isinstance(entry, CheckIn | Event | Reflection | Start) and isinstance(
        old, CheckIn | Event | Reflection | Start
    ):
        entry = replace(entry, moment=replace(old.moment, edited_at=now))
    return record.with_entry(entry)


def skip(record: Record, day: date) -> Record:
    """Return the record with one evening left out on purpose."""
    if any(each.holds(day) for each in record.of(Pause)):
        return record
    return record.with_entry(Pause(first=day, last=day))


def pause(record: Record, first: date) -> Record:
    """Return the record with a pause that goes on until `resume`."""
    if any(each.last is None for each in record.of(Pause)):
        return record
    return record.with_entry(Pause(first=first))


def resume(record: Record, today: date) -> Record:
    """Return the record with every running pause ended the day before today."""
    for each in list(record.of(Pause)):
        if each.last is None:
            yesterday = today - timedelta(days=1)
            ended = replace(each, last=max(each.first, yesterday))
            record = record.with_entry(ended)
    return record


def choose_rhythm(record: Record, rhythm: str, today: date) -> Record:
    """Return the record with another rhythm; a pause begins or ends with it.

    Raises:
        EntryError: There is no such rhythm.
    """
    record = record.with_settings(replace(record.settings, rhythm=rhythm))
    return pause(record, today) if rhythm == "paused" else resume(record, today)


def rhythm_is_due(record: Record, today: date) -> bool:
    """Return whether to say, once the first two weeks are over, that the rhythm can be chosen.

    It is for one week, and only while nothing else than every day was chosen: a reminder is no
    more than that.
    """
    evenings = [
        each.moment.local_date for each in record.of(CheckIn) if each.form != "now"
    ]
    if not evenings or record.settings.rhythm != "daily":
        return False
    return LOOK_DAYS <= (today - min(evenings)).days < LOOK_DAYS + 7


def evening_form(record: Record, day: date) -> str:
    """Return `evening`, or `short` after three days without one; pauses do not count.

    Who writes three evenings a week has days off between them: then it takes six. Who writes of
    events alone, or pauses, has missed nothing.
    """
    after = SHORT_AFTER.get(record.settings.rhythm)
    if after is None:
        return "evening"
    evenings = [
        each.moment.local_date for each in record.of(CheckIn) if each.form != "now"
    ]
    before = [each for each in evenings if each < day]
    if not before:
        return "evening"
    between = (
        max(before) + timedelta(days=n) for n in range(1, (day - max(before)).days)
    )
    pauses = list(record.of(Pause))
    missed = sum(not any(each.holds(one) for each in pauses) for one in between)
    return "short" if missed >= after else "evening"


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekPlan:
    """What a week's look back asks.

    Attributes:
        form: A key of `items.REFLECTION_ITEMS`.
        items: Its items, in order.
        done: Whether it was filled in already.
    """

    form: str
    items: tuple[str, ...]
    done: bool


def week_plan(record: Record, day: date) -> WeekPlan:
    """Return what the look back of a week asks.

    Weeks are counted from the first entry. Every fourth asks the phases; the others take turns
    between signs and distinctions. Weeks of signs take turns between two wordings, and move the
    one opposite pole along the six signs, so that a missed week changes nothing for the next.
    """
    days = [each for each in map(day_of, record.entries.values()) if each is not None]
    first = _week(min((*days, day)))
    weeks = (_week(day) - first).days // 7
    done = any(
        _week(each.moment.local_date) == _week(day) for each in record.of(Reflection)
    )
    if weeks % PHASES_EVERY == PHASES_EVERY - 1:
        return WeekPlan(form="phases", items=PHASES, done=done)
    turn = weeks - weeks // PHASES_EVERY
    if turn % 2:
        return WeekPlan(form="distinctions", items=DISTINCTIONS, done=done)
    occasion = turn // 2
    wording = SIGN_WORDINGS[occasion % len(SIGN_WORDINGS)]
    return WeekPlan(
        form="signs", items=sign_items(wording, occasion % len(SIGNS)), done=done
    )


def clock_went_back(record: Record, now: datetime) -> bool:
    """Return whether the clock shows a time well before the last entry.

    Nothing is refused for it: a day is worth more than its hour. The entry keeps what the clock
    said, and the screen can ask.
    """
    latest = last_answered(record)
    return latest is not None and now < latest - CLOCK_SLACK


def last_answered(record: Record) -> datetime | None:
    """Return the latest moment at which anything was put down, or None in an empty record."""
    return max(
        (
            each.moment.answered_at
            for each in record.entries.values()
            if isinstance(each, CheckIn | Event | Reflection | Start)
        ),
        default=None,
    )


def _placed(entry: CheckIn | Event | Reflection) -> Moment:
    moment = entry.moment
    today = diary_day(moment.answered_at)
    if moment.origin == "import":
        return moment
    if moment.local_date > max(today, moment.answered_at.date()):
        raise LimitError(
            "future", f"{moment.local_date} has not come yet. Choose today."
        )
    if moment.local_date < today - timedelta(days=BACK_FILL_DAYS):
        raise LimitError(
            "back_fill",
            f"{moment.local_date} is more than {BACK_FILL_DAYS} days back, too far to know it "
            "well. Leave it empty.",
        )
    return replace(moment, backfilled=moment.local_date < today)


def _week(day: date) -> date:
    """Return the Monday of a week."""
    return day - timedelta(days=day.weekday())
