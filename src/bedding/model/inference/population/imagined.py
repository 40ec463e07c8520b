"""A cohort of which everything is known: a population, its persons, and their diaries."""

from dataclasses import dataclass, replace

import jax.numpy as jnp
import numpy as np
from jaxtyping import Float

from bedding.model.inference.calibrating import Design, draw_record
from bedding.model.inference.observations import Observations
from bedding.model.inference.population.hyperprior import Level, level_of, size
from bedding.model.inputs import Episode


@dataclass(frozen=True, slots=True, kw_only=True)
class Imagined:
    """A cohort with the population that made it.

    Attributes:
        level: The population; slopes are of standardised covariates.
        covariates: Of each person, standardised.
        persons: Numbers of each person on the whole line.
    """

    level: Level
    covariates: Float[np.ndarray, "person covariate"]
    persons: Float[np.ndarray, "person number"]


def imagine(persons: int, covariates: int, *, key: int) -> Imagined:
    """Return a random cohort, drawn from exactly what `pool` supposes beforehand.

    Args:
        persons: How many there are.
        covariates: How many things are known of each beside the answers.
        key: Seed of all chance.
    """
    random = np.random.default_rng([key, 0])
    drawn = level_of(jnp.asarray(random.normal(size=size(covariates))))
    level = Level(*(np.asarray(leaf) for leaf in drawn))
    given = random.normal(size=(persons, covariates))
    given = (given - given.mean(axis=0)) / given.std(axis=0)
    middle = level.mean + given @ level.slopes
    numbers = middle + level.sd * random.normal(size=middle.shape)
    return Imagined(level=level, covariates=given, persons=np.asarray(numbers))


def diary_of(
    cohort: Imagined, place: int, design: Design, *, key: int
) -> tuple[Observations, Episode]:
    """Return what one person of a cohort writes; each has a stream of chance of their own."""
    random = np.random.default_rng([key, 1, place])
    drawn = draw_record(design, random, person=cohort.persons[place])
    # Without the entries at the end that calibration holds back.
    kept, whole = slice(design.entries), drawn.observations
    observations = replace(
        whole, person=str(place), times=whole.times[kept], answers=whole.answers[kept]
    )
    fields = {
        name: np.asarray(leaf)[kept] if np.ndim(leaf) else leaf
        for name, leaf in vars(drawn.episodes).items()
    }
    return observations, Episode(**fields)
