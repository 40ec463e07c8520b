"""Moments and the clock on the wall: which day a message belongs to, and how long a gap was.

Days go by the clock on the wall; gaps by moments, so that the night in which the clock changes
makes no gap longer or shorter. In the hour that the clock shows twice the first time is taken.
"""

from datetime import UTC, datetime, timedelta, tzinfo
from typing import Final

import numpy as np
from jaxtyping import Int64

from bedding.readers.chat.message import Messages

SECONDS_OF_DAY: Final = 86_400
SECONDS_OF_MINUTE: Final = 60
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)

Seconds = Int64[np.ndarray, " message"]


def wall_and_instant(messages: Messages, zone: tzinfo) -> tuple[Seconds, Seconds]:
    """Return the wall clock and the moment of each message [s since 1970].

    Args:
        messages: As a reader found them.
        zone: Where the person lives.
    """
    offset = _offsets(messages.seconds, zone, absolute=messages.absolute)
    if messages.absolute:
        return messages.seconds + offset, messages.seconds
    return messages.seconds, messages.seconds - offset


def _offsets(seconds: Seconds, zone: tzinfo, *, absolute: bool) -> Seconds:
    """Return how far the wall clock is ahead of UTC [s] at each of the times.

    A day at whose two ends the offset is the same has it throughout; in the others each minute
    is looked up.
    """
    days, day = np.unique(seconds // SECONDS_OF_DAY, return_inverse=True)
    start = np.array(
        [_offset(int(each) * SECONDS_OF_DAY, zone, absolute=absolute) for each in days],
        np.int64,
    )
    end = np.array(
        [
            _offset((int(each) + 1) * SECONDS_OF_DAY, zone, absolute=absolute)
            for each in days
        ],
        np.int64,
    )
    offset = start[day]
    changing = (start != end)[day]
    minutes, minute = np.unique(
        seconds[changing] // SECONDS_OF_MINUTE, return_inverse=True
    )
    looked_up = np.array(
        [
            _offset(int(each) * SECONDS_OF_MINUTE, zone, absolute=absolute)
            for each in minutes
        ],
        np.int64,
    )
    offset[changing] = looked_up[minute]
    return offset


def _offset(seconds: int, zone: tzinfo, *, absolute: bool) -> int:
    moment = _EPOCH + timedelta(seconds=seconds)
    there = moment.astimezone(zone) if absolute else moment.replace(tzinfo=zone)
    offset = there.utcoffset()
    return 0 if offset is None else int(offset.total_seconds())
