"""The gate: it closes on one sign, opens in two steps, and remembers no answer."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings, strategies as st

from bedding.care import (
    DANGER,
    DISCOVERY,
    GATE_EVENTS,
    QUESTIONS,
    Answer,
    Care,
    Flag,
    GateError,
    Page,
    answer_gate,
    discovery_is_due,
    gate_is_due,
    note_age,
    note_event,
    take_first_step,
    take_second_step,
)

TODAY = date(2026, 11, 22)
LATER = TODAY + timedelta(days=40)
STATES = [
    Care(),
    Care(flag=Flag.OFF, since=TODAY),
    Care(flag=Flag.RECOGNITION, since=TODAY, reminder=True),
]
answers = st.dictionaries(st.sampled_from(QUESTIONS), st.sampled_from(list(Answer)))


@pytest.mark.parametrize("care", STATES)
@pytest.mark.parametrize("code", DANGER)
def test_one_yes_to_a_danger_turns_the_analysis_off(care, code):
    outcome = answer_gate(care, {code: "yes"}, LATER)

    assert (outcome.care.flag, outcome.care.since) == (Flag.OFF, LATER)
    assert outcome.pages[0] is Page.DANGER_HELP


@pytest.mark.parametrize("said", [None, *Answer])
@pytest.mark.parametrize("care", [*STATES, Care(asked_on=TODAY, reminder=True)])
def test_one_question_asked_again_leaves_the_month_and_the_reminder_as_they_were(
    care, said
):
    answers = {} if said is None else {DISCOVERY: said}

    outcome = answer_gate(care, answers, LATER, asked=(DISCOVERY,))

    assert outcome.care == care
    assert outcome.pages == ((Page.DISCOVERY,) if said is Answer.YES else ())


@pytest.mark.parametrize("code", DANGER)
def test_one_question_asked_again_closes_as_ever(code):
    outcome = answer_gate(Care(asked_on=TODAY), {code: "yes"}, LATER, asked=(code,))

    assert outcome.care == Care(flag=Flag.OFF, since=LATER, asked_on=TODAY)


@pytest.mark.parametrize("care", STATES)
@pytest.mark.parametrize("code", GATE_EVENTS)
def test_an_event_of_danger_does_what_a_yes_does(care, code):
    outcome = note_event(care, code, LATER)

    assert (outcome.care.flag, outcome.care.since) == (Flag.OFF, LATER)
    assert outcome.pages[0] is Page.DANGER_HELP
    assert (Page.SEE_A_DOCTOR in outcome.pages) is (code == "V2")


def test_another_event_changes_nothing():
    assert note_event(Care(), "T4", TODAY).care == Care()
    assert note_event(Care(), "T4", TODAY).pages == ()


@given(given_answers=answers)
@settings(max_examples=200, deadline=None)
def test_what_is_kept_does_not_tell_which_danger_it_was(given_answers):
    yes = {code for code, value in given_answers.items() if value is Answer.YES}
    if not yes & set(DANGER):
        return
    others = {
        code: value for code, value in given_answers.items() if code not in DANGER
    }
    unsaid = [code for code in DANGER if given_answers.get(code) is Answer.UNSAID]
    alike = {**others, **dict.fromkeys(unsaid, Answer.UNSAID)}
    alike |= {next(code for code in DANGER if code not in unsaid): Answer.YES}

    one, other = (
        answer_gate(Care(), each, TODAY).care for each in (given_answers, alike)
    )
    assert one == other


@given(given_answers=answers)
@settings(max_examples=200, deadline=None)
def test_answers_never_open_what_is_closed(given_answers):
    for care in STATES[1:]:
        after = answer_gate(care, given_answers, LATER).care
        assert after.flag is not Flag.OPEN
        assert after.flag is Flag.OFF or care.flag is Flag.RECOGNITION


def test_way_back_is_two_steps_each_a_choice():
    off = Care(flag=Flag.OFF, since=TODAY)
    with pytest.raises(GateError, match="first step"):
        take_second_step(off, LATER, no_longer_holds=True)
    with pytest.raises(GateError, match="page was not read"):
        take_first_step(off, LATER, has_read=False)

    part = take_first_step(off, LATER, has_read=True)
    assert part == Care(flag=Flag.RECOGNITION, since=LATER)
    with pytest.raises(GateError, match="still holds"):
        take_second_step(part, LATER, no_longer_holds=False)
    assert take_second_step(part, LATER, no_longer_holds=True) == Care(since=LATER)
    with pytest.raises(GateError, match="not off"):
        take_first_step(Care(), LATER, has_read=True)


def test_thinking_of_harming_oneself_rests_everything_for_a_day_and_help_comes_first():
    outcome = answer_gate(Care(), {"G9": "yes", "G1": "yes"}, TODAY)

    assert outcome.pages == (Page.SUICIDE_HELP, Page.DANGER_HELP, Page.SEE_A_DOCTOR)
    alone = answer_gate(Care(), {"G9": "yes"}, TODAY)
    assert alone.care == Care(paused_on=TODAY, asked_on=TODAY)
    assert alone.pages == (Page.SUICIDE_HELP,)


def test_fear_of_being_found_out_leaves_nothing_behind():
    outcome = answer_gate(Care(), {"G10": "yes"}, TODAY)
    assert outcome.care == answer_gate(Care(), {"G10": "no"}, TODAY).care
    assert outcome.pages == (Page.DISCOVERY,)


@pytest.mark.parametrize(("count", "reminder"), [(2, False), (3, True), (10, True)])
def test_three_times_rather_not_puts_help_on_top(count, reminder):
    outcome = answer_gate(Care(), dict.fromkeys(QUESTIONS[:count], "unsaid"), TODAY)
    assert outcome.care.reminder is reminder
    assert (Page.HELP_ON_TOP in outcome.pages) is reminder
    assert outcome.care.flag is Flag.OPEN


def test_skipping_every_question_changes_nothing_but_the_day():
    assert answer_gate(Care(), {}, TODAY).care == Care(asked_on=TODAY)


@pytest.mark.parametrize(
    ("days", "due"), [(0, False), (29, False), (30, True), (-1, True)]
)
def test_questions_come_monthly_and_after_a_clock_that_went_back(days, due):
    assert gate_is_due(Care(asked_on=TODAY), TODAY + timedelta(days=days)) is due
    assert gate_is_due(Care(), TODAY)


def test_a_limit_that_never_stayed_safe_asks_about_fear_again():
    assert discovery_is_due({"F3.2": 0}, limit_stated=True)
    assert not discovery_is_due({"F3.2": 1}, limit_stated=True)
    assert not discovery_is_due({}, limit_stated=True)
    assert not discovery_is_due({"F3.2": 0}, limit_stated=False)


def test_under_sixteen_gets_help_for_the_young():
    outcome = note_age(Care(), under_sixteen=True)
    assert (outcome.care.young, outcome.pages) == (True, (Page.CHILD_HELP,))


@pytest.mark.parametrize("wrong", [{"G11": "yes"}, {"G1": "SENTINEL"}])
def test_answer_that_cannot_be_is_refused_without_repeating_it(wrong):
    with pytest.raises(GateError) as caught:
        answer_gate(Care(), wrong, TODAY)
    assert "SENTINEL" not in str(caught.value)


@pytest.mark.parametrize(
    ("refused", "place", "remedy"),
    [
        (lambda: take_first_step(Care(), TODAY, has_read=True),
         "The analysis is not off", "There is nothing to bring back."),
        (lambda: take_first_step(Care(flag=Flag.OFF), TODAY, has_read=False),
         "The help page was not read", "Show it first."),
        (lambda: take_second_step(Care(), TODAY, no_longer_holds=True),
         "The first step was not taken", "Take that one first."),
        (lambda: take_second_step(
            Care(flag=Flag.RECOGNITION), TODAY, no_longer_holds=False),
         "The answer still holds", "Leave it as it is; help remains."),
        (lambda: answer_gate(Care(), {"G11": "yes"}, TODAY),
         "There is no such question", f"Known are {', '.join(QUESTIONS)}."),
        (lambda: answer_gate(Care(), {"G1": "perhaps"}, TODAY),
         "The answer to G1 is none", "Give yes, no or unsaid."),
    ],
)  # fmt: skip
def test_a_refusal_says_first_what_is_wrong_and_then_what_to_do(refused, place, remedy):
    with pytest.raises(GateError) as caught:
        refused()

    assert caught.value.place == place
    assert str(caught.value) == f"{place}. {remedy}"
