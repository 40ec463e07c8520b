import json
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np
import pytest

from bedding.actions.clock_here import sit_down
from bedding.actions.pause_analysis import (
    note_answers,
    note_happening,
    step_back_in,
)
from bedding.actions.record_diary import diary_of
from bedding.actions.set_aside import set_aside
from bedding.mirror import RESTS_ON, State, reflect
from bedding.record import CheckIn, Event, Moment, Record

ZONE = ZoneInfo("Europe/Amsterdam")
DAYS = 40


@pytest.fixture(scope="module")
def lived():
    """Forty invented evenings: good and bad by chance, with a body that follows them."""
    chance = np.random.default_rng(5)
    today = sit_down().today
    entries = []
    for back in range(DAYS, 0, -1):
        day = today - timedelta(days=back)
        at = datetime(day.year, day.month, day.day, 21, tzinfo=ZONE)
        good = int(chance.integers(2))
        answers = {
            "warmth": 2 + 4 * good,
            "threat": 6 - 4 * good,
            "arousal": 6 - 4 * good + int(chance.integers(2)),
            "pull": int(chance.integers(1, 8)),
            "self": 2 + 3 * good + int(chance.integers(2)),
            "expect": int(chance.integers(1, 8)),
        }
        moment = Moment(
            local_date=day, tz="Europe/Amsterdam", shown_at=at, answered_at=at
        )
        entries.append(
            CheckIn(moment=moment, form="evening", contact="together", answers=answers)
        )
    return Record(entries={entry.id: entry for entry in entries})


def asked(record):
    return note_answers(record, {}, sit_down().today).record


def test_the_mirror_of_a_record_needs_no_table(person, lived):
    person.becomes(asked(lived))

    shown = person.types("mirror", options=("--json",))

    assert shown.exit_code == 0, shown.output
    data = json.loads(shown.stdout)
    assert data["entries"] == DAYS


def test_what_was_taken_out_of_the_picture_is_not_in_it(person, lived):
    person.becomes(set_aside(set_aside(asked(lived), "S2"), "D5"))

    shown = person.types("mirror", options=("--json",))

    about = set(json.loads(shown.stdout)["statements"])
    assert about == {*RESTS_ON} - {"S2", "D5"}


def test_after_the_first_step_the_signs_are_back_and_nothing_that_leans_to_calm(
    person, lived
):
    today = sit_down().today
    at = sit_down().moment(today, origin="event")
    record = note_happening(asked(lived), Event(moment=at, code="V1"), today).record
    person.becomes(step_back_in(record, today, has_read=True))

    shown = person.types("mirror", locale="nl_NL.UTF-8")
    data = person.types("mirror", options=("--json",))

    diary = diary_of(lived)
    assert diary is not None
    leaning = {each.about: each.state for each in reflect(diary).statements}
    assert shown.exit_code == 0, shown.output
    assert "Hoe zwaar een klein teken weegt" in shown.stdout
    assert "Je lijf: alarm of draagkracht" not in shown.stdout
    assert "Het rekenmodel" not in shown.stdout
    assert leaning["S1"] is State.ALARM, "or this test shows nothing"
    assert (data.exit_code, data.stdout.strip().startswith("{")) == (1, False)


def test_an_empty_record_says_so(person):
    person.becomes(asked(Record()))

    shown = person.types("mirror")

    assert shown.exit_code == 0, shown.output
    assert "Nothing is written" in shown.stdout


@pytest.mark.parametrize(
    "options",
    [("--codebook", "diary"), ("--all",), ("--person", "1")],
    ids=lambda each: each[0],
)
def test_what_belongs_to_a_table_is_refused_without_one(person, options):
    assert person.calls("mirror", *options).exit_code == 2


def test_a_table_without_a_codebook_is_refused(person):
    assert person.calls("mirror", "days.csv").exit_code == 2
