"""Whether the good phase still exists: a rate of returns, learned over spells.

Answered moments come at an unknown rate per moment, with a gamma prior. After a run of L misses
the evidence that they have stopped is weighed against the chance of such a run while they go on,

    P(L misses | going on) = (b / (b + L)) ** a,

the predictive distribution of a gamma-Poisson rate with `a` returns in `b` moments. Belief falls
through one half after about confidence / rate misses, so a rarer reward is missed longer: the
effect of partial reinforcement on extinction, without a rule made for it [gallistel2000].
"""

import jax.numpy as jnp
from jax.nn import sigmoid

from bedding.model.integration import gathered, remaining
from bedding.model.parameters import HopeParameters
from bedding.model.quantity import Number


def drift(
    parameters: HopeParameters,
    *,
    misses: Number,
    peak: Number,
    waiting: Number,
    contact: Number,
    boundary: Number,
    elapsed: Number,
) -> tuple[Number, Number]:
    """Return the run of misses and the remembered peak after a while.

    Silence is evidence too, but slow: a day of waiting without contact counts as `silence` of a
    moment. A run of misses is forgotten while one is not waiting, which is how hope comes back by
    itself [bouton2004]; who waits, does not forget.

    Args:
        parameters: The numbers of hope.
        misses: The present run of missed moments [1].
        peak: The best moment remembered [0 to 1].
        waiting: Share of the step in which the other is missed [0 to 1].
        contact: Share of the step in contact [0 to 1].
        boundary: Lever: a limit that is kept makes silence count double too [0 to 1].
        elapsed: Length of the step [day].
    """
    forgetting = jnp.maximum(1.0 - 2.0 * waiting, 0.0) / parameters.forgetting_time
    left = jnp.exp(-forgetting * elapsed)
    slow = parameters.silence * waiting * (1.0 - contact)
    silent = slow * (1.0 + boundary) * elapsed
    return (
        misses * left + silent * gathered(elapsed, forgetting, left),
        peak * remaining(elapsed, parameters.peak_time),
    )


def learn(
    parameters: HopeParameters,
    *,
    returns: Number,
    moments: Number,
    misses: Number,
    bid: Number,
    answered: Number,
    contact: Number,
    boundary: Number,
) -> tuple[Number, Number, Number]:
    """Return the remembered returns and moments, and the run of misses, after one moment.

    A miss counts where an answer could have come: without any contact only silence counts (see
    `drift`). A limit that is kept makes a miss count double: one stops explaining it away.
    """
    reached = jnp.minimum(10.0 * jnp.asarray(contact), 1.0)
    missed = bid * (1.0 - answered) * reached
    counted = bid * answered + missed
    kept = 1.0 - counted / parameters.memory
    remembered = parameters.returns_start + (returns - parameters.returns_start) * kept
    all_counted = parameters.moments_start + (moments - parameters.moments_start) * kept
    return (
        remembered + bid * answered,
        all_counted + counted,
        (misses + missed * (1.0 + boundary)) * (1.0 - bid * answered),
    )


def belief_in_return(
    parameters: HopeParameters, *, returns: Number, moments: Number, misses: Number
) -> Number:
    """Return the belief that the good phase still exists [0 to 1]."""
    evidence = returns * jnp.log1p(misses / moments)
    return sigmoid(parameters.confidence - evidence)


def intensity(
    parameters: HopeParameters,
    *,
    belief: Number,
    expectation: Number,
    peak: Number,
    usual: Number,
) -> Number:
    """Return hope: belief in return, lifted by how far the peak stands above what is usual."""
    lift = parameters.peak_weight * jnp.maximum(peak - usual, 0.0)
    return belief * sigmoid(expectation + lift)
