"""What two persons' messages come to for each day, by side, without a word of them.

A *sign* is anything a side sends: a text, a picture, a call, a message taken back. A *silence*
is the time between two signs when it lasts `SILENCE` or longer, whoever sent them. Who sends the
first sign after it *starts*. A *reply* is a sign that follows one of the other side, however
late; its gap runs from the sign before it. All belong to the day on which they end.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import IntEnum
from typing import Final

import numpy as np
from jaxtyping import Bool, Float64, Int8, Int32, Int64

from bedding.readers.chat.message import NOBODY, Kind

SILENCE: Final = 8.0
"""How long nothing is sent before it counts as a silence [hour]; chosen, not measured: longer
than most nights, so that an ordinary night alone is none."""

BURST_WITHIN: Final = 0.5
"""How long after the end of a silence a burst may take [hour] (chosen)."""

BURST: Final = 5
"""From how many signs by one side within `BURST_WITHIN` it is a burst (chosen)."""

NIGHT: Final = (0, 6)
"""The hours of the wall clock that are night: from the first up to the second."""

QUANTILES: Final = (0.25, 0.5, 0.75, 0.9)
SECONDS_OF_DAY: Final = 86_400
SECONDS_OF_HOUR: Final = 3_600
_EPOCH: Final = date(1970, 1, 1)


class Side(IntEnum):
    """Whose a sign is."""

    ME = 0
    OTHER = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyGaps:
    """How long one side took to reply on one day.

    Attributes:
        count: How many replies.
        lower_quartile: A quarter came sooner [hour].
        median: Half came sooner [hour].
        upper_quartile: Three quarters came sooner [hour].
        ninetieth: Nine in ten came sooner [hour].
    """

    count: int
    lower_quartile: float
    median: float
    upper_quartile: float
    ninetieth: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SideDay:
    """What one side sent on one day.

    Attributes:
        messages: Texts, and what stands for pictures and voices.
        characters: Of the texts.
        media: Of the messages, those that are no text.
        deleted: Messages taken back.
        calls: Calls that were answered, by who called.
        missed_calls: Calls that weren't, by who called.
        night: Messages sent between the hours in `NIGHT`.
        starts: Silences that this side ended.
        bursts: Silences after which this side sent `BURST` signs or more within `BURST_WITHIN`.
        replies: How long its replies took, or None when there were none.
    """

    messages: int
    characters: int
    media: int
    deleted: int
    calls: int
    missed_calls: int
    night: int
    starts: int
    bursts: int
    replies: ReplyGaps | None


NOTHING: Final = SideDay(
    messages=0,
    characters=0,
    media=0,
    deleted=0,
    calls=0,
    missed_calls=0,
    night=0,
    starts=0,
    bursts=0,
    replies=None,
)
"""What a side sent on a day on which it sent nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """A time in which neither side sent anything.

    Attributes:
        began: The last sign before it, on the wall clock.
        ended: The first sign after it, on the wall clock.
        length: How long it lasted [hour], by moments.
        last: Who sent the last sign before it.
        ended_by: Who sent the first sign after it.
    """

    began: datetime
    ended: datetime
    length: float
    last: Side
    ended_by: Side


@dataclass(frozen=True, slots=True, kw_only=True)
class DayAggregate:
    """One day of two persons' messages; a day without any is there too, with zeros.

    Attributes:
        day: The day on the wall clock, from midnight to midnight.
        me: What the person sent.
        other: What the other sent.
        silences: The silences that ended on this day.
        calls_of_nobody: Calls of which the file doesn't say who called.
    """

    day: date
    me: SideDay
    other: SideDay
    silences: tuple[Silence, ...]
    calls_of_nobody: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Signs:
    """What both sides sent, in columns, in any order.

    Attributes:
        wall: When on the wall clock [s since 1970].
        instant: When [s since 1970, UTC].
        side: `Side`, or `NOBODY`.
        kind: `Kind`.
        characters: Length of the text.
    """

    wall: Int64[np.ndarray, " sign"]
    instant: Int64[np.ndarray, " sign"]
    side: Int8[np.ndarray, " sign"]
    kind: Int8[np.ndarray, " sign"]
    characters: Int32[np.ndarray, " sign"]

    def only(self, kept: Bool[np.ndarray, " sign"]) -> "Signs":
        """Return some of the signs, oldest first; those of one moment in the order they were."""
        place = np.flatnonzero(kept)
        place = place[np.argsort(self.instant[place], kind="stable")]
        return Signs(
            wall=self.wall[place],
            instant=self.instant[place],
            side=self.side[place],
            kind=self.kind[place],
            characters=self.characters[place],
        )


def aggregate_days(signs: Signs) -> tuple[DayAggregate, ...]:
    """Return every day from the first sign to the last, oldest first; none without signs."""
    if not len(signs.wall):
        return ()
    first = int(signs.wall.min()) // SECONDS_OF_DAY
    count = int(signs.wall.max()) // SECONDS_OF_DAY - first + 1
    of_nobody = signs.wall[signs.side == NOBODY] // SECONDS_OF_DAY - first
    calls_of_nobody = np.bincount(of_nobody, minlength=count)
    sides = signs.only(signs.side != NOBODY)
    counts = _counts(sides, first, count)
    gaps = _reply_gaps(sides, first)
    silences: dict[int, list[Silence]] = {}
    for silence in _silences(sides):
        silences.setdefault((silence.ended.date() - _EPOCH).days - first, []).append(
            silence
        )
    return tuple(
        DayAggregate(
            day=_EPOCH + timedelta(days=first + place),
            me=_side_day(counts, gaps, (place, Side.ME)),
            other=_side_day(counts, gaps, (place, Side.OTHER)),
            silences=tuple(silences.get(place, ())),
            calls_of_nobody=int(calls_of_nobody[place]),
        )
        for place in range(count)
    )


def _side_day(
    counts: dict[tuple[int, Side], dict[str, int]],
    gaps: dict[tuple[int, Side], ReplyGaps],
    place: tuple[int, Side],
) -> SideDay:
    """Return one side of one day."""
    if place not in counts:
        return NOTHING
    return SideDay(**counts[place], replies=gaps.get(place))


def _counts(
    signs: Signs, first: int, count: int
) -> dict[tuple[int, Side], dict[str, int]]:
    """Return everything that is a number of signs, for each day and side that has any."""
    message = (signs.kind == Kind.TEXT) | (signs.kind == Kind.MEDIA)
    hour = signs.wall % SECONDS_OF_DAY // SECONDS_OF_HOUR
    ends = _ends_of_silence(signs)
    which = {
        "messages": message,
        "characters": message * signs.characters,
        "media": signs.kind == Kind.MEDIA,
        "deleted": signs.kind == Kind.DELETED,
        "calls": signs.kind == Kind.CALL,
        "missed_calls": signs.kind == Kind.MISSED_CALL,
        "night": message & (hour >= NIGHT[0]) & (hour < NIGHT[1]),
        "starts": ends,
    }
    place = (signs.wall // SECONDS_OF_DAY - first) * len(Side) + signs.side
    tallies = {
        name: np.bincount(place, weights=each, minlength=count * len(Side))
        for name, each in which.items()
    }
    tallies["bursts"] = _bursts(signs, ends, first, count)
    some = np.flatnonzero(np.any(list(tallies.values()), axis=0))
    return {
        (int(each) // len(Side), Side(int(each) % len(Side))): {
            name: int(tally[each]) for name, tally in tallies.items()
        }
        for each in some
    }


def _ends_of_silence(signs: Signs) -> Bool[np.ndarray, " sign"]:
    """Return which signs come after a silence."""
    ends = np.zeros(len(signs.instant), dtype=bool)
    ends[1:] = np.diff(signs.instant) >= SILENCE * SECONDS_OF_HOUR
    return ends


def _bursts(
    signs: Signs, ends: Bool[np.ndarray, " sign"], first: int, count: int
) -> Float64[np.ndarray, " place"]:
    """Return, by day and side, after how many silences a side sent a burst."""
    starts = np.flatnonzero(ends)
    stops = np.searchsorted(
        signs.instant,
        signs.instant[starts] + int(BURST_WITHIN * SECONDS_OF_HOUR),
        side="right",
    )
    day = signs.wall[starts] // SECONDS_OF_DAY - first
    tally = np.zeros(count * len(Side))
    for side in Side:
        sent = np.concatenate([[0], np.cumsum(signs.side == side)])
        burst = sent[stops] - sent[starts] >= BURST
        np.add.at(tally, day[burst] * len(Side) + side, 1.0)
    return tally


def _reply_gaps(signs: Signs, first: int) -> dict[tuple[int, Side], ReplyGaps]:
    """Return, by day and side, how long replies took."""
    turn = np.flatnonzero(np.diff(signs.side)) + 1
    gap = (signs.instant[turn] - signs.instant[turn - 1]) / SECONDS_OF_HOUR
    group = (signs.wall[turn] // SECONDS_OF_DAY - first) * len(Side) + signs.side[turn]
    order = np.lexsort((gap, group))
    gap, group = gap[order], group[order]
    names, starts, sizes = np.unique(group, return_index=True, return_counts=True)
    cuts = np.array([_quantile(gap, starts, sizes, each) for each in QUANTILES])
    return {
        (int(name) // len(Side), Side(int(name) % len(Side))): ReplyGaps(
            count=int(size),
            lower_quartile=float(low),
            median=float(middle),
            upper_quartile=float(high),
            ninetieth=float(late),
        )
        for name, size, low, middle, high, late in zip(names, sizes, *cuts, strict=True)
    }


def _quantile(
    ordered: Float64[np.ndarray, " reply"],
    starts: Int64[np.ndarray, " group"],
    sizes: Int64[np.ndarray, " group"],
    share: float,
) -> Float64[np.ndarray, " group"]:
    """Return a quantile of each group, on the straight line between the two gaps around it."""
    if not len(starts):
        return np.zeros(0)
    place = (sizes - 1) * share
    below = np.floor(place).astype(np.int64)
    above = np.minimum(below + 1, sizes - 1)
    low, high = ordered[starts + below], ordered[starts + above]
    between: Float64[np.ndarray, " group"] = low + (high - low) * (place - below)
    return between


def _silences(signs: Signs) -> list[Silence]:
    """Return the silences, oldest first."""
    ends = np.flatnonzero(_ends_of_silence(signs))
    return [
        Silence(
            began=_clock(signs.wall[end - 1]),
            ended=_clock(signs.wall[end]),
            length=float(signs.instant[end] - signs.instant[end - 1]) / SECONDS_OF_HOUR,
            last=Side(int(signs.side[end - 1])),
            ended_by=Side(int(signs.side[end])),
        )
        for end in ends
    ]


def _clock(wall: np.int64) -> datetime:
    """Return what the clock on the wall showed, without a zone."""
    return datetime.fromtimestamp(int(wall), UTC).replace(tzinfo=None)
