"""What to expect of a yes or no whose odds change: our filter beside others, fitted alike.

Ours is the volatile Kalman filter of `mechanisms/belief.py` [piray2020], without its lean towards
good news and with it. Beside it stand the hierarchical Gaussian filter on two and on three levels
(`gaussian_filter`), learning at a fixed rate [rescorla1972], and the rate so far [krichevsky1981].
None knows the odds. Each says before an outcome how probable it is, and is measured by how
surprised it was, -log of that; and by how well a person's own forecasts follow from it,

    probability of saying yes = sigmoid(firmness logit(expected))
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Array, Float
from scipy.optimize import minimize
from scipy.special import expit, log_expit, logit

from bedding.model.mechanisms import belief
from bedding.model.parameters import BeliefParameters
from bedding.model.validation.equations.gaussian_filter import (
    Gaussian,
    by_gaussian_filter,
)

EDGE: Final = 1e-6
"""How near to 0 or 1 an expectation counts as [1]."""
WITHOUT_LEAN: Final = 4
"""Free numbers of our filter when good and bad news count alike."""
WORST: Final = 1e6
"""Surprise of numbers with which a filter comes to nothing."""

THROWS: Final = 8
"""How often a search is thrown anew at most."""
GAINED: Final = 0.01
"""What a new throw must gain to go on [nat]."""

Filter = Callable[
    [Float[np.ndarray, " trial"], Float[np.ndarray, " number"]],
    Float[np.ndarray, " trial"],
]
"""From outcomes and unbounded numbers to how probable a yes was held before each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A way to learn what to expect.

    Attributes:
        expects: The filter.
        starts: Numbers from which the search begins, each in turn; as many as are free.
    """

    expects: Filter
    starts: tuple[tuple[float, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A rule with its best numbers.

    Attributes:
        numbers: Those it was given, unbounded; the firmness of the answers last where there is one.
        loss: The sum of -log of what it held probable [nat].
        expected: How probable it held a yes before each outcome [0 to 1].
    """

    numbers: Float[np.ndarray, " number"]
    loss: float
    expected: Float[np.ndarray, " trial"]


def by_volatile_filter(
    outcomes: Float[np.ndarray, " trial"],
    *,
    volatility_learning: float | None = None,
    volatility_start: float | None = None,
    noise: float | None = None,
    first: float = 0.0,
    lean: float = 0.0,
) -> Float[np.ndarray, " trial"]:
    """Return how probable our filter holds a yes before each outcome, by the model's own code.

    Args:
        outcomes: 0 or 1.
        volatility_learning: How fast the volatility is learned [1]; the model's when left out.
        volatility_start: Where it begins [logit**2]; the model's when left out.
        noise: The variance of one outcome [logit**2]; the model's when left out.
        first: What is expected before the first outcome [logit].
        lean: By which share good news counts more, and bad news less [-1 to 1].
    """
    own: Any = BeliefParameters()
    numbers = (
        own.volatility_learning if volatility_learning is None else volatility_learning,
        own.volatility_start if volatility_start is None else volatility_start,
        own.noise if noise is None else noise,
        first,
        lean,
    )
    return np.asarray(_walk(jnp.asarray(outcomes, float), jnp.asarray(numbers, float)))


@jax.jit
def _walk(
    outcomes: Float[Array, " trial"], numbers: Float[Array, " number"]
) -> Float[Array, " trial"]:
    learning, start, noise, first, lean = numbers
    given = replace(
        BeliefParameters(),
        volatility_learning=learning,
        volatility_start=start,
        noise=noise,
        asymmetry=lean,
        asymmetry_of_anxiety=0.0,
    )
    State = tuple[Array, Array, Array]

    def step(carry: State, outcome: Array) -> tuple[State, Array]:
        learned, narrower, changeable, _ = belief.learn(
            given,
            expectation=carry[0],
            uncertainty=carry[1],
            volatility=carry[2],
            bid=jnp.asarray(1.0),
            answered=outcome,
            anxiety=0.0,
            reconstruction=0.0,
        )
        after = jnp.asarray(learned), jnp.asarray(narrower), jnp.asarray(changeable)
        return after, jnp.asarray(belief.trust(carry[0]))

    return jax.lax.scan(step, (first, noise, start), outcomes)[1]


def _volatile(outcomes: Any, numbers: Any) -> Float[np.ndarray, " trial"]:
    start, noise = np.exp(np.clip(numbers[1:3], -10.0, np.log(belief.WIDEST)))
    return by_volatile_filter(
        outcomes,
        volatility_learning=float(expit(numbers[0])),
        volatility_start=float(start),
        noise=float(noise),
        first=float(numbers[3]),
        lean=float(np.tanh(numbers[4])) if len(numbers) > WITHOUT_LEAN else 0.0,
    )


def _two_levels(outcomes: Any, numbers: Any) -> Float[np.ndarray, " trial"]:
    return by_gaussian_filter(
        outcomes, Gaussian(tonic=float(numbers[0]), mean2=float(numbers[1]))
    )


def _three_levels(outcomes: Any, numbers: Any) -> Float[np.ndarray, " trial"]:
    given = Gaussian(
        tonic=float(numbers[0]),
        mean2=float(numbers[1]),
        top_tonic=float(numbers[2]),
        coupling=1.0,
    )
    return by_gaussian_filter(outcomes, given)


def _fixed_rate(outcomes: Any, numbers: Any) -> Float[np.ndarray, " trial"]:
    rate, held = float(expit(numbers[0])), float(expit(numbers[1]))
    told = np.empty(len(outcomes))
    for trial, outcome in enumerate(outcomes):
        told[trial] = held
        held += rate * (outcome - held)
    return told


def _rate_so_far(outcomes: Any, numbers: Any) -> Float[np.ndarray, " trial"]:
    del numbers  # it has none
    before = np.concatenate([[0.0], np.cumsum(outcomes)[:-1]])
    return (before + 0.5) / (np.arange(len(outcomes)) + 1.0)


_OURS: Final = tuple(
    (float(logit(learning)), float(np.log(start)), float(np.log(noise)), 0.0)
    for learning, start, noise in ((0.1, 0.1, 1.0), (0.01, 1.0, 0.03), (0.5, 0.02, 0.5))
)

RULES: Final[Mapping[str, Rule]] = {
    "ours": Rule(expects=_volatile, starts=_OURS),
    "ours, with its lean": Rule(
        expects=_volatile, starts=tuple((*start, 0.1) for start in _OURS)
    ),
    "Gaussian, 2 levels": Rule(expects=_two_levels, starts=((-2.5, 0.0), (-1.0, 0.0))),
    "Gaussian, 3 levels": Rule(
        expects=_three_levels, starts=((-2.5, 0.0, -4.0), (-2.5, 0.0, -1.0))
    ),
    "fixed rate": Rule(
        expects=_fixed_rate, starts=((-1.4, 0.0), (0.0, 0.0), (-3.0, 0.0))
    ),
    "rate so far": Rule(expects=_rate_so_far, starts=((),)),
}
"""Every rule. Free are four numbers of ours (how fast volatility is learned, where it begins, the
variance of one outcome, and what is expected first) and five with the lean; then two, three, two,
and none."""


def surprises(
    outcomes: Float[np.ndarray, " trial"], expected: Float[np.ndarray, " trial"]
) -> Float[np.ndarray, " trial"]:
    """Return -log of what was held probable of each outcome [nat]."""
    bounded = np.clip(expected, EDGE, 1.0 - EDGE)
    return np.asarray(-np.log(np.where(outcomes > 0, bounded, 1.0 - bounded)))


def disbelief(
    said: Float[np.ndarray, " trial"],
    expected: Float[np.ndarray, " trial"],
    firmness: float,
) -> Float[np.ndarray, " trial"]:
    """Return -log of how probable each forecast of a person was, given the rule [nat]."""
    odds = logit(np.clip(expected, EDGE, 1.0 - EDGE))
    return -np.asarray(log_expit(np.where(said > 0, 1.0, -1.0) * firmness * odds))


def fit_to_outcomes(
    rule: Rule, outcomes: Float[np.ndarray, " trial"], *, until: int | None = None
) -> Told:
    """Return a rule with the numbers that make it least surprised.

    Args:
        rule: Which.
        outcomes: 0 or 1.
        until: Before which trial the surprise counts; all when left out. What is expected is
            returned for every trial.
    """

    def loss(numbers: Any) -> float:
        found = surprises(outcomes, rule.expects(outcomes, numbers))[:until]
        return _finite(found)

    return _least(rule, outcomes, loss, rule.starts)


def fit_to_forecasts(
    rule: Rule,
    outcomes: Float[np.ndarray, " trial"],
    said: Float[np.ndarray, " trial"],
    *,
    until: int | None = None,
) -> Told:
    """Return a rule with the numbers under which a person's forecasts are most probable.

    Args:
        rule: Which.
        outcomes: 0 or 1.
        said: What the person said before each outcome, 0 or 1.
        until: Before which trial forecasts count; all when left out.
    """

    def loss(numbers: Any) -> float:
        expected = rule.expects(outcomes, numbers[:-1])
        firmness = float(np.exp(np.clip(numbers[-1], -10.0, 10.0)))
        return _finite(disbelief(said, expected, firmness)[:until])

    starts = tuple((*start, 0.0) for start in rule.starts)
    return _least(rule, outcomes, loss, starts)


def _finite(losses: Float[np.ndarray, " trial"]) -> float:
    total = float(np.sum(losses))
    return total if np.isfinite(total) else WORST


def _least(
    rule: Rule,
    outcomes: Float[np.ndarray, " trial"],
    loss: Callable[[Any], float],
    starts: tuple[tuple[float, ...], ...],
) -> Told:
    """Return what a search from each start found that loses least."""
    found = [_search(loss, np.asarray(start, dtype=float)) for start in starts]
    numbers = min(found, key=loss)
    free = len(rule.starts[0])
    return Told(
        numbers=numbers,
        loss=loss(numbers),
        expected=rule.expects(outcomes, numbers[:free]),
    )


def _search(
    loss: Callable[[Any], float], start: Float[np.ndarray, " number"]
) -> Float[np.ndarray, " number"]:
    """Return where a simplex comes to rest, thrown anew until that gains nothing."""
    if start.size == 0:
        return start
    options = {"xatol": 1e-3, "fatol": 1e-4, "maxiter": 400 * start.size}
    numbers, best = start, np.inf
    for _ in range(THROWS):
        found = minimize(loss, numbers, method="Nelder-Mead", options=options)
        numbers = np.asarray(found.x, dtype=float)
        if found.fun > best - GAINED:
            break
        best = float(found.fun)
    return numbers
