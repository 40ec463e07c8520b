"""Words of one's own, over the wire."""

from bedding.record import Event, Label


def names(house):
    record = house.server.session.notebook.record
    return [(each.code, each.name, each.meaning) for each in record.of(Label)]


def add(house, name, meaning="support"):
    return house.ask("/api/do/labels/add", {"name": name, "meaning": meaning})


def test_a_word_is_made_renamed_and_removed(house):
    house.unlock()

    add(house, " sterren\n kijken ")
    assert names(house) == [("X1", "sterren kijken", "support")]
    house.ask("/api/do/labels/rename", {"code": "X1", "name": "de sterren"})
    assert names(house) == [("X1", "de sterren", "support")]
    asked = house.ask("/api/page/labels", {"removing": "X1"}).body
    assert "labels/remove" in asked
    house.ask("/api/do/labels/remove", {"code": "X1"})

    assert names(house) == []


def test_a_word_that_an_event_bears_stays(house):
    house.unlock()
    add(house, "sterren")
    house.ask("/api/do/event/keep", {"code": "X1"})

    page = house.ask("/api/page/labels").body
    refused = house.ask("/api/do/labels/remove", {"code": "X1"})

    assert "Dit woord staat bij 1 gebeurtenis." in page
    assert refused.status == 422
    assert names(house) == [("X1", "sterren", "support")]
    record = house.server.session.notebook.record
    assert [each.code for each in record.of(Event)] == ["X1"]


REFUSED = [
    ("STERREN", "support", "Dat woord is er al."),
    ("", "support", "Jouw woord"),
    ("x" * 41, "support", ""),
    ("maan", "", "Waar komt het het dichtst bij?"),
    ("maan", "gate", ""),
]


def test_a_word_that_does_not_fit_is_refused_with_the_reason(house):
    house.unlock()
    add(house, "sterren")

    for name, meaning, told in REFUSED:
        refused = add(house, name, meaning)

        assert refused.status == 422
        assert told in refused.body
    assert [each for _, each, _ in names(house)] == ["sterren"]
