"""Whom a study looks at: persons from a table or made by the model, a few at a time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl
from jaxtyping import Float

from bedding.model import Episode
from bedding.model.inference import Observations
from bedding.model.inference.diary import observe
from bedding.readers import Codebook, read_codebook, read_table
from bedding.readers.cells import number, person
from bedding.readers.opening import open_table
from bedding.study.cohort import made_persons
from bedding.study.errors import CovariateError
from bedding.study.plan import Cohort, Source, Study, TableData
from bedding.types import Diary


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One person, ready for the model.

    Attributes:
        number: Which one of the data, from 0; decides the seeds.
        observations: What the person reported.
        episodes: What happened at each entry.
        covariates: What is known of the person beside that, NaN where it isn't.
        truth: The numbers of a person whom the study made, on the whole line; else empty.
    """

    number: int
    observations: Observations
    episodes: Episode
    covariates: tuple[float, ...] = ()
    truth: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Some persons of one set of data, as they travel to a worker.

    Persons of a table travel themselves; those of a cohort are made where they are looked at.

    Attributes:
        data: Which data.
        seed: Of the study.
        numbers: Which persons.
        persons: Those of a table.
        without: Mechanisms that are switched off.
    """

    data: Source
    seed: int
    numbers: tuple[int, ...]
    persons: tuple[Person, ...] = ()
    without: tuple[str, ...] = ()

    def people(self) -> Iterator[Person]:
        """Walk the persons."""
        if not isinstance(self.data, Cohort):
            yield from self.persons
            return
        known = bool(self.data.covariates)
        made = made_persons(self.data, self.numbers, seed=self.seed)
        for place, each in zip(self.numbers, made, strict=True):
            yield Person(
                number=place,
                observations=each.observations,
                episodes=each.episodes,
                covariates=(each.covariate,) if known else (),
                truth=tuple(map(float, each.truth)),
            )


class People:
    """Everyone in one set of data; a table is read once, when the first is asked for."""

    def __init__(self, study: Study, data: Source) -> None:
        """Take the study and which of its data."""
        self.study = study
        self.data = data
        self._diaries: tuple[Diary, ...] | None = None
        self._covariates: Float[np.ndarray, "person covariate"] | None = None

    def __len__(self) -> int:
        """How many persons there are."""
        if isinstance(self.data, Cohort):
            return self.data.persons
        return len(self.diaries)

    @property
    def diaries(self) -> tuple[Diary, ...]:
        """Everyone's diary; none where the model makes them.

        Raises:
            TableError: A kind of it, for the first thing that is wrong in the table.
            CodebookError: A kind of it, for the first thing that is wrong in the codebook.
            CovariateError: A covariate doesn't say one thing of each person.
        """
        if isinstance(self.data, Cohort):
            return ()
        if self._diaries is None:
            codebook = read_codebook(self.data.codebook)
            self._diaries = read_table(self.data.table, codebook)
            names = [diary.person for diary in self._diaries]
            self._covariates = _covariates(self.study, self.data, codebook, names)
        return self._diaries

    def batch(self, numbers: Sequence[int]) -> Batch:
        """Return some persons by their numbers, ready to travel."""
        people: tuple[Person, ...] = ()
        if not isinstance(self.data, Cohort):
            diaries = self.diaries
            people = tuple(self._person(number, diaries[number]) for number in numbers)
        return Batch(
            data=self.data,
            seed=self.study.seed,
            numbers=tuple(numbers),
            persons=people,
            without=self.study.without,
        )

    def _person(self, number: int, diary: Diary) -> Person:
        seen = observe(diary)
        known = () if self._covariates is None else self._covariates[number]
        return Person(
            number=number,
            observations=seen.observations,
            episodes=seen.episodes,
            covariates=tuple(map(float, known)),
        )


def _covariates(
    study: Study, data: TableData, codebook: Codebook, names: Sequence[str]
) -> Float[np.ndarray, "person covariate"] | None:
    """Return what the columns say of each person, NaN where they say nothing.

    Raises:
        TableError: A column isn't there.
        CovariateError: It has something else than numbers, or says two things of one person.
    """
    if not data.covariates:
        return None
    source = open_table(data.table, codebook)
    whose = (
        pl.lit(names[0]) if codebook.person is None else person(source, codebook.person)
    )
    frame = source.cells.select(
        whose.alias("person"),
        *(
            number(source, name, codebook.missing).alias(f"covariate {name}")
            for name in data.covariates
        ),
    ).collect()
    found = np.full((len(names), len(data.covariates)), np.nan)
    place = {name: row for row, name in enumerate(names)}
    for column, name in enumerate(data.covariates):
        told = frame.select("person", value=f"covariate {name}").drop_nulls().unique()
        for who, value in told.iter_rows():
            if who not in place:
                continue
            wrong = "has something else than a number" if np.isinf(value) else ""
            if np.isfinite(found[place[who], column]):
                wrong = "differs from row to row"
            if wrong:
                raise CovariateError(
                    str(study.source), f"data.{data.name}.covariates", name, who, wrong
                )
            found[place[who], column] = value
    return found
