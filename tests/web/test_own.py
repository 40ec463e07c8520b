"""What the open record shows: looked at once, in the worker, and anew when it changed."""

import shutil
from dataclasses import replace
from typing import Any, cast

import numpy as np
import pytest
from tests.web.conftest import PASSPHRASE

from bedding.actions.look_at_record import _share_of, opened
from bedding.model.inference import Diagnosis
from bedding.record import CheckIn, Passphrase, open_notebook
from bedding.web.own import (
    NAME,
    moves_found,
    own_diary,
    own_look,
    own_moves,
    own_pictures,
)
from bedding.web.page import Visit
from bedding.web.session import Session
from bedding.web.timing import Timing
from bedding.web.work import State, Worker


@pytest.fixture
def worker():
    found = Worker()
    yield found
    found.stop()


@pytest.fixture
def visit_of(worker):
    """Open a record, and visit it."""
    sessions = []

    def visit(path, *, read_only=True):
        session = Session(file=path, language="nl", timing=Timing())
        session.open(open_notebook(path, Passphrase(PASSPHRASE), read_only=read_only))
        sessions.append(session)
        return Visit(session=session, worker=worker, pages={})

    yield visit
    for session in sessions:
        session.lock()


def test_an_empty_record_has_nothing_to_look_at(visit_of, made_record):
    found = own_look(visit_of(made_record))

    assert found.empty
    assert found.looked is None
    assert not found.failed


def test_a_record_is_looked_at_once_and_its_fit_goes_on(visit_of, lived_record):
    visit = visit_of(lived_record)

    found = own_look(visit)
    assert found.looked is None
    assert own_moves(visit, found) is None
    assert found.work is not None
    found.work.wait(120)

    again = own_look(visit)
    assert again.work is found.work, "the same record is looked at once"
    assert again.looked is not None
    assert again.looked.mirror.coverage.days == 60
    assert set(opened(again.looked.fitted).channels) == {
        "arousal",
        "pull",
        "self",
        "expect",
    }

    moves = own_moves(visit, again)
    assert moves is not None
    moves.wait(120)
    changes = moves_found(moves)
    assert changes is not None
    assert {each.name for each in changes.moved} >= {"voice", "contingency"}
    assert not changes.short


def test_what_was_stopped_stays_so_until_it_is_forgotten(visit_of, lived_record):
    visit = visit_of(lived_record)
    found = own_look(visit)
    visit.worker.stop()

    assert own_look(visit).failed
    assert own_look(visit).work is found.work

    visit.forget(NAME)
    anew = own_look(visit).work
    assert anew is not None
    assert anew.state is State.WAITING


def test_only_what_was_written_down_makes_the_looking_begin_anew(
    visit_of, lived_record, tmp_path
):
    path = tmp_path / "archive.dat"
    shutil.copy2(lived_record, path)
    visit = visit_of(path, read_only=False)
    first = own_look(visit).work

    record = visit.record
    look = replace(record.settings, theme="light")
    visit.notebook.save(record.with_settings(look))
    assert visit.record is not record
    assert own_look(visit).work is first, "a setting is no entry"

    evening = max(
        (each for each in record.of(CheckIn)), key=lambda each: each.moment.local_date
    )
    changed = replace(evening, answers=dict(evening.answers) | {"warmth": 7})
    visit.notebook.save(visit.record.with_entry(changed))
    assert evening.answers["warmth"] != 7
    assert own_look(visit).work is not first


def test_work_of_a_name_begins_anew_when_what_it_is_given_changed(
    visit_of, made_record
):
    visit = visit_of(made_record)

    first = visit.work("x", "textwrap:dedent", text=" a")
    assert visit.work("x", "textwrap:dedent", text=" a") is first
    assert first.wait(20)
    assert first.outcome() == "a"
    assert visit.work("x", "textwrap:dedent", text=" b") is not first
    assert visit.work("y", "textwrap:dedent", text=" b") is not visit.work(
        "x", "textwrap:dedent", text=" b"
    )
    assert visit.work("x", "html:escape", s="<") is not first
    visit.session.lock()
    assert visit.work("x", "textwrap:dedent", text=" a") is not first


def test_a_full_run_tells_how_far_it_is():
    told: list[float] = []
    watch = _share_of(told.append)

    for effective in (float("nan"), 0.0, 100.0, 5000.0):
        draws = np.array([9000.0, effective])
        diagnosis = Diagnosis(
            r_hat=np.ones(2), bulk=draws, tail=draws, divergent=0.0, draws=9000
        )
        assert watch(cast("Any", None), diagnosis), "nobody is stopped by being watched"

    assert told == [0.0, 0.0, 0.25, 0.99]


def test_what_follows_from_the_record_alone_is_made_once_for_each_change(
    visit_of, lived_record, tmp_path
):
    path = tmp_path / "archive.dat"
    shutil.copy2(lived_record, path)
    visit = visit_of(path, read_only=False)
    made: list[int] = []

    def make() -> int:
        made.append(len(visit.record.entries))
        return made[-1]

    assert visit.once("entries", make) == visit.once("entries", make)
    assert len(made) == 1

    gone = next(iter(visit.record.entries))
    visit.notebook.save(visit.record.without(gone))
    assert visit.once("entries", make) == made[0] - 1
    visit.session.lock()
    assert not visit.session.memory


def test_pictures_are_drawn_anew_for_another_language_and_not_for_another_look(
    visit_of, lived_record
):
    visit = visit_of(lived_record)
    dated = own_diary(visit)
    assert dated is not None
    drawn = own_pictures(visit, dated)

    assert own_pictures(visit, dated) is drawn
    visit.session.theme = "light"
    assert own_pictures(visit, dated) is drawn
    visit.session.speak("en")
    assert own_pictures(visit, dated) is not drawn
