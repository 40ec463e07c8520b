"""From the entries of a record to a diary, as the model and the mirror take one.

A row is a check-in, a row of a table that was brought in, or a day without a check-in of which
events tell. Its moment is when it was put
down, in UTC, so that travel and changes of the clock neither stretch nor shrink the time between
two rows. What was filled in later stands at the hour at which the person usually answers, on the
day it is about, in the zone it was made in. Days without a row are gaps, never zeros.

| input | from |
|---|---|
| contact | the answer: none and fine 0, none and waiting 1/3, message 2/3, together 1; left empty, 2/3 when a chat or an event of that day tells of a message, 1 when an event tells of being together |
| warmth, threat | the answers, 1 to 7 as 0 to 1; left empty, the strongest event of that meaning, as a third of its strength (2 where none was given) |
| amends | 1 when the other took responsibility, 1/2 for an apology (chosen), else nothing |
| answered | 0 on a day of silence by the other, or on which a chat has messages of the person and no sign of the other; else open |
| openness | 1 where a limit was respected, 0 where one was punished or ridiculed; both, 1/2 |
| stress | 1/2 after a bad night, or what bears a label of stress (chosen), else 0, and only where such a thing was ever put down |

The answers about oneself are the channels, on their own scale of seven points. What a table says
of a measure stays on the scale of the table; where a measure was answered on more than one scale,
each answer is put on the seven points by its place between the ends, and counts as continuous.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from statistics import median
from typing import Final
from zoneinfo import ZoneInfo

import numpy as np

from bedding.record import (
    EVENTS,
    Answer,
    ChatDay,
    CheckIn,
    Event,
    Label,
    Record,
    TableRow,
    diary_day,
)
from bedding.types import CHANNELS, INPUTS, Channel, Diary

PERSON: Final = "1"
"""How the person is called: a record has no name in it."""

CONTACT: Final = {
    "none_fine": 0.0,
    "none_waiting": 1.0 / 3.0,
    "message": 2.0 / 3.0,
    "together": 1.0,
}
LOW, HIGH = 1.0, 7.0
USUAL: Final = 21.0
"""The hour of an evening as long as the person has none of their own [hour]; chosen."""

DAY_BEGINS: Final = 4.0
"""Hours before this belong to the evening before [hour]; see `record.diary_day`."""

_UNKNOWN: Final = float("nan")
_BY_MESSAGE: Final = ("message", "online")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """One moment: which day it is about, and what is known of it."""

    at: datetime
    day: date
    check_in: CheckIn | None
    whole_day: bool
    table_row: TableRow | None = None

    def answer(self, name: str) -> Answer | None:
        """Return what was answered to an item or a measure, or None."""
        if self.table_row is not None:
            return self.table_row.answers.get(name)
        if self.check_in is None or name not in self.check_in.answers:
            return None
        return Answer(self.check_in.answers[name], LOW, HIGH, int(HIGH))


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedDiary:
    """A diary with the day that each entry is about.

    Attributes:
        diary: What was written down.
        days: Which day each of its entries is about, in the same order.
    """

    diary: Diary
    days: tuple[date, ...]


def diary_of(record: Record) -> Diary | None:
    """Return the diary of a record, oldest first, or None where there is not one row."""
    found = dated_diary_of(record)
    return None if found is None else found.diary


def dated_diary_of(record: Record) -> DatedDiary | None:
    """Return the diary of a record with its days, or None where there is not one row."""
    rows = _rows(record)
    if not rows:
        return None
    return DatedDiary(diary=_diary(record, rows), days=tuple(row.day for row in rows))


def _diary(record: Record, rows: Sequence[_Row]) -> Diary:
    first = rows[0].at
    times = [(row.at - first) / timedelta(days=1) for row in rows]
    events = _by_day(record)
    chats = _chats(record)
    meanings = {label.code: label.meaning for label in record.of(Label)}
    stressed = any(
        _meaning(each.code, meanings) == "stress" for each in record.of(Event)
    )
    inputs: dict[str, list[float]] = {name: [] for name in INPUTS}
    for row in rows:
        told = events.get(row.day, ()) if row.whole_day else ()
        counted = chats.get(row.day, {}) if row.whole_day else {}
        known = _inputs(row, told, counted, meanings)
        if not stressed or not row.whole_day:
            known["stress"] = _UNKNOWN
        known |= _told_by_table(row)
        for name in INPUTS:
            inputs[name].append(known[name])
    return Diary(
        person=PERSON,
        times=_increasing(np.asarray(times, dtype=float)),
        inputs={
            name: np.asarray(values, dtype=float)
            for name, values in inputs.items()
            if not np.isnan(values).all()
        },
        channels=_channels(rows),
    )


def usual_hour(record: Record) -> float:
    """Return the hour at which evenings are usually put down, 4 to 28 [hour].

    Midnight is 24 and two at night 26, so that a late evening stays late.
    """
    hours = [
        _hour(each.moment.answered_at.astimezone(ZoneInfo(each.moment.tz)))
        for each in record.of(CheckIn)
        if each.form != "now" and _on_its_day(each)
    ]
    return median(hours) if hours else USUAL


def _rows(record: Record) -> list[_Row]:
    hour = usual_hour(record)
    rows = [
        _Row(
            at=_moment(each, hour),
            day=each.moment.local_date,
            check_in=each,
            whole_day=each.form != "now",
        )
        for each in record.of(CheckIn)
    ]
    rows += [
        _Row(
            at=each.at.astimezone(UTC),
            day=each.local_date,
            check_in=None,
            whole_day=False,
            table_row=each,
        )
        for each in record.of(TableRow)
    ]
    evenings = {row.day for row in rows if row.whole_day}
    for day, told in _by_day(record).items():
        begun = [each for each in told if each.moment.local_date == day]
        if day not in evenings and begun:
            rows.append(
                _Row(
                    at=_at(day, hour, begun[-1].moment.tz),
                    day=day,
                    check_in=None,
                    whole_day=True,
                )
            )
    return sorted(rows, key=lambda row: row.at)


def _moment(check_in: CheckIn, hour: float) -> datetime:
    moment = check_in.moment
    if _on_its_day(check_in):
        return moment.answered_at.astimezone(UTC)
    return _at(moment.local_date, hour, moment.tz)


def _on_its_day(check_in: CheckIn) -> bool:
    """Return whether it was put down on the day that it is about, where the person was."""
    moment = check_in.moment
    local = moment.answered_at.astimezone(ZoneInfo(moment.tz))
    return diary_day(local.replace(tzinfo=None)) == moment.local_date


def _at(day: date, hour: float, zone: str) -> datetime:
    """Return an hour of a day on the wall clock of a zone, in UTC.

    An hour that the clock skips in spring is taken as if it had not; one that comes twice in
    autumn is the first of the two.
    """
    midnight = datetime.combine(day, time())
    wall = midnight + timedelta(hours=hour)
    return wall.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


def _hour(local: datetime) -> float:
    hour = local.hour + local.minute / 60
    return hour + 24 if hour < DAY_BEGINS else hour


def _by_day(record: Record) -> dict[date, tuple[Event, ...]]:
    """Return the events of each day; one that lasts is on every day up to its end."""
    found: dict[date, list[Event]] = {}
    for event in record.of(Event):
        day, last = event.moment.local_date, event.ended or event.moment.local_date
        while day <= last:
            found.setdefault(day, []).append(event)
            day += timedelta(days=1)
    return {day: tuple(each) for day, each in found.items()}


def _chats(record: Record) -> dict[date, dict[str, float]]:
    """Return what was counted on each day, over all chats."""
    found: dict[date, dict[str, float]] = {}
    for day in record.of(ChatDay):
        counts = found.setdefault(day.local_date, {})
        for name, value in day.values.items():
            counts[name] = counts.get(name, 0.0) + value
    return found


def _inputs(
    row: _Row,
    told: Sequence[Event],
    counted: Mapping[str, float],
    meanings: Mapping[str, str],
) -> dict[str, float]:
    answers = {} if row.check_in is None else row.check_in.answers
    codes = {each.code for each in told}
    return {
        "contact": _contact(row.check_in, told, counted),
        "warmth": _share(answers, "warmth", told, meanings),
        "threat": _share(answers, "threat", told, meanings),
        "amends": 1.0 if "R3" in codes else 0.5 if "R1" in codes else _UNKNOWN,
        "answered": _answered(told, counted),
        "openness": _openness(codes),
        "stress": 0.5
        if any(_meaning(code, meanings) == "stress" for code in codes)
        else 0.0,
    }


def _contact(
    check_in: CheckIn | None, told: Sequence[Event], counted: Mapping[str, float]
) -> float:
    if check_in is not None and check_in.contact is not None:
        return CONTACT[check_in.contact]
    channels = {each.channel for each in told}
    if "together" in channels:
        return CONTACT["together"]
    signs = _signs(counted, "me") + _signs(counted, "other")
    if (
        signs > 0
        or channels & set(_BY_MESSAGE)
        or {e.code for e in told} & {"C1", "C2"}
    ):
        return CONTACT["message"]
    return _UNKNOWN


def _share(
    answers: Mapping[str, int],
    name: str,
    told: Sequence[Event],
    meanings: Mapping[str, str],
) -> float:
    if name in answers:
        return (answers[name] - LOW) / (HIGH - LOW)
    strengths = [
        (each.strength or 2) / 3
        for each in told
        if name in _meaning(each.code, meanings).split(", ")
    ]
    return max(strengths, default=_UNKNOWN)


def _meaning(code: str, meanings: Mapping[str, str]) -> str:
    kind = EVENTS.get(code)
    return meanings.get(code, "") if kind is None else kind.meaning


def _answered(told: Sequence[Event], counted: Mapping[str, float]) -> float:
    silent = any(each.code == "T2" and each.who == "other" for each in told)
    alone = counted.get("me_messages", 0) > 0 and _signs(counted, "other") == 0
    return 0.0 if silent or alone else _UNKNOWN


def _signs(counted: Mapping[str, float], side: str) -> float:
    return sum(counted.get(f"{side}_{what}", 0.0) for what in ("messages", "calls"))


def _openness(codes: set[str]) -> float:
    met = [1.0] if "B2" in codes else []
    met += [0.0] if codes & {"B3", "T8"} else []
    return sum(met) / len(met) if met else _UNKNOWN


def _told_by_table(row: _Row) -> dict[str, float]:
    """Return the inputs that the row of a table answers [0 to 1]."""
    answers = {} if row.table_row is None else row.table_row.answers
    return {
        name: _share_of(answer) for name, answer in answers.items() if name in INPUTS
    }


def _share_of(answer: Answer) -> float:
    return (answer.value - answer.low) / (answer.high - answer.low)


def _channels(rows: Sequence[_Row]) -> dict[str, Channel]:
    channels = {}
    for name in CHANNELS:
        answers = [row.answer(name) for row in rows]
        scales = {
            (each.low, each.high, each.levels) for each in answers if each is not None
        }
        if not scales:
            continue
        one = len(scales) == 1
        low, high, levels = scales.pop() if one else (LOW, HIGH, None)
        values = [
            _UNKNOWN
            if each is None
            else each.value
            if one
            else LOW + _share_of(each) * (HIGH - LOW)
            for each in answers
        ]
        channels[name] = Channel(
            name=name,
            values=np.asarray(values, dtype=float),
            low=low,
            high=high,
            levels=levels,
        )
    return channels


def _increasing(times: np.ndarray) -> np.ndarray:
    """Return times in which each comes after the one before, by a second where two coincide."""
    second = timedelta(seconds=1) / timedelta(days=1)
    moved = times.copy()
    for place in range(1, len(moved)):
        moved[place] = max(moved[place], moved[place - 1] + second)
    return moved
