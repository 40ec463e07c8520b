"""Changing and removing, over the wire."""

from dataclasses import replace
from datetime import timedelta

from bedding.actions.clock_here import sit_down
from bedding.record import EVENTS, CheckIn, Event, Reflection


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


def test_an_event_turns_out_to_have_been_something_else(house):
    house.unlock()
    house.ask(
        "/api/do/event/keep",
        {"code": "T6", "who": "me", "strength": "3", "part": "night", "note": "deur"},
    )
    before = only(house, Event)
    choice = house.ask("/api/page/edit", {"id": before.id, "choose": True}).body
    assert [code for code in EVENTS if f'"code": "{code}"' in choice] == list(EVENTS)
    form = house.ask("/api/page/edit", {"id": before.id, "code": "T1"}).body
    assert "Eerst stond er: Ruzie." in form
    assert 'name="who" value="me" checked' in form
    assert only(house, Event) == before

    kept = house.ask(
        "/api/do/edit/keep",
        {"id": before.id, "code": "T1", "who": "other", "strength": "1"},
    )

    after = only(house, Event)
    assert (after.id, after.code, after.who, after.strength) == (
        before.id,
        "T1",
        "other",
        1,
    )
    assert after.moment.answered_at == before.moment.answered_at
    assert after.moment.edited_at is not None
    assert "veranderd op" in kept.body


def test_of_another_kind_somebody_has_to_be_named_and_what_does_not_fit_goes(house):
    house.unlock()
    silence = {"code": "T2", "back": 2, "who": "other", "lasted": "1", "strength": "2"}
    house.ask("/api/do/event/keep", silence)
    before = only(house, Event)

    unnamed = house.ask("/api/do/edit/keep", {"id": before.id, "code": "W1"})
    assert unnamed.status == 422
    assert only(house, Event) == before
    house.ask("/api/do/edit/keep", {"id": before.id, "code": "M1", "strength": "2"})

    after = only(house, Event)
    told = (after.code, after.who, after.strength, after.ended)
    assert told == ("M1", "me", 2, None)


def test_what_turns_out_to_be_danger_closes_the_gate_and_leads_to_help(house):
    house.unlock()
    house.ask("/api/do/event/keep", {"code": "T6", "who": "other", "strength": "3"})
    notebook = house.server.session.notebook

    kept = house.ask("/api/do/edit/keep", {"id": only(house, Event).id, "code": "V1"})

    assert kept.headers["x-page"] == "safety"
    assert notebook.record.settings.care["flag"] == "off"
    after = only(house, Event)
    assert (after.code, after.strength) == ("V1", None)
    house.ask("/api/do/edit/keep", {"id": after.id, "code": "M1"})
    assert notebook.record.settings.care["flag"] == "off", (
        "the way back is in two steps, and never a slip of a chip"
    )


def test_a_silence_that_went_on_can_be_given_its_length_later(house):
    house.unlock()
    house.ask("/api/do/event/keep", {"code": "T2", "back": 2, "who": "other"})
    notebook = house.server.session.notebook
    kept = only(house, Event)
    day = kept.moment.local_date - timedelta(days=10)
    old = replace(kept, moment=replace(kept.moment, local_date=day))
    notebook.save(notebook.record.with_entry(old))

    form = house.ask("/api/page/edit", {"id": old.id})
    house.ask("/api/do/edit/keep", {"id": old.id, "who": "other", "lasted": "10"})

    assert form.status == 200
    assert (only(house, Event).ended - day).days == 10
    assert house.ask("/api/page/edit", {"id": old.id}).body.count("checked") == 2


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
