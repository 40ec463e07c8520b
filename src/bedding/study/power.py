"""Planning a diary study: how many persons and evenings to see that predictability moves the pull.

Whole studies are played: persons as the table of parameters spreads them, each with an other of
their own predictability and one contrast, whose mean warmth and mean hurt are all alike. Every
evening each tells the pull on a scale of seven, through a level, a gain and a residual of their
own. What the researcher has is that diary, so predictability is the share of moments that it says
were answered. Then the slope over persons is fitted and tested.

The same studies with the pulls handed to other persons have no slope to find: how often they
are taken for one is the false alarms.
"""

from dataclasses import dataclass
from typing import Final

import jax
import numpy as np
import polars as pl
from jaxtyping import Bool, Float
from scipy.special import betaincinv

from bedding.model import partner_from_knobs, population, simulate
from bedding.model.inference.calibrating import reported
from bedding.model.observation import READ_OUTS
from bedding.study.chunks import Part, Step, Watch, in_blocks, parquet
from bedding.study.cohort import answered
from bedding.study.engine import Engine
from bedding.study.plan import PowerPlan, Study
from bedding.study.seeds import seed_of
from bedding.study.slopes import means_of, slope_of

HOURS: Final = 3.0
LEVELS: Final = 7
BLOCK: Final = 8
"""Studies that are played as one part."""
SETTLING: Final = 60
"""Days of each relationship before the diary begins: nobody is asked as a stranger [day]."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PowerWork:
    """What a worker needs for some studies."""

    plan: PowerPlan
    first: int
    last: int
    seed: int
    without: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """What a study of one size would see.

    Attributes:
        persons: How many persons it has.
        days: How many evenings each writes.
        cohorts: How many such studies were played.
        power: Share of them that see the slope [0 to 1].
        low: Low end of its 95 % interval.
        high: High end.
        alarms: Share that see one where there is none [0 to 1].
        alarms_low: Low end of its 95 % interval.
        alarms_high: High end.
        slope: Mean slope: pull [0 to 1] along the share of answered moments [0 to 1].
        slope_sd: Its standard deviation over studies.
    """

    persons: int
    days: int
    cohorts: int
    power: float
    low: float
    high: float
    alarms: float
    alarms_low: float
    alarms_high: float
    slope: float
    slope_sd: float


def run_power(study: Study, engine: Engine, *, watch: Watch | None = None) -> Step:
    """Play the planned studies; return where the results stand.

    Raises:
        OtherStudyError: The folder holds results of something else.
        OutputError: A file can't be written.
    """
    step = power_step(study)
    plan = study.power or PowerPlan()

    def part(number: int, first: int, last: int) -> Part:
        work = PowerWork(
            plan=plan, first=first, last=last, seed=study.seed, without=study.without
        )
        return Part(number=number, make=lambda: work)

    blocks = enumerate(in_blocks(plan.cohorts, BLOCK))
    parts = [part(number, first, last) for number, (first, last) in blocks]
    step.run(engine, plan_studies, parts, watch=watch)
    return step


def power_step(study: Study) -> Step:
    """Return where the results of the planned studies stand."""
    plan = study.power or PowerPlan()
    return Step(
        source=str(study.source),
        folder=study.out / "power",
        name="simulate/power",
        about={
            "power": {
                name: getattr(plan, name) for name in PowerPlan.__dataclass_fields__
            },
            "seed": study.seed,
            "without": list(study.without),
        },
    )


def planned(study: Study) -> tuple[Planned, ...]:
    """Return what studies of each size would see, from the results of `run_power`.

    Raises:
        NotYetError: There are no results.
    """
    plan = study.power or PowerPlan()
    rows = pl.concat(list(power_step(study).tables()))
    found = []
    for (persons, days), part in rows.group_by(
        ["persons", "days"], maintain_order=True
    ):
        seen = part["p"].to_numpy() < plan.level
        alarmed = part["p_of_none"].to_numpy() < plan.level
        low, high = _share(int(seen.sum()), len(seen))
        alarms_low, alarms_high = _share(int(alarmed.sum()), len(alarmed))
        found.append(
            Planned(
                persons=int(str(persons)),
                days=int(str(days)),
                cohorts=len(seen),
                power=float(seen.mean()),
                low=low,
                high=high,
                alarms=float(alarmed.mean()),
                alarms_low=alarms_low,
                alarms_high=alarms_high,
                slope=float(np.nanmean(part["slope"].to_numpy())),
                slope_sd=float(np.nanstd(part["slope"].to_numpy(), ddof=1)),
            )
        )
    return tuple(sorted(found, key=lambda each: (each.persons, each.days)))


def plan_studies(work: PowerWork) -> bytes:
    """Return a row for each study and size, as Parquet."""
    rows = [
        row for number in range(work.first, work.last) for row in _study(work, number)
    ]
    return parquet(pl.DataFrame(rows))


def _study(work: PowerWork, number: int) -> list[dict[str, float | int]]:
    """Return what one study sees at every size; a smaller one has its first persons and days."""
    plan = work.plan
    random = np.random.default_rng(seed_of(work.seed, "power", "", number))
    share, pull, seen = _diaries(work, random)
    rows: list[dict[str, float | int]] = []
    for persons in plan.persons:
        for days in plan.days:
            told = seen[:days, :persons]
            means = means_of(pull[:days, :persons], told)
            along = np.where(
                told.any(axis=0),
                np.where(told, share[:days, :persons], 0.0).sum(axis=0)
                / np.maximum(told.sum(axis=0), 1),
                np.nan,
            )
            slope = slope_of(along, means)
            # Each with the next one's share: what is between them is gone, the rest stays.
            none = slope_of(np.roll(along, 1), means)
            rows.append(
                {
                    "cohort": number,
                    "persons": persons,
                    "days": days,
                    "slope": slope.slope,
                    "error": slope.error,
                    "p": slope.p,
                    "slope_of_none": none.slope,
                    "p_of_none": none.p,
                }
            )
    return rows


def _diaries(
    work: PowerWork, random: np.random.Generator
) -> tuple[
    Float[np.ndarray, "day person"],
    Float[np.ndarray, "day person"],
    Bool[np.ndarray, "day person"],
]:
    """Return the share of answered moments, the pull that is told, and where it is told."""
    plan = work.plan
    persons, days = max(plan.persons), max(plan.days)
    low, high = plan.predictability
    others = [
        partner_from_knobs(predictability=float(each), contrast=plan.contrast)
        for each in random.uniform(low, high, size=persons)
    ]
    everyone = jax.tree.map(lambda *each: np.asarray(each, float), *others)
    key = int(random.integers(2**31))
    lived = simulate(
        everyone,
        parameters=population(persons, key=key),
        days=SETTLING + days,
        hours=HOURS,
        key=key,
        keep=("wanting", "bid", "answered"),
        every=round(24 / HOURS),
        reduce="mean",
        without=work.without,
        dtype="float32",
    )
    bids, answers, wanting = (
        np.asarray(lived[name], dtype=float)[SETTLING:]
        for name in ("bid", "answered", "wanting")
    )
    read = READ_OUTS["pull"]
    told = reported(answered((wanting - read.centre) / read.spread, random), LEVELS)
    share = answers / np.maximum(bids, 1e-9)
    seen = (random.uniform(size=told.shape) >= plan.missing) & (bids > 0)
    return share, told, seen


def _share(hits: int, of: int) -> tuple[float, float]:
    """Return where a share lies with 95 %, from how often it came true (Jeffreys)."""
    low = 0.0 if hits == 0 else float(betaincinv(hits + 0.5, of - hits + 0.5, 0.025))
    high = 1.0 if hits == of else float(betaincinv(hits + 0.5, of - hits + 0.5, 0.975))
    return low, high
