"""The wall clock and moments, against zoneinfo asked for each message apart."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from hypothesis import given, settings, strategies as st

from bedding.readers.chat.clock import wall_and_instant
from bedding.readers.chat.message import Messages, Unreadable

ZONES = [
    "Europe/Amsterdam",
    "America/New_York",
    "Australia/Lord_Howe",
    "Asia/Kathmandu",
    "UTC",
]
EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001 -- the wall clock has no zone
# Around the two nights of 2022 in which clocks in Europe change, and around any other.
SECONDS = st.one_of(
    st.integers(1_648_300_000, 1_648_400_000),
    st.integers(1_667_000_000, 1_667_200_000),
    st.integers(1_230_768_000, 1_900_000_000),
)


def messages(seconds: list[int], *, absolute: bool) -> Messages:
    count = len(seconds)
    return Messages(
        seconds=np.array(seconds, np.int64),
        absolute=absolute,
        sender=np.zeros(count, np.int32),
        kind=np.zeros(count, np.int8),
        characters=np.zeros(count, np.int32),
        senders=("Anna",),
        unreadable=Unreadable(count=0, lines=()),
    )


@pytest.mark.parametrize("name", ZONES)
@settings(max_examples=40, deadline=None)
@given(seconds=st.lists(SECONDS, min_size=1, max_size=20))
def test_moments_become_what_the_clock_showed(name, seconds):
    zone = ZoneInfo(name)
    expected = [
        (datetime.fromtimestamp(each, zone).replace(tzinfo=None) - EPOCH)
        // timedelta(seconds=1)
        for each in seconds
    ]

    wall, instant = wall_and_instant(messages(seconds, absolute=True), zone)

    assert wall.tolist() == expected
    assert instant.tolist() == seconds


@pytest.mark.parametrize("name", ZONES)
@settings(max_examples=40, deadline=None)
@given(seconds=st.lists(SECONDS, min_size=1, max_size=20))
def test_the_clock_becomes_moments(name, seconds):
    zone = ZoneInfo(name)
    expected = [
        int(
            (EPOCH + timedelta(seconds=each))
            .replace(tzinfo=zone)
            .astimezone(UTC)
            .timestamp()
        )
        for each in seconds
    ]

    wall, instant = wall_and_instant(messages(seconds, absolute=False), zone)

    assert wall.tolist() == seconds
    assert instant.tolist() == expected


def test_a_gap_over_the_night_the_clock_goes_forward_is_an_hour_shorter():
    evening = 1_648_335_600  # 23:00 on 26 March 2022, as a clock on the wall

    _, instant = wall_and_instant(
        messages([evening, evening + 8 * 3600], absolute=False),
        ZoneInfo("Europe/Amsterdam"),
    )

    assert instant[1] - instant[0] == 7 * 3600
