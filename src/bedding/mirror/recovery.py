"""How long the body stays on: the time in which a raised report halves."""

from typing import Final

import numpy as np
from jaxtyping import Float

from bedding.mirror.moments import ONE_A_DAY, Moments
from bedding.mirror.quantity import (
    ENOUGH,
    Finding,
    Quantity,
    Unit,
    Unseen,
    Why,
    not_asked,
)
from bedding.mirror.resample import DRAWS
from bedding.units import days_from_hours

HALF_LIVES: Final = np.geomspace(days_from_hours(0.5), 14.0, 90)
"""Half-lives that are weighed [day]: from half an hour to two weeks, even on a log scale."""


def recovery(moments: Moments, rng: np.random.Generator) -> Finding:
    """Return in how much time the body's report comes halfway back to its usual level.

    Entries half a day or more apart can't see a return within hours. They can only see one
    that takes longer than the time between them, and are believed only when they do. Closer
    entries can't tell a return that is faster than half their gap from chance.
    """
    name = "recovery"
    body = moments.channel("arousal")
    if np.isnan(body).all():
        return not_asked(name)
    told = np.flatnonzero(~np.isnan(body))
    count = len(told) - 1
    if count < ENOUGH:
        return Unseen(name=name, why=Why.TOO_FEW, has=max(count, 0), needed=ENOUGH)
    if np.ptp(body[told]) == 0:
        return Unseen(name=name, why=Why.NO_CHANGE, has=count, needed=ENOUGH)
    threat = moments.input("threat")[told][1:]
    chances = half_life_chances(
        body[told],
        gaps=np.diff(moments.times[told]),
        input_=np.zeros(count) if np.isnan(threat).any() else threat,
    )
    draws = HALF_LIVES[rng.choice(len(HALF_LIVES), size=DRAWS, p=chances)]
    shortest, middle = np.quantile(draws, [0.05, 0.5])
    if middle < moments.gap / 2 or (
        moments.gap >= ONE_A_DAY and shortest < moments.gap
    ):
        return Unseen(name=name, why=Why.NOT_VISIBLE, has=count, needed=ENOUGH)
    used = np.isin(np.arange(len(body)), told)
    return Quantity(
        name=name,
        unit=Unit.TIME,
        draws=draws,
        moments=len(told),
        days=moments.days(used),
    )


def half_life_chances(
    report: Float[np.ndarray, " time"],
    *,
    gaps: Float[np.ndarray, " step"],
    input_: Float[np.ndarray, " step"],
) -> Float[np.ndarray, " half_life"]:
    """Return how likely each of `HALF_LIVES` is, each as likely as the others beforehand.

    The report is an Ornstein-Uhlenbeck process: over a gap h it keeps f = exp(-h log 2 / H) of
    its distance to a level, gains noise of variance s (1 - f^2), and is moved by the input of
    the new moment. Level, effect and s are integrated out under the reference prior.

    Args:
        report: The reports [0 to 1].
        gaps: The time between them [day].
        input_: What acted at each report but the first [0 to 1].
    """
    logs = np.empty(len(HALF_LIVES))
    for index, half_life in enumerate(HALF_LIVES):
        kept = np.exp2(-gaps / half_life)
        spread = np.sqrt(1 - kept**2)
        outcome = (report[1:] - kept * report[:-1]) / spread
        columns = [(1 - kept) / spread] + (
            [input_ / spread] if np.ptp(input_) > 0 else []
        )
        design = np.column_stack(columns)
        q, r = np.linalg.qr(design)
        left = outcome - q @ (q.T @ outcome)
        free = len(outcome) - design.shape[1]
        logs[index] = (
            -np.log(spread).sum()
            - np.log(np.abs(np.diag(r))).sum()
            - free / 2 * np.log(max(float(left @ left), 1e-12))
        )
    chances = np.exp(logs - logs.max())
    return np.asarray(chances / chances.sum())
