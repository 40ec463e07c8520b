"""The likelihood of one channel's answers, with level and gain known only by their distribution.

What lies behind an answer is linear and Gaussian given the read-out x_t:

    y_t = level + gain * x_t + u_t + e_t,    u an Ornstein-Uhlenbeck process, e white,

and the answer tells in which interval of the scale y_t lies. The filter's state is (u, level, gain),
jointly normal. After each answer its mean and covariance are those given the interval exactly; that
it is taken to be normal again is the one approximation (assumed-density filtering, the first
pass of expectation propagation [minka2001]). Where answers are fine the interval is a point and
nothing is approximated. The gain is the positive half of a normal: the part below 0 is cut off
once, after the last answer. Missing answers skip the update; no matrix is ever made. Where writing
is supposed to depend on what would have been written (`selecting`), a day without an entry says
that much of it, by a probit of its own.
"""

from typing import Final, NamedTuple

import jax
import jax.numpy as jnp
from jax.scipy.special import log_ndtr
from jaxtyping import Array, Bool, Float

from bedding.model.inference.interval import OPEN, Seen, interval_of, seen_in
from bedding.model.inference.residual import Residual

LEVEL: Final = (0.5, 0.35)
"""Mean and standard deviation of the level beforehand [0 to 1]; chosen."""
GAIN: Final = 0.15
"""Standard deviation of the normal whose positive half the gain has beforehand; chosen."""


class Writing(NamedTuple):
    """A day is written about with the probability Phi(start + slope * what lies behind).

    Attributes:
        unwritten: 1 on a day without an entry, else 0; the axis `time` alone.
        slope: How much more often where the answer would be high [per 0 to 1].
        start: The probit at 0.
    """

    unwritten: Float[Array, " time"]
    slope: Float[Array, "*channel"]
    start: Float[Array, "*channel"]


class Belief(NamedTuple):
    """What is known of what carries over, of the level around `LEVEL[0]` and of the gain.

    Attributes:
        along: Mean of what carries over.
        level: Mean of the level around `LEVEL[0]`.
        gain: Mean of the gain, before the part below 0 is cut off.
        along_along: Variance of what carries over.
        along_level: Its covariance with the level.
        along_gain: Its covariance with the gain.
        level_level: Variance of the level.
        level_gain: Covariance of level and gain.
        gain_gain: Variance of the gain.
    """

    along: Float[Array, "*axes"]
    level: Float[Array, "*axes"]
    gain: Float[Array, "*axes"]
    along_along: Float[Array, "*axes"]
    along_level: Float[Array, "*axes"]
    along_gain: Float[Array, "*axes"]
    level_level: Float[Array, "*axes"]
    level_gain: Float[Array, "*axes"]
    gain_gain: Float[Array, "*axes"]


class Forecast(NamedTuple):
    """What was expected of an answer from those before it, and how it came out.

    Attributes:
        before: What was known by then, carried to the moment of the answer.
        mean: Of what lies behind the answer [0 to 1].
        variance: Its variance.
        log_probability: Log of the probability of the answer that came; 0 where none did.
        information: What the answer says of that mean; 0 where there is none.
    """

    before: Belief
    mean: Float[Array, "*axes"]
    variance: Float[Array, "*axes"]
    log_probability: Float[Array, "*axes"]
    information: Float[Array, "*axes"]


def positive(known: Belief) -> Float[Array, "*axes"]:
    """Return the log of how much more probable a positive gain is than beforehand."""
    return jnp.log(2.0) + log_ndtr(known.gain / jnp.sqrt(known.gain_gain))


def filtered(
    reads: Float[Array, " time"],
    answers: Float[Array, " time"],
    seen: Bool[Array, " time"],
    elapsed: Float[Array, " time"],
    residual: Residual,
    half: Float[Array, ""],
    writing: Writing | None = None,
) -> tuple[Belief, Forecast]:
    """Return what is known after all answers of one channel, and every one-step forecast.

    Args:
        reads: x, what the channel reads, centred and scaled [1].
        answers: The answers [0 to 1]; any finite number where there is none.
        seen: Where there is an answer.
        elapsed: Time since the step before [day].
        residual: Of the channel.
        half: Half the way between neighbouring answers of the scale [0 to 1].
        writing: How writing at all depends on what lies behind the answer; None where it doesn't.
    """
    stays, white = parts_of(residual)
    low, high = interval_of(answers, half)
    left = jnp.exp2(-elapsed / residual.half_life)
    there = jnp.asarray(seen, reads.dtype)
    silent = () if writing is None else (writing.unwritten,)

    def one(known: Belief, now: tuple[Array, ...]) -> tuple[Belief, Forecast]:
        read, bottom, top, given, keeps, *unwritten = now
        ahead = carried(known, keeps, stays)
        return answered(ahead, read, bottom, top, given, white, writing, *unwritten)

    # Computed again on the way back: kept for every step, a gradient would wait for memory.
    again = jax.checkpoint(one, prevent_cse=False)
    begin = beforehand(stays, jnp.zeros_like(stays + reads[0]))
    return jax.lax.scan(again, begin, (reads, low, high, there, left, *silent))


def parts_of(
    residual: Residual,
) -> tuple[Float[Array, "*axes"], Float[Array, "*axes"]]:
    """Return the variance of what carries over, and of what is new at each answer."""
    every = residual.size**2
    return every * residual.carried, every * (1.0 - residual.carried)


def beforehand(stays: Float[Array, "*#axes"], zero: Float[Array, "*axes"]) -> Belief:
    """Return what is known before any answer; `zero` is 0 in the shape that it gets."""
    return Belief(*[zero] * len(Belief._fields))._replace(
        along_along=zero + stays,
        level_level=zero + LEVEL[1] ** 2,
        gain_gain=zero + GAIN**2,
    )


def carried(
    known: Belief, keeps: Float[Array, "*#axes"], stays: Float[Array, "*#axes"]
) -> Belief:
    """Return what is known at the next step, where `keeps` is left of what carries over."""
    return known._replace(
        along=keeps * known.along,
        along_along=keeps**2 * (known.along_along - stays) + stays,
        along_level=keeps * known.along_level,
        along_gain=keeps * known.along_gain,
    )


def answered(
    ahead: Belief,
    read: Float[Array, "*#axes"],
    bottom: Float[Array, "*#axes"],
    top: Float[Array, "*#axes"],
    there: Float[Array, "*#axes"],
    white: Float[Array, "*#axes"],
    writing: Writing | None = None,
    unwritten: Float[Array, ""] | float = 0.0,
) -> tuple[Belief, Forecast]:
    """Return what is known after one answer, and how it was expected and came.

    Args:
        ahead: What is known just before it.
        read: What the channel reads then.
        bottom: Lower end of the interval of the answer.
        top: Upper end.
        there: 1 where there is an answer, else 0.
        white: Variance of what is new at each answer.
        writing: How writing depends on what lies behind the answer; None where it doesn't.
        unwritten: 1 on a day without an entry, else 0.
    """
    behind = behind_answer(ahead, read)
    variance = behind.variance + white
    told = said(behind.mean, variance, bottom, top, there, writing, unwritten)
    forecast = Forecast(
        ahead, behind.mean, variance, told.log_probability, told.information
    )
    return taught(ahead, behind, told.pull, told.information), forecast


class Behind(NamedTuple):
    """What is known of what lies behind an answer, without what is new at each answer.

    Attributes:
        mean: Its mean [0 to 1].
        variance: Its variance.
        along: Its covariance with what carries over.
        level: Its covariance with the level.
        gain: Its covariance with the gain.
    """

    mean: Float[Array, "*axes"]
    variance: Float[Array, "*axes"]
    along: Float[Array, "*axes"]
    level: Float[Array, "*axes"]
    gain: Float[Array, "*axes"]


def behind_answer(known: Belief, read: Float[Array, "*#axes"]) -> Behind:
    """Return what is known of what lies behind an answer at a moment."""
    along = known.along_along + known.along_level + read * known.along_gain
    level = known.along_level + known.level_level + read * known.level_gain
    gain = known.along_gain + known.level_gain + read * known.gain_gain
    mean = LEVEL[0] + known.along + known.level + read * known.gain
    return Behind(mean, along + level + read * gain, along, level, gain)


def said(
    mean: Float[Array, "*axes"],
    variance: Float[Array, "*axes"],
    bottom: Float[Array, "*#axes"],
    top: Float[Array, "*#axes"],
    there: Float[Array, "*#axes"],
    writing: Writing | None = None,
    unwritten: Float[Array, ""] | float = 0.0,
) -> Seen:
    """Return what one answer says, or a day without an entry; nothing where there is neither.

    Args:
        mean: Of what lies behind the answer.
        variance: Its variance, with what is new at each answer.
        bottom: Lower end of the interval of the answer.
        top: Upper end.
        there: 1 where there is an answer, else 0.
        writing: How writing depends on what lies behind the answer; None where it doesn't.
        unwritten: 1 on a day without an entry, else 0.
    """
    told = seen_in(mean, variance, bottom, top)
    log_probability = there * told.log_probability
    pull, sure = there * told.pull, there * told.information
    if writing is not None:
        drawn = seen_in(
            writing.start + writing.slope * mean,
            1.0 + writing.slope**2 * variance,
            jnp.full_like(mean, -OPEN),
            jnp.zeros_like(mean),
        )
        log_probability += unwritten * drawn.log_probability
        pull += unwritten * writing.slope * drawn.pull
        sure += unwritten * writing.slope**2 * drawn.information
    return Seen(log_probability, pull, sure)


def taught(
    known: Belief,
    behind: Behind,
    pull: Float[Array, "*axes"],
    sure: Float[Array, "*axes"],
) -> Belief:
    """Return what is known after an answer.

    Args:
        known: What was known before it.
        behind: The same of what lies behind it.
        pull: Derivative of the log probability of the answer in the mean of that.
        sure: Minus the second derivative.
    """
    to_along, to_level, to_gain = behind.along, behind.level, behind.gain
    return Belief(
        along=known.along + to_along * pull,
        level=known.level + to_level * pull,
        gain=known.gain + to_gain * pull,
        along_along=known.along_along - to_along * to_along * sure,
        along_level=known.along_level - to_along * to_level * sure,
        along_gain=known.along_gain - to_along * to_gain * sure,
        level_level=known.level_level - to_level * to_level * sure,
        level_gain=known.level_gain - to_level * to_gain * sure,
        gain_gain=known.gain_gain - to_gain * to_gain * sure,
    )
