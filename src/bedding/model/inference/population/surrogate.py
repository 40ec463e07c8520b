"""A person's likelihood as a normal one: near enough that only the rest is left to points.

    log L(t)  ~  constant + h't - t'P t / 2

fitted to the points by least squares, most where the answers put the person. Over a normal
population it has an integral in closed form, for every population at once, without any chance.
"""

from typing import Final, NamedTuple

import jax.numpy as jnp
import numpy as np
from jax.scipy.linalg import cho_solve
from jaxtyping import Array, Float

from bedding.model.inference.population.draws import PersonDraws

_RIDGE: Final = 2.0
"""How many points of noise 1 the guess is worth that nothing is told; chosen."""
_TEMPER: Final = 0.5
"""Power of the weights by which points count: between all alike and the posterior alone."""


class Surrogate(NamedTuple):
    """A likelihood that is normal in a person's numbers on the whole line.

    Attributes:
        slope: h.
        precision: P, symmetric and at least 0.
    """

    slope: Float[np.ndarray, " number"]
    precision: Float[np.ndarray, "number number"]

    def log_likelihood(
        self, points: Float[np.ndarray, "draw number"]
    ) -> Float[np.ndarray, " draw"]:
        """Return the log likelihood, up to its constant."""
        bent = np.einsum("sn,nm,sm->s", points, self.precision, points)
        return np.asarray(points @ self.slope - 0.5 * bent)


def surrogate_of(person: PersonDraws) -> Surrogate:
    """Return the normal likelihood nearest to what a person's points say."""
    points = person.whole_line.astype(float)
    count, numbers = points.shape
    weights = person.raw_weights(person.around)
    counts = np.exp(_TEMPER * (weights - weights.max()))
    counts *= count / counts.sum()
    rows, columns = np.triu_indices(numbers)
    products = points[:, rows] * points[:, columns]
    design = np.column_stack([points, products])
    centred = design - counts @ design / count
    wanted = person.log_likelihood - counts @ person.log_likelihood / count
    weighed = centred * counts[:, None]
    found = np.linalg.solve(
        weighed.T @ centred + _RIDGE * np.eye(design.shape[1]), weighed.T @ wanted
    )
    half = np.zeros((numbers, numbers))
    half[rows, columns] = -found[numbers:]
    values, vectors = np.linalg.eigh(half + half.T)
    precision = (vectors * np.maximum(values, 0.0)) @ vectors.T
    return Surrogate(found[:numbers], precision)


def integral(
    slope: Float[Array, "person number"],
    precision: Float[Array, "person number number"],
    mean: Float[Array, "person number"],
    sd: Float[Array, " number"],
) -> Float[Array, " person"]:
    """Return the log of each person's normal likelihood, integrated over a normal population.

    With z = (t - mean) / sd it is a normal integral around 0:

        log integral = h'm - m'P m / 2 - log det(B) / 2 + a' inv(B) a / 2
        a = sd (h - P m)        B = 1 + sd P sd

    Args:
        slope: h.
        precision: P.
        mean: m, what the population expects of each person.
        sd: Between persons.
    """
    along = jnp.einsum("pij,pj->pi", precision, mean)
    a = sd * (slope - along)
    B = jnp.eye(len(sd), dtype=sd.dtype) + sd[:, None] * precision * sd
    root = jnp.linalg.cholesky(B)
    solved = cho_solve((root, True), a[..., None])[..., 0]
    log_det = jnp.sum(jnp.log(jnp.diagonal(root, axis1=-2, axis2=-1)), axis=-1)
    middle = jnp.sum((slope - 0.5 * along) * mean, axis=-1)
    return jnp.asarray(middle - log_det + 0.5 * jnp.sum(a * solved, axis=-1))
