"""Targets 25 to 28: attachment."""


def test_target_25_same_days_swing_further_campbell2005(measured, missed):
    assert not missed(measured)


def test_target_26_anxious_go_on_investing_lamba2020(measured, missed):
    assert not missed(measured)


def test_target_27_expectations_come_back_fraley2021(measured, missed):
    assert not missed(measured)


def test_target_28_adversity_goes_with_anxiety_li2023(measured, missed):
    assert not missed(measured)
