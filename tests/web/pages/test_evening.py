"""What the evening says beside its chips, over the wire; its answers are in `test_pages.py`."""

from bedding.record import Event


def happen(house, code):
    return house.ask("/api/do/evening/happen", {"code": code}).body


def test_a_step_back_among_the_chips_is_met_with_what_stays(house):
    house.unlock()

    page = happen(house, "C4")

    assert "Wat je al kon, kun je nog." in page
    assert 'aria-pressed="true"' in page


def test_a_fourth_is_told_once_and_nothing_was_put_down(house):
    house.unlock()
    for code in ("M1", "M4", "M2"):
        assert "Morgen weer" not in happen(house, code)

    assert "Morgen weer" in happen(house, "B1")

    assert "Morgen weer" not in house.ask("/api/page/evening").body
    record = house.server.session.notebook.record
    assert [each.code for each in record.of(Event)] == ["M1", "M4", "M2"]
