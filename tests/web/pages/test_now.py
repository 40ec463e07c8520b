"""A moment in between, over the wire."""

from bedding.record import CheckIn


def test_two_answers_are_kept_and_once_a_day_is_enough(house):
    house.unlock()
    page = house.ask("/api/page/now").body
    assert [name for name in ("arousal", "pull", "warmth") if f'"{name}"' in page] == [
        "arousal",
        "pull",
    ]

    done = house.ask("/api/do/now/keep", {"arousal": "6", "pull": ""})

    assert done.headers["x-page"] == "enough"
    again = house.ask("/api/page/now").body
    assert "Eén moment tussendoor is genoeg voor vandaag." in again
    assert "data-points" not in again
    house.ask("/lock")
    (entry,) = house.record.of(CheckIn)
    assert (entry.form, dict(entry.answers), entry.moment.origin) == (
        "now",
        {"arousal": 6},
        "own",
    )


def test_an_evening_that_was_left_half_way_stays_so(house):
    house.unlock()
    house.ask("/api/page/evening")
    house.ask("/api/do/evening/answer", {"name": "warmth", "value": 3})

    house.ask("/api/do/now/keep", {"pull": "2"})
    house.ask("/api/do/now/keep", {})

    house.ask("/lock")
    assert dict(house.record.draft.answers) == {"warmth": 3}


def test_nothing_answered_is_nothing_kept(house):
    house.unlock()

    done = house.ask("/api/do/now/keep", {})

    assert "Er is niets opgeslagen." in done.body
    house.ask("/lock")
    assert dict(house.record.entries) == {}
