from datetime import timedelta

import pytest

from bedding.actions.clock_here import sit_down
from bedding.record import CheckIn, Event, Pause, Reflection

EVENING = ("4", "6", "2", "5", "3", "4", "7")
ANSWERS = {"warmth": 6, "threat": 2, "arousal": 5, "pull": 3, "self": 4, "expect": 7}


def only(record, kind):
    (entry,) = record.of(kind)
    return entry


def test_an_evening_is_nine_answers(person):
    done = person.types("checkin", *EVENING, "n")

    entry = only(person.record, CheckIn)

    assert done.exit_code == 0, done.output
    assert (entry.contact, dict(entry.answers)) == ("together", ANSWERS)
    assert entry.moment.local_date == sit_down().today
    assert done.stdout.count("Number, or Enter") + done.stdout.count("[y/N]") <= 9
    assert "Saved. Enough for today." in done.stdout


def test_an_empty_answer_is_empty_and_a_wrong_one_is_asked_again(person):
    person.types("checkin", "", "8", "seven", "7", *[""] * 6)

    entry = only(person.record, CheckIn)

    assert (entry.contact, dict(entry.answers)) == (None, {"warmth": 7})


def test_nothing_answered_is_nothing_saved(person):
    done = person.types("checkin", *[""] * 8)

    assert "Nothing was saved." in done.stdout
    assert dict(person.record.entries) == {}
    assert person.record.draft is None


def test_what_was_given_before_ctrl_c_stays_and_is_gone_on_with(person):
    stopped = person.types("checkin", "4", "6", "")
    again = person.types("checkin", "y", "5", "3", "4", "7", "n")

    entry = only(person.record, CheckIn)

    assert (stopped.exit_code, again.exit_code) == (130, 0)
    assert "You had begun this already" in again.stdout
    assert entry.contact == "together"
    assert dict(entry.answers) == {
        name: ANSWERS[name] for name in ANSWERS if name != "threat"
    }
    assert person.record.draft is None


def test_one_evening_and_one_moment_a_day(person):
    person.types("checkin", *EVENING, "n")
    person.types("now", "3", "4")

    evening = person.types("checkin")
    now = person.types("now", locale="nl_NL.UTF-8")

    assert (evening.exit_code, now.exit_code) == (0, 0)
    assert "This evening is there already" in evening.stdout
    assert "Eén moment tussendoor is genoeg" in now.stdout
    assert len(person.record.entries) == 2


def test_two_days_back_is_marked_and_three_is_refused(person):
    person.types("checkin", *EVENING, "n", options=("--back", "2"))
    refused = person.types("checkin", options=("--back", "3"))

    entry = only(person.record, CheckIn)

    assert entry.moment.backfilled
    assert entry.moment.local_date == sit_down().today - timedelta(days=2)
    assert refused.exit_code == 2


def test_an_event_says_who_began(person):
    done = person.types("event", "t1", "", "2", "3", "1", "3", "at the door")

    event = only(person.record, Event)

    assert done.exit_code == 0, done.output
    assert (event.code, event.who, event.part, event.channel) == (
        "T1",
        "other",
        "evening",
        "talk",
    )
    assert (event.strength, event.note) == (3, "at the door")


def test_a_silence_says_how_long_it_lasted(person):
    done = person.types(
        "event", "T2", "2", "", "", "", "", "3", "1", options=("--back", "2")
    )

    event = only(person.record, Event)

    assert done.exit_code == 0, done.output
    assert "from 0 to 2" in done.stderr, "it can't have lasted into tomorrow"
    assert event.ended == sit_down().today - timedelta(days=1)


def test_a_note_that_is_too_long_is_asked_again(person):
    person.types("event", "M1", "", "", "", "x" * 141, "short")

    assert only(person.record, Event).note == "short"


def test_the_fourth_event_gets_a_kind_word_and_danger_is_never_refused(person):
    for code in ("M1", "M2", "M4"):
        person.types("event", code, "", "", "", "")
    kind = person.types("event", "M5", "", "", "", "", "n")
    danger = person.types("event", "V4", "", "", "", "")

    codes = [event.code for event in person.record.of(Event)]

    assert "Three is enough for tonight" in kind.stdout
    assert danger.exit_code == 0, danger.output
    assert codes == ["M1", "M2", "M4", "V4"]


def test_a_step_back_gets_a_word_and_nothing_more(person):
    done = person.types("event", "C4", "", "", "", "")

    assert "A step back is part of it." in done.stdout


def test_a_week_has_one_look_back(person):
    done = person.types("week", *[str(n % 5) for n in range(7)])
    again = person.types("week")

    entry = only(person.record, Reflection)

    assert done.exit_code == 0, done.output
    assert entry.form == "signs"
    assert entry.answers["S1a"] == 0
    assert entry.answers["S6a"] == 0
    assert len(entry.answers) == 7
    assert "has its look back already" in again.stdout


def test_a_pause_asks_nothing_back(person):
    skipped = person.types("pause", "1")
    person.types("pause", "2")
    person.types("pause", "3")

    assert "That is always fine" in skipped.stdout
    assert all(each.last is not None for each in person.record.of(Pause))


def test_an_entry_is_changed_and_marked(person):
    person.types("event", "T1", "1", "", "", "1", "")

    changed = person.types("edit", "1", "1", "", "2", "", "", "3", "said sorry")
    event = only(person.record, Event)

    assert changed.exit_code == 0, changed.output
    assert (event.code, event.who, event.strength, event.note) == (
        "T1",
        "other",
        3,
        "said sorry",
    )
    assert event.moment.edited_at is not None


def test_an_entry_is_removed_from_earlier_versions_too_when_asked(person):
    person.types("now", "3", "4")

    removed = person.types("edit", "1", "2", "y", "y")

    assert removed.exit_code == 0, removed.output
    assert dict(person.record.entries) == {}
    assert list(person.path.parent.glob("archive.dat.*")) == []


@pytest.mark.parametrize("locale", ["nl_NL.UTF-8", "en_GB.UTF-8"])
def test_the_list_shows_the_words_that_were_on_the_screen(person, locale):
    person.types("event", "T1", "2", "", "", "", "at the door")
    person.types("pause", "1")

    shown = person.types("list", locale=locale).stdout
    calendar = person.types("list", options=("--calendar",), locale=locale).stdout

    assert "at the door" in shown
    assert {"nl_NL.UTF-8": "Kritiek of verwijt", "en_GB.UTF-8": "Criticism or blame"}[
        locale
    ] in shown
    assert f"{sit_down().today.day:>2}o" in calendar


def test_what_is_too_old_goes_when_asked(person):
    person.types("checkin", *EVENING, "n")

    done = person.types("expire", "1", "y")

    assert done.exit_code == 0, done.output
    assert person.record.settings.keep_months == 3
    assert len(person.record.entries) == 1


def test_a_look_back_is_told_in_the_words_that_were_on_the_screen(person):
    asked = person.types("week", *["3"] * 7)
    listed = person.types("list")

    (entry,) = person.record.of(Reflection)
    assert asked.stdout.count("0 never, 1 once") == 1
    assert "I swallowed something to keep the peace. often" in listed.stdout
    assert not any(item in listed.stdout for item in entry.answers)


def test_nothing_is_let_go_and_nothing_removed_without_a_choice(person):
    kept = person.types("expire", "")
    stays = person.calls("destroy", typed=["n"])

    assert "Nothing was saved." in kept.stdout
    assert "Nothing was removed." in stays.stdout
    assert person.path.exists()


def test_a_file_with_nothing_whole_beside_it_says_so(person):
    person.path.write_bytes(b"x" + person.path.read_bytes()[1:])

    done = person.types("list")

    assert done.exit_code == 1
    assert "no earlier version beside it is whole" in done.stderr
