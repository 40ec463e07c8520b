"""The read-outs taken to be linear around some draws of a fit, and what follows for the answers."""

from typing import Final, NamedTuple

import jax.numpy as jnp
import numpy as np
from jaxtyping import Float, Int

from bedding.model.inference.change.answers import gaussian, likelihoods
from bedding.model.inference.change.information import Quadratic, quadratic
from bedding.model.inference.change.varying import PLACES, STATIC, VARYING
from bedding.model.inference.change.walking import walk_changing
from bedding.model.inference.record import Record
from bedding.model.inference.residual import residual_of

_WIDTH: Final = 1e-4
"""Width of the differences [prior standard deviation]."""
_MOVING: Final = len(VARYING)


class Around(NamedTuple):
    """Where the lines are laid.

    Attributes:
        static: Numbers in the order of `STATIC`, standard normal over persons.
        jumps: Of each of `VARYING` between pieces, on the same scale.
        residuals: Of the channels, on the whole line.
    """

    static: Float[np.ndarray, "draw static"]
    jumps: Float[np.ndarray, "draw varying boundary"]
    residuals: Float[np.ndarray, "draw channel 3"]

    @property
    def numbers(self) -> Float[np.ndarray, "draw number"]:
        """Jumps and then the first values of `VARYING`, as one row for each draw."""
        return np.concatenate(
            [self.jumps.reshape(len(self.jumps), -1), self.static[:, PLACES]], axis=1
        )


class Laid(NamedTuple):
    """The log likelihood of the answers around each draw, in the numbers themselves.

    With x the jumps and then the first values of `VARYING`: height + score x - x information x / 2.

    Attributes:
        height: What the exact likelihood and the line come to at x = 0.
        score: Slope at x = 0.
        information: Minus the second derivative.
    """

    height: Float[np.ndarray, " draw"]
    score: Float[np.ndarray, "draw number"]
    information: Float[np.ndarray, "draw number number"]

    def at(
        self, rows: Int[np.ndarray, " row"], numbers: Float[np.ndarray, "row number"]
    ) -> Float[np.ndarray, " row"]:
        """Return the quadratic log likelihood of numbers, each with the lines of one draw."""
        bent = np.einsum("ri,rij,rj->r", numbers, self.information[rows], numbers)
        return np.asarray(
            self.height[rows] + (self.score[rows] * numbers).sum(axis=1) - 0.5 * bent
        )

    def given(
        self, jumps: Float[np.ndarray, "varying boundary"], voice: float
    ) -> Float[np.ndarray, " draw"]:
        """Return the log evidence of the answers given all jumps and the first value of voice.

        The other first values are integrated out over their prior.
        """
        held = np.append(jumps.ravel(), voice)
        rows = np.append(np.arange(jumps.size), jumps.size + _MOVING - 1)
        free = jumps.size + np.arange(_MOVING - 1)
        to_free = self.information[:, free[:, None], rows]
        own = self.information[:, free[:, None], free] + np.eye(len(free))
        score = self.score[:, free] - to_free @ held
        among = self.information[:, rows[:, None], rows]
        pulled = np.linalg.solve(own, score[..., None])[..., 0]
        return np.asarray(
            self.height
            + self.score[:, rows] @ held
            - 0.5 * (among @ held) @ held
            + 0.5 * (pulled * score).sum(axis=1)
            - 0.5 * np.linalg.slogdet(own)[1]
        )


def paths_of(
    jumps: Float[np.ndarray, "draw varying boundary"],
) -> Float[np.ndarray, "draw varying piece"]:
    """Return how far each piece lies from the first."""
    return np.asarray(np.cumsum(np.pad(jumps, [(0, 0), (0, 0), (1, 0)]), axis=-1))


def exact(
    record: Record,
    piece: Int[np.ndarray, " time"],
    static: Float[np.ndarray, "draw static"],
    jumps: Float[np.ndarray, "draw varying boundary"],
    residuals: Float[np.ndarray, "draw channel 3"],
) -> Float[np.ndarray, " draw"]:
    """Return the log likelihood, the mechanism walked with these numbers."""
    reads = walk_changing(record, piece, static, np.moveaxis(paths_of(jumps), 1, 2))
    return np.asarray(likelihoods(record, reads, residuals).sum(axis=1))


def laid(record: Record, piece: Int[np.ndarray, " time"], around: Around) -> Laid:
    """Return the quadratic log likelihood around each draw.

    Args:
        record: What the person reported.
        piece: In which piece each step lies.
        around: Where the lines are laid.
    """
    reads, columns = _differences(record, piece, around)
    observed, error, height = gaussian(record, reads, around.residuals)
    residual = residual_of(jnp.asarray(around.residuals))
    known = quadratic(record, (observed, error), reads, columns, residual)
    return _from_zero(known, around, height)


def _from_zero(
    known: Quadratic, around: Around, height: Float[np.ndarray, " draw"]
) -> Laid:
    """Return the same quadratic form, in the numbers instead of in shifts of them."""
    numbers = around.numbers
    bent = (known.information @ numbers[..., None])[..., 0]
    return Laid(
        height=height - ((known.score + 0.5 * bent) * numbers).sum(axis=1),
        score=known.score + bent,
        information=known.information,
    )


def _differences(
    record: Record, piece: Int[np.ndarray, " time"], around: Around
) -> tuple[
    Float[np.ndarray, "draw time channel"],
    Float[np.ndarray, "draw time channel number"],
]:
    """Return the read-outs at each draw, and their derivatives by one-sided differences."""
    count, _, boundaries = around.jumps.shape
    moving = _MOVING * boundaries
    each = 1 + moving + _MOVING
    static = np.repeat(around.static[:, None], each, axis=1)
    jumps = np.repeat(around.jumps[:, None], each, axis=1)
    shift = _WIDTH * np.eye(moving).reshape(moving, _MOVING, boundaries)
    jumps[:, 1 : 1 + moving] += shift
    static[:, 1 + moving :] += _WIDTH * np.eye(len(STATIC))[list(PLACES)]
    reads = walk_changing(
        record,
        piece,
        static.reshape(-1, len(STATIC)),
        np.moveaxis(paths_of(jumps.reshape(-1, _MOVING, boundaries)), 1, 2),
    ).reshape(count, each, *record.seen.shape)
    columns = (reads[:, 1:] - reads[:, :1]) / _WIDTH
    return reads[:, 0], np.moveaxis(columns, 1, -1)
