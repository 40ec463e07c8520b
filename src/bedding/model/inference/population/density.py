r"""The density of a population given everybody's points.

With points t_s drawn from q, and an unbiased estimate L of the likelihood at each, a person says

    p(answers | population) = mean of L(t_s) p(t_s | population) / q(t_s)

of the population, for every population at once: no answer is looked at again. By itself that mean
is at the mercy of a few points. With a normal likelihood N near L (`surrogate`), whose integral
I over a normal population is known, it becomes

    p(answers | population) = I * (mean of L p / q) / (mean of N p / q)

Both means err alike, and the quotient with them only by what L and N differ in: a control variate
[owen2000]. As points become many it is exact, however far N is off.
"""

from collections.abc import Callable

import jax
import jax.numpy as jnp
from jax.scipy.special import logsumexp
from jaxtyping import Array, Float

from bedding.model.inference.population.cohort import Part
from bedding.model.inference.population.hyperprior import Level, level_of
from bedding.model.inference.population.surrogate import integral


def log_density(
    whole_line: Float[Array, " hyper"], parts: tuple[Part, ...]
) -> Float[Array, ""]:
    """Return the log density of a population, up to a constant.

    Safe under jit, grad and vmap.

    Args:
        whole_line: Numbers that `level_of` reads, standard normal beforehand.
        parts: Everybody's points.
    """
    return _summed(_of_persons, whole_line, parts)


def near_density(
    whole_line: Float[Array, " hyper"], parts: tuple[Part, ...]
) -> Float[Array, ""]:
    """Return the same from normal likelihoods alone: quick and without chance, not quite right."""
    return _summed(_nearly, whole_line, parts)


def _summed(
    of_persons: Callable[[Level, Part], Array],
    whole_line: Array,
    parts: tuple[Part, ...],
) -> Float[Array, ""]:
    """Return the prior with what all persons say, summed chunk after chunk."""
    level = level_of(whole_line)

    def chunk(total: Array, now: Part) -> tuple[Array, None]:
        return total + jnp.sum(now.there * of_persons(level, now)), None

    # Computed again on the way back: kept for every chunk, a gradient would wait for memory.
    again = jax.checkpoint(chunk, prevent_cse=False)
    total = jnp.sum(jax.scipy.stats.norm.logpdf(whole_line))
    for part in parts:
        total = jax.lax.scan(again, total, part)[0]
    return total


def _expected(level: Level, part: Part) -> tuple[Array, Array]:
    """Return the mean that a population expects of each person, and its standard deviation."""
    mean, sd, slopes = (jnp.asarray(leaf) for leaf in level)
    return mean + part.covariates @ slopes, sd


def _nearly(level: Level, part: Part) -> Float[Array, " person"]:
    """Return what each person of one chunk says, were the likelihoods normal."""
    return integral(part.slope, part.precision, *_expected(level, part))


def _of_persons(level: Level, part: Part) -> Float[Array, " person"]:
    """Return what each person of one chunk says."""
    expected = _normal(part.points, *_expected(level, part))
    told = logsumexp(part.told + expected, axis=-1)
    guessed = logsumexp(part.guessed + expected, axis=-1)
    nearly = _nearly(level, part)
    return nearly + (told - guessed).astype(nearly.dtype)


def _normal(
    points: Float[Array, "person draw number"],
    mean: Float[Array, "person number"],
    sd: Float[Array, " number"],
) -> Float[Array, "person draw"]:
    """Return the log density of a normal population at points, up to a constant of each person.

    Written out, so that all points and populations are two matrix products.
    """
    precise = sd**-2
    square = jnp.square(points) @ (-0.5 * precise).astype(points.dtype)
    along = jnp.einsum("psn,pn->ps", points, (mean * precise).astype(points.dtype))
    return jnp.asarray(square + along)
