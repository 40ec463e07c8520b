"""Targets 4 to 6: what stays after rewards change."""


def test_target_04_rarer_rewards_are_missed_longer_chan2019(measured, missed):
    assert not missed(measured)


def test_target_05_near_miss_hurts_and_pulls_clark2009(measured, missed):
    assert not missed(measured)


def test_target_06_wanting_outlives_uncertainty_robinson2014(measured, missed):
    assert not missed(measured)
