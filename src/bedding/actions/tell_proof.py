"""What is known of the model itself: findings it shows, numbers it finds again, and real diaries.

The figures come along in `proof.json`, so that a page has them at once and without the model.
`python -m benchmarks.proof` makes that file from what the commands find; a test holds it to the
pages in docs.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranged:
    """A number with its range.

    Attributes:
        value: The middle.
        low: Where the range begins.
        high: Where it ends.
    """

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """One thing that was measured on simulated people.

    Attributes:
        name: What, in the words of the page on validation (English).
        number: The number with its 95 % interval.
        met: Whether it lies where it must.
    """

    name: str
    number: Ranged
    met: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One finding of others, and whether the model shows it.

    Attributes:
        number: Its number on the page on validation.
        sources: Where it was found.
        met: Whether the model shows it.
        persons: How many simulated persons that rests on.
        tolerance: What must be seen, in the words of that page (English).
        measured: What was seen.
    """

    number: int
    sources: tuple[str, ...]
    met: bool
    persons: int
    tolerance: str
    measured: tuple[Measured, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """How often an interval held the truth.

    Attributes:
        share: How often it should [0 to 1].
        held: How often it did [0 to 1].
        error: The standard error of that.
    """

    share: float
    held: float
    error: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Recovered:
    """How well a number of simulated people came back.

    Attributes:
        name: Which number.
        by_evenings: Correlation with the truth and its 95 % interval, by number of evenings.
    """

    name: str
    by_evenings: Mapping[int, Ranged]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ahead:
    """How far the mechanism foretells better than two rivals in one set of real diaries.

    Attributes:
        name: The set.
        residual: Beside what lingers and nothing more [log score an answer], with 95 %.
        inputs: Beside what happened with what lingers, without any mechanism.
    """

    name: str
    residual: Ranged
    inputs: Ranged


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """All of it.

    Attributes:
        shown: The findings of others.
        records: How many simulated records the fit was put to, by what they are for.
        held: How often its intervals held the truth.
        recovered: How well numbers came back.
        ahead: What real diaries say.
        sources: Who found what the model rests on and when, by the key of each source.
    """

    shown: tuple[Shown, ...]
    records: Mapping[str, int]
    held: tuple[Held, ...]
    recovered: tuple[Recovered, ...]
    ahead: tuple[Ahead, ...]
    sources: Mapping[str, str]


@cache
def proof() -> Proof:
    """Return what is known."""
    data = json.loads(
        files("bedding.actions").joinpath("proof.json").read_text("utf-8")
    )
    fit = data["calibration"]
    return Proof(
        shown=tuple(_shown(each) for each in data["validation"]),
        records=dict(fit["records"]),
        held=tuple(Held(**each) for each in fit["held"]),
        recovered=tuple(
            Recovered(
                name=each["name"],
                by_evenings={
                    int(evenings): _ranged(ends)
                    for evenings, ends in each["by_evenings"].items()
                },
            )
            for each in fit["recovered"]
        ),
        ahead=tuple(
            Ahead(
                name=each["set"],
                residual=_ranged(each["ahead"]["residual"]),
                inputs=_ranged(each["ahead"]["inputs"]),
            )
            for each in data["real"]
        ),
        sources=dict(data["sources"]),
    )


def _shown(each: Mapping[str, Any]) -> Shown:
    return Shown(
        number=each["number"],
        sources=tuple(each["source"]),
        met=each["met"],
        persons=each["persons"],
        tolerance=each["tolerance"],
        measured=tuple(
            Measured(
                name=one["name"],
                number=_ranged([one["value"], one["low"], one["high"]]),
                met=one["met"],
            )
            for one in each["figures"]
        ),
    )


def _ranged(ends: list[float]) -> Ranged:
    value, low, high = ends
    return Ranged(value=value, low=low, high=high)
