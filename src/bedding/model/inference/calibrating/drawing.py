"""Records drawn from exactly what a fit assumes: its prior, its mechanism, its residuals, its scale."""

from dataclasses import dataclass

import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Bool, Float

from bedding.model.inference.calibrating.answering import reported
from bedding.model.inference.calibrating.design import AHEAD, Design
from bedding.model.inference.calibrating.others import days_with, random_other
from bedding.model.inference.filtering import GAIN, LEVEL
from bedding.model.inference.log_density import path, size, split
from bedding.model.inference.observations import Observations
from bedding.model.inference.record import Placed, placed
from bedding.model.inference.residual import residual_of
from bedding.model.inputs import Episode

_path = jax.jit(path)
_residual_of = jax.jit(residual_of)


@dataclass(frozen=True, slots=True, kw_only=True)
class Truth:
    """The numbers that made a record.

    Attributes:
        whole_line: Of the person and of the residuals, each standard normal beforehand.
        level: Of each channel [0 to 1].
        gain: Of each channel [0 to 1].
    """

    whole_line: Float[np.ndarray, " number"]
    level: Float[np.ndarray, " channel"]
    gain: Float[np.ndarray, " channel"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A record with everything that made it.

    Attributes:
        design: What kind of record it is.
        truth: The numbers that made it.
        observations: What the fit may see: answers missing where the design says so, and none
            in the last `AHEAD` entries.
        episodes: What happened, at these last entries too.
        given: Every answer, seen or not [0 to 1].
        where: What the fit may see, on the steps of the model.
    """

    design: Design
    truth: Truth
    observations: Observations
    episodes: Episode
    given: Float[np.ndarray, "entry channel"]
    where: Placed


def draw_record(
    design: Design,
    random: np.random.Generator,
    *,
    person: Float[np.ndarray, " person"] | None = None,
) -> Drawn:
    """Return a record of random numbers, a random other and random answers.

    Args:
        design: What kind of record it is.
        random: Where chance comes from.
        person: Numbers of the person on the whole line; random ones where there are none.
    """
    times = _times(design, random)
    episodes = days_with(random_other(random), times, int(random.integers(2**31)))
    shape = (len(times), len(design.channels))
    blank = Observations(
        person="nobody",
        times=times,
        channels=design.channels,
        answers=np.full(shape, np.nan),
        levels=(design.levels,) * shape[1],
    )
    whole_line = random.normal(size=size(shape[1]))
    if person is not None:
        whole_line[: len(person)] = person
    truth = Truth(
        whole_line=whole_line,
        level=LEVEL[0] + LEVEL[1] * random.normal(size=shape[1]),
        gain=GAIN * np.abs(random.normal(size=shape[1])),
    )
    given = reported(_latent(placed(blank, episodes), truth, random), design.levels)
    seen = _seen(design, random)
    observations = Observations(
        person=blank.person,
        times=times,
        channels=design.channels,
        answers=np.where(seen, given, np.nan),
        levels=blank.levels,
    )
    return Drawn(
        design=design,
        truth=truth,
        observations=observations,
        episodes=episodes,
        given=given,
        where=placed(observations, episodes),
    )


def _times(design: Design, random: np.random.Generator) -> Float[np.ndarray, " entry"]:
    """Return when entries are made [day]; the last `AHEAD` are a day apart."""
    gaps = np.ones(design.entries + AHEAD)
    if design.uneven:
        # On whole hours, as the days are walked.
        hours = np.clip(np.round(random.gamma(2.0, 10.0, size=design.entries)), 2, 96)
        gaps[: design.entries] = hours / 24.0
    return np.cumsum(gaps)


def _seen(
    design: Design, random: np.random.Generator
) -> Bool[np.ndarray, "entry channel"]:
    """Return which answers the fit may see; half of what is missing is missing for whole entries."""
    shape = (design.entries + AHEAD, len(design.channels))
    # Both ways of missing leave sqrt(1 - missing) each.
    kept = np.sqrt(1.0 - design.missing)
    seen = (random.uniform(size=shape) < kept) & (
        random.uniform(size=(shape[0], 1)) < kept
    )
    seen[design.entries :] = False
    return np.asarray(seen)


def _latent(
    where: Placed, truth: Truth, random: np.random.Generator
) -> Float[np.ndarray, "entry channel"]:
    """Return level, read-out and residual together, at each entry."""
    person, residuals = split(truth.whole_line)
    reads = np.asarray(_path(where.record, jnp.asarray(person)))
    residual = _residual_of(jnp.asarray(residuals))
    deviation, carried, half_life = (np.asarray(each) for each in residual)
    elapsed = np.asarray(where.record.elapsed)
    along = np.empty((where.steps, len(deviation)))
    along[0] = random.normal(size=len(deviation))
    for row in range(1, where.steps):
        left = 2.0 ** (-elapsed[row] / half_life)
        fresh = np.sqrt(1.0 - left**2) * random.normal(size=len(deviation))
        along[row] = left * along[row - 1] + fresh
    carries = deviation * np.sqrt(carried) * along[where.places]
    fresh = deviation * np.sqrt(1.0 - carried) * random.normal(size=carries.shape)
    return np.asarray(truth.level + truth.gain * reads[where.places] + carries + fresh)
