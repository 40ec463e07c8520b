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
    return before + jnp.sum(said) + cohort.tilt @ whole_line


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

    The Cholesky root of B is written out, row by row for all persons at once: a call of a library
    for each small matrix takes ten times as long.

    Args:
        slope: h.
        precision: P.
        mean: m, what the population expects of each person.
        sd: Between persons.
    """
    count = len(sd)
    along = jnp.einsum("ijp,jp->ip", precision, mean)
    a = sd[:, None] * (slope - along)
    B = jnp.eye(count)[..., None] + sd[:, None, None] * precision * sd[:, None]
    # Columns of the root below the diagonal, and inv(root) a on the way.
    log_det, square = jnp.zeros(a.shape[1:]), jnp.zeros(a.shape[1:])
    for _ in range(count):
        root = jnp.sqrt(B[0, 0])
        column, solved = B[1:, 0] / root, a[0] / root
        log_det, square = log_det + jnp.log(root), square + solved**2
        a = a[1:] - column * solved
        B = B[1:, 1:] - column[:, None] * column[None, :]
    middle = jnp.sum((slope - 0.5 * along) * mean, axis=0)
    return middle - log_det + 0.5 * square
