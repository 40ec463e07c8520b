"""The data before a fit, person by person; and what the fits give again of them afterwards."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import polars as pl

from bedding.model.inference.fitting import FEWEST
from bedding.study.plan import Source, Study
from bedding.study.scoring import score_step
from bedding.study.sources import People

LONG: float = 7.0
"""A gap of so many days is named; chosen [day]."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DataCheck:
    """What one set of data allows.

    Attributes:
        data: How the study calls them.
        persons: How many persons there are.
        fitted: Of how many there is enough to fit.
        entries: How many entries there are.
        answered: Share of the answers that is there [0 to 1].
        span: Median days from the first entry to the last [day].
        gaps: Gaps of a week and more between entries, over all persons.
        constant: By channel, with how many persons every answer to it is the same.
        absent: Inputs that nobody has anything of.
        each: One row for each person.
    """

    data: str
    persons: int
    fitted: int
    entries: int
    answered: float
    span: float
    gaps: int
    constant: dict[str, int]
    absent: tuple[str, ...]
    each: pl.DataFrame

    def _repr_html_(self) -> str:
        """Return the row of each person, for a notebook."""
        return self.each._repr_html_()


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenBack:
    """How often the fits give a quantity again.

    Attributes:
        data: How the study calls them.
        quantity: Which quantity.
        looked_at: With how many persons and channels.
        too_low: Share in which the fit gives too little of it [0 to 1].
        too_high: Share in which it gives too much [0 to 1].
    """

    data: str
    quantity: str
    looked_at: int
    too_low: float
    too_high: float


def data_check(study: Study, data: Source) -> DataCheck:
    """Return what one set of data allows; nothing is fitted.

    Raises:
        TableError: A kind of it, where the table can't be read.
        CodebookError: A kind of it, where the codebook can't be used.
    """
    people = People(study, data)
    rows: list[dict[str, Any]] = []
    constant: dict[str, int] = {}
    absent: set[str] | None = None
    for begin in range(0, len(people), study.engine.persons):
        numbers = range(begin, min(begin + study.engine.persons, len(people)))
        for person in people.batch(numbers).people():
            seen = person.observations
            gaps = np.diff(seen.times)
            same = [
                name
                for name, moves in zip(seen.channels, seen.varies, strict=True)
                if not moves
            ]
            for name in same:
                constant[name] = constant.get(name, 0) + 1
            absent = {*seen.absent} if absent is None else absent & {*seen.absent}
            rows.append(
                {
                    "person": seen.person,
                    "entries": len(seen.times),
                    "usable": seen.usable,
                    "enough": seen.usable >= FEWEST,
                    "days": float(np.ptp(seen.times)) if len(seen.times) else 0.0,
                    "longest_gap": float(gaps.max()) if gaps.size else 0.0,
                    "gaps": int((gaps >= LONG).sum()),
                    "answered": float(seen.seen.mean()) if seen.seen.size else 0.0,
                    "constant": ", ".join(same),
                }
            )
    each = pl.DataFrame(rows, infer_schema_length=None)
    return DataCheck(
        data=data.name,
        persons=len(each),
        fitted=int(each["enough"].sum()),
        entries=int(each["entries"].sum()),
        answered=float(np.average(each["answered"], weights=each["entries"])),
        span=float(np.median(each["days"])),
        gaps=int(each["gaps"].sum()),
        constant=dict(sorted(constant.items())),
        absent=tuple(sorted(absent or ())),
        each=each,
    )


def given_back(study: Study, data: Source) -> tuple[GivenBack, ...]:
    """Return how often the fits of one set of data give each quantity again.

    Raises:
        NotYetError: There are no scores.
        ChunkFileError: A file of them can't be read.
    """
    shown: dict[str, list[str]] = {}
    for table in score_step(study, data).tables():
        for row in table.iter_rows(named=True):
            for quantity, how in zip(
                row["quantity"] or (), row["shown"] or (), strict=True
            ):
                shown.setdefault(quantity, []).append(how)
    return tuple(
        GivenBack(
            data=data.name,
            quantity=quantity,
            looked_at=len(how),
            too_low=how.count("too_low") / len(how),
            too_high=how.count("too_high") / len(how),
        )
        for quantity, how in shown.items()
    )
