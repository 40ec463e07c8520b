"""A person's likelihood as a normal one: near enough that only the rest is left to points.

    log L(t)  ~  constant + h't - t'P t / 2

fitted to the points by least squares, most where the answers put the person. Over a normal
population it has an integral in closed form, for every population at once, without any chance.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np
from jaxtyping import Float

from bedding.model.inference.population.draws import PersonDraws

_RIDGE: Final = 0.01
"""How much the guess counts that nothing is told: the noise of the points, a variance of about
.04, over that of the coefficients, a few; chosen."""
_LEAST: Final = -0.5
"""Least eigenvalue of a precision, in standard deviations of what points were drawn around."""
_TINY: Final = 1e-4
"""Least eigenvalue of the mean precision of a cohort."""
_SHARE: Final = 0.05
"""Least precision of a person in any direction, as a share of the cohort's mean; chosen. With none
at all and a slope, which chance gives, the likelihood would grow without end."""
_GAIN: Final = 2.0
"""Most that a person's likelihood grows along any axis of its precision, from the middle of the
points [log likelihood]. The normal likelihood of a slope that hardly bends rises on far beyond
what points can tell: in a cohort of few, by millions. Of 1, 2, 4, 8 and 16 this one gave back
likelihoods that level off with the least error."""
_TEMPER: Final = 0.5
"""Power of the weights by which points count: between all alike and the posterior alone."""


class Surrogate(NamedTuple):
    """A likelihood that is normal in a person's numbers on the whole line.

    Attributes:
        slope: h.
        precision: P, symmetric.
        middle: Where the person is, as far as the points tell: there the slope is known best.
    """

    slope: Float[np.ndarray, " number"]
    precision: Float[np.ndarray, "number number"]
    middle: Float[np.ndarray, " number"]

    def log_likelihood(
        self, points: Float[np.ndarray, "draw number"]
    ) -> Float[np.ndarray, " draw"]:
        """Return the log likelihood, up to its constant."""
        bent = np.einsum("sn,nm,sm->s", points, self.precision, points)
        return np.asarray(points @ self.slope - 0.5 * bent)


def surrogate_of(person: PersonDraws) -> Surrogate:
    """Return the normal likelihood nearest to what a person's points say.

    What the answers say nothing of has a precision a little above or a little below 0.
    """
    sd = person.around.sd
    points = person.whole_line / sd
    count, numbers = points.shape
    weights = person.raw_weights(person.around)
    counts = np.exp(_TEMPER * (weights - weights.max()))
    counts *= count / counts.sum()
    rows, columns = np.triu_indices(numbers)
    design = np.column_stack([points, points[:, rows] * points[:, columns]])
    centred = design - counts @ design / count
    wanted = person.log_likelihood - counts @ person.log_likelihood / count
    weighed = centred * counts[:, None]
    found = np.linalg.solve(
        weighed.T @ centred + _RIDGE * np.eye(design.shape[1]), weighed.T @ wanted
    )
    half = np.zeros((numbers, numbers))
    half[rows, columns] = -found[numbers:]
    precision = _floored(half + half.T, _LEAST)
    middle = counts @ points / count
    # With another precision than was found, the slope stays what it is in the middle.
    slope = found[:numbers] + (precision - half - half.T) @ middle
    return Surrogate(slope / sd, precision / sd[:, None] / sd, middle * sd)


def positive_together(surrogates: Sequence[Surrogate]) -> list[Surrogate]:
    """Return normal likelihoods with positive precisions that have the same mean as before.

    One by one, cutting off what lies below 0 would make up precision that isn't there: little for
    one person, but thousands would be sure of what nobody said. So it is cut off relative to
    the mean precision, and what that adds is taken back from everyone in proportion. Where that
    leaves a slope that rises far beyond the points, the precision is what ends it there. The slope
    in the middle of each person's points stays.
    """
    together = np.stack([each.precision for each in surrogates])
    root = _root(_floored(together.mean(axis=0), _TINY))
    back = np.linalg.inv(root)
    cut = np.stack([_floored(back @ each @ back, _SHARE) for each in together])
    scale = root @ np.linalg.inv(_root(_floored(cut.mean(axis=0), _TINY)))
    return [
        _bounded(_with_precision(each, scale @ one @ scale.T))
        for each, one in zip(surrogates, cut, strict=True)
    ]


def _bounded(surrogate: Surrogate) -> Surrogate:
    """Return a likelihood that grows from its middle by `_GAIN` at most, along any axis."""
    values, vectors = np.linalg.eigh(surrogate.precision)
    rising = (surrogate.slope - surrogate.precision @ surrogate.middle) @ vectors
    least = rising**2 / (2.0 * _GAIN)
    return _with_precision(surrogate, (vectors * np.maximum(values, least)) @ vectors.T)


def _with_precision(
    surrogate: Surrogate, precision: Float[np.ndarray, "number number"]
) -> Surrogate:
    """Return a likelihood with another precision, and the same slope in its middle."""
    more = precision - surrogate.precision
    slope = surrogate.slope + more @ surrogate.middle
    return surrogate._replace(slope=slope, precision=precision)


def _floored(
    matrix: Float[np.ndarray, "number number"], least: float
) -> Float[np.ndarray, "number number"]:
    """Return a symmetric matrix whose eigenvalues are raised to a least one."""
    values, vectors = np.linalg.eigh(matrix)
    return np.asarray((vectors * np.maximum(values, least)) @ vectors.T)


def _root(
    matrix: Float[np.ndarray, "number number"],
) -> Float[np.ndarray, "number number"]:
    """Return the symmetric root."""
    values, vectors = np.linalg.eigh(matrix)
    return np.asarray((vectors * np.sqrt(values)) @ vectors.T)
