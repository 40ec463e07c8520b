"""Targets 11 and 12: what explains the bond of those who left."""


def test_target_11_contrast_and_power_explain_half_dutton1993a(measured, missed):
    assert not missed(measured)


def test_target_12_severity_alone_explains_no_more_effiong2022(measured, missed):
    assert not missed(measured)
