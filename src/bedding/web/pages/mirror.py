"""The mirror: what one's own notes show, in words first, with what they do not show beside it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bedding.actions.pause_analysis import care_of, only_recognition
from bedding.actions.read_days import Day, days
from bedding.care import Part
from bedding.mirror import ENOUGH, Fitted
from bedding.record import CheckIn, Event
from bedding.report.basis import place
from bedding.report.moving import Moves, moves
from bedding.report.page import covered, fit_sentences, told_first
from bedding.text import calendar_day, percent
from bedding.web.axes import Axis, axis_of
from bedding.web.caring import gate_first
from bedding.web.happening import name_of
from bedding.web.own import moves_found, own_diary, own_look, own_moves, own_pictures
from bedding.web.page import Page, Shelf, Turn, Visit
from bedding.web.statement_page import Seen, days_written, forget, seen
from bedding.web.work import State

if TYPE_CHECKING:
    from bedding.actions.draw_days import DrawnDays
    from bedding.report.paper import Picture

SHOWN = ("warmth", "threat", "arousal", "pull", "self", "expect")


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """One day of one's own, while there are too few to say anything."""

    day: str
    told: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mirrored:
    """What the page shows.

    Attributes:
        empty: Whether nothing was written down.
        waits: Whether the calculation goes on.
        share: How much of it is done, written out; empty where nobody knows.
        failed: Whether it ended without an answer.
        recognition: Whether only what helps to recognise may show.
        reminder: Whether help stands on top.
        told: What must be known first: too few days, or what the whole leans to.
        covered: How many entries on how many days.
        written: One's own notes, while there are too few days.
        misfit: Whether the model explains these weeks badly.
        weeks: The map of storm and bed, or None.
        draws: Whether that is still being drawn.
        place: Where all weeks together lie, axis by axis; may be empty.
        signs: The six signs, as far as they may show.
        distinctions: The six distinctions, as far as they may show.
        aside: What the person took out of the picture.
        moves: What moved over the weeks, or None.
        follows: Whether that is still being followed.
        fit: What became of the model, in sentences.
    """

    empty: bool = False
    waits: bool = False
    share: str = ""
    failed: bool = False
    recognition: bool = False
    reminder: bool = False
    told: tuple[str, ...] = ()
    covered: tuple[str, ...] = ()
    written: tuple[Written, ...] = ()
    misfit: bool = False
    weeks: "Picture | None" = None
    draws: bool = False
    place: str = ""
    signs: tuple[Axis, ...] = ()
    distinctions: tuple[Axis, ...] = ()
    aside: tuple[str, ...] = ()
    moves: Moves | None = None
    follows: bool = False
    fit: tuple[str, ...] = ()


def show(visit: Visit) -> Mirrored | Turn:
    """Return the page, as far as there is something to say and it may be said."""
    count = days_written(visit)
    if count == 0:
        return Mirrored(empty=True)
    first = gate_first(visit, "mirror")
    if first is not None:
        return first
    return _too_few(visit, count) if count < ENOUGH else _looked_at(visit)


def _looked_at(visit: Visit) -> Mirrored:
    """Return what can be said of days enough, or that it is being calculated."""
    known = seen(visit)
    if known.state is State.FAILED:
        forget(visit)
        return Mirrored(failed=True)
    if known.state is State.WAITING:
        return Mirrored(waits=True, share=_share(visit))
    if only_recognition(visit.record):
        return _recognition(visit, known)
    return _whole(visit, known)


def _share(visit: Visit) -> str:
    if only_recognition(visit.record):
        return ""
    work = own_look(visit).work
    if work is None or work.share is None:
        return ""
    return percent(visit.language, work.share)


def stop(visit: Visit) -> Turn:
    """End the calculation half-way; nothing was kept."""
    visit.worker.stop()
    forget(visit)
    return Turn(to="contents")


def again(visit: Visit) -> Turn:
    """Begin the calculation anew."""
    forget(visit)
    return Turn(to="mirror")


def _too_few(visit: Visit, count: int) -> Mirrored:
    told = visit.say("state.too_little_days", days=count, needed=ENOUGH)
    found = days(visit.record, first=None, last=visit.today)
    return Mirrored(
        reminder=care_of(visit.record).reminder,
        told=(told,),
        written=tuple(_written(visit, each) for each in reversed(found)),
    )


def _recognition(visit: Visit, known: Seen) -> Mirrored:
    return Mirrored(
        recognition=True,
        reminder=care_of(visit.record).reminder,
        signs=_axes(visit, known, "S"),
        aside=_aside(visit, "S"),
    )


def _whole(visit: Visit, known: Seen) -> Mirrored:
    mirror, language, dated = known.mirror, visit.language, own_diary(visit)
    if mirror is None or dated is None:
        return Mirrored(waits=True)
    drawn = own_pictures(visit, dated)
    pictures: DrawnDays | None = drawn.outcome() if drawn.state is State.DONE else None
    following = own_moves(visit, own_look(visit))
    changes = moves_found(following)
    return Mirrored(
        reminder=care_of(visit.record).reminder,
        told=(*told_first(mirror, language), *_by_chance(visit, known)),
        covered=covered(mirror, language),
        misfit=mirror.reading.fitted is Fitted.MISFIT,
        weeks=None if pictures is None else pictures.weeks,
        draws=drawn.state is State.WAITING,
        place=place(language, mirror),
        signs=_axes(visit, known, "S"),
        distinctions=_axes(visit, known, "D"),
        aside=_aside(visit, ""),
        moves=None
        if changes is None
        else moves(changes, mirror.reading.fitted, language),
        follows=following is not None and following.state is State.WAITING,
        fit=fit_sentences(mirror, language),
    )


def _by_chance(visit: Visit, known: Seen) -> tuple[str, ...]:
    """Return that chance alone could have made the answers, where it could; said once."""
    by_chance = any(each.by_chance for each in known.statements)
    return (visit.say("state.by_chance"),) if by_chance else ()


def _axes(visit: Visit, known: Seen, kind: str) -> tuple[Axis, ...]:
    aside = visit.record.settings.set_aside
    return tuple(
        axis_of(each, visit.language, days=known.days)
        for each in known.statements
        if each.about.startswith(kind) and each.about not in aside
    )


def _aside(visit: Visit, kind: str) -> tuple[str, ...]:
    kept = visit.record.settings.set_aside
    return tuple(sorted(each for each in kept if each.startswith(kind)))


def _written(visit: Visit, each: Day) -> Written:
    told: list[str] = []
    for entry in each.entries:
        if isinstance(entry, CheckIn):
            if entry.contact is not None:
                told.append(visit.say(f"record.contact.{entry.contact}"))
            told += [
                visit.say(
                    "web.statement.answer",
                    name=visit.say(f"web.statement.names.{name}"),
                    value=entry.answers[name],
                    high=7,
                )
                for name in SHOWN
                if name in entry.answers
            ]
        elif isinstance(entry, Event):
            told.append(name_of(visit, entry.code))
    return Written(day=calendar_day(visit.language, each.day), told=tuple(told))


PAGE = Page(
    name="mirror",
    show=show,
    shelf=Shelf.LOOK_BACK,
    acts={"again": again, "stop": stop},
    part=Part.SIGNS,
)
