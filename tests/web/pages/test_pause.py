"""Resting and beginning again, over the wire."""

from datetime import timedelta

from bedding.actions.clock_here import sit_down
from bedding.record import CheckIn, Pause, add_check_in, resume


def pauses(house):
    record = house.server.session.notebook.record
    return [(each.first, each.last) for each in record.of(Pause)]


def test_this_evening_is_left_out_in_one_act(house):
    house.unlock()
    today = sit_down().today

    done = house.ask("/api/do/pause/today", {})

    assert "Vandaag sla je over. Dat mag altijd." in done.body
    assert pauses(house) == [(today, today)]


def test_a_rest_goes_on_until_one_begins_again(house):
    house.unlock()
    today = sit_down().today

    rests = house.ask("/api/do/pause/until", {})
    page = house.ask("/api/page/pause").body
    again = house.ask("/api/do/pause/again", {})

    assert "Je kunt weer beginnen wanneer je wilt." in rests.body
    assert "Er is niets om in te halen." in page
    assert again.headers["x-page"] == "evening"
    assert pauses(house) == [(today, today)]


def test_a_pause_makes_no_evening_shorter(house):
    """Days of rest are no days away: the evening after them asks what it always asks."""
    house.unlock()
    notebook, sitting = house.server.session.notebook, sit_down()
    long_ago = sitting.today - timedelta(days=9)
    moment = sitting.moment(long_ago, origin="import")
    check_in = CheckIn(moment=moment, form="evening", answers={"warmth": 4})
    record = add_check_in(notebook.record, check_in)
    paused = record.with_entry(Pause(first=long_ago + timedelta(days=1)))
    notebook.save(resume(paused, sitting.today))

    assert house.ask("/api/page/evening").body.count("data-row=") == 7
    notebook.save(record)
    assert house.ask("/api/page/evening").body.count("data-row=") == 3


def test_how_often_one_writes_is_chosen_and_makes_the_other_days_no_days_away(house):
    house.unlock()
    notebook, sitting = house.server.session.notebook, sit_down()
    moment = sitting.moment(sitting.today - timedelta(days=15), origin="import")
    first = CheckIn(moment=moment, form="evening", answers={"warmth": 4})
    notebook.save(notebook.record.with_entry(first))
    assert house.ask("/api/page/evening").body.count("data-row=") == 3
    due = house.ask("/api/page/enough", {"told": "saved"}).body
    assert "Je kunt nu kiezen hoe vaak je schrijft." in due

    kept = house.ask("/api/do/pause/choose", {"name": "often", "value": "events"})

    assert 'value="events" checked' in kept.body
    assert house.ask("/api/page/evening").body.count("data-row=") == 7
    due = house.ask("/api/page/enough", {"told": "saved"}).body
    assert "hoe vaak" not in due
    assert house.ask("/api/do/pause/choose", {"value": "hourly"}).status == 422
