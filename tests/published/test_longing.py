"""Targets 30, 31 and 33: longing once apart."""


def test_target_30_cues_go_on_evoking_bedi2011(measured, missed):
    assert not missed(measured)


def test_target_31_one_message_brings_wanting_back_bouton2004(measured, missed):
    assert not missed(measured)


def test_target_33_stress_of_separation_leaves_the_bond_bosch2009(measured, missed):
    assert not missed(measured)
