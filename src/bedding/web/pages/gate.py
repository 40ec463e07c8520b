"""Ten questions that come before any mirror; each may stay empty, and no answer is kept."""

from dataclasses import dataclass
from typing import Final

from bedding.actions.pause_analysis import (
    care_of,
    note_answers,
    note_birth,
    rest_today,
)
from bedding.care import QUESTIONS, Answer, Flag, Page as Shown, Part
from bedding.record import DiskFullError
from bedding.text import tell
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
    """

    codes: tuple[str, ...]
    answers: tuple[str, ...]
    ages: tuple[str, ...]
    off: str
    steps: bool
    then: str


def show(visit: Visit) -> Gate:
    """Return the page: with one question where only that is asked anew."""
    care = care_of(visit.record)
    one = visit.text("only")
    asks_age = not one and (care.asked_on is None or care.young)
    return Gate(
        codes=(one,) if one in QUESTIONS else QUESTIONS,
        answers=ANSWERS,
        ages=AGES if asks_age else (),
        off=str(visit.why_off(Part.DISTINCTIONS) or ""),
        steps=care.flag is not Flag.OPEN,
        then=next_page(visit, ""),
    )


def answer(visit: Visit) -> Turn:
    """Keep what follows from the answers, and show first what they call for."""
    given = {
        code: visit.choice(code, ANSWERS)
        for code in QUESTIONS
        if visit.given.get(code) not in (None, "")
    }
    record = visit.record
    pages: list[Shown] = []
    if visit.given.get(AGE) not in (None, ""):
        noted = note_birth(record, under_sixteen=visit.choice(AGE, AGES) == "yes")
        record = noted.record
        pages += noted.pages
    noted = note_answers(record, given, visit.today)
    pages += noted.pages
    said = visit.say("diary.saved")
    try:
        visit.notebook.save(noted.record)
    except DiskFullError as error:
        # Help is shown whether or not it could be kept that it was needed.
        if not pages:
            raise
        said = tell(visit.language, error)
    turn = leads(visit, pages, said=said)
    return turn or Turn(to=next_page(visit), said=said)


def rest(visit: Visit) -> Turn:
    """Let all analysis rest until tomorrow."""
    visit.notebook.save(rest_today(visit.record, visit.today))
    return Turn(to="contents", said=visit.say("care.reason.today"))


PAGE = Page(
    name="gate", show=show, acts={"answer": answer, "rest": rest}, shelf=Shelf.ONWARD
)
