"""The page of one sign or distinction: own days on either side, and out of the picture and back."""

import re

import pytest

from bedding.web.statement_page import RECOGNITION

SIGNS = tuple(f"S{number}" for number in range(1, 7))
DISTINCTIONS = tuple(f"D{number}" for number in range(1, 7))


@pytest.fixture
def lived(opened_house, short_record):
    """A server on five invented evenings, with the questions of the gate left empty."""
    house = opened_house(short_record)
    house.enter()
    house.unlock()
    house.ask("/api/do/gate/answer")
    return house


@pytest.mark.parametrize("code", [*SIGNS, *DISTINCTIONS])
def test_each_has_an_explanation_of_its_own_and_both_poles(lived, code):
    page = "sign" if code.startswith("S") else "distinction"

    body = lived.ask(f"/api/page/{page}", {"code": code}).body

    assert body.count('<div class="side side-') == 2
    (what,) = re.findall(r'<p class="lead">(.+?)</p>', body)
    assert len(what) > 60
    assert f'"code": "{code}"' in body


def test_what_is_not_right_is_kept_and_can_be_taken_back(lived):
    out = lived.ask("/api/do/sign/aside", {"code": "S3"})

    assert "Het staat niet meer in het beeld" in out.body
    assert "side-alarm" not in out.body
    lived.ask("/lock")
    assert lived.record.settings.set_aside == ("S3",)

    lived.unlock()
    again = lived.ask("/api/do/sign/again", {"code": "S3"})
    assert "side-alarm" in again.body
    lived.ask("/lock")
    assert lived.record.settings.set_aside == ()


@pytest.mark.parametrize("code", ["D1", "S7", "S", 3, None, ["S1"]])
def test_a_sign_that_there_is_not_is_refused(lived, code):
    assert lived.ask("/api/do/sign/aside", {"code": code}).status == 422
    assert lived.ask("/api/page/sign", {"code": code}).status == 422


def test_with_few_days_nothing_is_calculated(lived):
    body = lived.ask("/api/page/sign", {"code": "S1"}).body

    assert "Nog te weinig dagen om iets te zeggen (5 van minstens 14)" in body
    memory = lived.server.session.memory
    assert not [each for each in memory if each.startswith("work.")]


def test_between_the_two_steps_there_is_one_side_and_no_model(
    opened_house, lived_record
):
    lived = opened_house(lived_record)
    lived.enter()
    lived.unlock()
    lived.ask("/api/do/gate/answer", {"G1": "yes"})
    lived.ask("/api/page/back")
    lived.ask("/api/do/back/first")

    body = lived.ask("/api/page/sign", {"code": "S1"}).body

    assert "side-rest" not in body
    assert "De andere kant komt met de tweede stap" in body
    memory = lived.server.session.memory
    begun = {each for each in memory if each.startswith("work.")}
    assert begun == {f"work.{RECOGNITION}"}


def test_without_a_note_there_is_an_explanation_alone(house):
    house.unlock()

    body = house.ask("/api/page/distinction", {"code": "D6"}).body

    assert "Er staat nog niets in je notitieboek" in body
    assert "side-" not in body
