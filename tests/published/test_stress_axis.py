"""Targets 13 to 16: the stress axis."""


def test_target_13_one_stressor_raises_the_load_gu2022(measured, missed):
    assert not missed(measured)


def test_target_14_trusted_company_buffers_heinrichs2003(measured, missed):
    assert not missed(measured)


def test_target_15_load_is_back_before_the_pituitary_karin2020(measured, missed):
    assert not missed(measured)


def test_target_16_an_insecure_year_raises_the_mean_miller2007(measured, missed):
    assert not missed(measured)
