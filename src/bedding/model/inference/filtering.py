"""The likelihood of one channel's answers, with level and gain integrated out.

Given the read-out x_t and the residual, the answers y_t are linear and Gaussian:

    y_t = level + gain * x_t + u_t + e_t,    u an Ornstein-Uhlenbeck process, e white.

One scalar Kalman filter runs over y, over a column of ones and over x at the same time: all three
share its gains, so that the innovations of y regress on those of the other two [dejong1991]. The
level is normal beforehand, the gain the positive half of a normal; both integrals are closed
forms. Missing answers skip the update. No matrix is ever made.
"""

from typing import Final, NamedTuple

import jax
import jax.numpy as jnp
from jax.scipy.special import log_ndtr
from jaxtyping import Array, Bool, Float

from bedding.model.inference.residual import Residual

LEVEL: Final = (0.5, 0.35)
"""Mean and standard deviation of the level beforehand [0 to 1]; chosen."""
GAIN: Final = 0.15
"""Standard deviation of the normal whose positive half the gain has beforehand; chosen."""
_LOG_TAU: Final = 1.8378770664093453


class Regression(NamedTuple):
    """What the answers so far say of level and gain, as sums of squares and products.

    Attributes:
        log_size: Sum of the logarithms of the innovations' variances.
        squares: Sum of squared innovations of the answers, each over its variance.
        ones: The same for the column of ones.
        reads: The same for the read-out.
        crossed: Products of ones and read-out.
        ones_answers: Products of ones and answers.
        reads_answers: Products of read-out and answers.
        number: How many answers there were.
    """

    log_size: Float[Array, "*axes"]
    squares: Float[Array, "*axes"]
    ones: Float[Array, "*axes"]
    reads: Float[Array, "*axes"]
    crossed: Float[Array, "*axes"]
    ones_answers: Float[Array, "*axes"]
    reads_answers: Float[Array, "*axes"]
    number: Float[Array, "*axes"]


class Believed(NamedTuple):
    """Level and gain given answers: jointly normal, the gain cut off at 0.

    Attributes:
        level: Mean of the level around `LEVEL[0]`, before the cut.
        gain: Mean of the gain before the cut.
        level_variance: Variance of the level before the cut.
        gain_variance: Variance of the gain before the cut.
        covariance: Their covariance before the cut.
        log_determinant: Logarithm of the determinant of the information matrix.
        gained: How much the answers' quadratic form falls by the regression.
    """

    level: Float[Array, "*axes"]
    gain: Float[Array, "*axes"]
    level_variance: Float[Array, "*axes"]
    gain_variance: Float[Array, "*axes"]
    covariance: Float[Array, "*axes"]
    log_determinant: Float[Array, "*axes"]
    gained: Float[Array, "*axes"]


class Forecast(NamedTuple):
    """What is expected of the next answer, before it is seen.

    Attributes:
        answers: Innovation mean of the answers: what carries over of earlier ones.
        ones: How much of the level is not yet in what carries over.
        reads: How much of the read-out is not yet in what carries over.
        variance: Variance of the answer given level and gain.
        before: What is known of level and gain by then.
    """

    answers: Float[Array, "*axes"]
    ones: Float[Array, "*axes"]
    reads: Float[Array, "*axes"]
    variance: Float[Array, "*axes"]
    before: Regression


class _Carried(NamedTuple):
    answers: Float[Array, ""]
    ones: Float[Array, ""]
    reads: Float[Array, ""]
    variance: Float[Array, ""]
    sums: Regression


def believed(sums: Regression) -> Believed:
    """Return level and gain given the sums."""
    level_information = sums.ones + 1.0 / LEVEL[1] ** 2
    gain_information = sums.reads + 1.0 / GAIN**2
    determinant = level_information * gain_information - sums.crossed**2
    level = (
        gain_information * sums.ones_answers - sums.crossed * sums.reads_answers
    ) / determinant
    gain = (
        level_information * sums.reads_answers - sums.crossed * sums.ones_answers
    ) / determinant
    return Believed(
        level=level,
        gain=gain,
        level_variance=gain_information / determinant,
        gain_variance=level_information / determinant,
        covariance=-sums.crossed / determinant,
        log_determinant=jnp.log(determinant),
        gained=level * sums.ones_answers + gain * sums.reads_answers,
    )


def log_likelihood(sums: Regression) -> Float[Array, "*axes"]:
    """Return the log density of the answers, level and gain integrated out."""
    known = believed(sums)
    prior = -2.0 * jnp.log(LEVEL[1] * GAIN)
    positive = jnp.log(2.0) + log_ndtr(known.gain / jnp.sqrt(known.gain_variance))
    return positive + 0.5 * (
        prior
        - known.log_determinant
        - sums.number * _LOG_TAU
        - sums.log_size
        - sums.squares
        + known.gained
    )


def filtered(
    reads: Float[Array, " time"],
    answers: Float[Array, " time"],
    seen: Bool[Array, " time"],
    elapsed: Float[Array, " time"],
    residual: Residual,
    rounding: Float[Array, ""],
) -> tuple[Regression, Forecast]:
    """Return the sums over all answers of one channel, and every one-step forecast.

    Args:
        reads: x, what the channel reads, centred and scaled [1].
        answers: y [0 to 1]; any finite number where there is none.
        seen: Where there is an answer.
        elapsed: Time since the step before [day].
        residual: Of the channel.
        rounding: Variance that rounding adds.
    """
    carried_variance = residual.size**2 * residual.carried
    white = residual.size**2 * (1.0 - residual.carried) + rounding
    left = jnp.exp2(-elapsed / residual.half_life)
    zero = jnp.zeros_like(carried_variance + reads[0])

    def one(
        carry: _Carried, now: tuple[Array, Array, Array, Array]
    ) -> tuple[_Carried, Forecast]:
        read, answer, there, keeps = now
        ahead = (keeps * carry.answers, keeps * carry.ones, keeps * carry.reads)
        spread = keeps**2 * (carry.variance - carried_variance) + carried_variance
        total = spread + white
        off = (answer - LEVEL[0] - ahead[0], 1.0 - ahead[1], read - ahead[2])
        sees = there / total
        gain = spread * sees
        sums = carry.sums
        after = _Carried(
            answers=ahead[0] + gain * off[0],
            ones=ahead[1] + gain * off[1],
            reads=ahead[2] + gain * off[2],
            variance=spread * (1.0 - gain),
            sums=Regression(
                log_size=sums.log_size + there * jnp.log(total),
                squares=sums.squares + off[0] ** 2 * sees,
                ones=sums.ones + off[1] ** 2 * sees,
                reads=sums.reads + off[2] ** 2 * sees,
                crossed=sums.crossed + off[1] * off[2] * sees,
                ones_answers=sums.ones_answers + off[1] * off[0] * sees,
                reads_answers=sums.reads_answers + off[2] * off[0] * sees,
                number=sums.number + there,
            ),
        )
        return after, Forecast(ahead[0], off[1], off[2], total, sums)

    nothing = Regression(*[zero] * len(Regression._fields))
    start = _Carried(zero, zero, zero, zero + carried_variance, nothing)
    there = jnp.asarray(seen, reads.dtype)
    last, forecasts = jax.lax.scan(one, start, (reads, answers, there, left))
    return last.sums, forecasts
