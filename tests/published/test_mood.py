"""Targets 17 to 19: mood from hour to hour and from day to day."""


def test_target_17_conflict_stays_fresh_other_stress_does_not_bolger1989(
    measured, missed
):
    assert not missed(measured)


def test_target_18_mood_carries_over_for_hours_houben2015(measured, missed):
    assert not missed(measured)


def test_target_19_mood_varies_more_in_who_fares_worse_houben2015(measured, missed):
    assert not missed(measured)
