"""What a year with each kind of partner leaves behind; means are the same, only rhythm differs.

The figures are those of the design's early prototype, so bands are wide: what must survive is the
pattern, without a label put in.
"""

from dataclasses import replace

import numpy as np
import pytest

from bedding.model import population, presets, simulate

PERSONS = 100
KEPT = (
    "bond", "relief_share", "wanting", "stress_load", "welcome", "voice", "self_worth",
    "continuity", "hope", "belief", "ambivalence", "mood",
)  # fmt: skip
LATE = slice(300, 365)
EARLY = slice(20, 60)
SHARED = ("secure", "lukewarm", "intermittent", "cold", "cruel")


def lived(partner, days=365):
    who = population(PERSONS, key=5)
    return simulate(
        partner,
        days=days,
        parameters=who,
        persons=PERSONS,
        key=5,
        every=24,
        reduce="mean",
        keep=KEPT,
        dtype="float32",
    )


@pytest.fixture(scope="module")
def years():
    return {name: lived(presets.PRESETS[name]) for name in SHARED}


@pytest.fixture
def late(years):
    return {
        name: {key: float(np.mean(year[key][LATE])) for key in KEPT}
        for name, year in years.items()
    }


def test_a_secure_bond_is_calm_and_openness_is_learned(years, late):
    first = float(np.mean(years["secure"]["welcome"][0]))

    assert 1.0 - late["secure"]["relief_share"] == pytest.approx(0.9, abs=0.07)
    assert late["secure"]["welcome"] > first + 0.02
    assert late["secure"]["voice"] > 0.7
    assert late["secure"]["voice"] > late["lukewarm"]["voice"] + 0.05


def test_a_lukewarm_bond_is_calm_with_little_wanting(late):
    assert 1.0 - late["lukewarm"]["relief_share"] > 0.85
    assert late["lukewarm"]["wanting"] < 0.6 * late["intermittent"]["wanting"]


def test_an_intermittent_bond_is_made_of_relief(late):
    assert late["intermittent"]["relief_share"] == pytest.approx(0.7, abs=0.1)
    assert late["intermittent"]["wanting"] > 1.5 * late["secure"]["wanting"]


def test_an_intermittent_partner_raises_the_stress_read_out(late):
    assert 1.3 <= late["intermittent"]["stress_load"] <= 1.6


def test_an_intermittent_partner_wears_voice_and_self(years, late):
    year = years["intermittent"]

    assert np.mean(year["voice"][LATE]) < np.mean(year["voice"][EARLY])
    assert np.mean(year["continuity"][LATE]) < np.mean(year["continuity"][EARLY])
    assert late["intermittent"]["self_worth"] < late["secure"]["self_worth"] - 0.3


@pytest.mark.parametrize("name", ["cruel", "cold"])
def test_who_gives_no_warmth_makes_no_bond(late, name):
    assert late[name]["bond"] < 0.05
    assert late[name]["wanting"] < 0.2


def test_neglect_is_not_the_pole_of_wanting(late):
    # Low self-worth with stress alone is not a bond of relief: the cold partner shows it too.
    assert late["cold"]["self_worth"] < late["secure"]["self_worth"]
    assert late["cold"]["wanting"] < late["intermittent"]["wanting"]
    assert late["cold"]["stress_load"] < late["intermittent"]["stress_load"]


def test_hope_outlives_the_relationship_by_about_half_a_year():
    life = lived(replace(presets.INTERMITTENT, leaves_after=365.0), days=730)
    before = np.mean(life["belief"][335:365])

    course = life["belief"][365:].mean(axis=1) / before
    halved = float(np.argmax(course < 0.5))

    assert 120.0 <= halved <= 270.0
