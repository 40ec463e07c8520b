"""A person's likelihood as a normal one: near enough that only the rest is left to points.

    log L(t)  ~  constant + h't - t'P t / 2

fitted to the points by least squares, most where the answers put the person. Over a normal
population it has an integral in closed form, for every population at once, without any chance.
"""

from typing import Final, NamedTuple

import numpy as np
from jaxtyping import Float

from bedding.model.inference.population.draws import PersonDraws

_RIDGE: Final = 0.01
"""How much the guess counts that nothing is told: the noise of the points, a variance of about
.04, over that of the coefficients, a few; chosen."""
_LEAST: Final = -0.15
"""Least eigenvalue of a precision. What the answers say nothing of comes out a little more or a
little less than 0; cut off at 0, thousands of persons would be sure of it together."""
_TEMPER: Final = 0.5
"""Power of the weights by which points count: between all alike and the posterior alone."""


class Surrogate(NamedTuple):
    """A likelihood that is normal in a person's numbers on the whole line.

    Attributes:
        slope: h.
        precision: P, symmetric; none of its eigenvalues is far below 0.
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
    precision = (vectors * np.maximum(values, _LEAST)) @ vectors.T
    return Surrogate(found[:numbers], precision)
