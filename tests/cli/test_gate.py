from click.testing import CliRunner

from bedding.actions.pause_analysis import care_of
from bedding.care import Flag
from bedding.cli import main


def flag(person):
    return care_of(person.record).flag


def test_help_needs_no_record_and_no_passphrase():
    helped = CliRunner().invoke(main, ["help", "--country", "nl", "--language", "nl"])

    assert helped.exit_code == 0
    assert "112" in helped.stdout
    assert helped.stdout.index("112") < helped.stdout.index("0800")


def test_an_event_of_danger_stops_the_mirror_at_once(person):
    stopped = person.types("event", "V2")  # Ctrl-C right after the code.
    mirrored = person.types("mirror")

    assert stopped.exit_code == 130
    assert "See a doctor" in stopped.stdout
    assert flag(person) is Flag.OFF
    assert mirrored.exit_code == 1
    assert "This part is off." in mirrored.stdout
    assert "Your notes" in mirrored.stdout


def test_a_yes_counts_even_when_the_questions_are_not_finished(person):
    stopped = person.types("gate", "1", "2", "1")

    assert stopped.exit_code == 130
    assert flag(person) is Flag.OFF


def test_the_answers_themselves_are_not_kept(person):
    person.types("gate", "1", "2", "2", "2", "1", *["2"] * 7)

    assert set(person.record.settings.care) == {"flag", "since", "asked_on"}


def test_coming_back_takes_two_steps_each_a_choice(person):
    person.types("event", "V1", "", "", "", "")

    person.types("gate", "2", "n")
    still = flag(person)
    person.types("gate", "2", "y")
    first = flag(person)
    person.types("gate", "2", "y")

    assert (still, first, flag(person)) == (Flag.OFF, Flag.RECOGNITION, Flag.OPEN)


def test_thoughts_of_harming_oneself_put_that_line_first(person):
    shown = person.types("gate", "1", "2", *["2"] * 8, "1", "2").stdout

    assert "Talk to someone now." in shown
    lines = [line for line in shown.splitlines() if "checked on" in line]
    assert "Samaritans" in lines[0]
    assert person.types("mirror").exit_code == 1


def test_the_mirror_of_a_record_waits_for_the_questions(person):
    person.types("now", "3", "4")

    asked = person.types("mirror")

    assert asked.exit_code == 1
    assert "bedding gate" in asked.stdout


def test_no_analysis_under_sixteen(person):
    shown = person.types("gate", "1", "1", *["2"] * 10)
    mirrored = person.types("mirror")

    assert "under sixteen" in shown.stdout
    assert mirrored.exit_code == 1
