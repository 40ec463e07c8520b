"""Target 37: two who answer each other."""


def test_target_37_cycles_need_insecurity_and_synergism_gragnani1997(measured, missed):
    assert not missed(measured)
