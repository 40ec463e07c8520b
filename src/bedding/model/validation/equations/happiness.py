"""From surprise to mood, in a task with choices: the published equation, and our law of affect.

The published equation [rutledge2014] of how happy someone says to be after trial t:

    happy_t = w0 + sum over j <= t of f^(t - j) (w1 certain_j + w2 expected_j + w3 surprise_j)

certain is what was chosen without risk, expected the mean of a gamble that was chosen, surprise
what it brought minus that. Our law (`mechanisms/affect.py`) moves mood by reward_gain times what a
moment is worth and surprise_gain times what was felt as surprise, and lets it go back to its level
with a half-life. What a trial is worth is its outcome, certain + expected + surprise, so our law is
the published one with w1 = w2 = reward_gain and w3 = reward_gain + surprise_gain: one number fewer.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Array, Float, Int
from scipy.optimize import minimize_scalar
from scipy.signal import lfilter
from scipy.special import ndtr

from bedding.model.mechanisms import affect, reward
from bedding.model.parameters import AffectParameters, RewardParameters

POINTS: Final = 100.0
"""Points of the task that count as 1; chosen so that gains are of order 1."""
BLOCKS: Final = 6
"""Stretches of ratings that are left out in turn."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """What one person met, and said.

    Attributes:
        certain: What was chosen without risk, 0 for a gamble [hundreds of points], axis `trial`.
        expected: The mean of the gamble that was chosen, else 0, axis `trial`.
        surprise: What the gamble brought minus its mean, else 0, axis `trial`.
        after: How many trials lie before each rating, axis `rating`.
        ratings: How happy [steps of the scale], axis `rating`.
    """

    certain: Float[np.ndarray, " trial"]
    expected: Float[np.ndarray, " trial"]
    surprise: Float[np.ndarray, " trial"]
    after: Int[np.ndarray, " rating"]
    ratings: Float[np.ndarray, " rating"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fitted:
    """An equation with its numbers.

    Attributes:
        forgetting: The share of an effect that is left after one more trial [0 to 1].
        weights: The usual rating, then the weight of each column.
        spread: Standard deviation of what is left over, for as many ratings as it has numbers.
    """

    forgetting: float
    weights: Float[np.ndarray, " weight"]
    spread: float


Equation = Callable[[Task], Float[np.ndarray, "column trial"]]
"""What comes in at each trial, one row for each weight."""


def task_of(columns: Mapping[str, Float[np.ndarray, " trial"]]) -> Task:
    """Return the task of one person from the columns of the published table.

    A rating is repeated on the rows until the next one and was given before the first of them;
    a new one has another `RT_happy`.

    Args:
        columns: `cert`, `gain`, `loss` (an amount), `type` (-1 for losses), `gamble` (1 when it
            was taken), `outcome`, `happy` and `RT_happy`.
    """
    gambled = columns["gamble"] == 1
    mean = 0.5 * (columns["gain"] - columns["loss"])
    time = columns["RT_happy"]
    new = np.concatenate([[True], time[1:] != time[:-1]])
    return Task(
        certain=np.where(gambled, 0.0, columns["type"] * columns["cert"]) / POINTS,
        expected=np.where(gambled, mean, 0.0) / POINTS,
        surprise=np.where(gambled, columns["outcome"] - mean, 0.0) / POINTS,
        after=np.flatnonzero(new),
        ratings=columns["happy"][new].astype(float),
    )


def published(task: Task) -> Float[np.ndarray, "column trial"]:
    """Return what enters the published equation: certain, expected and surprise."""
    return np.stack([task.certain, task.expected, task.surprise])


def ours(task: Task) -> Float[np.ndarray, "column trial"]:
    """Return what enters our law: what a trial was worth, and how far it surprised."""
    worth = task.certain + task.expected + task.surprise
    return np.stack([worth, task.surprise])


def ours_in_range(task: Task) -> Float[np.ndarray, "column trial"]:
    """Return the same, with surprise felt against the range of surprises met lately."""
    worth = task.certain + task.expected + task.surprise
    return np.stack([worth, felt(task.surprise)])


EQUATIONS: Final[Mapping[str, Equation]] = {
    "published": published,
    "ours": ours,
    "ours, in range": ours_in_range,
}


def felt(
    surprise: Float[np.ndarray, " trial"],
) -> Float[np.ndarray, " trial"]:
    """Return surprises as our model feels them, by its own code (`mechanisms/reward.py`)."""
    numbers: Any = RewardParameters()
    zero, one = jnp.asarray(0.0), jnp.asarray(1.0)

    def step(span: Array, error: Array) -> tuple[Array, Array]:
        learned = reward.learn(
            numbers,
            value_good=zero,
            value_bad=zero,
            span=span,
            surprise=zero,
            sensitised=zero,
            trust=zero,
            unpredictability=zero,
            moment=one,
            answered=one,
            worth=error,
        )
        return jnp.asarray(learned.span), jnp.asarray(learned.felt)

    start = jnp.asarray(float(numbers.range_start))
    return np.asarray(jax.lax.scan(step, start, jnp.asarray(surprise))[1])


def mood_after(
    task: Task, parameters: AffectParameters, *, elapsed: float
) -> Float[np.ndarray, " trial"]:
    """Return mood after each trial by the model's own code, without noise.

    Args:
        task: What was met.
        parameters: Numbers of mood.
        elapsed: From one trial to the next [day].
    """
    worth, surprise = (jnp.asarray(row) for row in ours(task))
    zero = jnp.asarray(0.0)
    quiet = dict.fromkeys(
        (
            "arousal", "separation", "outside", "silencing", "nearness", "contact",
            "reappraisal", "distraction", "noise",
        ),
        zero,
    )  # fmt: skip

    def step(mood: Array, came: tuple[Array, Array]) -> tuple[Array, Array]:
        before = affect.drift(
            parameters,
            affect.Affect(mood, zero, zero, zero),
            stress_load=jnp.asarray(1.0),
            elapsed=jnp.asarray(elapsed),
            **quiet,
        )
        moved = affect.respond(
            parameters, before, worth=came[0], felt=came[1], reassurance=zero
        )
        return jnp.asarray(moved.mood), jnp.asarray(moved.mood)

    start = jnp.asarray(float(parameters.level))
    return np.asarray(jax.lax.scan(step, start, (worth, surprise))[1])


def remembered(
    came: Float[np.ndarray, "column trial"], task: Task, forgetting: float
) -> Float[np.ndarray, "rating weight"]:
    """Return a one and each column's sum before every rating, faded by age."""
    sums = lfilter([1.0], [1.0, -forgetting], came, axis=1)
    before = np.concatenate([np.zeros((len(came), 1)), sums], axis=1)[:, task.after]
    return np.concatenate([np.ones((1, len(task.after))), before]).T


def fit_equation(
    equation: Equation, task: Task, used: Int[np.ndarray, " row"] | None = None
) -> Fitted:
    """Return the numbers that are most likely, for errors that are normal and independent.

    Given the forgetting, the weights are least squares; the forgetting is searched.

    Args:
        equation: What comes in.
        task: What was met, and said.
        used: Which ratings; all when left out.
    """
    rows = np.arange(len(task.ratings)) if used is None else used
    came, answers = equation(task), task.ratings[rows]

    def left_over(forgetting: float) -> float:
        design = remembered(came, task, forgetting)[rows]
        weights = np.linalg.lstsq(design, answers, rcond=None)[0]
        return float(np.sum((answers - design @ weights) ** 2))

    grid = np.linspace(0.0, 0.99, 34)
    best = int(np.argmin([left_over(place) for place in grid]))
    found = minimize_scalar(
        left_over,
        bounds=(grid[max(best - 1, 0)], grid[min(best + 1, len(grid) - 1)]),
        method="bounded",
    )
    forgetting = float(found.x)
    design = remembered(came, task, forgetting)[rows]
    weights = np.linalg.lstsq(design, answers, rcond=None)[0]
    numbers = len(weights) + 1
    spread = np.sqrt(left_over(forgetting) / max(len(rows) - numbers, 1))
    return Fitted(forgetting=forgetting, weights=weights, spread=float(spread))


def foretold(
    equation: Equation, task: Task, fitted: Fitted
) -> Float[np.ndarray, " rating"]:
    """Return what an equation expects each rating to be."""
    return np.asarray(
        remembered(equation(task), task, fitted.forgetting) @ fitted.weights
    )


def log_scores(
    ratings: Float[np.ndarray, " rating"],
    means: Float[np.ndarray, " rating"],
    spreads: Float[np.ndarray, " rating"],
) -> Float[np.ndarray, " rating"]:
    """Return the log probability of each rating, as the step of the scale that it is."""
    upper, lower = (ndtr((ratings + side - means) / spreads) for side in (0.5, -0.5))
    return np.asarray(np.log(np.maximum(upper - lower, 1e-12)))


def left_out(
    task: Task,
) -> list[tuple[Int[np.ndarray, " used"], Int[np.ndarray, " block"]]]:
    """Return which ratings are used and which are foretold, `BLOCKS` times."""
    rows = np.arange(len(task.ratings))
    return [
        (np.setdiff1d(rows, block), block) for block in np.array_split(rows, BLOCKS)
    ]


def out_of_sample(
    equation: Equation | None, task: Task
) -> tuple[Float[np.ndarray, " rating"], Float[np.ndarray, " rating"]]:
    """Return the mean and the spread foretold for each rating, fitted to the others.

    Args:
        equation: What comes in; None for the mean of the other ratings alone.
        task: What was met, and said.
    """
    means, spreads = np.empty_like(task.ratings), np.empty_like(task.ratings)
    for used, block in left_out(task):
        if equation is None:
            means[block] = task.ratings[used].mean()
            spreads[block] = task.ratings[used].std(ddof=1)
            continue
        fitted = fit_equation(equation, task, used)
        means[block] = foretold(equation, task, fitted)[block]
        spreads[block] = fitted.spread
    return means, spreads


def as_parameters(fitted: Fitted, *, elapsed: float) -> AffectParameters:
    """Return the numbers of our law that say the same as a fit of `ours`.

    Args:
        fitted: From `fit_equation(ours, task)`.
        elapsed: From one trial to the next [day].
    """
    level, reward_gain, surprise_gain = (float(each) for each in fitted.weights)
    return replace(
        AffectParameters(),
        level=level,
        reward_gain=reward_gain,
        surprise_gain=surprise_gain,
        recovery=elapsed * np.log(0.5) / np.log(fitted.forgetting),
    )
