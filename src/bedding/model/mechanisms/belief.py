"""What to expect of the other, how surely, and how changeable the other is held to be.

A binary volatile Kalman filter [piray2020] on answered bids, with a difference in learning from
good and from bad news [lefebvre2017], and a slow working model behind it [fraley2011].
"""

import jax.numpy as jnp
from jax.nn import sigmoid

from bedding.model.integration import remaining, toward
from bedding.model.parameters import BeliefParameters
from bedding.model.quantity import Number

LIMIT = 4.0
"""Bound of the expectation [logit]: .018 to .982. Beyond it no diary could tell a difference."""
WIDEST = 4.0
"""Bound of the variance of the expectation [logit**2], so that a long silence stays finite."""
DIFFUSION = 0.05
"""How much variance a day without news adds, in units of the volatility [1/day]; chosen."""


def drift(
    parameters: BeliefParameters,
    *,
    expectation: Number,
    uncertainty: Number,
    volatility: Number,
    prior: Number,
    elapsed: Number,
) -> tuple[Number, Number, Number]:
    """Return expectation, uncertainty and prior after a while without news.

    The expectation goes back to the prior, the prior slowly follows the expectation, and the
    uncertainty grows with the volatility.
    """
    back = remaining(elapsed, parameters.return_time)
    slow = remaining(elapsed, parameters.prior_time)
    wider = uncertainty + volatility * DIFFUSION * elapsed
    return (
        toward(expectation, prior, back),
        jnp.minimum(wider, WIDEST),
        toward(prior, expectation, slow),
    )


def learn(
    parameters: BeliefParameters,
    *,
    expectation: Number,
    uncertainty: Number,
    volatility: Number,
    bid: Number,
    answered: Number,
    anxiety: Number,
    reconstruction: Number,
) -> tuple[Number, Number, Number, Number]:
    """Return expectation, uncertainty and volatility after an answer, and the error it made.

    With gain k = (w + v) / (w + v + noise), learning rate sqrt(w + v) and error
    delta = o - sigmoid(m), all weighted by `bid` [piray2020, equations 9 to 13]. The learning
    rate is larger for good news by 1 + chi, smaller for bad news by 1 - chi.
    """
    total = uncertainty + volatility
    gain = total / (total + parameters.noise)
    error = answered - sigmoid(jnp.asarray(expectation))
    lean = parameters.asymmetry + parameters.asymmetry_of_anxiety * anxiety
    lean = lean * (1.0 - 0.8 * reconstruction)
    moved = jnp.sqrt(total) * error * (1.0 + lean * jnp.tanh(4.0 * error))
    learned = jnp.clip(expectation + bid * moved, -LIMIT, LIMIT)
    narrower = (1.0 - gain) * total
    shared = (1.0 - gain) * uncertainty
    surprise = moved**2 + uncertainty + narrower - 2.0 * shared - volatility
    changeable = volatility + bid * parameters.volatility_learning * surprise
    return (
        learned,
        uncertainty + bid * (narrower - uncertainty),
        jnp.clip(changeable, 1e-4, WIDEST),
        bid * error,
    )


def trust(expectation: Number) -> Number:
    """Return the probability that a bid is answered, as expected [0 to 1]."""
    return sigmoid(jnp.asarray(expectation))


def unpredictability(probability: Number) -> Number:
    """Return the irreducible uncertainty of a yes or no, 4 p (1 - p) [0 to 1] [deberker2016]."""
    return 4.0 * probability * (1.0 - probability)
