"""Target 36: good and bad at once."""


def test_target_36_most_torn_at_even_odds_thompson1995(measured, missed):
    assert not missed(measured)
