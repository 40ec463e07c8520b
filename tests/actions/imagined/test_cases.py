import json

import numpy as np

from bedding.actions.imagined.cases import case_data, case_from, case_of
from bedding.actions.imagined.truths import truths, week_parts


def test_a_case_comes_back_from_plain_values(lives):
    case = case_of(lives[9], number=9, days=30, fitted=False)
    again = case_from(json.loads(json.dumps(case_data(case))))

    assert case_data(again) == case_data(case)


def test_a_case_knows_the_truth_of_its_life(lives):
    case = case_of(lives[4], number=4, days=30, fitted=False)

    assert case.truth == truths(lives[4])
    assert case.other == lives[4].other
    parts = week_parts(lives[4])
    np.testing.assert_allclose(case.weeks[0].parts, parts[0])


def test_fourteen_evenings_are_enough_to_be_told_of(lives):
    told = [
        case_of(life, number=place, days=14, fitted=False).recorded
        for place, life in enumerate(lives)
    ]

    assert any("both_high" in each for each in told)
    # Earlier and later halves take four weeks.
    assert not any("warmth_later" in each for each in told)


def test_several_entries_a_day_are_more_entries(lives):
    often = case_of(lives[0], number=0, days=14, fitted=False, often=True)

    assert often.entries == 56
    assert often.drawn == {}


def test_where_hurt_is_rare_it_happened_too_seldom(lives):
    calm, cruel = (
        case_of(
            next(life for life in lives if life.other == other),
            number=1,
            days=60,
            fitted=False,
        )
        for other in ("lukewarm_free", "cruel")
    )

    assert "self_after_hurt" in calm.seldom
    # Hurt on every day leaves nothing to hold it against, which is no calm.
    assert "self_after_hurt" not in cruel.seldom
