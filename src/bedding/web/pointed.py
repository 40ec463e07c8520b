"""The days that speak for a pole, in words: what was answered, what happened, what came after."""

from dataclasses import dataclass, field
from datetime import timedelta

from bedding.actions.days_that_point import Answered, PointingDay, Side
from bedding.actions.weekly_answers import CALM_HIGH
from bedding.record import EVENTS, Label, scale_of
from bedding.text import calendar_day, decimal, whole
from bedding.web.page import Visit


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One day as a page shows it.

    Attributes:
        day: Which, written out.
        told: What stood there, piece by piece.
        after: What stood at the next entry, or at the one with which it began; may be empty.
    """

    day: str
    told: tuple[str, ...] = field(repr=False)
    after: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pole:
    """One pole with the days that speak for it.

    Attributes:
        name: The pole, in words.
        about: Which kind of days speak for it.
        entries: The clearest, newest first.
        count: How many there are, as a sentence; empty where all are shown.
    """

    name: str
    about: str
    entries: tuple[Entry, ...]
    count: str


def pole_of(visit: Visit, about: str, pole: str, side: Side) -> Pole:
    """Return a pole with its days in words.

    Args:
        visit: Whose record.
        about: Which sign or distinction.
        pole: `alarm` or `rest`.
        side: The days that speak for it.
    """
    own = {label.code: label.name for label in visit.record.of(Label)}
    entries = tuple(_entry(visit, each, own) for each in side.shown)
    more = side.count > len(entries)
    return Pole(
        name=visit.say(f"sign.{about}.{pole}"),
        about=visit.say(f"web.about.{about}.{pole}"),
        entries=entries,
        count=visit.say("web.statement.some", shown=len(entries), count=side.count)
        if more
        else "",
    )


def _entry(visit: Visit, each: PointingDay, own: dict[str, str]) -> Entry:
    told = [_weekly(visit, each.item, each.point)] if each.item else []
    if each.contact:
        told.append(visit.say(f"record.contact.{each.contact}"))
    told += [_answer(visit, one) for one in each.answers]
    told += [
        visit.say(f"record.event.{code}") if code in EVENTS else own.get(code, code)
        for code in each.events
    ]
    after = ""
    if each.later is not None and each.later_answers:
        then = ", ".join(_answer(visit, one) for one in each.later_answers)
        next_day = each.later - each.day <= timedelta(days=1)
        after = (
            visit.say("web.statement.next_day", told=then)
            if next_day
            else visit.say(
                "web.statement.later",
                day=calendar_day(visit.language, each.later),
                told=then,
            )
        )
    if each.began is not None and each.began_answers:
        after = visit.say(
            "web.statement.began",
            day=calendar_day(visit.language, each.began),
            told=", ".join(_answer(visit, one) for one in each.began_answers),
        )
    return Entry(
        day=calendar_day(visit.language, each.day), told=tuple(told), after=after
    )


def _answer(visit: Visit, answer: Answered) -> str:
    return visit.say(
        "web.statement.answer",
        name=visit.say(f"web.statement.names.{answer.name}"),
        value=_number(visit, answer.value),
        high=_number(visit, answer.high),
    )


def _weekly(visit: Visit, item: str, point: int) -> str:
    if not item.startswith(CALM_HIGH):
        return visit.say(
            "web.statement.week_sign",
            item=visit.say(f"record.sign.{item}"),
            often=visit.say(f"record.how_often.n{point}"),
        )
    scale = scale_of(item)
    high = point if scale is None else scale.high
    side = "left" if 2 * point <= high else "right"
    return visit.say(
        "web.statement.week_distinction",
        item=visit.say(f"record.distinction.{item}.{side}"),
        point=whole(visit.language, point),
        high=whole(visit.language, high),
    )


def _number(visit: Visit, number: float) -> str:
    if float(number).is_integer():
        return whole(visit.language, int(number))
    return decimal(visit.language, number)
