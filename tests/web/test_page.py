"""What a visit lets through: values, and pages that the gate closes."""

import shutil
from dataclasses import dataclass

import pytest
from tests.web.conftest import PASSPHRASE

from bedding.actions.clock_here import sit_down
from bedding.actions.pause_analysis import (
    note_answers,
    rest_today,
    step_all_the_way,
    step_back_in,
)
from bedding.care import Part
from bedding.record import LockedError, Passphrase, open_notebook
from bedding.web.errors import UnfitError
from bedding.web.page import Page, Turn, Visit, may_see
from bedding.web.session import Session
from bedding.web.timing import Timing
from bedding.web.work import Worker


@dataclass(frozen=True, slots=True, kw_only=True)
class Nothing:
    """A page with nothing on it."""


def page(name, **more):
    return Page(name=name, show=lambda _: Nothing(), **more)


PAGES = {
    each.name: each
    for each in (
        page("record"),
        page("help", front=True),
        page("signs", part=Part.SIGNS),
        page("simulator", part=Part.SIMULATOR),
    )
}


@pytest.fixture
def session(made_record, tmp_path):
    path = tmp_path / "archive.dat"
    shutil.copy2(made_record, path)
    made = Session(file=path, language="nl", timing=Timing())
    made.open(open_notebook(path, Passphrase(PASSPHRASE)))
    yield made
    made.lock()


def visit(session, **given):
    return Visit(session=session, worker=Worker(), pages=PAGES, given=given)


def seen(session):
    return {name for name, each in PAGES.items() if may_see(each, visit(session))}


def test_the_gate_takes_pages_away_and_gives_them_back_in_two_steps(session):
    today = sit_down().today
    assert seen(session) == {"record", "help", "signs", "simulator"}

    session.notebook.save(
        note_answers(session.notebook.record, {"G4": "yes"}, today).record
    )
    assert seen(session) == {"record", "help"}
    session.notebook.save(step_back_in(session.notebook.record, today, has_read=True))
    assert seen(session) == {"record", "help", "signs"}
    session.notebook.save(
        step_all_the_way(session.notebook.record, today, no_longer_holds=True)
    )

    assert seen(session) == {"record", "help", "signs", "simulator"}


def test_a_day_of_rest_rests_all_analysis(session):
    session.notebook.save(rest_today(session.notebook.record, sit_down().today))

    assert seen(session) == {"record", "help"}


def test_a_locked_session_shows_front_pages_alone(session):
    session.lock()

    assert seen(session) == {"help"}
    with pytest.raises(LockedError):
        _ = visit(session).record


@pytest.mark.parametrize("value", [7, None, True, [], {}, "x" * 1001])
def test_what_is_no_short_text_is_refused(session, value):
    with pytest.raises(UnfitError):
        visit(session, name=value).text("name")


def test_a_choice_is_one_of_the_choices(session):
    found = visit(session, name="b")

    assert found.choice("name", ("a", "b")) == "b"
    with pytest.raises(UnfitError) as refused:
        found.choice("name", ("a", "c"))
    assert "b" not in str(refused.value).replace("not", "").split("of")[0]


def test_a_turn_shows_nothing_of_what_it_was_given():
    assert "secret" not in repr(Turn(to="start", given={"note": "secret"}))
