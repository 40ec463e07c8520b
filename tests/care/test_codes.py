"""The codes of care are those of the record, which it does not know."""

from bedding.care import GATE_EVENTS
from bedding.record import EVENTS, REFLECTION_ITEMS


def test_codes_that_close_the_gate_are_those_that_are_never_refused():
    assert set(GATE_EVENTS) == {code for code, kind in EVENTS.items() if kind.gate}
    assert "F3.2" in REFLECTION_ITEMS["phases"]
