from datetime import timedelta

from bedding.actions.clock_here import sit_down
from bedding.record import CheckIn, Moment, Pause, Record, Start, evening_form


def test_the_rhythm_can_be_chosen_and_a_pause_goes_with_it(person):
    paused = person.types("settings", "1", "4")
    there = list(person.record.of(Pause))
    person.types("settings", "1", "2")

    assert paused.exit_code == 0, paused.output
    assert person.record.settings.rhythm == "three_a_week"
    assert [each.last for each in there] == [None]
    assert all(each.last is not None for each in person.record.of(Pause))


def test_enter_changes_nothing(person):
    for lines in ([""], ["1", ""], ["3", ""]):
        assert "Nothing was saved" in person.types("settings", *lines).stdout
    assert person.record == Record()


def test_the_start_questions_come_again_with_what_was_said(person):
    person.types("settings", "2", "1", "1", "2", "3")
    first = next(person.record.of(Start))

    again = person.types("settings", "2", "", "2", "", "-")

    (start,) = person.record.of(Start)
    assert "Enter keeps" in again.stdout
    assert "together" in again.stdout
    assert (first.purpose, first.relation, first.pattern, first.early) == (
        "self",
        "together",
        "weekly",
        3,
    )
    assert (start.purpose, start.relation, start.pattern, start.early) == (
        "self",
        "apart",
        "weekly",
        None,
    )
    assert start.moment.edited_at is not None


def test_the_country_chooses_the_help_lines(person):
    person.types("settings", "3", "2")
    rested = person.types("gate", "1", "", "2", "1", *[""] * 8)

    assert person.record.settings.country == "BE"
    assert "(BE)" in rested.stdout
    assert "(GB)" not in rested.stdout


def evenings(*ago, rhythm="daily"):
    today = sit_down().today
    entries = []
    for days in ago:
        at = sit_down().shown_at - timedelta(days=days)
        moment = Moment(
            local_date=today - timedelta(days=days),
            tz="Europe/Amsterdam",
            shown_at=at,
            answered_at=at,
        )
        entries.append(CheckIn(moment=moment, form="evening"))
    record = Record(entries={each.id: each for each in entries})
    return record.with_settings(type(record.settings)(rhythm=rhythm))


def test_evenings_off_are_no_gap_for_who_does_not_write_daily():
    today = sit_down().today

    assert evening_form(evenings(5), today) == "short"
    assert evening_form(evenings(5, rhythm="three_a_week"), today) == "evening"
    assert evening_form(evenings(8, rhythm="three_a_week"), today) == "short"
    assert evening_form(evenings(90, rhythm="events"), today) == "evening"


def test_after_two_weeks_it_is_said_once_that_there_is_a_choice(person):
    for ago, said in ((13, False), (14, True), (20, True), (21, False)):
        person.becomes(evenings(ago))
        done = person.types("checkin", *["4"] * 7, "n")
        assert ("bedding settings" in done.stdout) is said
