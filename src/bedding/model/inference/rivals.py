"""Five rivals that the mechanism has to beat: each learns from the past alone.

Three are linear regressions of an answer on what is known before it, with a weak prior, updated
after every answer in closed form (normal and inverse gamma), so that the forecast is a Student t
distribution and a short series doesn't explode. Two are state-space models in continuous time:

    mean      the person's mean so far
    last      the last answer
    follows   the last answer, and everything the other did and the circumstances at this entry,
              as the mechanism sees them
    residual  a level and what carries over: the mechanism's residual without the mechanism
    inputs    the same, moved at each entry by everything that `follows` follows
"""

from collections.abc import Mapping
from typing import Final, NamedTuple

import numpy as np
from jaxtyping import Bool, Float

from bedding.model.inference.scoring import (
    log_score,
    student_crps,
    student_probability,
)
from bedding.model.inference.state_space import (
    FREEDOM,
    MIDDLE,
    MOVES,
    SIZE,
    crps,
    forecast,
)
from bedding.model.inputs import Episode

RIVALS: Final = ("mean", "last", "follows", "residual", "inputs")
CARRIES: Final = 0.5
"""Standard deviation beforehand of how much of the last answer returns [1]; chosen."""
_INPUTS: Final = (
    "contact", "waiting", "stress", "bid", "answered", "warmth", "threat", "amends", "voiced",
    "met",
)  # fmt: skip


class Scored(NamedTuple):
    """How well answers were foretold; NaN where there was nothing to foretell.

    Attributes:
        log: Log of the probability of each answer.
        crps: Continuous ranked probability score of each answer, lower is better [0 to 1].
    """

    log: Float[np.ndarray, "time channel"]
    crps: Float[np.ndarray, "time channel"]


def score_rivals(
    answers: Float[np.ndarray, "time channel"],
    seen: Bool[np.ndarray, "time channel"],
    half: Float[np.ndarray, " channel"],
    episodes: Episode,
    times: Float[np.ndarray, " time"],
) -> Mapping[str, Scored]:
    """Return how well each rival foretold each answer, from the second one of each channel on.

    Args:
        answers: Answers [0 to 1].
        seen: Which of them there are.
        half: Half the distance between neighbouring answers of each scale.
        episodes: What happened at each entry.
        times: When each entry was made [day].
    """
    inputs = moving_inputs(episodes, len(answers))
    scores = {
        name: Scored(np.full(answers.shape, np.nan), np.full(answers.shape, np.nan))
        for name in RIVALS[:3]
    }
    for channel in range(answers.shape[1]):
        rows = np.flatnonzero(seen[:, channel])
        if len(rows) < 2:
            continue
        given = answers[rows, channel]
        before = given[:-1] - MIDDLE[0]
        ones = np.ones(len(before))
        designs = {
            "mean": (ones[:, None], (MIDDLE[1],), given[1:] - MIDDLE[0]),
            "last": (np.empty((len(before), 0)), (), given[1:] - given[:-1]),
            "follows": (
                np.column_stack([ones, before, inputs[rows[1:]]]),
                (MIDDLE[1], CARRIES, *[MOVES] * inputs.shape[1]),
                given[1:] - MIDDLE[0],
            ),
        }
        for name, (columns, spreads, target) in designs.items():
            mean, spread, freedom = regress(columns, np.asarray(spreads), target)
            mean = mean + given[1:] - target
            answer, wide = given[1:], np.full(len(target), half[channel])
            scores[name].log[rows[1:], channel] = log_score(
                student_probability(answer, wide, mean, spread, freedom)
            )
            scores[name].crps[rows[1:], channel] = student_crps(
                answer, float(half[channel]), mean, spread, freedom
            )
    known = seen & (np.cumsum(seen, axis=0) > 1)
    for name, moving in (("residual", inputs[:, :0]), ("inputs", inputs)):
        told = forecast(answers, seen, half, times, moving)
        scores[name] = Scored(
            np.where(known, log_score(told.probability), np.nan),
            np.where(known, crps(told, answers, half), np.nan),
        )
    return scores


def moving_inputs(episodes: Episode, count: int) -> Float[np.ndarray, "time input"]:
    """Return the inputs that change at all, as columns."""
    columns = [
        np.broadcast_to(np.asarray(getattr(episodes, name), dtype=float), count)
        for name in _INPUTS
    ]
    moving = [column for column in columns if count and np.ptp(column) > 0.0]
    return np.column_stack(moving) if moving else np.empty((count, 0))


def regress(
    columns: Float[np.ndarray, "time column"],
    spreads: Float[np.ndarray, " column"],
    target: Float[np.ndarray, " time"],
) -> tuple[
    Float[np.ndarray, " time"], Float[np.ndarray, " time"], Float[np.ndarray, " time"]
]:
    """Return location, scale and degrees of freedom of every forecast from the rows before.

    Args:
        columns: What the target is regressed on.
        spreads: Standard deviation of each coefficient beforehand, at a residual of `SIZE`.
        target: What is foretold.
    """
    centre = np.zeros(columns.shape[1])
    cover = np.diag((spreads / SIZE) ** 2)
    freedom, squares = FREEDOM, FREEDOM * SIZE**2
    found = np.empty((3, len(target)))
    for row, value in enumerate(target):
        column = columns[row]
        carried = cover @ column
        wide = 1.0 + column @ carried
        off = value - column @ centre
        found[:, row] = column @ centre, np.sqrt(squares / freedom * wide), freedom
        centre = centre + carried * (off / wide)
        cover = cover - np.outer(carried, carried) / wide
        squares += off**2 / wide
        freedom += 1.0
    return found[0], found[1], found[2]
