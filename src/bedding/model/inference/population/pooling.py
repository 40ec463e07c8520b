"""From everybody's points to what they have in common, and back to each of them.

The population is inferred from the points of all persons, points are drawn anew around what it
expects of each, and it is inferred again from the new ones alone, until it stays. Points say
where, and are weighted by how likely the answers are there: so no pass counts answers twice.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Float

from bedding.errors import AxesError
from bedding.model.inference.population.around import Around
from bedding.model.inference.population.cohort import Cohort, cohort_of
from bedding.model.inference.population.correction import (
    Correction,
    correction_at,
    expected,
    nothing_left,
)
from bedding.model.inference.population.draws import PersonDraws
from bedding.model.inference.population.errors import (
    ConstantCovariateError,
    EmptyCohortError,
    MissingCovariateError,
)
from bedding.model.inference.population.finding import Mode, find_mode
from bedding.model.inference.population.hyperprior import Level, level_of, size
from bedding.model.inference.population.level import draw_level
from bedding.model.inference.population.result import Population
from bedding.model.inference.population.sharing import shared
from bedding.model.inference.population.surrogate import (
    Surrogate,
    positive_together,
    surrogate_of,
)

Again = Callable[[Sequence[int], Sequence[Around]], Sequence[PersonDraws]]
"""Draws the points of some persons anew: their places in the cohort, and what is expected of each."""
DRAWS: Final = 400
"""Draws of the population, and of each person, that are returned."""
PASSES: Final = 6
"""Most times that points are drawn anew."""
_FULL: Final = 1
"""After so many passes points are drawn around the middle of the passes since."""
FEWEST: Final = 2
"""Fewest persons with answers."""
_SETTLED: Final = 0.5
"""How far the population may lie from where points were drawn [standard deviation of the draws].
With 1 the means of small cohorts stayed too near to where they began."""
_REACH: Final = (3.0, 2.0)
"""From how far on what normal likelihoods leave out no longer grows: standard deviations of the
draws, and beforehand at most; chosen. With the second alone, a curve found in a thousand diaries
made up a most probable population far from any."""
_WIDER: Final = 1.25
"""How much wider than the population points are drawn, as a standard deviation."""


class _Found(NamedTuple):
    """The most probable population, and what it was found from."""

    surrogates: list[Surrogate | None]
    cohort: Cohort
    mode: Mode
    correction: Correction


_level_of = jax.jit(level_of)


def pool(
    persons: Sequence[PersonDraws],
    *,
    covariates: Float[np.ndarray, "person covariate"] | None = None,
    names: tuple[str, ...] = (),
    key: int = 0,
    again: Again | None = None,
) -> Population:
    """Return what persons have in common, and each of them partially pooled.

    The same points and the same key give the same bits.

    Args:
        persons: Each with their points, from `person_draws`.
        covariates: What is known of each person beside the answers; None for nothing.
        names: Their names.
        key: Seed of all chance.
        again: Draws points anew around what the population expects of a person; without it normal
            likelihoods stand uncorrected, and `Population.collapsed` names whose points lie badly.

    Raises:
        EmptyCohortError: Fewer than `FEWEST` persons have points.
        AxesError: Covariates of another number of persons or names.
        MissingCovariateError: A covariate is not finite.
        ConstantCovariateError: A covariate is the same for everyone.
    """
    answering = sum(len(each.whole_line) > 0 for each in persons)
    if answering < FEWEST:
        raise EmptyCohortError(answering, needed=FEWEST)
    given, centres, scales = _standardised(persons, covariates, names)
    random = np.random.default_rng([key, 0])
    now, passes = list(persons), 0
    found = _uncorrected(now, given)
    there = [place for place, each in enumerate(now) if len(each.whole_line)]
    before = found.mode
    while again is not None and passes < PASSES:
        around = _around(before.at, given[there])
        for place, new in zip(there, again(there, around), strict=True):
            now[place] = _kept(now[place], new)
        passes += 1
        found = _corrected(now, given, before)
        off = found.mode.at - before.at
        if np.abs(off / np.sqrt(np.diag(found.mode.covariance))).max() < _SETTLED:
            break
        # Where chance in the points moves the population back and forth, the middle of passes is
        # nearer to where it settles than the last one.
        share = 1.0 / max(passes - _FULL, 1)
        before = found.mode._replace(at=before.at + share * off)
    drawn = draw_level(found.cohort, found.mode, draws=DRAWS, random=random)
    whole_line, by_chance = _with_chance(
        drawn.whole_line,
        found.correction.chance,
        random,
    )
    level = _at(whole_line)
    everyone = shared(now, given, found.surrogates, _at(found.mode.at), level, seed=key)
    return Population(
        names=names,
        centres=centres,
        scales=scales,
        mean=np.asarray(level.mean),
        sd=np.asarray(level.sd),
        slopes=np.asarray(level.slopes),
        persons=tuple(each.person for each in persons),
        states=tuple(each.state for each in persons),
        draws=everyone.draws,
        effective=everyone.effective,
        shrinkage=everyone.shrinkage,
        khat=drawn.khat,
        worth=drawn.effective,
        by_chance=by_chance.reshape(-1, level.mean.shape[1]),
        passes=passes,
        diagnosis=drawn.diagnosis,
    )


def _standardised(
    persons: Sequence[PersonDraws],
    covariates: Float[np.ndarray, "person covariate"] | None,
    names: tuple[str, ...],
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return covariates with mean 0 and standard deviation 1, and what was taken off."""
    given = np.zeros((len(persons), 0)) if covariates is None else covariates
    if given.shape != (len(persons), len(names)):
        wanted = f"{len(persons)} persons and {len(names)} names"
        raise AxesError("covariates", given.shape, wanted=wanted)
    for row, column in zip(*np.nonzero(~np.isfinite(given)), strict=True):
        raise MissingCovariateError(names[column], persons[row].person)
    centres, scales = given.mean(axis=0), given.std(axis=0)
    for column in np.flatnonzero(scales <= 1e-12 * np.maximum(1.0, np.abs(centres))):
        raise ConstantCovariateError(names[column], float(centres[column]))
    return (given - centres) / scales, centres, scales


def _at(whole_line: Float[np.ndarray, "*axes hyper"]) -> Level:
    """Return the population behind standard normal numbers."""
    return Level(*(np.asarray(leaf) for leaf in _level_of(jnp.asarray(whole_line))))


def _normal(
    persons: Sequence[PersonDraws],
    covariates: Float[np.ndarray, "person covariate"],
) -> tuple[list[Surrogate | None], Cohort]:
    """Return everybody's normal likelihood, and all of them as arrays; None without points."""
    near = [
        surrogate_of(person) if len(person.whole_line) else None for person in persons
    ]
    smooth = iter(positive_together([each for each in near if each is not None]))
    guesses = [None if each is None else next(smooth) for each in near]
    return guesses, cohort_of(guesses, covariates, size(covariates.shape[1]))


def _uncorrected(
    persons: Sequence[PersonDraws], covariates: Float[np.ndarray, "person covariate"]
) -> _Found:
    """Return the most probable population by the normal likelihoods alone."""
    guesses, cohort = _normal(persons, covariates)
    hyper = size(covariates.shape[1])
    mode = find_mode(cohort, np.zeros(hyper))
    return _Found(guesses, cohort, mode, nothing_left(hyper))


def _corrected(
    persons: Sequence[PersonDraws],
    covariates: Float[np.ndarray, "person covariate"],
    before: Mode,
) -> _Found:
    """Return the most probable population by the points, where these are drawn around `before`.

    What normal likelihoods leave out is taken there. Farther away the points are worth less, and
    chance in them is what would be corrected.
    """
    guesses, cohort = _normal(persons, covariates)
    left = correction_at(_at(before.at), persons, covariates, guesses)
    wide, most = _REACH
    tilted = replace(
        cohort,
        tilt=jnp.asarray(left.tilt),
        bend=jnp.asarray(left.bend),
        centre=jnp.asarray(before.at),
        reach=jnp.asarray(np.minimum(wide * np.sqrt(np.diag(before.covariance)), most)),
    )
    return _Found(guesses, tilted, find_mode(tilted, before.at), left)


def _around(
    centre: Float[np.ndarray, " hyper"],
    covariates: Float[np.ndarray, "person covariate"],
) -> list[Around]:
    """Return what a population expects of each person, a little wider."""
    level = _at(centre)
    each = [expected(level, one) for one in covariates]
    return [Around(one.mean, _WIDER * one.sd) for one in each]


def _kept(before: PersonDraws, new: PersonDraws) -> PersonDraws:
    """Return new points with what was said of the person's own fit."""
    return replace(new, state=before.state, leads=before.leads)


def _with_chance(
    drawn: Float[np.ndarray, "draw hyper"],
    slope: Float[np.ndarray, "hyper hyper"],
    random: np.random.Generator,
) -> tuple[np.ndarray, np.ndarray]:
    """Return draws as wide as chance in the points asks for, and how much of that is chance.

    Chance moves the gradient by a covariance V, and so the middle of draws with covariance C by
    C V C: each draw is moved by as much.
    """
    covariance = np.cov(drawn.T)
    moved = covariance @ slope @ covariance
    values, vectors = np.linalg.eigh(0.5 * (moved + moved.T))
    root = vectors * np.sqrt(np.maximum(values, 0.0))
    wider = drawn + random.normal(size=drawn.shape) @ root.T
    total = np.diag(covariance) + np.diag(moved)
    return wider, np.sqrt(np.diag(moved) / total)
