"""What the model shows of what others found, whether it finds numbers again, and what it can't do."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from bedding.actions.tell_proof import Ranged, Shown, proof
from bedding.text import decimal, percent
from bedding.web.page import Page, Shelf, Visit

LENGTHS: Final = (14, 60, 365)
"""Numbers of evenings of which the page tells how well a number comes back."""

STRANGE: Final = "strange"
"""Records that only must not break the fit; nothing is found again in them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One finding of others.

    Attributes:
        number: Its number.
        met: Whether the model shows it.
        sources: Where it was found: author and year.
        persons: How many simulated persons.
        tolerance: What must be seen (English).
        figures: Name, number with its range (English), and whether it lies where it must.
    """

    number: int
    met: bool
    sources: str
    persons: int
    tolerance: str
    figures: tuple[tuple[str, str, bool], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What the page shows.

    Attributes:
        rows: The findings of others, those that are not met first.
        met: How many the model shows.
        records: How many simulated records the fit was put to.
        held: Of each interval, how often it should hold and how often it did.
        lengths: Numbers of evenings.
        recovered: The name of a number, and how well it came back at each of them.
        ahead: The name of a set, and the two leads with their ranges.
        sources: Every source.
    """

    rows: tuple[Row, ...]
    met: int
    records: int
    held: tuple[tuple[str, str], ...]
    lengths: tuple[int, ...]
    recovered: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    ahead: tuple[tuple[str, tuple[str, str], tuple[str, str]], ...]
    sources: tuple[str, ...]


def show(visit: Visit) -> Told:
    """Return the page."""
    known = proof()
    shown = sorted(known.shown, key=lambda each: (each.met, each.number))
    return Told(
        rows=tuple(_row(each, known.sources) for each in shown),
        met=sum(each.met for each in known.shown),
        records=sum(count for part, count in known.records.items() if part != STRANGE),
        held=tuple(
            (
                percent(visit.language, each.share),
                visit.say(
                    "web.proof.held_in",
                    low=percent(visit.language, each.held - 2 * each.error),
                    high=percent(visit.language, each.held + 2 * each.error),
                ),
            )
            for each in known.held
        ),
        lengths=LENGTHS,
        recovered=tuple(
            (
                visit.say(f"web.proof.number.{each.name}"),
                tuple(
                    _between(visit, each.by_evenings[length], 2) for length in LENGTHS
                ),
            )
            for each in known.recovered
        ),
        ahead=tuple(
            (each.name, _lead(visit, each.residual), _lead(visit, each.inputs))
            for each in known.ahead
        ),
        sources=tuple(known.sources.values()),
    )


def _row(each: Shown, sources: Mapping[str, str]) -> Row:
    return Row(
        number=each.number,
        met=each.met,
        sources="; ".join(
            _short(sources[key]) for key in each.sources if key in sources
        ),
        persons=each.persons,
        tolerance=each.tolerance,
        figures=tuple(
            (
                one.name,
                f"{one.number.value:g} ({one.number.low:g} to {one.number.high:g})"
                if one.number.low < one.number.high
                else f"{one.number.value:g}",
                one.met,
            )
            for one in each.measured
        ),
    )


def _short(source: str) -> str:
    """Return the first author and the year of a source."""
    author, _, rest = source.partition(",")
    year = rest[rest.find("(") + 1 :].partition(")")[0]
    return f"{author} {year}"


def _between(visit: Visit, number: Ranged, digits: int) -> tuple[str, str]:
    """Return a number, and its range as a sentence of its own."""
    value, low, high = (
        decimal(visit.language, end, digits=digits)
        for end in (number.value, number.low, number.high)
    )
    return value, visit.say("web.proof.between", low=low, high=high)


def _lead(visit: Visit, number: Ranged) -> tuple[str, str]:
    """Return a lead in hundredths, with its sign."""
    return _between(
        visit,
        Ranged(value=100 * number.value, low=100 * number.low, high=100 * number.high),
        1,
    )


PAGE = Page(name="proof", show=show, front=True, tells=True, shelf=Shelf.UNDERSTAND)
