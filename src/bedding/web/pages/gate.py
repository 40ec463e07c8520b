"""Ten questions that come before any mirror; each may stay empty, and answers are kept on wish alone."""

from dataclasses import dataclass, field
from typing import Final

from bedding.actions.pause_analysis import (
    answers_of,
    care_of,
    note_answers,
    note_birth,
    rest_today,
    with_answers,
    without_answers,
)
from bedding.care import QUESTIONS, Answer, Flag, Page as Shown, Part
from bedding.record import DiskFullError
from bedding.text import calendar_day, tell
from bedding.web.caring import leads, next_page
from bedding.web.page import Page, Shelf, Turn, Visit

AGE: Final = "young"
ANSWERS: Final = tuple(str(each) for each in Answer)
AGES: Final = ("yes", "no")


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """What the page shows.

    Attributes:
        codes: The questions, by their codes.
        answers: What can be said to each.
        ages: What can be said to the question about age; empty where it is not asked.
        off: Why some of the analysis is off, a word of `care.Reason`, or an empty text.
        steps: Whether it can be brought back in steps.
        then: The page that comes after, or an empty text.
        only: The one question that is asked anew, or an empty text.
        kept_on: When the answers were given that someone wanted to keep, or an empty text.
        kept: Those answers, as question and answer.
    """

    codes: tuple[str, ...]
    answers: tuple[str, ...]
    ages: tuple[str, ...]
    off: str
    steps: bool
    then: str
    only: str
    kept_on: str
    kept: tuple[tuple[str, str], ...] = field(repr=False)


def show(visit: Visit) -> Gate:
    """Return the page: with one question where only that is asked anew."""
    care = care_of(visit.record)
    one = _only(visit)
    kept = answers_of(visit.record)
    asks_age = not one and (care.asked_on is None or care.young)
    return Gate(
        codes=(one,) if one else QUESTIONS,
        answers=ANSWERS,
        ages=AGES if asks_age else (),
        off=str(visit.why_off(Part.DISTINCTIONS) or ""),
        steps=care.flag is not Flag.OPEN,
        then=next_page(visit, ""),
        only=one,
        kept_on="" if kept is None else calendar_day(visit.language, kept.day),
        kept=()
        if kept is None
        else tuple(
            (visit.say(f"care.gate.{code}"), visit.say(f"care.answer.{said}"))
            for code, said in kept.answers.items()
        ),
    )


def answer(visit: Visit) -> Turn:
    """Keep what follows from the answers, and show first what they call for.

    The answers themselves are kept where the person asks for it; without that, earlier ones go.
    """
    one = _only(visit)
    asked = (one,) if one else QUESTIONS
    given = {
        code: visit.choice(code, ANSWERS)
        for code in asked
        if visit.given.get(code) not in (None, "")
    }
    record = visit.record
    pages: list[Shown] = []
    if visit.given.get(AGE) not in (None, ""):
        noted = note_birth(record, under_sixteen=visit.choice(AGE, AGES) == "yes")
        record = noted.record
        pages += noted.pages
    noted = note_answers(record, given, visit.today, asked=asked)
    pages += noted.pages
    record = noted.record
    if not one:
        keeps = visit.given.get("keep") is True
        record = with_answers(record, given if keeps else {}, visit.today)
    said = visit.say("diary.saved")
    try:
        visit.notebook.save(record)
    except DiskFullError as error:
        # Help is shown whether or not it could be kept that it was needed.
        if not pages:
            raise
        said = tell(visit.language, error)
    turn = leads(visit, pages, said=said)
    return turn or Turn(to=next_page(visit), said=said)


def forget(visit: Visit) -> Turn:
    """Remove the answers that were kept; what followed from them stays."""
    visit.notebook.save(without_answers(visit.record))
    return Turn(to="gate", said=visit.say("web.gate.forgotten"))


def rest(visit: Visit) -> Turn:
    """Let all analysis rest until tomorrow."""
    visit.notebook.save(rest_today(visit.record, visit.today))
    return Turn(to="contents", said=visit.say("care.reason.today"))


def _only(visit: Visit) -> str:
    return visit.choice("only", ("", *QUESTIONS))


PAGE = Page(
    name="gate",
    show=show,
    acts={"answer": answer, "forget": forget, "rest": rest},
    shelf=Shelf.ONWARD,
)
