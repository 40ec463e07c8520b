"""Two who swing around where they are at ease, each drawn along by the other.

    x'' = stiffness_x x + damping_x x' + pull_x y + drag_x y' + noise      and the same for y

x is how close the person wants to be, y how far the other turns towards them, both measured from
where each is at ease [bokerlaurenceau2006]; the model is the one that couple research fits to
emotions that go up and down together [butler2020]. Nothing is learned, nobody is hurt to
speak of: coming and going is how closeness is regulated, at neither pole.

The noise is white and pushes the acceleration, sized so that each would have a standard deviation
of 1 alone. Over a day the equations are solved exactly.
"""

from dataclasses import dataclass

import numpy as np
from jaxtyping import Float
from scipy.linalg import expm, solve_continuous_lyapunov

from bedding.model.simulation.foreign.drawing import Chance, within
from bedding.model.simulation.foreign.lived import (
    Lived,
    Other,
    Residual,
    contacts,
    felt_as,
    met,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Oscillator:
    """A couple that swings.

    Attributes:
        period: How long one swing of the person takes, alone [day]; chosen.
        tempo: The period of the other against it [1]; chosen.
        half_life: How long until a swing is half as wide, alone [day]; chosen.
        drawn: How far each is drawn along by where the other is, against the own stiffness [1];
            chosen.
        dragged: How far each goes along with how the other moves, against the own damping [1];
            chosen.
        warm: Warmth of the other at ease [0 to 1]; chosen.
        swing: By how much warmth differs with one standard deviation [0 to 1]; chosen.
    """

    period: float = within(5.0, 21.0)
    tempo: float = within(0.7, 1.4)
    half_life: float = within(4.0, 15.0)
    drawn: float = within(-0.3, 0.4)
    dragged: float = within(-0.5, 0.5)
    warm: float = within(0.5, 0.65)
    swing: float = within(0.08, 0.14)


def rates(couple: Oscillator) -> Float[np.ndarray, "state state"]:
    """Return A of dz = A z dt + dw, where z is x, x', y, y' [1/day]."""
    damping = -2.0 * np.log(2.0) / couple.half_life
    own = -((2.0 * np.pi / couple.period) ** 2)
    others = own / couple.tempo**2
    return np.array(
        [
            [0.0, 1.0, 0.0, 0.0],
            [own, damping, -couple.drawn * own, couple.dragged * -damping],
            [0.0, 0.0, 0.0, 1.0],
            [-couple.drawn * others, couple.dragged * -damping, others, damping],
        ]
    )


def gathered(couple: Oscillator) -> Float[np.ndarray, "state state"]:
    """Return Q, the covariance that the noise gains each day.

    Alone, x has the stationary variance q / (2 |damping| |stiffness|); q is what makes it 1.
    """
    matrix = rates(couple)
    size = 2.0 * np.array([0.0, matrix[1, 0], 0.0, matrix[3, 2]])
    return np.asarray(np.diag(size * matrix[1, 1]))


def swings(
    couple: Oscillator, chance: Chance, days: int
) -> Float[np.ndarray, "day state"]:
    """Return x, x', y and y' at the end of each day, stationary from the first on."""
    matrix = rates(couple)
    spread = np.asarray(solve_continuous_lyapunov(matrix, -gathered(couple)))
    over_a_day = expm(matrix)
    # What the noise adds in a day is what keeps the stationary covariance as it is.
    added = spread - over_a_day @ spread @ over_a_day.T
    pushed = chance.stream("swings").standard_normal((days, 4))
    found = np.empty((days, 4))
    found[0] = _root(spread) @ pushed[0]
    step = _root(added)
    for day in range(1, days):
        found[day] = over_a_day @ found[day - 1] + step @ pushed[day]
    return found


def live(chance: Chance, days: int) -> Lived:
    """Return days of a couple that swings."""
    couple = chance.numbers(Oscillator)
    own, moving, other, _ = swings(couple, chance, days).T
    speed = moving * couple.period / (2.0 * np.pi)
    near = 1.0 / (1.0 + np.exp(-(1.2 + other)))
    cool = np.maximum(-0.08 * (other + 1.0), 0.0)
    warmth = couple.warm + couple.swing * other
    outside = Other(
        contact=contacts(chance, near=near, waits=np.full(days, 0.15)),
        warmth=warmth,
        threat=cool + 0.03 * np.abs(chance.normal("threat", days)),
        answered=0.75 + 0.1 * other,
        amends=np.zeros(days),
        openness=met(chance, voicing=0.3, welcome=np.full(days, 0.85)),
        stress=0.1 + 0.08 * np.abs(chance.normal("stress", days)),
    )
    signals = {
        "arousal": 0.3 - 0.03 * own,
        "pull": 0.45 + 0.08 * own + 0.05 * speed,
        "self": np.full(days, 0.68),
        "expect": 0.62 + 0.07 * own + 0.05 * speed,
        "mood": 0.6 + 0.08 * own,
        "closeness": 0.58 + 0.13 * own,
        "voice": np.full(days, 0.7),
    }
    return Lived(other=outside, felt=felt_as(chance, signals, chance.numbers(Residual)))


def _root(covariance: Float[np.ndarray, "state state"]) -> np.ndarray:
    """Return a matrix whose square, with its transpose, is a covariance of any rank."""
    values, vectors = np.linalg.eigh((covariance + covariance.T) / 2.0)
    return np.asarray(vectors * np.sqrt(np.maximum(values, 0.0)))
