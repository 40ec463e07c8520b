"""Targets 7 to 10: what happens after it ends."""


def test_target_07_bond_falls_27_percent_in_six_months_dutton1993a(measured, missed):
    assert not missed(measured)


def test_target_08_half_the_bond_is_left_after_four_years_chong2025(measured, missed):
    assert not missed(measured)


def test_target_09_love_falls_in_a_line_sadness_in_a_bend_sbarra2005(measured, missed):
    assert not missed(measured)


def test_target_10_contact_cancels_the_decline_of_distress_ohara2020(measured, missed):
    assert not missed(measured)
