from typing import Any

import numpy as np
import polars as pl
import pytest

from bedding.actions.simulate_days import people_of, save_days, simulate_days
from bedding.errors import OutOfRangeError, OutputError, UnknownNameError
from bedding.model import CAREGIVERS, MECHANISMS, presets
from bedding.report.simulated import Knobs
from bedding.text import sentences

SHORT: dict[str, Any] = {"days": 42, "persons": 20, "seed": 3}


@pytest.fixture(scope="module")
def played():
    return simulate_days(("secure", "lukewarm", "intermittent"), **SHORT)


@pytest.fixture(scope="module")
def followed():
    return simulate_days(("intermittent",), then="no_contact", after=21, **SHORT)


def test_rhythms_with_matched_means_hold_as_much_warmth_and_hurt(played):
    # Clipping at the edges of the scale moves the warmth by .01 at most.
    for course in played.courses:
        assert np.median(course.warmth) == pytest.approx(0.45, abs=0.02)
        assert np.median(course.threat) == pytest.approx(0.10, abs=0.01)


def test_every_person_is_the_same_under_every_rhythm(played):
    # Before anything has happened, only the persons' own numbers differ.
    first = [course.quantities["voice"][0] for course in played.courses]
    again = simulate_days(("secure",), **SHORT)

    assert np.corrcoef(first[0], first[2])[0, 1] > 0.9
    np.testing.assert_array_equal(
        again.courses[0].quantities["bond"], played.courses[0].quantities["bond"]
    )


def test_another_seed_gives_other_chances(played):
    other = simulate_days(("secure",), **{**SHORT, "seed": 4})

    assert not np.array_equal(
        other.courses[0].quantities["bond"], played.courses[0].quantities["bond"]
    )


def test_what_follows_begins_where_the_first_rhythm_ended(played, followed):
    before, after = played.courses[2], followed.courses[0]

    np.testing.assert_array_equal(
        after.quantities["bond"][:21], before.quantities["bond"][:21]
    )
    # A bond fades and settles over months: a day after the change it is nearly what it was.
    bond = after.quantities["bond"]
    assert (np.abs(bond[21] - bond[20]) < 0.1 * bond[20]).all()


def test_the_means_are_those_of_the_rhythm_that_was_asked_for(followed):
    assert np.median(followed.courses[0].warmth) == pytest.approx(0.45, abs=0.03)


def test_a_switched_off_mechanism_moves_nothing():
    calm = simulate_days(("intermittent",), without=("relief",), **SHORT)

    assert (calm.courses[0].quantities["relief_share"] == 0.0).all()


def test_a_share_of_hardly_any_bond_is_not_told(played):
    course = played.courses[0]
    told = np.isfinite(course.shown("relief_share"))

    np.testing.assert_array_equal(told, course.quantities["bond"] >= 0.05)
    assert not told[0].any()


def test_a_childhood_changes_what_a_person_expects_to_begin_with():
    usual = people_of(20, seed=1).person
    frightened = people_of(20, seed=1, childhood="frightening").person

    # Care is met by chance, so that a few become no more anxious; all expect less.
    more = np.asarray(frightened.anxiety) > np.asarray(usual.anxiety)
    assert more.mean() > 0.7
    assert (np.asarray(frightened.prior) < np.asarray(usual.prior)).all()


def test_the_table_has_every_day_of_every_person(played, tmp_path):
    parquet, csv = tmp_path / "days.parquet", tmp_path / "days.csv"

    save_days(played, parquet, parquet=True)
    save_days(played, csv, parquet=False)

    table = pl.read_parquet(parquet)
    assert table.height == 3 * 42 * 20
    one = table.filter(
        (pl.col("rhythm") == "lukewarm")
        & (pl.col("person") == 7)
        & (pl.col("day") == 30)
    )
    assert one["bond"].item() == played.courses[1].quantities["bond"][29, 7]
    assert pl.read_csv(csv).columns == table.columns


def test_a_table_that_can_not_be_written_says_so(played, tmp_path):
    with pytest.raises(OutputError, match="nowhere"):
        save_days(played, tmp_path / "nowhere" / "days.csv", parquet=False)


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"days": 3}, "days"),
        ({"days": 10**6}, "days"),
        ({"persons": 5}, "persons"),
        ({"then": "secure", "after": 42}, "after"),
        ({"then": "secure"}, "after"),
    ],
)
def test_a_number_that_can_not_be_is_named(change, named):
    with pytest.raises(OutOfRangeError, match=named):
        simulate_days(("secure",), **{**SHORT, **change})


def test_a_contrast_that_the_means_do_not_allow_is_refused():
    with pytest.raises(OutOfRangeError, match="warmth of a bad moment"):
        simulate_days((Knobs(predictability=0.95, contrast=0.9),), **SHORT)


@pytest.mark.parametrize(
    "change", [{"childhood": "loud"}, {"without": ("love",)}, {"then": "x", "after": 9}]
)
def test_an_unknown_name_is_named(change):
    with pytest.raises(UnknownNameError):
        simulate_days(("secure",), **{**SHORT, **change})


def test_an_unknown_rhythm_is_named():
    with pytest.raises(UnknownNameError, match="sekure"):
        simulate_days(("sekure",), **SHORT)


@pytest.mark.parametrize(
    ("names", "before", "after"),
    [
        (presets.PRESETS, "simulate.rhythm.", ".name"),
        (CAREGIVERS, "simulate.childhood.", ""),
        (MECHANISMS, "simulate.mechanism.", ""),
    ],
    ids=["rhythms", "childhoods", "mechanisms"],
)
def test_everything_that_can_be_chosen_has_a_name_for_people(names, before, after):
    told = {
        key.removeprefix(before).removesuffix(after)
        for key in sentences("en")
        if key.startswith(before) and key.endswith(after)
    }

    assert told == set(names)
