"""The density of a population given a cohort: smooth, without any chance of its own.

Every person's likelihood is taken as a normal one (`surrogate`), whose integral over a normal
population is known in closed form. What that leaves out is found from the points, at the most
probable population (`correction`), and enters by its two derivatives there: `tilt` and `bend`.
"""

from typing import Final, NamedTuple

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float

from bedding.model.inference.population.cohort import Cohort
from bedding.model.inference.population.hyperprior import level_of

_TOGETHER: Final = 32
"""Persons that are computed at a time: their matrices, for all chains of a batch, stay in the
fast memory beside the processor. All 2,000 at a time take ten times as long."""
_FEWEST: Final = 16
"""The same where the number of persons is no multiple of that."""

_Left = tuple[Array, Array]


class Said(NamedTuple):
    """What a normal likelihood says over a normal population, person by person.

    Attributes:
        log_integral: Log of the likelihood, integrated over the population.
        off: Mean of what the person is off the population's mean, given the answers
            [standard deviation of the population].
        wide: Variance of that.
    """

    log_integral: Float[Array, " person"]
    off: Float[Array, "number person"]
    wide: Float[Array, "number person"]


def log_density(whole_line: Float[Array, " hyper"], cohort: Cohort) -> Float[Array, ""]:
    """Return the log density of a population, up to a constant.

    Safe under jit, grad and vmap.

    Args:
        whole_line: Numbers that `level_of` reads, standard normal beforehand.
        cohort: What everybody's answers say.
    """
    mean, sd, slopes = (jnp.asarray(leaf) for leaf in level_of(whole_line))
    middle = mean[:, None] + slopes.T @ cohort.covariates
    told = jnp.sum(integral(cohort.slope, cohort.precision, middle, sd))
    before = jnp.sum(jax.scipy.stats.norm.logpdf(whole_line))
    # What is left out is known at one place. Far away that says little, and growing on without end
    # it could outweigh everything.
    off = cohort.reach * jnp.tanh((whole_line - cohort.centre) / cohort.reach)
    left = cohort.tilt @ off + 0.5 * off @ cohort.bend @ off
    return before + told + left


def integral(
    slope: Float[Array, "number person"],
    precision: Float[Array, "number number person"],
    mean: Float[Array, "number person"],
    sd: Float[Array, " number"],
) -> Float[Array, " person"]:
    """Return the log of each person's normal likelihood, integrated over a normal population.

    Its gradient in the population is what is expected, given the answers, of the gradient of the
    population's log density (Fisher's identity), and `said` has that already: so it is put
    together here, at a fifth of what differentiating every step takes. A second derivative
    isn't there, nor one in the likelihood.

    Args:
        slope: h, see `said`.
        precision: P.
        mean: What the population expects of each person.
        sd: Between persons.
    """
    fixed = jax.lax.stop_gradient
    count, persons = slope.shape
    block = _TOGETHER if persons % _TOGETHER == 0 else _FEWEST
    block = block if persons % block == 0 else persons

    def in_blocks(whole: Array) -> Array:
        parts = whole.reshape(*whole.shape[:-1], persons // block, block)
        return jnp.moveaxis(parts, -2, 0)

    held = fixed(sd)
    found: Said = jax.lax.map(
        lambda part: said(part[0], part[1], part[2], held),
        (in_blocks(slope), in_blocks(precision), in_blocks(fixed(mean))),
    )
    off, wide = (
        jnp.moveaxis(each, 0, 1).reshape(count, persons)
        for each in (found.off, found.wide)
    )
    rising = jnp.sum(off / held[:, None] * (mean - fixed(mean)), axis=0)
    # What is moved is 0, and only its derivative is not.
    moved = (jnp.log(sd) - jnp.log(held))[:, None]
    widening = jnp.sum((off**2 + wide - 1.0) * moved, axis=0)
    return found.log_integral.reshape(persons) + rising + widening


def said(
    slope: Float[Array, "number person"],
    precision: Float[Array, "number number person"],
    mean: Float[Array, "number person"],
    sd: Float[Array, " number"],
) -> Said:
    """Return what each person's normal likelihood says over a normal population.

    With z = (t - m) / sd it is a normal integral around 0:

        log integral = h'm - m'P m / 2 - log det(B) / 2 + a' inv(B) a / 2
        a = sd (h - P m)        B = 1 + sd P sd

    and z, given the answers, has mean inv(B) a and covariance inv(B). B is inverted by sweeping
    column by column, for all persons at once: a call of a library for each small matrix takes ten
    times as long. B is at least 1, so that no pivot has to be looked for.

    Args:
        slope: h.
        precision: P.
        mean: m, what the population expects of each person.
        sd: Between persons.
    """
    count = len(sd)
    along = jnp.einsum("ijp,jp->ip", precision, mean)
    a = sd[:, None] * (slope - along)
    B = jnp.eye(count)[..., None] + sd[:, None, None] * precision * sd[None, :, None]

    def sweep(now: _Left, _: None) -> tuple[_Left, None]:
        B, log_det = now
        pivot, column = B[:1, 0], B[1:, 0]
        row = B[0] / pivot
        rest = B[1:, 1:] - column[:, None] * row[None, 1:]
        # What is swept goes to the end, before the right side: one program for all columns.
        B = jnp.concatenate(
            [
                jnp.concatenate(
                    [rest[:, :-1], (-column / pivot)[:, None], rest[:, -1:]], axis=1
                ),
                jnp.concatenate([row[1:-1], 1.0 / pivot, row[-1:]])[None],
            ]
        )
        return (B, log_det + jnp.log(pivot[0])), None

    start = (jnp.concatenate([B, a[:, None]], axis=1), jnp.zeros(a.shape[1:], a.dtype))
    (swept, log_det), _ = jax.lax.scan(sweep, start, None, length=count)
    off = swept[:, -1]
    wide = jnp.stack([swept[place, place] for place in range(count)])
    at_mean = jnp.sum((slope - 0.5 * along) * mean, axis=0)
    return Said(at_mean - 0.5 * log_det + 0.5 * jnp.sum(a * off, axis=0), off, wide)
