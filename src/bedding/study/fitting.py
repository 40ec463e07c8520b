"""Every person of a study fitted alone, a few at a time; each part is one file of points."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
import polars as pl

from bedding.model.inference import FitState
from bedding.model.inference.population import (
    ANYONE,
    Around,
    Peak,
    PersonDraws,
    person_draws,
)
from bedding.study.chunks import Part, Step, Watch, in_blocks, parquet
from bedding.study.engine import Engine
from bedding.study.plan import Cohort, Source, Study
from bedding.study.seeds import seed_of
from bedding.study.sources import Batch, People, Person

SCHEMA: Final[Mapping[str, pl.DataType | type[pl.DataType]]] = {
    "number": pl.Int64,
    "person": pl.String,
    "entries": pl.Int64,
    "days": pl.Float64,
    "state": pl.String,
    "khat": pl.Float64,
    "evidence": pl.Float64,
    "constant": pl.List(pl.String),
    "around_mean": pl.List(pl.Float64),
    "around_sd": pl.List(pl.Float64),
    "points": pl.List(pl.Float32),
    "log_likelihood": pl.List(pl.Float32),
    "log_proposal": pl.List(pl.Float32),
    "peak": pl.List(pl.Float32),
    "peak_covariance": pl.List(pl.Float32),
    "covariates": pl.List(pl.Float64),
    "truth": pl.List(pl.Float64),
}
"""One row for each person; `points` has all numbers of the first point, then of the second."""


def run_fits(
    study: Study, data: Source, engine: Engine, *, watch: Watch | None = None
) -> Step:
    """Fit everyone in one set of data; return where the results stand.

    Raises:
        TableError: A kind of it, where the table can't be read.
        CodebookError: A kind of it, where the codebook can't be used.
        OtherStudyError: The folder holds results of something else.
        OutputError: A file can't be written.
        LostWorkerError: Every process that takes one of the parts ends.
    """
    step, people = fit_step(study, data), People(study, data)
    step.run(engine, fit_batch, parts_of(study, people), watch=watch)
    return step


def parts_of(study: Study, people: People) -> list[Part]:
    """Return everyone in parts; a part is made when its turn comes."""

    def part(number: int, begin: int, end: int) -> Part:
        return Part(number=number, make=lambda: people.batch(range(begin, end)))

    blocks = in_blocks(len(people), study.engine.persons)
    return [part(number, begin, end) for number, (begin, end) in enumerate(blocks)]


def fit_step(study: Study, data: Source) -> Step:
    """Return where the fits of one set of data stand."""
    return Step(
        source=str(study.source),
        folder=study.out / "fit" / data.name,
        name=f"fit/{data.name}",
        about=about_data(study, data),
    )


def about_data(study: Study, data: Source) -> dict[str, Any]:
    """Return what decides the results of one set of data, as plain values."""
    told: dict[str, Any] = {
        "data": data.name,
        "seed": study.seed,
        "without": list(study.without),
        "persons": study.engine.persons,
    }
    if isinstance(data, Cohort):
        names = [name for name in Cohort.__dataclass_fields__ if name != "population"]
        told["cohort"] = {name: getattr(data, name) for name in names}
        told["population"] = {
            name: [each.mean, each.sd, each.slope]
            for name, each in data.population.items()
        }
        return told
    told["table"] = str(data.table)
    told["what stands in the table"] = _content(data.table)
    told["codebook"] = data.codebook
    told["what stands in the codebook"] = _content(Path(data.codebook))
    told["covariates"] = list(data.covariates)
    return told


def _content(path: Path) -> str | None:
    """Return a name for what a file holds; None where none can be read, which is told later."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None


def fit_batch(batch: Batch) -> bytes:
    """Return the fits of some persons as Parquet, one row for each."""
    rows = [
        _row(
            batch,
            each,
            seed=seed_of(batch.seed, "fit", batch.data.name, each.number),
        )
        for each in batch.people()
    ]
    return parquet(pl.DataFrame(rows, schema=SCHEMA))


@dataclass(frozen=True, slots=True, kw_only=True)
class Anew:
    """Some persons, with what a population expects of each.

    Attributes:
        batch: The persons.
        around: What is expected of each.
        peaks: Where each one's own fit found the most.
        told: Which population this is; points around another one have other chance.
    """

    batch: Batch
    around: tuple[Around, ...]
    peaks: tuple[Peak | None, ...]
    told: str


def fit_anew(anew: Anew) -> bytes:
    """Return the fits of some persons around what is expected of them, as `fit_batch` does."""
    batch = anew.batch
    name = f"{batch.data.name}/{anew.told}"
    rows = [
        _row(
            batch,
            person,
            seed=seed_of(batch.seed, "pool", name, person.number),
            around=around,
            peak=peak,
        )
        for person, around, peak in zip(
            batch.people(), anew.around, anew.peaks, strict=True
        )
    ]
    return parquet(pl.DataFrame(rows, schema=SCHEMA))


def _row(
    batch: Batch,
    person: Person,
    *,
    seed: int,
    around: Around = ANYONE,
    peak: Peak | None = None,
) -> dict[str, Any]:
    found = person_draws(
        person.observations,
        person.episodes,
        key=seed,
        around=around,
        peak=peak,
        scored=False,
        without=batch.without,
    )
    at, covariance = found.peak or (np.zeros(0), np.zeros(0))
    return {
        "number": person.number,
        "person": found.person,
        "entries": found.entries,
        "days": found.days,
        "state": found.state.value,
        "khat": found.khat,
        "evidence": found.evidence,
        "constant": list(found.constant),
        "around_mean": list(found.around.mean),
        "around_sd": list(found.around.sd),
        "points": found.whole_line.ravel(),
        "log_likelihood": found.log_likelihood,
        "log_proposal": found.log_proposal,
        "peak": at,
        "peak_covariance": covariance.ravel(),
        "covariates": list(person.covariates),
        "truth": list(person.truth),
    }


def read_fits(step: Step) -> Iterator[tuple[PersonDraws, dict[str, Any]]]:
    """Walk everyone's points, and what else is known of each: covariates and truth.

    Raises:
        NotYetError: There are no results.
        ChunkFileError: A file of them can't be read.
    """
    for table in step.tables():
        for row in table.iter_rows(named=True):
            yield _draws(row), {key: row[key] for key in ("covariates", "truth")}


def _draws(row: dict[str, Any]) -> PersonDraws:
    count = len(row["log_likelihood"])
    mean = np.asarray(row["around_mean"])
    at = np.asarray(row["peak"], dtype=np.float32)
    covariance = np.asarray(row["peak_covariance"], dtype=np.float32)
    return PersonDraws(
        person=row["person"],
        entries=row["entries"],
        days=row["days"],
        state=FitState(row["state"]),
        around=Around(mean, np.asarray(row["around_sd"])),
        whole_line=np.asarray(row["points"], dtype=np.float32).reshape(
            count, len(mean)
        ),
        log_likelihood=np.asarray(row["log_likelihood"], dtype=np.float32),
        log_proposal=np.asarray(row["log_proposal"], dtype=np.float32),
        khat=row["khat"],
        evidence=row["evidence"],
        peak=Peak(at, covariance.reshape(len(at), -1)) if len(at) else None,
        constant=tuple(row["constant"]),
    )
