"""The weekly look back, over the wire."""

from dataclasses import replace
from datetime import timedelta

from bedding.actions.clock_here import sit_down
from bedding.record import REFLECTION_ITEMS, Event, Reflection

PHASES = REFLECTION_ITEMS["phases"]
DISTINCTIONS = REFLECTION_ITEMS["distinctions"]


def begins(house, weeks):
    """Let the first entry be so many weeks old."""
    sitting = sit_down()
    day = sitting.today - timedelta(weeks=weeks)
    event = Event(moment=sitting.moment(day, origin="import"), code="M1")
    notebook = house.server.session.notebook
    notebook.save(notebook.record.with_entry(event))


def test_weeks_take_turns_and_every_fourth_asks_the_phases(house):
    house.unlock()
    signs = (*(f"S{number}a" for number in range(1, 7)), "S1+")
    for weeks, names in ((0, signs), (1, DISTINCTIONS), (3, PHASES)):
        begins(house, weeks)

        page = house.ask("/api/page/week").body

        assert [name for name in names if f'data-row="{name}"' in page] == list(names)
        assert page.count("data-row=") == len(names)


def test_answers_are_kept_one_by_one_and_put_down(house):
    house.unlock()
    house.ask("/api/page/week")
    for name, value in (("S1a", 4), ("S2a", 0), ("S1a", None), ("S3a", 2)):
        kept = house.ask("/api/do/week/answer", {"name": name, "value": value})
        assert kept.status == 204
    assert house.ask("/api/do/week/answer", {"name": "S1b", "value": 1}).status == 422
    assert house.ask("/api/do/week/answer", {"name": "S1a", "value": 5}).status == 422
    house.ask("/lock")
    house.unlock()
    assert 'value="2" data-number checked' in house.ask("/api/page/week").body

    done = house.ask("/api/do/week/done", {})

    assert done.headers["x-page"] == "enough"
    again = house.ask("/api/page/week").body
    assert "Deze week heeft al een terugblik." in again
    house.ask("/lock")
    (entry,) = house.record.of(Reflection)
    assert dict(entry.answers) == {"S2a": 0, "S3a": 2}


def test_both_poles_of_a_distinction_stand_in_the_same_place_with_the_same_weight(
    house,
):
    house.unlock()
    begins(house, 1)

    page = house.ask("/api/page/week").body

    assert page.count('<div class="poles" aria-hidden="true"><span>') == 6
    assert "Ik vervaagde</span><span>Ik veranderde, maar bleef mezelf" in page


def test_an_evening_that_was_left_half_way_is_not_lost_without_asking(house):
    house.unlock()
    house.ask("/api/page/evening")
    house.ask("/api/do/evening/answer", {"name": "warmth", "value": 3})

    page = house.ask("/api/page/week").body

    assert "Je antwoorden staan er nog." in page
    assert "data-row" not in page
    assert "data-row" in house.ask("/api/do/week/drop", {}).body


def test_a_look_back_that_was_begun_on_an_earlier_day_is_gone_on_with(house):
    house.unlock()
    house.ask("/api/page/week")
    house.ask("/api/do/week/answer", {"name": "S1a", "value": 4})
    notebook = house.server.session.notebook
    draft = notebook.record.draft
    monday = draft.local_date - timedelta(days=draft.local_date.weekday())
    earlier = replace(draft, local_date=monday)
    notebook.save(replace(notebook.record, draft=earlier))

    house.ask("/api/do/week/answer", {"name": "S2a", "value": 1})
    done = house.ask("/api/do/week/done", {})

    assert done.headers["x-page"] == "enough"
    house.ask("/lock")
    (entry,) = house.record.of(Reflection)
    assert dict(entry.answers) == {"S1a": 4, "S2a": 1}
    assert entry.moment.local_date == draft.local_date


def test_the_third_phase_is_not_asked_while_the_gate_keeps_it(house):
    house.unlock()
    begins(house, 3)
    house.ask("/api/do/event/keep", {"code": "V5"})

    page = house.ask("/api/page/week").body

    asked = [name for name in PHASES if f'data-row="{name}"' in page]
    assert asked == [name for name in PHASES if not name.startswith("F3")]
    assert house.ask("/api/do/week/answer", {"name": "F3.2", "value": 0}).status == 422


def test_a_limit_that_never_held_asks_again_whether_someone_looks_along(house):
    house.unlock()
    begins(house, 3)
    house.ask("/api/do/event/keep", {"code": "B1"})
    house.ask("/api/do/week/answer", {"name": "F3.2", "value": 0})

    done = house.ask("/api/do/week/done", {})

    assert done.headers["x-page"] == "gate"
    assert "als die dit ontdekt" in done.body
    assert "keel" not in done.body
