from dataclasses import replace

import pytest

from bedding.mirror import Count, State, Statement, Unseen, Why, reflect
from bedding.report.basis import basis, place
from bedding.report.page import page
from bedding.text import LANGUAGES, remarks, say


def statement(**told):
    return Statement(
        about="S1",
        state=told.pop("state", State.ALARM),
        alarm=told.pop("alarm", 15),
        low=11,
        high=18,
        findings=told.pop("findings", ()),
        modelled=False,
        days=60,
        **told,
    )


def test_each_source_says_what_it_says_by_itself_and_on_how_many_days():
    told = basis(
        "en",
        statement(
            recorded=Count(alarm=14, low=10, high=18),
            drawn=Count(alarm=16, low=12, high=19),
            weekly=Count(alarm=12, low=8, high=16),
        ),
    )

    assert "Your notes alone" in told
    assert "in 14 of 20 (between 10 and 18)" in told
    assert "The model alone" in told
    assert "in 16 of 20" in told
    assert "Your weekly look back alone" in told
    assert "60 days" in told


def test_a_source_that_is_silent_is_not_named():
    told = basis("nl", statement(recorded=Count(alarm=14, low=10, high=18)))

    assert "rekenmodel" not in told
    assert "terugblik" not in told


def test_what_lacks_is_named():
    lacking = Unseen(name="recovery", why=Why.NOT_VISIBLE, has=60, needed=14)
    told = basis("en", statement(findings=(lacking,)))

    assert say("en", "quantity.recovery.title").lower() in told


def test_where_chance_could_have_made_it_no_number_stands():
    told = basis("en", statement(state=State.UNCLEAR, alarm=None, by_chance=True))

    assert told == say("en", "state.by_chance")


def test_nothing_is_said_where_nothing_is_stated():
    assert basis("en", statement(state=State.NOT_ASKED, alarm=None)) == ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_said_keeps_to_the_rules_of_wording(language, mirrors):
    for mirror in mirrors.values():
        said = [basis(language, each) for each in mirror.statements]
        said.append(place(language, mirror))
        for text in said:
            assert remarks(language, text) == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_two_axes_stand_side_by_side_and_never_as_one_number(language, mirrors):
    told = [place(language, each) for each in mirrors.values() if each.place]

    assert told
    for text in told:
        assert text.count("20") >= 2


def test_a_place_that_is_not_known_is_not_said(mirrors):
    mirror = replace(next(iter(mirrors.values())), place=None)

    assert place("en", mirror) == ""


def test_an_inner_voice_that_was_heard_is_not_among_what_cannot_be_said(mirrors):
    mirror = next(iter(mirrors.values()))
    asked = reflect(mirror.diary, weekly={"D2": (0.8, 0.9, 0.8)})
    title = say("en", "sign.D2.title")

    def cannot(each):
        return {what for what, _ in page(each, "en", table="t", note="").cannot}

    assert title in cannot(mirror)
    assert title not in cannot(asked)
