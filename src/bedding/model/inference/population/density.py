"""The density of a population given a cohort: smooth, without any chance of its own.

Every person's likelihood is taken as a normal one (`surrogate`), whose integral over a normal
population is known in closed form. What that leaves out is found from the points, at the most
probable population (`correction`), and enters by its gradient there: `tilt`.
"""

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float

from bedding.model.inference.population.cohort import Cohort
from bedding.model.inference.population.hyperprior import level_of

_Left = tuple[Array, Array, Array, Array]


def log_density(whole_line: Float[Array, " hyper"], cohort: Cohort) -> Float[Array, ""]:
    """Return the log density of a population, up to a constant.

    Safe under jit, grad and vmap.

    Args:
        whole_line: Numbers that `level_of` reads, standard normal beforehand.
        cohort: What everybody's answers say.
    """
    mean, sd, slopes = (jnp.asarray(leaf) for leaf in level_of(whole_line))
    middle = mean[:, None] + slopes.T @ cohort.covariates
    said = integral(cohort.slope, cohort.precision, middle, sd)
    before = jnp.sum(jax.scipy.stats.norm.logpdf(whole_line))
    # The gradient is known at one place. A standard deviation away it says little, and growing on
    # without end it could outweigh everything.
    left = cohort.tilt @ jnp.tanh(whole_line - cohort.centre)
    return before + jnp.sum(said) + left


def integral(
    slope: Float[Array, "number person"],
    precision: Float[Array, "number number person"],
    mean: Float[Array, "number person"],
    sd: Float[Array, " number"],
) -> Float[Array, " person"]:
    """Return the log of each person's normal likelihood, integrated over a normal population.

    With z = (t - m) / sd it is a normal integral around 0:

        log integral = h'm - m'P m / 2 - log det(B) / 2 + a' inv(B) a / 2
        a = sd (h - P m)        B = 1 + sd P sd

    B is eliminated column by column for all persons at once: a call of a library for each small
    matrix takes ten times as long.

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

    def eliminate(now: _Left, _: None) -> tuple[_Left, None]:
        B, a, log_det, square = now
        root = jnp.sqrt(B[0, 0])
        column, solved = B[:, 0] / root[None], a[0] / root
        B = B - column[:, None] * column[None]
        a = a - column * solved[None]
        # What is eliminated is 0 from now on, and goes to the end: one program for all columns.
        return (
            jnp.roll(B, (-1, -1), axis=(0, 1)),
            jnp.roll(a, -1, axis=0),
            log_det + jnp.log(root),
            square + solved**2,
        ), None

    none = jnp.zeros(a.shape[1:], a.dtype)
    (_, _, log_det, square), _ = jax.lax.scan(
        eliminate, (B, a, none, none), None, length=count
    )
    middle = jnp.sum((slope - 0.5 * along) * mean, axis=0)
    return middle - log_det + 0.5 * square
