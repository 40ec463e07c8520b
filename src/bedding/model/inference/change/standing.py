"""The draws of a fit, in which nothing changes, carried along to where something was found to."""

from typing import Final, NamedTuple

import numpy as np
from jaxtyping import Float, Int

from bedding.model.inference.change.answers import likelihoods
from bedding.model.inference.change.lines import Around, paths_of
from bedding.model.inference.change.varying import PLACES, STATIC, VARYING
from bedding.model.inference.change.walking import walk_changing
from bedding.model.inference.pareto import smoothed
from bedding.model.inference.person import PERSON, unconstrained
from bedding.model.inference.record import Record
from bedding.model.inference.residual import CARRIED, HALF_LIFE, SIZE
from bedding.model.inference.result import Fit
from bedding.model.inference.weighing import picked

_KEPT: Final = 128
"""How many draws are carried along; chosen: what one call of the compiled programs holds."""
_MOVES: Final = 5
"""How often each is moved; chosen."""
_RESIDUAL_STEP: Final = 1.4
_PERSON_STEP: Final = 0.7
"""Steps of the moves [standard deviation of the draws]: 2.4 over the root of the dimension."""


class Standing(NamedTuple):
    """Draws given all jumps, equally weighted.

    Attributes:
        static: Numbers in the order of `STATIC`; that of voice is given, like the jumps.
        residuals: Of the channels, on the whole line.
        jumps: Between pieces, the same for all draws.
        reads: What the channels read along the way.
        likelihood: Of the answers to each channel.
    """

    static: Float[np.ndarray, "draw static"]
    residuals: Float[np.ndarray, "draw channel 3"]
    jumps: Float[np.ndarray, "varying boundary"]
    reads: Float[np.ndarray, "draw time channel"]
    likelihood: Float[np.ndarray, "draw channel"]

    @property
    def voice(self) -> float:
        """The first value of voice."""
        return float(self.static[0, PLACES[-1]])


def unmoved(
    fit: Fit, record: Record, piece: Int[np.ndarray, " time"], boundaries: int
) -> Standing:
    """Return the draws of a fit as they are."""
    count = len(fit.draws[PERSON[0]])
    static = np.zeros((count, len(STATIC)))
    static[:, : len(PERSON)] = unconstrained(
        np.column_stack([fit.draws[name] for name in PERSON])
    )
    residuals = []
    for channel in fit.channels.values():
        logit = np.log(channel.carried) - np.log1p(-channel.carried)
        size, half_life = np.log(channel.size), np.log(channel.half_life)
        residuals.append(
            np.column_stack(
                [
                    (size - np.log(SIZE[0])) / SIZE[1],
                    (logit - CARRIED[0]) / CARRIED[1],
                    (half_life - np.log(HALF_LIFE[0])) / HALF_LIFE[1],
                ]
            )
        )
    jumps = np.zeros((len(VARYING), boundaries))
    along = np.stack(residuals, axis=1)
    reads = _walked(record, piece, static, jumps)
    return Standing(
        static=static,
        residuals=along,
        jumps=jumps,
        reads=reads,
        likelihood=likelihoods(record, reads, along),
    )


def carried(
    standing: Standing,
    record: Record,
    piece: Int[np.ndarray, " time"],
    first: Float[np.ndarray, " varying"],
    jumps: Float[np.ndarray, "varying boundary"],
    random: np.random.Generator,
) -> Standing:
    """Return draws given other jumps, by resampling and moving [gilks2001].

    Args:
        standing: The draws to begin with.
        record: What the person reported.
        piece: In which piece each step lies.
        first: Where the first values of `VARYING` are to lie on average.
        jumps: The jumps that are given from now on.
        random: Where chance comes from.
    """
    static = standing.static.copy()
    static[:, PLACES] += first - static[:, PLACES].mean(axis=0)
    reads = _walked(record, piece, static, jumps)
    likelihood = likelihoods(record, reads, standing.residuals)
    change = (likelihood - standing.likelihood).sum(axis=1)
    change = change + _prior(static) - _prior(standing.static)
    log_weights, _ = smoothed(change)
    rows = picked(log_weights, _KEPT, random)
    now = Standing(
        static[rows], standing.residuals[rows], jumps, reads[rows], likelihood[rows]
    )
    spread = _PERSON_STEP * np.linalg.cholesky(
        np.cov(standing.static[:, : len(PERSON)].T)
    )
    scatter = [
        _RESIDUAL_STEP * np.linalg.cholesky(np.cov(each.T))
        for each in np.moveaxis(standing.residuals, 1, 0)
    ]
    for _ in range(_MOVES):
        now = _person_moved(now, record, piece, spread, random)
        now = _residuals_moved(now, record, np.stack(scatter), random)
    return now


def chosen(standing: Standing, count: int) -> Around:
    """Return where lines are to be laid: evenly chosen draws."""
    rows = np.linspace(0, len(standing.static) - 1, count).astype(int)
    return Around(
        static=standing.static[rows],
        jumps=np.broadcast_to(standing.jumps, (count, *standing.jumps.shape)),
        residuals=standing.residuals[rows],
    )


def _person_moved(
    now: Standing,
    record: Record,
    piece: Int[np.ndarray, " time"],
    spread: Float[np.ndarray, "number number"],
    random: np.random.Generator,
) -> Standing:
    """Return the draws after a random-walk step of the numbers of the person."""
    count = len(now.static)
    tried = now.static.copy()
    tried[:, : len(spread)] += random.normal(size=(count, len(spread))) @ spread.T
    reads = _walked(record, piece, tried, now.jumps)
    likelihood = likelihoods(record, reads, now.residuals)
    gain = (
        (likelihood - now.likelihood).sum(axis=1) + _prior(tried) - _prior(now.static)
    )
    better = np.log(random.uniform(size=count)) < gain
    return now._replace(
        static=np.where(better[:, None], tried, now.static),
        reads=np.where(better[:, None, None], reads, now.reads),
        likelihood=np.where(better[:, None], likelihood, now.likelihood),
    )


def _residuals_moved(
    now: Standing,
    record: Record,
    spread: Float[np.ndarray, "channel 3 3"],
    random: np.random.Generator,
) -> Standing:
    """Return the draws after a random-walk step of each channel's residual, apart."""
    step = random.normal(size=now.residuals.shape)
    tried = now.residuals + np.einsum("cij,dcj->dci", spread, step)
    likelihood = likelihoods(record, now.reads, tried)
    gain = likelihood - now.likelihood
    gain = gain - 0.5 * ((tried**2).sum(axis=-1) - (now.residuals**2).sum(axis=-1))
    better = np.log(random.uniform(size=gain.shape)) < gain
    return now._replace(
        residuals=np.where(better[..., None], tried, now.residuals),
        likelihood=np.where(better, likelihood, now.likelihood),
    )


def _prior(static: Float[np.ndarray, "draw static"]) -> Float[np.ndarray, " draw"]:
    """Return the log density of the numbers of the person, up to a constant."""
    return np.asarray(-0.5 * (static[:, : len(PERSON)] ** 2).sum(axis=1))


def _walked(
    record: Record,
    piece: Int[np.ndarray, " time"],
    static: Float[np.ndarray, "draw static"],
    jumps: Float[np.ndarray, "varying boundary"],
) -> Float[np.ndarray, "draw time channel"]:
    """Return what the channels read, with the same jumps for all."""
    same = np.broadcast_to(jumps, (len(static), *jumps.shape))
    return walk_changing(record, piece, static, np.moveaxis(paths_of(same), 1, 2))
