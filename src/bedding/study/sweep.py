"""Scenarios played through: the same persons under every rhythm, childhood and lack of a part."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from typing import Final

import numpy as np
import polars as pl

from bedding.errors import OutOfRangeError
from bedding.model import (
    CAREGIVERS,
    Partner,
    partner_from_knobs,
    population,
    presets,
    raised_by,
    simulate,
)
from bedding.study.chunks import Part, Step, Watch, in_blocks, parquet
from bedding.study.engine import Engine
from bedding.study.plan import Study, Sweep
from bedding.study.seeds import seed_of
from bedding.study.study_file import AVERAGE, NOTHING

HOURS: Final = 3.0
"""Length of a step [hour]: short enough that every moment finds one of its own."""
LEVELS: Final = {"q05": 0.05, "q25": 0.25, "q50": 0.5, "q75": 0.75, "q95": 0.95}
"""Which quantiles over persons are kept, by the name of the column."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """What some persons live under.

    Attributes:
        number: Which one, in the order of the study.
        rhythm: A ready-made other, or empty where the knobs say.
        predictability: Probability that a bid is answered [0 to 1]; None with a ready-made other.
        contrast: How far good and bad lie apart [0 to 1]; None with a ready-made other.
        childhood: The care that the persons met, or `average`.
        without: The mechanism that is switched off, or `nothing`.
    """

    number: int
    rhythm: str
    predictability: float | None
    contrast: float | None
    childhood: str
    without: str

    @property
    def partner(self) -> Partner:
        """The other of this scenario.

        Raises:
            OutOfRangeError: The shared means allow no such contrast.
        """
        if self.predictability is None or self.contrast is None:
            return presets.PRESETS[self.rhythm]
        return partner_from_knobs(
            predictability=self.predictability, contrast=self.contrast
        )


def scenarios_of(sweep: Sweep) -> tuple[tuple[Scenario, ...], int]:
    """Return the scenarios of a sweep, and how many can't be.

    Where answers are rare or frequent and contrast is high, a moment would have to be colder than
    cold for the mean to stay; there is no such scenario.
    """
    knobs: list[tuple[str, float | None, float | None]] = [
        ("", p, c) for p, c in product(sweep.predictability, sweep.contrast)
    ]
    knobs += [(name, None, None) for name in sweep.rhythms]
    found: list[Scenario] = []
    impossible = 0
    for (rhythm, p, c), childhood, without in product(
        knobs, sweep.childhoods, sweep.without
    ):
        scenario = Scenario(
            number=len(found),
            rhythm=rhythm,
            predictability=p,
            contrast=c,
            childhood=childhood,
            without=without,
        )
        try:
            _ = scenario.partner
        except OutOfRangeError:
            impossible += 1
            continue
        found.append(scenario)
    return tuple(found), impossible


@dataclass(frozen=True, slots=True, kw_only=True)
class SweepWork:
    """What a worker needs for some scenarios."""

    sweep: Sweep
    scenarios: tuple[Scenario, ...]
    seed: int
    without: tuple[str, ...]


def run_sweep(study: Study, engine: Engine, *, watch: Watch | None = None) -> Step:
    """Play every scenario of a study; return where the results stand.

    Raises:
        OtherStudyError: The folder holds results of something else.
        OutputError: A file can't be written.
    """
    step = sweep_step(study)
    sweep = study.sweep or Sweep()
    scenarios, _ = scenarios_of(sweep)
    # A part has as many persons as in other steps; the days of a scenario make it long enough.
    together = max(1, 4 * study.engine.persons // sweep.persons)

    def part(number: int, begin: int, end: int) -> Part:
        work = SweepWork(
            sweep=sweep,
            scenarios=scenarios[begin:end],
            seed=study.seed,
            without=study.without,
        )
        return Part(number=number, make=lambda: work)

    parts = [
        part(number, begin, end)
        for number, (begin, end) in enumerate(in_blocks(len(scenarios), together))
    ]
    step.run(engine, play, parts, watch=watch)
    return step


def sweep_step(study: Study) -> Step:
    """Return where the results of the scenarios stand."""
    return Step(
        source=str(study.source),
        folder=study.out / "simulate",
        name="simulate",
        about={
            "simulate": _plain(study.sweep or Sweep()),
            "seed": study.seed,
            "without": list(study.without),
            "persons": study.engine.persons,
        },
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class End:
    """One quantity at the end of one scenario.

    Attributes:
        scenario: Which scenario.
        quantity: Which quantity.
        middle: Its median over persons.
        low: Where the lowest twentieth of the persons ends.
        high: Where the highest begins.
    """

    scenario: Scenario
    quantity: str
    middle: float
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """How every scenario ended.

    Attributes:
        count: How many scenarios there are.
        impossible: How many there can't be.
        rows: One for each scenario and quantity.
    """

    count: int
    impossible: int
    rows: tuple[End, ...]


def ended(study: Study) -> Ended:
    """Return how every scenario ended, from the results of `run_sweep`.

    Raises:
        NotYetError: There are no results.
    """
    scenarios, impossible = scenarios_of(study.sweep or Sweep())
    rows = []
    for table in sweep_step(study).tables():
        last = table.filter(pl.col("day") == pl.col("day").max())
        rows += [
            End(
                scenario=scenarios[row["scenario"]],
                quantity=row["quantity"],
                middle=row["q50"],
                low=row["q05"],
                high=row["q95"],
            )
            for row in last.iter_rows(named=True)
        ]
    return Ended(count=len(scenarios), impossible=impossible, rows=tuple(rows))


def play(work: SweepWork) -> bytes:
    """Return the rows of some scenarios as Parquet: one for each stretch and quantity."""
    return parquet(pl.concat([_played(work, each) for each in work.scenarios]))


def _played(work: SweepWork, scenario: Scenario) -> pl.DataFrame:
    """Return the rows of one scenario.

    Persons and their chance are the same in every scenario, so that two can be compared.
    """
    sweep = work.sweep
    seed = seed_of(work.seed, "sweep", "", 0)
    people = population(sweep.persons, key=seed)
    if scenario.childhood != AVERAGE:
        people = raised_by(CAREGIVERS[scenario.childhood], parameters=people, key=seed)
    off = {*work.without, scenario.without} - {NOTHING}
    lived = simulate(
        scenario.partner,
        parameters=people,
        days=sweep.days // sweep.every * sweep.every,
        hours=HOURS,
        key=seed,
        keep=sweep.quantities,
        every=round(sweep.every * 24 / HOURS),
        reduce="mean",
        without=sorted(off),
        dtype="float32",
    )
    return pl.concat(
        [
            pl.DataFrame(
                {
                    "scenario": scenario.number,
                    "rhythm": scenario.rhythm or None,
                    "predictability": scenario.predictability,
                    "contrast": scenario.contrast,
                    "childhood": scenario.childhood,
                    "without": scenario.without,
                    "quantity": name,
                    "day": np.arange(1, len(lived.times) + 1) * sweep.every,
                    **_over_persons(np.asarray(lived[name], dtype=float)),
                },
                schema_overrides={
                    "rhythm": pl.String,
                    "predictability": pl.Float64,
                    "contrast": pl.Float64,
                    "scenario": pl.Int64,
                },
            )
            for name in sweep.quantities
        ]
    )


def _over_persons(values: np.ndarray) -> dict[str, np.ndarray]:
    """Return mean, its standard error, spread and quantiles over persons, axis `time`."""
    persons = values.shape[1]
    spread = values.std(axis=1, ddof=1)
    quantiles = np.quantile(values, list(LEVELS.values()), axis=1)
    return {
        "persons": np.full(len(values), persons),
        "mean": values.mean(axis=1),
        "error": spread / np.sqrt(persons),
        "sd": spread,
        **dict(zip(LEVELS, quantiles, strict=True)),
    }


def _plain(sweep: Sweep) -> dict[str, object]:
    names: Sequence[str] = tuple(Sweep.__dataclass_fields__)
    return {name: getattr(sweep, name) for name in names}
