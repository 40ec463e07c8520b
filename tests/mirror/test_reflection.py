from dataclasses import replace

import numpy as np
from hypothesis import given, settings, strategies as st

from bedding.mirror import ENOUGH, Quantity, State, reflect
from bedding.types import CHANNELS, INPUTS, Channel, Diary

answers = st.sampled_from([0.0, 1 / 6, 0.5, 5 / 6, 1.0, float("nan")])


@st.composite
def diaries(draw):
    """Draw diaries with holes, missing answers, constants and missing columns."""
    gaps = draw(st.lists(st.sampled_from([0.1, 1.0, 2.0, 40.0]), max_size=30))
    times = np.concatenate([[0.0], np.cumsum(gaps)])
    column = st.one_of(
        answers.map(lambda value: np.full(len(times), value)),
        st.lists(answers, min_size=len(times), max_size=len(times)).map(np.array),
    )
    return Diary(
        person="invented",
        times=times,
        inputs=draw(st.dictionaries(st.sampled_from(INPUTS), column)),
        channels={
            name: Channel(name=name, values=1 + 6 * values, low=1.0, high=7.0, levels=7)
            for name, values in draw(
                st.dictionaries(st.sampled_from(CHANNELS), column)
            ).items()
        },
    )


def seen(mirror):
    return mirror.findings


@settings(max_examples=60, deadline=None)
@given(diaries())
def test_every_diary_can_be_mirrored_and_no_number_is_undefined(made):
    mirror = reflect(made)

    for found in mirror.findings.values():
        if isinstance(found, Quantity):
            assert np.isfinite(found.draws).all()
            assert len(found.draws) > 0
        else:
            assert found.has >= 0
    assert len(mirror.statements) == 12
    if mirror.coverage.days < ENOUGH:
        assert not {each.state for each in mirror.statements} & {
            State.ALARM,
            State.REST,
        }


def test_the_same_diary_gives_the_same_mirror(diary):
    rng = np.random.default_rng(1)
    made = diary(
        40,
        {"warmth": rng.random(40), "threat": rng.random(40)},
        {"arousal": rng.random(40)},
    )

    first, second = reflect(made), reflect(made)

    for name, found in first.findings.items():
        if isinstance(found, Quantity):
            np.testing.assert_array_equal(found.draws, seen(second)[name].draws)
    assert [each.alarm for each in first.statements] == [
        each.alarm for each in second.statements
    ]


def test_coverage_counts_days_and_holes(diary):
    made = diary(np.array([0.0, 0.98, 2.01, 6.0, 7.1]))

    coverage = reflect(made).coverage

    assert (coverage.entries, coverage.days, coverage.span) == (5, 5, 8)
    assert coverage.longest_hole == 3


def test_several_entries_a_day_count_as_one_day(diary):
    made = diary(np.arange(20) * 0.2)

    assert reflect(made).coverage.days == 4


def test_direction_needs_four_weeks_and_tells_later_from_earlier(diary):
    warmth = np.repeat([0.2, 0.8], 20)
    long = seen(reflect(diary(40, {"warmth": warmth, "threat": 0.0})))["warmth_later"]
    short = seen(reflect(diary(20, {"warmth": 0.5, "threat": 0.0})))["warmth_later"]

    assert long.estimate > 0.5
    assert (short.has, short.needed) == (20, 28)


def test_days_that_stay_empty_after_hurt_are_seen(diary):
    # Each hurtful day is followed by a hole, no other day is.
    times = np.array(
        [7.0 * week + day for week in range(12) for day in (0, 1, 2, 3, 4)]
    )
    threat = np.tile([0.0, 0.0, 0.0, 0.0, 0.9], 12)

    found = seen(reflect(diary(times, {"warmth": 0.4, "threat": threat})))[
        "holes_after_hurt"
    ]

    assert found.interval(0.9)[0] > 0.7


def test_silences_are_a_share_of_what_is_known(diary):
    contact = np.tile([0.0, 1.0, np.nan], 20)

    found = seen(reflect(diary(60, {"contact": contact})))["silence_share"]

    assert found.moments == 40
    low, high = found.interval(0.9)
    assert low < 0.5 < high


def test_waiting_is_silence_too(diary):
    contact = np.tile([0.0, 1 / 3, 2 / 3, 1.0], 15)

    found = seen(reflect(diary(60, {"contact": contact})))["silence_share"]

    low, high = found.interval(0.9)
    assert low < 0.5 < high


def test_a_table_has_everything_that_was_looked_at(diary):
    rng = np.random.default_rng(2)
    mirror = reflect(diary(30, {"warmth": rng.random(30), "threat": rng.random(30)}))

    table = mirror.to_polars()

    assert table["finding"].to_list() == list(mirror.findings)
    for row, found in zip(
        table.iter_rows(named=True), mirror.findings.values(), strict=True
    ):
        if isinstance(found, Quantity):
            under, over = row["low"] - 1e-9, row["high"] + 1e-9
            one = 1 / len(found.draws)
            assert np.mean(found.draws < under) <= 0.05 + one
            assert np.mean(found.draws > over) <= 0.05 + one
            assert np.mean((found.draws > under) & (found.draws < over)) >= 0.9 - one
            assert row["low"] <= row["median"] <= row["high"]
            assert row["why"] is None
        else:
            assert row["median"] is None
            assert row["why"] == found.why.value


def test_a_notebook_shows_findings_and_statements(diary):
    rng = np.random.default_rng(3)
    made = diary(30, {"warmth": rng.random(30), "threat": rng.random(30)})

    shown = reflect(replace(made, person="<ann>"))._repr_html_()

    assert "&lt;ann&gt;" in shown
    assert "<ann>" not in shown
    assert "warm_share" in shown
    assert all(f"{kind}{number}" in shown for kind in "SD" for number in range(1, 7))
