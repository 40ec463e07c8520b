"""Analysis off means off in every command that opens a record; none can be forgotten."""

import click
import pytest

from bedding.actions.clock_here import sit_down
from bedding.actions.pause_analysis import note_answers, note_birth, rest_today
from bedding.cli import main

KEEPS = {
    *("open", "checkin", "now", "event", "week", "label", "list", "edit", "pause"),
    *("settings", "gate", "import", "export", "backup", "restore-test"),
    *("passphrase", "rekey", "recovery", "expire", "destroy"),
}
"""Commands that only write down, read back, or keep the file: the gate takes none of it away."""


def opens_a_record(name):
    context = click.Context(main, info_name="bedding")
    command = main.get_command(context, name)
    assert command is not None
    return any(param.name == "passphrase_fd" for param in command.params)


ANALYSES = sorted(
    name for name in main.modules if opens_a_record(name) and name not in KEEPS
)


def closed(record, today):
    return note_answers(record, {"G4": "yes"}, today).record


def young(record, today):
    asked = note_answers(record, {}, today).record
    return note_birth(asked, under_sixteen=True).record


def rested(record, today):
    return rest_today(note_answers(record, {}, today).record, today)


def test_the_lists_hold_what_there_is():
    assert {name for name in main.modules if opens_a_record(name)} >= KEEPS
    assert "mirror" in ANALYSES


@pytest.mark.parametrize("why", [closed, young, rested], ids=lambda why: why.__name__)
@pytest.mark.parametrize("name", ANALYSES)
def test_every_command_that_analyses_rests_with_help_beside_it(person, name, why):
    person.becomes(why(person.record, sit_down().today))

    done = person.types(name)

    assert done.exit_code == 1, done.output
    assert (
        "999" in done.stdout
    )  # The number to call, where the computer speaks English.


@pytest.mark.parametrize("name", ANALYSES)
def test_no_command_analyses_before_the_questions(person, name):
    done = person.types(name)

    assert done.exit_code == 1
    assert "bedding gate" in done.stdout
