"""One sign or distinction on a page of its own: what it is, what one wrote, and how sure it is."""

from dataclasses import dataclass
from typing import Final

from bedding.actions.days_that_point import days_that_point
from bedding.actions.mirror_record import Recognised
from bedding.actions.pause_analysis import care_of, only_recognition
from bedding.actions.set_aside import is_set_aside, set_aside, take_up
from bedding.actions.weekly_answers import weekly_answers
from bedding.mirror import ENOUGH, Fitted, Mirror, Moments, Quantity, Statement
from bedding.report.basis import basis
from bedding.report.page import Line, line
from bedding.web.axes import Axis, axis_of
from bedding.web.caring import gate_first
from bedding.web.own import NAME as OWN, own_diary, own_look
from bedding.web.page import Turn, Visit
from bedding.web.pointed import Pole, pole_of
from bedding.web.work import State

RECOGNISED: Final = "bedding.actions.mirror_record:recognised"
RECOGNITION: Final = "mirror.recognised"


@dataclass(frozen=True, slots=True, kw_only=True)
class OnePage:
    """What the page of one sign or distinction shows.

    Attributes:
        page: Its own name.
        about: Which one, as `S1`.
        codes: All of its kind, in order.
        aside: Whether the person took it out of the picture.
        empty: Whether nothing was written down.
        few: That there are too few days to say anything, as a sentence; empty where there are not.
        waits: Whether the calculation goes on.
        failed: Whether it ended without an answer.
        recognition: Whether only what helps to recognise may show.
        reminder: Whether help stands on top.
        axis: What can be said; None as long as that isn't there, or may not show.
        basis: What it rests on, in sentences; may be empty.
        lines: The numbers that it rests on.
        misfit: Whether the model explains these weeks badly.
        poles: The days that speak for either pole; for alarm alone between the two steps.
    """

    page: str
    about: str
    codes: tuple[str, ...]
    aside: bool
    empty: bool = False
    few: str = ""
    waits: bool = False
    failed: bool = False
    recognition: bool = False
    reminder: bool = False
    axis: Axis | None = None
    basis: str = ""
    lines: tuple[Line, ...] = ()
    misfit: bool = False
    poles: tuple[Pole, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What is known of a record so far.

    Attributes:
        state: How far the calculation is.
        mirror: What the entries and the model show; None while it waits, or may not show.
        statements: What may be said.
        days: On how many days entries were made.
    """

    state: State
    mirror: Mirror | None = None
    statements: tuple[Statement, ...] = ()
    days: int = 0


def seen(visit: Visit) -> Seen:
    """Return what may be said of the record; between the two steps only what helps to recognise."""
    record = visit.record
    if only_recognition(record):
        dated = own_diary(visit)
        work = visit.work(
            RECOGNITION,
            RECOGNISED,
            diary=None if dated is None else dated.diary,
            weekly=weekly_answers(record),
        )
        if work.state is not State.DONE:
            return Seen(state=work.state)
        found: Recognised = work.outcome()
        return Seen(state=work.state, statements=found.statements, days=found.days)
    own = own_look(visit)
    looked = own.looked
    if own.work is None or looked is None:
        return Seen(state=State.WAITING if own.work is None else own.work.state)
    return Seen(
        state=State.DONE,
        mirror=looked.mirror,
        statements=looked.mirror.statements,
        days=looked.mirror.coverage.days,
    )


def forget(visit: Visit) -> None:
    """Let the calculation begin anew."""
    visit.forget(OWN)
    visit.forget(RECOGNITION)


def days_written(visit: Visit) -> int:
    """Return on how many days anything was put down that a mirror takes."""
    dated = own_diary(visit)
    return 0 if dated is None else Moments(dated.diary).days()


def show_one(visit: Visit, page: str, codes: tuple[str, ...]) -> OnePage | Turn:
    """Return the page of one sign or distinction: of what was given, or the first.

    Raises:
        UnfitError: There is no such sign or distinction.
    """
    about = visit.choice("code", ("", *codes)) or codes[0]
    record = visit.record
    aside = is_set_aside(record, about)
    days = days_written(visit)
    if days == 0:
        return OnePage(page=page, about=about, codes=codes, aside=aside, empty=True)
    first = gate_first(visit, "mirror")
    if first is not None:
        return first
    recognition = only_recognition(record)
    sides = visit.once(
        f"pointed.{about}", lambda: days_that_point(record, about, own_diary(visit))
    )
    enough = days >= ENOUGH
    known = seen(visit) if enough and not aside else Seen(state=State.DONE)
    if known.state is State.FAILED:
        forget(visit)
    statement = next((each for each in known.statements if each.about == about), None)
    return OnePage(
        page=page,
        about=about,
        codes=codes,
        aside=aside,
        few=""
        if enough
        else visit.say("state.too_little_days", days=days, needed=ENOUGH),
        waits=known.state is State.WAITING,
        failed=known.state is State.FAILED,
        recognition=recognition,
        reminder=care_of(record).reminder,
        axis=None
        if statement is None
        else axis_of(statement, visit.language, days=known.days),
        basis=""
        if statement is None or recognition
        else basis(visit.language, statement),
        lines=() if statement is None or recognition else _lines(visit, statement),
        misfit=known.mirror is not None
        and known.mirror.reading.fitted is Fitted.MISFIT,
        poles=()
        if aside
        else (
            pole_of(visit, about, "alarm", sides.alarm),
            *(() if recognition else (pole_of(visit, about, "rest", sides.rest),)),
        ),
    )


def put_aside(visit: Visit, page: str, codes: tuple[str, ...]) -> Turn:
    """Take one out of the picture: the person says that it doesn't fit."""
    about = visit.choice("code", codes)
    visit.notebook.save(set_aside(visit.record, about))
    return Turn(
        to=page, given={"code": about}, said=visit.say("web.statement.aside_said")
    )


def put_back(visit: Visit, page: str, codes: tuple[str, ...]) -> Turn:
    """Take one into the picture again."""
    about = visit.choice("code", codes)
    visit.notebook.save(take_up(visit.record, about))
    return Turn(
        to=page, given={"code": about}, said=visit.say("web.statement.back_said")
    )


def _lines(visit: Visit, statement: Statement) -> tuple[Line, ...]:
    return tuple(
        line(finding, visit.language)
        for finding in statement.findings
        if isinstance(finding, Quantity)
    )
