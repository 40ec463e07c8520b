"""From a diary, and a fit where there is one, to everything that the mirror shows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Final

import numpy as np

from bedding.mirror.change import Changes
from bedding.mirror.direction import direction
from bedding.mirror.follow import follow
from bedding.mirror.hope import hope
from bedding.mirror.inside import inside
from bedding.mirror.moments import Moments
from bedding.mirror.quantity import ENOUGH, Finding, Quantity
from bedding.mirror.reading import NO_READING, Reading
from bedding.mirror.recovery import recovery
from bedding.mirror.relation import hardly_told, made_by_chance, mostly_apart
from bedding.mirror.repair import repair
from bedding.mirror.rhythm import rhythm
from bedding.mirror.silence import Coverage, coverage, silence
from bedding.mirror.statements import Statement, statements
from bedding.mirror.weekly import Weekly
from bedding.mirror.weeks import Place, Week, place_of, weeks
from bedding.types import Diary

if TYPE_CHECKING:
    import polars as pl

RHYTHM: Final = (
    "warm_share",
    "hurt_share",
    "both_share",
    "foreseen",
    "pattern",
    "contrast",
    "counted",
    "repaired",
    "repair_time",
    "amended",
    "silence_share",
)
"""What describes the rhythm of the other, in the order in which it is shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mirror:
    """What one diary shows.

    Attributes:
        diary: What the person wrote down.
        coverage: How much of the time the entries cover.
        findings: Everything that was looked at, by name.
        statements: The six signs and the six distinctions.
        weeks: Where the weeks lay on the map of storm and bed.
        reading: What became of the fit.
        place: Where the weeks lie together; None where that can't be said.
        changes: What moved over the weeks; None where that was not followed, or can't be.
    """

    diary: Diary
    coverage: Coverage
    findings: Mapping[str, Finding]
    statements: tuple[Statement, ...]
    weeks: tuple[Week, ...]
    reading: Reading
    place: Place | None = None
    changes: Changes | None = None

    @property
    def rhythm(self) -> tuple[Finding, ...]:
        """The rhythm of the other."""
        return tuple(self.findings[name] for name in RHYTHM)

    @property
    def enough(self) -> bool:
        """Whether there are days enough to lean one way."""
        return self.coverage.days >= ENOUGH

    def to_polars(self) -> "pl.DataFrame":
        """Return one row for everything that was looked at.

        `median`, `low` and `high` are the middle and where nine in ten lie, in the unit that `unit`
        names; where nothing can be said they are missing, and `why` says why.
        """
        import polars as pl  # noqa: PLC0415 -- a table is not always asked for

        schema = {
            "finding": pl.String,
            "unit": pl.String,
            "median": pl.Float64,
            "low": pl.Float64,
            "high": pl.Float64,
            "moments": pl.Int64,
            "why": pl.String,
        }
        return pl.DataFrame(
            [_row(name, each) for name, each in self.findings.items()],
            schema=schema,
            orient="row",
        )

    def _repr_html_(self) -> str:
        """Return what was found and what it says, as a notebook shows them."""
        import polars as pl  # noqa: PLC0415 -- a table is not always asked for

        said = pl.DataFrame(
            [
                (each.about, str(each.state), each.alarm, each.low, each.high)
                for each in self.statements
            ],
            schema={
                "statement": pl.String,
                "state": pl.String,
                "of_20_at_alarm": pl.Int64,
                "low": pl.Int64,
                "high": pl.Int64,
            },
            orient="row",
        )
        covered = self.coverage
        told = f"{covered.entries} entries on {covered.days} days"
        with pl.Config(
            tbl_rows=-1,
            tbl_hide_column_data_types=True,
            tbl_hide_dataframe_shape=True,
            float_precision=2,
            fmt_str_lengths=40,
        ):
            tables = self.to_polars()._repr_html_() + said._repr_html_()
        return f"<p>Mirror of {escape(repr(self.diary.person))}: {told}</p>{tables}"


def reflect(
    diary: Diary,
    *,
    reading: Reading = NO_READING,
    weekly: Weekly | None = None,
    changes: Changes | None = None,
    seed: int = 0,
) -> Mirror:
    """Return what a diary shows; the same diary and seed give the same mirror.

    Args:
        diary: What the person wrote down.
        reading: What a fitted model says.
        weekly: The answers of the weekly look back, by sign or distinction.
        changes: What a model says of what moved over the weeks.
        seed: Where the resampling starts.
    """
    moments = Moments(diary)
    chance = np.random.default_rng(seed).spawn(8)
    found = every_finding(moments, chance)
    findings = {finding.name: finding for finding in found}
    covered = coverage(moments)
    by_chance, apart = made_by_chance(moments), mostly_apart(moments)
    untold = hardly_told(moments)
    seen = weeks(moments, np.random.default_rng([seed, len(found)]))
    named = covered.days >= ENOUGH and not (by_chance or apart or untold)
    return Mirror(
        diary=diary,
        coverage=covered,
        findings=findings,
        statements=statements(
            findings,
            days=covered.days,
            entries=covered.entries,
            drawn=reading.drawn,
            weekly=weekly,
            by_chance=by_chance,
            apart=apart,
            untold=untold,
        ),
        weeks=seen,
        reading=reading,
        place=place_of(seen) if named else None,
        changes=None if by_chance else changes,
    )


def every_finding(
    moments: Moments, chance: Sequence[np.random.Generator]
) -> tuple[Finding, ...]:
    """Return everything that is looked at.

    Args:
        moments: The diary.
        chance: Eight sources of chance.
    """
    return (
        *rhythm(moments, chance[0]),
        *repair(moments, chance[1]),
        *silence(moments, chance[2]),
        *follow(moments, chance[3]),
        *hope(moments, chance[4]),
        *inside(moments, chance[5]),
        recovery(moments, chance[6]),
        *direction(moments, chance[7]),
    )


def _row(name: str, finding: Finding) -> tuple[object, ...]:
    """Return a finding as a row of a table."""
    if not isinstance(finding, Quantity):
        return name, None, None, None, None, finding.has, str(finding.why)
    low, high = finding.interval(0.9)
    unit = str(finding.unit)
    return name, unit, finding.estimate, low, high, finding.moments, None
