"""Targets 7 to 10: what happens after it ends."""


def test_target_07_bond_falls_27_percent_in_six_months_dutton1993a(measured, missed):
    assert not missed(measured)


def test_target_08_half_the_bond_is_left_after_four_years_chong2025(measured, missed):
    assert not missed(measured)
