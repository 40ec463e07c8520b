"""What persons have in common, from the fits of everyone; nobody's answers are looked at twice."""

from collections.abc import Sequence
from hashlib import sha256

import numpy as np
from jaxtyping import Float

from bedding.model.inference.population import (
    Around,
    Peak,
    PersonDraws,
    pool,
)
from bedding.study.chunks import Part, Step, Watch, in_blocks
from bedding.study.engine import Engine, open_engine
from bedding.study.fitting import Anew, about_data, fit_anew, fit_step, read_fits
from bedding.study.plan import Source, Study
from bedding.study.results import CohortFit
from bedding.study.seeds import seed_of
from bedding.study.sources import People


def pooled(
    study: Study,
    data: Source,
    engine: Engine | None = None,
    *,
    watch: Watch | None = None,
) -> CohortFit:
    """Return what everyone's fit says, and what they have in common where the study asks for it.

    Persons of whom a covariate isn't known are left out of the population, and counted.

    Args:
        study: Whose fits are done.
        data: Which of its data.
        engine: Draws points anew where those that there are lie badly for the population;
            that of the study when left out.
        watch: Told how far that is.

    Raises:
        NotYetError: There are no fits.
        EmptyCohortError: Too few persons have answers to have something in common.
        ConstantCovariateError: A covariate is the same for everyone.
    """
    read = list(read_fits(fit_step(study, data)))
    persons = [draws for draws, _ in read]
    truth = _rows([known["truth"] for _, known in read])
    if study.fit.pooling == "none":
        return CohortFit(
            data=data.name, persons=tuple(persons), truth=truth, population=None
        )
    names = tuple(
        name
        for name in data.covariates
        if study.fit.covariates is None or name in study.fit.covariates
    )
    chosen = [data.covariates.index(name) for name in names]
    covariates = _rows([known["covariates"] for _, known in read])[:, chosen]
    known = np.isfinite(covariates).all(axis=1)
    places = np.flatnonzero(known)

    def again(found: Sequence[int], around: Sequence[Around]) -> Sequence[PersonDraws]:
        numbers = [int(places[each]) for each in found]
        peaks = [persons[number].peak for number in numbers]
        return _anew(study, data, works, numbers, around, peaks, watch)

    # It starts no process before there is a part that isn't done yet.
    works = engine or open_engine(study.engine, source=str(study.source))
    population = pool(
        [persons[place] for place in places],
        covariates=covariates[places] if names else None,
        names=names,
        key=seed_of(study.seed, "pool", data.name, 0),
        again=again,
    )
    if engine is None:
        works.close()
    return CohortFit(
        data=data.name,
        persons=tuple(persons),
        truth=truth,
        population=population,
        pooled=tuple(map(int, places)),
    )


def _anew(
    study: Study,
    data: Source,
    engine: Engine,
    numbers: Sequence[int],
    around: Sequence[Around],
    peaks: Sequence[Peak | None],
    watch: Watch | None,
) -> list[PersonDraws]:
    """Return some persons' points around what is expected of them; kept like every other part."""
    expected = np.concatenate([np.concatenate(each) for each in around])
    told = sha256(np.asarray(numbers).tobytes() + expected.tobytes()).hexdigest()[:16]
    step = Step(
        source=str(study.source),
        folder=study.out / "pool" / data.name / told,
        name=f"pool/{data.name}",
        about=about_data(study, data) | {"around": told},
    )
    people = People(study, data)

    def part(number: int, begin: int, end: int) -> Part:
        return Part(
            number=number,
            make=lambda: Anew(
                batch=people.batch(numbers[begin:end]),
                around=tuple(around[begin:end]),
                peaks=tuple(peaks[begin:end]),
                told=told,
            ),
        )

    blocks = enumerate(in_blocks(len(numbers), study.engine.persons))
    parts = [part(number, begin, end) for number, (begin, end) in blocks]
    step.run(engine, fit_anew, parts, watch=watch)
    return [draws for draws, _ in read_fits(step)]


def _rows(lists: Sequence[Sequence[float]]) -> Float[np.ndarray, "person column"]:
    return np.asarray(lists, dtype=float).reshape(len(lists), -1)
