"""The shipped codebooks read the whole of their tables, and mean what the tables mean.

The expected values are made with the csv module and plain Python from the files themselves.
"""

import csv
import statistics
from collections import defaultdict
from datetime import datetime, timedelta, timezone
from pathlib import Path

import numpy as np
import pytest

from bedding.readers import read_codebook, read_table

DATA = Path(__file__).resolve().parents[2] / ".." / "shared" / "data"


def rows_by_person(name, person):
    path = DATA / name / "data.csv"
    if not path.exists():
        pytest.skip(f"the data set {name} is not here")
    people = defaultdict(list)
    with path.open(newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            people[row[person].removesuffix(".0")].append(row)
    return people


def diaries(name):
    found = read_table(DATA / name / "data.csv", read_codebook(name))
    return {diary.person: diary for diary in found}


def number(text):
    return float(text) if text else float("nan")


def mean(*texts):
    known = [float(text) for text in texts if text]
    return statistics.fmean(known) if known else float("nan")


def check(found, rows, when, inputs, channels):
    """Compare every diary with what the functions make of the rows."""
    expected = {person: entries for person, entries in rows.items() if entries}
    assert list(found) == list(expected)
    for person, entries in expected.items():
        diary = found[person]
        moments = [when(row) for row in entries]
        days = [moment - moments[0] for moment in moments]
        # Days since 1970 as a float keep the days in between to some 1e-11.
        np.testing.assert_allclose(diary.times, days, rtol=0, atol=1e-11)
        assert (np.diff(diary.times) > 0).all()
        assert set(diary.inputs) == set(inputs)
        assert set(diary.channels) == set(channels)
        for name, make in inputs.items():
            values = [make(row) for row in entries]
            np.testing.assert_allclose(diary.inputs[name], values, rtol=1e-12)
        for name, make in channels.items():
            channel = diary.channels[name]
            np.testing.assert_allclose(
                channel.values, [make(row) for row in entries], rtol=1e-12
            )
            known = channel.values[~np.isnan(channel.values)]
            assert ((known >= channel.low) & (known <= channel.high)).all()


def test_trust_is_about_the_partner_alone():
    name = "esm_trust2021_interactions"
    people = rows_by_person(name, "subject")
    asked = ("happiness", "arousal", "Moral_self_percept")

    def entry(row):
        return any(row[column] for column in asked) or float(row["Partner"] or 0) == 1

    def partner(make):
        return lambda row: make(row) if number(row["Partner"]) == 1 else float("nan")

    def when(row):
        return float(row["day"]) + (float(row["sig"]) - 1) * 2.5 / 24

    rows = {
        person: sorted(
            filter(entry, entries), key=lambda row: (number(row["day"]), when(row))
        )
        for person, entries in people.items()
    }
    found = diaries(name)

    check(
        found,
        rows,
        when,
        {
            "contact": lambda row: float(number(row["Partner"]) == 1),
            "warmth": partner(lambda row: number(row["Warmth"]) / 4),
            "threat": partner(lambda row: number(row["conflict"]) / 4),
        },
        {
            "mood": lambda row: number(row["happiness"]),
            "arousal": lambda row: number(row["arousal"]),
            "closeness": partner(lambda row: number(row["Closeness"])),
            "voice": partner(lambda row: 4 - number(row["Self_disclosure"])),
            "self": lambda row: number(row["Moral_self_percept"]),
        },
    )
    assert len(people) == 285
    assert sum(np.nansum(diary.inputs["contact"]) for diary in found.values()) == 830


def test_attachment_has_the_uneven_hours_of_the_table():
    name = "esm_tammilehto2022_state_attachment"
    people = rows_by_person(name, "id")
    asked = ("feel_loved", "rely_on", "need_love", "share_feelings", "rumination")
    rows = {
        person: [row for row in entries if any(row[column] for column in asked)]
        for person, entries in people.items()
    }

    found = diaries(name)

    check(
        found,
        rows,
        lambda row: float(row["time_elapsed"]) / 24,
        {
            "warmth": lambda row: (number(row["feel_loved"]) - 1) / 6,
            "answered": lambda row: (number(row["rely_on"]) - 1) / 6,
        },
        {
            "pull": lambda row: number(row["need_love"]),
            "voice": lambda row: number(row["share_feelings"]),
            "arousal": lambda row: number(row["rumination"]),
        },
    )
    assert len(found) == 81


def test_self_worth_counts_down_from_the_thoughts_against_oneself():
    name = "esm_marian2022_selfworth"
    people = rows_by_person(name, "id")
    thoughts = ("worthlessness", "dont_like_self", "no_good", "something_wrong")
    others = ("alone", "nobody_likes", "nobody_cares")
    asked = (*thoughts, *others, "muscle_tension", "restless", "depressed", "irritable")
    rows = {
        person: [row for row in entries if any(row[column] for column in asked)]
        for person, entries in people.items()
    }

    found = diaries(name)

    check(
        found,
        rows,
        lambda row: datetime.fromisoformat(row["start_time"]).timestamp() / 86400,
        {
            "warmth": lambda row: (4 - number(row["alone"])) / 3,
            "threat": lambda row: (
                (mean(row["nobody_likes"], row["nobody_cares"]) - 1) / 3
            ),
        },
        {
            "self": lambda row: 5 - mean(*(row[thought] for thought in thoughts)),
            "arousal": lambda row: mean(row["muscle_tension"], row["restless"]),
            "mood": lambda row: 5 - mean(row["depressed"], row["irritable"]),
        },
    )
    assert len(found) == 145


def test_students_have_the_moment_of_answering_in_their_own_zone():
    name = "esm_fried2021_students"
    people = rows_by_person(name, "id")
    ahead = {"CET": 1, "CEST": 2, "EET": 2, "EEST": 3, "MSK": 3, "+03": 3}
    context = ("social_offline", "alone", "future", "c19_worry")
    asked = (*context, "nervous", "worry", "anhedonia", "angry", "irritable")
    rows = {
        person: [row for row in entries if any(row[column] for column in asked)]
        for person, entries in people.items()
    }

    def when(row):
        moment, zone = row["response"][:19], row["response"][20:]
        there = timezone(timedelta(hours=ahead[zone]))
        return datetime.fromisoformat(moment).replace(tzinfo=there).timestamp() / 86400

    found = diaries(name)

    check(
        found,
        rows,
        when,
        {
            "contact": lambda row: (number(row["social_offline"]) - 1) / 4,
            "warmth": lambda row: (5 - number(row["alone"])) / 4,
            "stress": lambda row: (mean(row["future"], row["c19_worry"]) - 1) / 4,
        },
        {
            "arousal": lambda row: mean(row["nervous"], row["worry"]),
            "mood": lambda row: (
                6 - mean(row["anhedonia"], row["angry"], row["irritable"])
            ),
        },
    )
    assert len(found) == 79


def test_stress_without_an_other_has_mood_and_calm():
    name = "esm_dejonckheere2019_stress"
    people = rows_by_person(name, "id")
    asked = ("happy", "relaxed", "stress")
    rows = {
        person: [row for row in entries if any(row[column] for column in asked)]
        for person, entries in people.items()
    }

    found = diaries(name)

    check(
        found,
        rows,
        lambda row: float(row["day"]) + (float(row["beep_new"]) - 1) * 1.7 / 24,
        {"stress": lambda row: number(row["stress"]) / 100},
        {
            "mood": lambda row: number(row["happy"]),
            "arousal": lambda row: 100 - number(row["relaxed"]),
        },
    )
    assert len(found) == 100


def test_criticism_is_threat_from_people_at_large():
    name = "esm_contreras2020_selfesteem_closeness"
    people = rows_by_person(name, "id")
    asked = ("criticism", "harm", "useless", "others", "sadness")
    rows = {}
    for person, entries in people.items():
        first: dict[tuple[str, str], dict[str, str]] = {}
        for row in entries:
            if any(row[column] for column in asked):
                first.setdefault((row["day"], row["beep"]), row)
        rows[person] = list(first.values())

    found = diaries(name)

    check(
        found,
        rows,
        lambda row: float(row["day"]) + (float(row["beep"]) - 1) * 1.2 / 24,
        {"threat": lambda row: (mean(row["criticism"], row["harm"]) - 1) / 8},
        {
            "self": lambda row: 10 - number(row["useless"]),
            "closeness": lambda row: number(row["others"]),
            "mood": lambda row: 10 - number(row["sadness"]),
        },
    )
    assert len(found) == 23
