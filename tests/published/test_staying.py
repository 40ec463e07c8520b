"""Targets 20 and 34: staying, leaving and going back."""


def test_target_20_swings_go_before_leaving_arriaga2001(measured, missed):
    assert not missed(measured)


def test_target_34_wanting_bond_and_forgiving_make_one_return_christman2009(
    measured, missed
):
    assert not missed(measured)
