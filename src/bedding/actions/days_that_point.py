"""What a person wrote that speaks for either pole of a sign or a distinction, day by day.

Three things can speak: the answers of an evening, as `mirror.pointing` reads them; what happened,
by the codes below; and the answers of the weekly look back, on either side of the middle.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from bedding.actions.record_diary import DatedDiary
from bedding.actions.weekly_answers import CALM_HIGH, FORMS, OPPOSITE
from bedding.mirror import Moments, Pointer, pointing
from bedding.record import CheckIn, Event, Record, Reflection, TableRow, scale_of

HANDFUL: Final = 5
"""How many days are shown of either side, at most."""

BEGAN_BY: Final = ("warmth", "threat")
"""What is shown of the day with which something hard began."""

HAPPENED: Final[Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]] = {
    "S2": (("B4",), ("B1",)),
    "S6": ((), ("M1",)),
    "D3": (("R2", "R4"), ("R3", "W2")),
    "D4": (("B3", "T8"), ("B2",)),
    "D5": ((), ("R3",)),
    "D6": ((), ("M1",)),
}
"""What happened, by code: what speaks for alarm, and what for carrying capacity. A limit
swallowed or said; a limit or a feeling punished, ridiculed or respected; repair that only brings
relief, and repair that builds; something for oneself. Nothing else speaks for one of them by
itself, and a step back speaks for none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """One answer of a day.

    Attributes:
        name: Which item or measure.
        value: What was answered, on the scale it was asked on.
        high: The highest answer that the scale has.
    """

    name: str
    value: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class PointingDay:
    """A day that speaks for a pole.

    Attributes:
        day: Which.
        strength: How clearly [0 to 1].
        answers: What was answered, as far as it speaks.
        contact: The answer about contact, where that speaks; else an empty text.
        events: What happened, by code, oldest first.
        later: The next day with an entry, where that is part of it, else None.
        later_answers: What was answered then.
        began: The day with which began what this one ended, where there is one, else None.
        began_answers: What was answered then.
        item: The item of a weekly look back that speaks, or an empty text.
        point: What was answered to it.
    """

    day: date
    strength: float
    answers: tuple[Answered, ...] = field(default=(), repr=False)
    contact: str = field(default="", repr=False)
    events: tuple[str, ...] = field(default=(), repr=False)
    later: date | None = None
    later_answers: tuple[Answered, ...] = field(default=(), repr=False)
    began: date | None = None
    began_answers: tuple[Answered, ...] = field(default=(), repr=False)
    item: str = ""
    point: int = field(default=0, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """The days that speak for one pole.

    Attributes:
        shown: The clearest of them, newest first.
        count: How many there are.
    """

    shown: tuple[PointingDay, ...] = ()
    count: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """The days that speak for either pole of a sign or a distinction.

    Attributes:
        alarm: Those that speak for alarm.
        rest: Those that speak for carrying capacity.
    """

    alarm: Side
    rest: Side


def days_that_point(record: Record, about: str, dated: DatedDiary | None) -> Sides:
    """Return the days of a record that speak for either pole of a sign or a distinction.

    A day of which one thing speaks for either stands under neither. What a look back over a week
    says is about the week, and stays.

    Args:
        record: What there is.
        about: Which sign or distinction.
        dated: The diary of the record with its days; None where it has none.
    """
    alarm, rest = _weekly(record, about)
    codes_alarm, codes_rest = HAPPENED.get(about, ((), ()))
    alarm += _happened(record, codes_alarm)
    rest += _happened(record, codes_rest)
    if dated is not None:
        found = pointing(Moments(dated.diary), about)
        days = dated.days
        written = _Written(record)
        alarm += [written.told(each, days) for each in found.alarm]
        rest += [written.told(each, days) for each in found.rest]
    both = {each.day for each in alarm if not each.item}
    both &= {each.day for each in rest if not each.item}
    return Sides(alarm=_side(alarm, both), rest=_side(rest, both))


class _Written:
    """What stands in a record, by day."""

    def __init__(self, record: Record) -> None:
        self.answers: dict[date, dict[str, Answered]] = {}
        self.contact: dict[date, str] = {}
        self.events: dict[date, list[str]] = {}
        for row in record.of(TableRow):
            self._keep(
                row.local_date,
                {name: (each.value, each.high) for name, each in row.answers.items()},
            )
        for check_in in sorted(record.of(CheckIn), key=lambda each: each.form != "now"):
            day = check_in.moment.local_date
            scales = {name: scale_of(name) for name in check_in.answers}
            self._keep(
                day,
                {
                    name: (value, scale.high)
                    for name, value in check_in.answers.items()
                    if (scale := scales[name]) is not None
                },
            )
            if check_in.contact is not None:
                self.contact[day] = check_in.contact
        for event in record.of(Event):
            if not event.gate:
                self.events.setdefault(event.moment.local_date, []).append(event.code)

    def _keep(self, day: date, answers: Mapping[str, tuple[float, float]]) -> None:
        for name, (value, high) in answers.items():
            self.answers.setdefault(day, {})[name] = Answered(
                name=name, value=value, high=high
            )

    def told(self, pointer: Pointer, days: tuple[date, ...]) -> PointingDay:
        """Return what an entry says, in what was answered and what happened."""
        day = days[pointer.index]
        then = days[pointer.index + 1] if pointer.after else None
        began = None if pointer.since is None else days[pointer.since]
        return PointingDay(
            day=day,
            strength=pointer.strength,
            answers=self._of(day, pointer.shows),
            contact=self.contact.get(day, "") if "contact" in pointer.shows else "",
            events=tuple(self.events.get(day, ())),
            later=then,
            later_answers=() if then is None else self._of(then, pointer.after),
            began=began,
            began_answers=() if began is None else self._of(began, BEGAN_BY),
        )

    def _of(self, day: date, names: tuple[str, ...]) -> tuple[Answered, ...]:
        known = self.answers.get(day, {})
        return tuple(known[name] for name in names if name in known)


def _happened(record: Record, codes: tuple[str, ...]) -> list[PointingDay]:
    return [
        PointingDay(
            day=event.moment.local_date,
            strength=(event.strength or 2) / 3,
            events=(event.code,),
        )
        for event in record.of(Event)
        if event.code in codes
    ]


def _weekly(record: Record, about: str) -> tuple[list[PointingDay], list[PointingDay]]:
    """Return the weekly answers above and below the middle of their scale; alarm, then rest."""
    alarm: list[PointingDay] = []
    rest: list[PointingDay] = []
    for look in record.of(Reflection):
        if look.form not in FORMS or look.all_alike:
            continue
        for item, point in look.answers.items():
            scale = scale_of(item)
            if not item.startswith(about) or scale is None:
                continue
            away = 2 * (point - scale.low) / (scale.high - scale.low) - 1
            calm = item.startswith(CALM_HIGH) or item.endswith(OPPOSITE)
            if away == 0:
                continue
            side = rest if (away > 0) == calm else alarm
            side.append(
                PointingDay(
                    day=look.moment.local_date,
                    strength=abs(away),
                    item=item,
                    point=point,
                )
            )
    return alarm, rest


def _side(found: list[PointingDay], both: set[date]) -> Side:
    """Return the clearest of the days; one day stands there once, with all that it says.

    Args:
        found: Everything that speaks for this side.
        both: The days that speak for the other as well.
    """
    by_day: dict[tuple[date, str], PointingDay] = {}
    for each in sorted(found, key=lambda each: (each.strength, each.day)):
        if each.day in both and not each.item:
            continue
        by_day[each.day, each.item] = _merged(by_day.get((each.day, each.item)), each)
    clearest = sorted(by_day.values(), key=lambda each: (each.strength, each.day))
    shown = clearest[-HANDFUL:]
    return Side(
        shown=tuple(sorted(shown, key=lambda each: each.day, reverse=True)),
        count=len(clearest),
    )


def _merged(one: PointingDay | None, other: PointingDay) -> PointingDay:
    """Return what two tell of one day; the second is the clearer."""
    if one is None:
        return other
    fuller = other if other.answers or not one.answers else one
    return PointingDay(
        day=other.day,
        strength=other.strength,
        answers=fuller.answers,
        contact=fuller.contact,
        events=tuple(dict.fromkeys((*one.events, *other.events))),
        later=fuller.later,
        later_answers=fuller.later_answers,
        began=fuller.began,
        began_answers=fuller.began_answers,
        item=other.item,
        point=other.point,
    )
