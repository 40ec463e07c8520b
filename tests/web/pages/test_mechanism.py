"""The scenes: before there is a record, and gone where the gate of an open one says so."""

from tests.web.conftest import House

from bedding.web.pages.mechanism import FOUR, SCENES


def test_every_scene_is_there_without_a_record_and_says_that_nothing_was_measured(
    empty_house: House,
):
    for name in SCENES:
        answer = empty_house.ask("/front/page/mechanism", {"scene": name})

        assert answer.headers["x-page"] == "mechanism"
        assert "Rekenmodel, niet gemeten" in answer.body
        assert all(f'"scene": "{each}"' in answer.body for each in FOUR)


def test_what_is_a_hypothesis_says_so_and_nothing_else_does(empty_house: House):
    told = {
        name: "Dit is een vermoeden"
        in empty_house.ask("/front/page/mechanism", {"scene": name}).body
        for name in SCENES
    }

    assert {name for name, says in told.items() if says} == {"flat"}


def test_a_scene_that_is_none_is_refused(empty_house: House):
    assert empty_house.ask("/front/page/mechanism", {"scene": "x"}).status == 422


def test_where_the_gate_is_closed_it_is_nowhere_until_the_first_step_back(house: House):
    house.unlock()
    assert 'data-go="mechanism"' in house.ask("/api/page/contents").body

    house.ask("/api/do/gate/answer", {"G1": "yes"})

    assert 'data-go="mechanism"' not in house.ask("/api/page/contents").body
    assert house.ask("/front/page/mechanism").headers["x-page"] == "contents"
    assert 'data-go="reading"' in house.ask("/api/page/contents").body
