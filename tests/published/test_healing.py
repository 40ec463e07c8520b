"""Targets 29, 32, 35 and 38: healing."""


def test_target_29_practice_is_felt_more_than_measured_goessl2017(measured, missed):
    assert not missed(measured)


def test_target_32_safety_lifts_mood_for_hours_gillath2022(measured, missed):
    assert not missed(measured)


def test_target_35_reappraisal_and_distraction_langeslag2018(measured, missed):
    assert not missed(measured)


def test_target_38_safe_love_feels_flat_at_first_hypothesis(measured, missed):
    assert not missed(measured)
