"""What moved over the weeks, and whether the other's days go round, in words with their ranges."""

from dataclasses import dataclass
from typing import Final

from bedding.mirror import Fitted, Quantity
from bedding.mirror.change import Changes, Moved, Way
from bedding.mirror.quantity import Why
from bedding.report.telling import ends, estimate
from bedding.text import Language, decimal, duration, percent, say, whole

EDGE: Final = 0.01
"""How near to 0 or 1 a probability is told; some hundreds of draws tell no more."""

MOVING: Final = frozenset({Way.UP, Way.DOWN, Way.THERE_AND_BACK})
"""Ways that are a movement."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveRow:
    """One thing over the weeks, each cell written for the language; empty where nothing is told."""

    what: str
    way: str
    first: str
    last: str
    when: str
    probability: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Moves:
    """What moved over the weeks.

    Attributes:
        title: What this part is called.
        headings: Of the columns of `rows`.
        rows: Each thing that could be followed.
        said: What belongs beside it: what could not be followed, and the rhythm of the other.
    """

    title: str
    headings: tuple[str, ...]
    rows: tuple[MoveRow, ...]
    said: tuple[str, ...]


def moves(changes: Changes, fitted: Fitted, language: Language) -> Moves:
    """Return what moved, in words.

    Args:
        changes: What moved.
        fitted: What became of the fit that the person's numbers were followed by.
        language: Of the words.
    """
    columns = ("what", "way", "first", "last", "when", "probability")
    return Moves(
        title=say(language, "moved.title"),
        headings=tuple(say(language, f"moved.column_{name}") for name in columns),
        rows=()
        if changes.short
        else tuple(_row(each, changes, language) for each in changes.moved),
        said=(*_beside(changes, fitted, language), *_round(changes, language)),
    )


def way_of(moved: Moved, changes: Changes) -> str:
    """Return which way something moved; what takes hours has its own word where evenings tell."""
    hours = moved.name == "recovery" and changes.once_a_day
    way = moved.way.value
    return "once_a_day" if way == "not_visible" and hours else way


def written(language: Language, unit: str, number: float) -> str:
    """Return a number as its unit is written."""
    if unit == "time":
        return duration(language, number)
    return percent(language, number) if unit == "share" else decimal(language, number)


def interval_said(language: Language, found: Quantity | None) -> str:
    """Return a number with the range of nine in ten draws; empty for None."""
    if found is None:
        return ""
    ends = (found.estimate, *found.interval(0.9))
    middle, low, high = (written(language, found.unit.value, end) for end in ends)
    return say(language, "research.interval", middle=middle, low=low, high=high)


def probability_said(language: Language, probability: float) -> str:
    """Return a probability, never as certain: draws can't tell 100 % from a little less."""
    for name, limit, beyond in (
        ("over", 1 - EDGE, probability > 1 - EDGE),
        ("under", EDGE, probability < EDGE),
    ):
        if beyond:
            limited = percent(language, limit)
            return say(language, f"research.change.{name}", limit=limited)
    return percent(language, probability)


def days_said(language: Language, when: tuple[float, float] | None) -> str:
    """Return between which days something changed; empty where that isn't told."""
    if when is None:
        return ""
    low, high = (whole(language, round(end)) for end in when)
    return say(language, "numbers.range", low=low, high=high)


def _row(moved: Moved, changes: Changes, language: Language) -> MoveRow:
    return MoveRow(
        what=say(language, f"moved.names.{moved.name}"),
        way=say(language, f"research.change.ways.{way_of(moved, changes)}"),
        first=_told(language, moved.first),
        last=_told(language, moved.last),
        when=days_said(language, moved.when),
        # What can't be seen has the probability that it had beforehand, which says nothing.
        probability=""
        if moved.way is Way.NOT_VISIBLE
        else probability_said(language, moved.probability),
    )


def _told(language: Language, found: Quantity | None) -> str:
    if found is None:
        return ""
    return f"{estimate(language, found)}, {ends(language, found)}"


def _beside(changes: Changes, fitted: Fitted, language: Language) -> list[str]:
    if changes.short:
        return [say(language, "moved.short")]
    names = []
    if not changes.person_told:
        names.append("untrusted")
    elif fitted in {Fitted.MISFIT, Fitted.DESCRIBES}:
        names.append(fitted.value)
    if not changes.other_told:
        names.append("other")
    if changes.person_told and not any(each.way in MOVING for each in changes.moved):
        names.append("nothing")
    return [say(language, f"moved.{name}") for name in names]


def _round(changes: Changes, language: Language) -> list[str]:
    found = changes.round
    if isinstance(found, Quantity):
        ends = (found.estimate, *found.interval(0.9))
        middle, low, high = (duration(language, end) for end in ends)
        told = [say(language, "moved.round.found", middle=middle, low=low, high=high)]
    elif found.why is Why.TOO_FEW:
        few = {
            "has": whole(language, found.has),
            "needed": whole(language, found.needed),
        }
        return [say(language, "moved.round.few", **few)]
    else:
        told = [say(language, "moved.round.none")]
    phases = probability_said(language, changes.going.phases)
    returns = probability_said(language, changes.going.returns)
    return [*told, say(language, "moved.round.chance", phases=phases, returns=returns)]
