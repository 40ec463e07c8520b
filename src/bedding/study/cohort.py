"""Diaries that the model makes itself: persons from a known population, each with a known truth."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Float

from bedding.model import Episode, Partner, presets
from bedding.model.inference import PERSON, Observations, placed
from bedding.model.inference.calibrating import reported
from bedding.model.inference.calibrating.others import days_with, random_other
from bedding.model.inference.filtering import GAIN, LEVEL
from bedding.model.inference.log_density import path
from bedding.model.inference.residual import RESIDUAL, residual_of
from bedding.study.plan import Cohort, Spread
from bedding.study.seeds import seed_of

_path = jax.jit(path)
_residual_of = jax.jit(residual_of)
AS_ASSUMED = Spread()


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A person whom the study made.

    Attributes:
        observations: What the fit may see.
        episodes: What happened.
        truth: The person's numbers on the line where each is standard normal beforehand.
        covariate: What is known of the person beside the diary, standard normal.
    """

    observations: Observations
    episodes: Episode
    truth: Float[np.ndarray, " number"]
    covariate: float


def made_persons(
    cohort: Cohort, numbers: Sequence[int], *, seed: int
) -> Iterator[Made]:
    """Walk persons of a cohort by their numbers; each depends on the seed and the number alone.

    Args:
        cohort: What they are like.
        numbers: Which persons, from 0.
        seed: Of the study.
    """
    for number in numbers:
        yield _made(cohort, number, seed_of(seed, "make", cohort.name, number))


def _made(cohort: Cohort, number: int, seed: int) -> Made:
    random = np.random.default_rng(seed)
    covariate = float(random.normal())
    spread = [cohort.population.get(name, AS_ASSUMED) for name in PERSON]
    truth = np.array([each.mean + each.slope * covariate for each in spread])
    truth += np.array([each.sd for each in spread]) * random.normal(size=len(spread))
    times = np.arange(1.0, cohort.days + 1.0)
    other = _other(cohort, number, random)
    episodes = days_with(other, times, int(random.integers(2**31)))
    blank = Observations(
        person=f"{cohort.name}-{number:06}",
        times=times,
        channels=cohort.channels,
        answers=np.full((len(times), len(cohort.channels)), np.nan),
        levels=(cohort.levels,) * len(cohort.channels),
    )
    where = placed(blank, episodes)
    reads = np.asarray(_path(where.record, jnp.asarray(truth)))[where.places]
    answers = reported(answered(reads, random), cohort.levels)
    seen = random.uniform(size=answers.shape) >= cohort.missing
    return Made(
        observations=Observations(
            person=blank.person,
            times=times,
            channels=blank.channels,
            answers=np.where(seen, answers, np.nan),
            levels=blank.levels,
        ),
        episodes=episodes,
        truth=truth,
        covariate=covariate,
    )


def _other(cohort: Cohort, number: int, random: np.random.Generator) -> Partner:
    if not cohort.rhythms:
        return random_other(random)
    return presets.PRESETS[cohort.rhythms[number % len(cohort.rhythms)]]


def answered(
    reads: Float[np.ndarray, "time channel"], random: np.random.Generator
) -> Float[np.ndarray, "time channel"]:
    """Return what lies behind daily answers: level, gain and residual drawn as a fit assumes them.

    Args:
        reads: What each channel reads on each day, centred and scaled [1].
        random: Where chance comes from.
    """
    days, channels = reads.shape
    level = LEVEL[0] + LEVEL[1] * random.normal(size=channels)
    gain = GAIN * np.abs(random.normal(size=channels))
    size, carried, half_life = (
        np.asarray(each)
        for each in _residual_of(
            jnp.asarray(random.normal(size=(channels, len(RESIDUAL))))
        )
    )
    left = 2.0 ** (-1.0 / half_life)
    fresh = random.normal(size=(days, channels))
    along = np.empty_like(fresh)
    along[0] = fresh[0]
    for day in range(1, days):
        along[day] = left * along[day - 1] + np.sqrt(1.0 - left**2) * fresh[day]
    new = random.normal(size=(days, channels))
    residual = size * (np.sqrt(carried) * along + np.sqrt(1.0 - carried) * new)
    return np.asarray(level + gain * reads + residual)
