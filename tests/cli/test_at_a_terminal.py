"""What only a terminal shows: another try after a slip, and a disk that is full meanwhile."""

import resource
import sys

import pytest
from tests.cli.terminal import Terminal

from bedding.record import Event, Passphrase, create_notebook, open_notebook
from bedding.record.stretching import FLOOR

PASSPHRASE = "drie blauwe fietsen"
FULL = 50_000
"""Less than a notebook takes, so that writing one meets the limit as it would a full disk [byte]."""

needs_limits = pytest.mark.skipif(
    sys.platform != "linux", reason="needs the limits of another process"
)


@pytest.fixture
def notebook(tmp_path):
    path = tmp_path / "archive.dat"
    create_notebook(path, PASSPHRASE, cost=FLOOR).lock()
    return path


def entries(path):
    with open_notebook(path, Passphrase(PASSPHRASE), read_only=True) as opened:
        return list(opened.record.of(Event)), opened.record.settings.care


def test_a_slip_of_the_finger_is_asked_again_and_the_third_ends_it(notebook, tmp_path):
    with Terminal(tmp_path, "list", "--file", str(notebook)) as terminal:
        terminal.answers(("Passphrase:", "drie rode"), ("Passphrase:", PASSPHRASE))
        assert terminal.ends() == 0, terminal.seen
    with Terminal(tmp_path, "list", "--file", str(notebook)) as terminal:
        terminal.answers(*[("Passphrase:", "drie rode")] * 3)
        assert terminal.ends() == 1, terminal.seen

    assert terminal.seen.count("does not open the notebook") == 3


def test_a_notebook_that_was_never_made_says_how_to_make_one(tmp_path):
    with Terminal(tmp_path, "checkin") as terminal:
        assert terminal.ends() == 1

    assert "Make one with: bedding open" in terminal.seen


def test_ctrl_c_ends_at_once_also_after_a_table_was_read(notebook, tmp_path):
    table = tmp_path / "days.csv"
    table.write_text("time,warmth\n2026-03-01T21:00Z,3\n", "utf-8")
    line = ["import", str(table), "--file", str(notebook)]
    with Terminal(tmp_path, *line) as terminal:
        place = terminal.answers_next("Passphrase:", PASSPHRASE, 0)
        # Pressed once: the program must end without an Enter after it.
        terminal.presses(b"\x03", "Keep 1 row? [y/N]", place)
        assert terminal.ends() == 130, terminal.seen


@needs_limits
def test_what_was_typed_waits_for_room_on_a_full_disk(notebook, tmp_path):
    with Terminal(tmp_path, "event", "--file", str(notebook)) as terminal:
        place = terminal.answers_next("Passphrase:", PASSPHRASE, 0)
        place = terminal.answers_next("Code", "M1", place)
        for question in ("When?", "How?", "How strong?"):
            place = terminal.answers_next(question, "", place)
        limit(terminal, FULL)
        place = terminal.answers_next("A few words", "kolibrie", place)
        place = terminal.answers_next("Press Enter when there is room", "", place)
        place = terminal.answers_next("no room left", "", place)
        limit(terminal, resource.RLIM_INFINITY)
        terminal.answers_next("Press Enter when there is room", "", place)
        assert terminal.ends() == 0, terminal.seen

    (event,), _ = entries(notebook)
    assert event.note == "kolibrie"


@needs_limits
@pytest.mark.parametrize(
    ("command", "steps"),
    [
        ("event", [("Code", "V2")]),
        (
            "gate",
            [("Number", "1"), ("Number", ""), ("Number", "1"), *[("Number", "")] * 9],
        ),
    ],
)
def test_help_comes_also_where_the_disk_is_full(notebook, tmp_path, command, steps):
    with Terminal(tmp_path, command, "--file", str(notebook)) as terminal:
        place = terminal.answers_next("Passphrase:", PASSPHRASE, 0)
        first, typed = steps[0]
        limit(terminal, FULL)
        place = terminal.answers_next(first, typed, place)
        for question, answer in steps[1:]:
            if "999" in terminal.seen or terminal.process.poll() is not None:
                break
            place = terminal.answers_next(question, answer, place)
        assert terminal.ends() == 1, terminal.seen

    assert "999" in terminal.seen
    assert "no room left" in terminal.seen
    assert entries(notebook) == ([], {})


def limit(terminal, most):
    """Let the program write no file beyond so many bytes."""
    resource.prlimit(
        terminal.process.pid, resource.RLIMIT_FSIZE, (most, resource.RLIM_INFINITY)
    )
