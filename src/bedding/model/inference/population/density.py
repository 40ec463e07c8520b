r"""The density of a population given everybody's points, and how far chance in these moves it.

With points t_s drawn from q, and L an unbiased estimate of the likelihood there, a person says

    p(answers | population) = mean of L(t_s) p(t_s | population) / q(t_s)

of the population: no answer is looked at again. What the answers don't speak of must not move
it; but by chance of the points it would. The same mean without L is 1 for certain, so its error
is known, and the power `share` of it is taken out (a control variate [owen2000]):

    log p  ~  log mean(L p / q) - share log mean(p / q)

Where the answers say nothing the share is 1 and the two cancel exactly, whatever the population;
where they say much it is near 0. The logarithm of a mean is too low by half its relative
variance, which is estimated from the same points and put back.
"""

import jax
import jax.numpy as jnp
from jax.scipy.special import logsumexp
from jaxtyping import Array, Float

from bedding.model.inference.population.cohort import Part
from bedding.model.inference.population.hyperprior import Level, level_of

_LOG_TAU = 1.8378770664093453


def log_density(
    whole_line: Float[Array, " hyper"], parts: tuple[Part, ...]
) -> Float[Array, ""]:
    """Return the log density of a population, up to a constant.

    Safe under jit, grad and vmap.

    Args:
        whole_line: Numbers that `level_of` reads, standard normal beforehand.
        parts: Everybody's points.
    """
    level = level_of(whole_line)
    before = jnp.sum(jax.scipy.stats.norm.logpdf(whole_line))
    return before + sum((_of_part(level, part) for part in parts), jnp.zeros(()))


def _of_part(level: Level, part: Part) -> Float[Array, ""]:
    """Return what all persons of a part say, summed chunk after chunk."""

    def chunk(total: Array, now: tuple[Array, ...]) -> tuple[Array, None]:
        points, told, drawn, share, covariates, there = now
        expected = normal(level, points, covariates)
        said = share_of_person(told + expected, drawn + expected, share)
        return total + jnp.sum((said * there).astype(total.dtype)), None

    arrays = (
        part.points, part.told, part.drawn, part.share, part.covariates, part.there,
    )  # fmt: skip
    # Computed again on the way back: kept for every chunk, a gradient would wait for memory.
    again = jax.checkpoint(chunk, prevent_cse=False)
    total: Array = jax.lax.scan(again, part.constant, arrays)[0]
    return total


def normal(
    level: Level,
    points: Float[Array, "person draw number"],
    covariates: Float[Array, "person covariate"],
) -> Float[Array, "person draw"]:
    """Return the log density of a population at each person's points."""
    kind = points.dtype
    mean = level.mean.astype(kind) + covariates @ level.slopes.astype(kind)
    precise = level.sd.astype(kind) ** -2
    # Written out, so that all points and populations are two matrix products.
    square = jnp.square(points) @ (-0.5 * precise)
    along = jnp.einsum("psn,pn->ps", points, mean * precise)
    rest = -0.5 * jnp.square(mean) @ precise - jnp.sum(jnp.log(level.sd).astype(kind))
    constant = rest - 0.5 * points.shape[-1] * kind.type(_LOG_TAU)
    return jnp.asarray(square + along + constant[:, None])


def share_of_person(
    told: Float[Array, "person draw"],
    drawn: Float[Array, "person draw"],
    share: Float[Array, " person"],
) -> Float[Array, " person"]:
    """Return what each person says of the population, from log weights with and without L."""
    said, lost = _log_sum(told)
    known, missed = _log_sum(drawn)
    return said + 0.5 * lost - share * (known + 0.5 * missed)


def _log_sum(log_weights: Array) -> tuple[Array, Array]:
    """Return the log of a sum of weights, and the relative variance that chance gives it."""
    total = logsumexp(log_weights, axis=-1)
    weights = jnp.exp(log_weights - total[..., None])
    spread = jnp.sum(jnp.square(weights), axis=-1) - 1.0 / log_weights.shape[-1]
    return total, jnp.maximum(spread, 0.0)
