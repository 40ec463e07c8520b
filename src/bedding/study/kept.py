"""The tables that the fit of a study leaves behind, in the study's folder, and back."""

import json
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from bedding.model.inference import PERSON
from bedding.study.chunks import parquet
from bedding.study.errors import ChunkFileError, NotYetError
from bedding.study.plan import Source, Study
from bedding.study.results import CohortFit
from bedding.writing import write_whole


@dataclass(frozen=True, slots=True, kw_only=True)
class FitTables:
    """What the fits of one set of data say, as tables.

    Attributes:
        data: How the study calls them.
        states: How many fits ended how.
        pooled: Whether what persons have in common was looked for.
        trusted: Whether its draws can be trusted.
        khat: Shape of the tail of its weights; trusted below 0.7.
        worth: How many independent draws it is worth.
        collapsed: Persons whose points are worth too little for it.
        left_out: Persons left out of it, since a covariate isn't known.
        persons: One row for each person and number.
        population: One row for each mean, sd and slope.
        means: Draws of the mean of each number, by its name; empty without pooling.
    """

    data: str
    states: dict[str, int]
    pooled: bool
    trusted: bool
    khat: float
    worth: float
    collapsed: int
    left_out: int
    persons: pl.DataFrame
    population: pl.DataFrame
    means: pl.DataFrame

    @property
    def told(self) -> bool:
        """Whether what persons have in common is shown: draws that can't be trusted are not."""
        return self.pooled and self.trusted


def keep_fit(study: Study, fitted: CohortFit) -> None:
    """Write the tables of a fit.

    Raises:
        OutputError: A file can't be written.
    """
    folder = _folder(study, fitted.data)
    write_whole(folder / "persons.parquet", parquet(fitted.persons_table()))
    write_whole(folder / "population.parquet", parquet(fitted.population_table()))
    found = fitted.population
    means = {} if found is None else dict(zip(PERSON, found.mean.T, strict=True))
    write_whole(folder / "means.parquet", parquet(pl.DataFrame(means)))
    about = {
        "states": fitted.states,
        "pooled": found is not None,
        "trusted": found is not None and found.trusted,
        "khat": 0.0 if found is None else found.khat,
        "worth": 0.0 if found is None else found.worth,
        "collapsed": 0 if found is None else len(found.collapsed),
        "left_out": 0 if found is None else len(fitted.persons) - len(fitted.pooled),
    }
    write_whole(folder / "fit.json", json.dumps(about, indent=1).encode())


def read_fit(study: Study, data: Source) -> FitTables:
    """Return the tables of the fits of one set of data.

    Raises:
        NotYetError: There are none.
        ChunkFileError: One of them can't be read.
    """
    folder = _folder(study, data.name)
    said = folder / "fit.json"
    if not said.exists():
        raise NotYetError(str(study.source), "fit")
    try:
        about = json.loads(said.read_text("utf-8"))
        return FitTables(
            data=data.name,
            persons=pl.read_parquet(folder / "persons.parquet"),
            population=pl.read_parquet(folder / "population.parquet"),
            means=pl.read_parquet(folder / "means.parquet"),
            **about,
        )
    except (OSError, ValueError, TypeError, pl.exceptions.PolarsError) as error:
        raise ChunkFileError(str(study.source), folder) from error


def _folder(study: Study, name: str) -> Path:
    return study.out / "fit" / name
