"""Targets 1 to 3: what uncertainty does."""


def test_target_01_stress_peaks_at_even_odds_deberker2016(measured, missed):
    assert not missed(measured)


def test_target_02_surprise_peaks_at_even_odds_fiorillo2003(measured, missed):
    assert not missed(measured)


def test_target_03_wanting_without_liking_whitchurch2011(measured, missed):
    assert not missed(measured)
