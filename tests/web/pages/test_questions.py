"""The questions of the start, answered once and again, over the wire."""

from bedding.record import Start


def start(house):
    found = house.server.session.notebook.record.of(Start)
    return [(each.purpose, each.relation, each.pattern, each.early) for each in found]


def keep(house, **given):
    return house.ask("/api/do/questions/keep", given)


def test_who_only_reads_is_asked_no_more_and_nothing_is_kept(house):
    house.unlock()

    done = keep(house, purpose="reading", relation="apart")

    assert done.headers["x-page"] == "contents"
    assert start(house) == []


def test_they_are_answered_again_with_what_was_said_before(house):
    house.unlock()
    first = keep(house, purpose="self", relation="together", early="3")
    assert first.headers["x-page"] == "gate"

    page = house.ask("/api/page/questions").body
    assert 'value="together" checked' in page
    assert 'name="early" value="3" checked' in page
    again = keep(house, relation="apart", early="0")

    assert again.headers["x-page"] == "contents"
    assert start(house) == [(None, "apart", None, 0)]


def test_all_of_them_can_be_taken_back(house):
    house.unlock()
    keep(house, relation="together")

    keep(house)

    assert start(house) == []
