"""Changing and removing, over the wire."""

from datetime import timedelta

from bedding.actions.clock_here import sit_down
from bedding.record import CheckIn, Event, Reflection


def only(house, kind):
    (found,) = house.server.session.notebook.record.of(kind)
    return found


def test_an_evening_is_changed_keeps_its_moment_and_is_shown_as_changed(house):
    house.unlock()
    house.ask("/api/page/evening")
    for name, value in (("contact", "message"), ("warmth", 3), ("pull", 7)):
        house.ask("/api/do/evening/answer", {"name": name, "value": value})
    house.ask("/api/do/evening/done", {})
    before = only(house, CheckIn)
    form = house.ask("/api/page/edit", {"id": before.id}).body
    assert 'name="warmth" value="3" data-number checked' in form
    assert 'value="message" checked' in form

    kept = house.ask(
        "/api/do/edit/keep",
        {"id": before.id, "contact": "together", "warmth": "5", "self": "1"},
    )

    after = only(house, CheckIn)
    assert (after.contact, dict(after.answers)) == (
        "together",
        {"warmth": 5, "self": 1},
    )
    assert after.moment.answered_at == before.moment.answered_at
    assert after.moment.edited_at is not None
    assert kept.headers["x-page"] == "days"
    assert "veranderd op" in kept.body


def test_an_event_is_changed_and_its_note_taken_away(house):
    house.unlock()
    house.ask(
        "/api/do/event/keep",
        {"code": "T6", "who": "me", "strength": "3", "note": "hard"},
    )
    before = only(house, Event)
    form = house.ask("/api/page/edit", {"id": before.id}).body
    assert ">hard</textarea>" in form
    assert 'name="strength" value="3" checked' in form

    house.ask("/api/do/edit/keep", {"id": before.id, "who": "other", "part": "night"})

    after = only(house, Event)
    told = (after.code, after.who, after.part, after.strength, after.note)
    assert told == ("T6", "other", "night", None, None)


def test_an_event_of_danger_that_is_only_worded_anew_closes_nothing_again(house):
    house.unlock()
    house.ask("/api/do/event/keep", {"code": "V5", "note": "telefoon"})
    notebook = house.server.session.notebook
    before = notebook.record.settings

    house.ask("/api/do/edit/keep", {"id": only(house, Event).id, "note": "de telefoon"})

    assert only(house, Event).note == "de telefoon"
    assert notebook.record.settings == before


def test_a_look_back_is_changed(house):
    house.unlock()
    house.ask("/api/do/week/answer", {"name": "S1a", "value": 4})
    house.ask("/api/do/week/done", {})
    before = only(house, Reflection)

    house.ask("/api/do/edit/keep", {"id": before.id, "S1a": "1"})

    assert dict(only(house, Reflection).answers) == {"S1a": 1}


def test_removing_asks_first_and_can_reach_the_earlier_versions(house):
    house.unlock()
    house.ask("/api/do/event/keep", {"code": "M1", "note": "gewandeld"})
    found = only(house, Event)

    asked = house.ask("/api/page/edit", {"id": found.id, "remove": True}).body
    assert "Haal je dit weg?" in asked
    assert "gewandeld" in asked
    assert only(house, Event) == found
    removed = house.ask("/api/do/edit/remove", {"id": found.id}).body
    assert "versleuteld" in removed
    assert "gewandeld" not in removed
    forgotten = house.ask("/api/do/edit/forget", {})

    assert "Eerdere versies zijn weg." in forgotten.body
    house.ask("/lock")
    assert dict(house.record.entries) == {}
    assert list(house.path.parent.glob(house.path.name + ".*")) == []


def test_a_skipped_evening_can_only_be_taken_away(house):
    house.unlock()
    house.ask("/api/do/pause/today", {})
    today = sit_down().today
    record = house.server.session.notebook.record
    (found,) = record.entries

    page = house.ask("/api/page/edit", {"id": found}).body

    assert "Haal je dit weg?" in page
    assert house.ask("/api/do/edit/keep", {"id": found}).status == 422
    house.ask("/api/do/edit/remove", {"id": found})
    day = house.ask("/api/page/days", {"day": today.isoformat()}).body
    assert "Op deze dag staat niets. Dat mag." in day


def test_only_what_can_be_read_back_can_be_changed(house):
    house.unlock()
    house.ask("/api/do/labels/add", {"name": "eigen", "meaning": "warmth"})
    (label,) = house.server.session.notebook.record.entries

    for given in (label, "nothing"):
        assert house.ask("/api/do/edit/remove", {"id": given}).status == 422
    assert label in house.server.session.notebook.record.entries


def test_what_can_be_changed_is_listed_newest_first(house):
    house.unlock()
    house.ask("/api/do/event/keep", {"code": "M1", "back": 1})
    house.ask("/api/do/event/keep", {"code": "M4"})

    page = house.ask("/api/page/edit").body

    assert page.index("Rustmoment") < page.index("Ik deed iets voor mezelf")
    assert sit_down().today - timedelta(days=1) in {
        each.moment.local_date
        for each in house.server.session.notebook.record.of(Event)
    }
