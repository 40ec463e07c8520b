"""Targets 21 to 24: the self."""


def test_target_21_contingent_self_worth_follows_events_knee2008(measured, missed):
    assert not missed(measured)


def test_target_22_forgiving_needs_amends_luchies2010(measured, missed):
    assert not missed(measured)


def test_target_23_conflict_blurs_the_self_the_day_after_ayduk2009(measured, missed):
    assert not missed(measured)


def test_target_24_holding_back_goes_with_low_mood_pintea2021(measured, missed):
    assert not missed(measured)
