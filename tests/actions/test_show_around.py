"""An invented diary as the record of someone who wrote each evening."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np
import pytest

from bedding.actions.clock_here import Sitting
from bedding.actions.record_diary import diary_of
from bedding.actions.show_around import invented_record, open_demonstration
from bedding.record import CheckIn, Event
from bedding.types import Channel, Diary

NOW = Sitting(
    shown_at=datetime(2026, 3, 30, 20, 0, tzinfo=ZoneInfo("Europe/Amsterdam")),
    zone="Europe/Amsterdam",
)


@pytest.fixture
def diary():
    """Four evenings in six days, with a gap and an answer that is missing."""
    days = np.asarray([0.0, 1.0, 4.0, 5.0])

    def channel(name, values):
        return Channel(
            name=name, values=np.asarray(values), low=1.0, high=7.0, levels=7
        )

    return Diary(
        person="demo",
        times=days,
        inputs={
            "contact": np.asarray([0.0, 1 / 3, 2 / 3, 1.0]),
            "warmth": np.asarray([np.nan, np.nan, 0.5, 1.0]),
            "threat": np.asarray([np.nan, np.nan, 1.0, 0.0]),
            "amends": np.asarray([0.0, 0.0, 0.5, 0.0]),
        },
        channels={
            "arousal": channel("arousal", [2.0, 5.0, 7.0, 1.0]),
            "pull": channel("pull", [1.0, np.nan, 4.0, 3.0]),
            "mood": channel("mood", [1.0, 2.0, 3.0, 4.0]),
        },
    )


def test_each_evening_is_a_check_in_up_to_yesterday(diary):
    record = invented_record(diary, NOW)

    evenings = list(record.of(CheckIn))
    assert [each.moment.local_date for each in evenings] == [
        date(2026, 3, 24),
        date(2026, 3, 25),
        date(2026, 3, 28),
        date(2026, 3, 29),
    ]
    assert [each.contact for each in evenings] == [
        "none_fine",
        "none_waiting",
        "message",
        "together",
    ]
    assert [dict(each.answers) for each in evenings] == [
        {"arousal": 2, "pull": 1},
        {"arousal": 5},
        {"warmth": 4, "threat": 7, "arousal": 7, "pull": 4},
        {"warmth": 7, "threat": 1, "arousal": 1, "pull": 3},
    ]


def test_strong_evenings_have_events(diary):
    record = invented_record(diary, NOW)

    found = [(each.moment.local_date.day, each.code) for each in record.of(Event)]
    assert found == [(28, "R1"), (28, "T6"), (29, "W2")]


def test_the_record_reads_back_as_the_diary_it_was(diary):
    """The road back is another module: from entries to inputs and channels."""
    again = diary_of(invented_record(diary, NOW))

    assert again is not None
    # The clock goes forward in the last night: the evenings stay 24 hours of the wall apart.
    hour = timedelta(hours=1) / timedelta(days=1)
    np.testing.assert_allclose(again.times, diary.times - [0, 0, 0, hour], atol=1e-9)
    for name in ("contact", "warmth", "threat"):
        np.testing.assert_allclose(again.inputs[name], diary.inputs[name])
    for name in ("arousal", "pull"):
        np.testing.assert_array_equal(
            again.channels[name].values, diary.channels[name].values
        )


def test_a_demonstration_is_encrypted_and_stands_in_a_folder_of_its_own(diary):
    notebook, folder = open_demonstration(diary, "en")
    try:
        assert notebook.record.settings.language == "en"
        assert [each.name for each in folder.iterdir() if each.suffix == ".dat"] != []
        assert b"check_in" not in notebook.path.read_bytes()
        assert folder.stat().st_mode & 0o777 == 0o700
    finally:
        notebook.destroy()
        folder.rmdir()
