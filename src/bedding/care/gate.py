"""The gate: questions that decide whether the program goes on analysing, and the way back.

One sign is enough; there is no score, no colour and no sum. Of the answers only a flag and its
date remain, never which question it was. Coming back takes two steps, each a choice of one's
own: first what helps to recognise, later what could reassure, provoke or distract. The reasons
stand in docs, "care".
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from bedding.care.errors import GateError

DANGER: Final = tuple(f"G{number}" for number in range(1, 9))
SELF_HARM: Final = "G9"
DISCOVERY: Final = "G10"
QUESTIONS: Final = (*DANGER, SELF_HARM, DISCOVERY)
BREATH: Final = frozenset({"G1", "V2"})
GATE_EVENTS: Final = tuple(f"V{number}" for number in range(1, 7))
ASK_EVERY: Final = timedelta(days=30)
MANY_UNSAID: Final = 3


class Answer(StrEnum):
    """What can be said to a question; leaving it out is a fourth, and means nothing."""

    YES = "yes"
    NO = "no"
    UNSAID = "unsaid"


class Flag(StrEnum):
    """How much of the analysis there is."""

    OPEN = "open"
    OFF = "off"
    RECOGNITION = "recognition"


class Page(StrEnum):
    """What to show at once, the first first."""

    SUICIDE_HELP = "suicide_help"
    DANGER_HELP = "danger_help"
    SEE_A_DOCTOR = "see_a_doctor"
    DISCOVERY = "discovery"
    HELP_ON_TOP = "help_on_top"
    CHILD_HELP = "child_help"


@dataclass(frozen=True, slots=True, kw_only=True)
class Care:
    """All that is kept of the gate.

    Attributes:
        flag: How much of the analysis there is.
        since: The day that began, or None.
        paused_on: A day on which everything rests; the next day is an ordinary one.
        asked_on: When the questions were last asked, or None.
        reminder: Whether the help block stands on top until the questions are asked again.
        young: Whether the person is younger than sixteen: then there is no analysis.
    """

    flag: Flag = Flag.OPEN
    since: date | None = None
    paused_on: date | None = None
    asked_on: date | None = None
    reminder: bool = False
    young: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What follows from an answer or an event.

    Attributes:
        care: What is kept.
        pages: What to show now, in order; kept nowhere.
    """

    care: Care
    pages: tuple[Page, ...] = ()


def answer_gate(
    care: Care,
    answers: Mapping[str, Answer | str],
    today: date,
    *,
    asked: Collection[str] = QUESTIONS,
) -> Outcome:
    """Return what follows from the answers; every question may be left out.

    Saying no to everything opens nothing that is closed: the way back is in two steps. Where only
    some were asked again the month goes on as it was, and so does the reminder.

    Raises:
        GateError: There is no such question or answer.
    """
    given = {code: _answer(code, value) for code, value in answers.items()}
    yes = {code for code, value in given.items() if value is Answer.YES}
    unsaid = sum(value is Answer.UNSAID for value in given.values())
    every = set(QUESTIONS) <= set(asked)
    if every:
        care = replace(care, asked_on=today, reminder=unsaid >= MANY_UNSAID)
    pages: list[Page] = []
    if SELF_HARM in yes:
        care = pause_today(care, today)
        pages.append(Page.SUICIDE_HELP)
    if yes & set(DANGER):
        care = _close(care, today)
        pages.append(Page.DANGER_HELP)
    if yes & BREATH:
        pages.append(Page.SEE_A_DOCTOR)
    if DISCOVERY in yes:
        pages.append(Page.DISCOVERY)
    if every and care.reminder:
        pages.append(Page.HELP_ON_TOP)
    return Outcome(care=care, pages=tuple(pages))


def note_event(care: Care, code: str, today: date) -> Outcome:
    """Return what follows from an event: for V1 to V6 the same as for a yes, at once."""
    if code not in GATE_EVENTS:
        return Outcome(care=care)
    pages = (
        (Page.DANGER_HELP, Page.SEE_A_DOCTOR) if code in BREATH else (Page.DANGER_HELP,)
    )
    return Outcome(care=_close(care, today), pages=pages)


def pause_today(care: Care, today: date) -> Care:
    """Return care with everything at rest for today; anyone may ask for that at any time."""
    return replace(care, paused_on=today)


def note_age(care: Care, *, under_sixteen: bool) -> Outcome:
    """Return what follows from an age: under sixteen there is no analysis, but help for the young."""
    pages = (Page.CHILD_HELP,) if under_sixteen else ()
    return Outcome(care=replace(care, young=under_sixteen), pages=pages)


def take_first_step(care: Care, today: date, *, has_read: bool) -> Care:
    """Return care in which what helps to recognise is back.

    Args:
        care: What is kept, with the analysis off.
        today: The day of the choice.
        has_read: Whether the help page and "the program can't measure danger" were read.

    Raises:
        GateError: The analysis is not off, or the page was not read.
    """
    if care.flag is not Flag.OFF:
        raise GateError("The analysis is not off", "There is nothing to bring back.")
    if not has_read:
        raise GateError("The help page was not read", "Show it first.")
    return replace(care, flag=Flag.RECOGNITION, since=today)


def take_second_step(care: Care, today: date, *, no_longer_holds: bool) -> Care:
    """Return care in which everything is back.

    Args:
        care: What is kept, after the first step.
        today: The day of the choice.
        no_longer_holds: Whether the person says that what was true then is true no more.

    Raises:
        GateError: The first step was not taken, or the person did not say so.
    """
    if care.flag is not Flag.RECOGNITION:
        raise GateError("The first step was not taken", "Take that one first.")
    if not no_longer_holds:
        raise GateError("The answer still holds", "Leave it as it is; help remains.")
    return replace(care, flag=Flag.OPEN, since=today)


def gate_is_due(care: Care, today: date) -> bool:
    """Return whether to ask the questions: at the start and monthly.

    A clock that went back asks again rather than never.
    """
    return (
        care.asked_on is None or not timedelta(0) <= today - care.asked_on < ASK_EVERY
    )


def discovery_is_due(answers: Mapping[str, int], *, limit_stated: bool) -> bool:
    """Return whether to ask G10 again: a limit was stated, and it never stayed safe after one.

    Args:
        answers: The answers of a look back at the phases.
        limit_stated: Whether an event of a limit was logged in those weeks.
    """
    return limit_stated and answers.get("F3.2") == 0


def _close(care: Care, today: date) -> Care:
    return replace(care, flag=Flag.OFF, since=today)


def _answer(code: str, value: Answer | str) -> Answer:
    if code not in QUESTIONS:
        raise GateError(
            "There is no such question", f"Known are {', '.join(QUESTIONS)}."
        )
    try:
        return Answer(value)
    except ValueError:
        raise GateError(
            f"The answer to {code} is none", "Give yes, no or unsaid."
        ) from None
