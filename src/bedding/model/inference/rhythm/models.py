"""The descriptions of the other's days that compete: phases, or none.

A phase has its own shares of the kinds of days. With one phase, every day is drawn as every other:
no memory. With more, a phase has one stage, so that it ends as likely today as tomorrow, or three,
so that it lasts about as long each time; then another phase begins.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from jaxtyping import Float

PHASES: Final = 4
"""Most phases."""
STAGES: Final = 3
"""Stages of a phase that lasts about as long each time."""
STATES: Final = PHASES * STAGES
LASTS: Final = 7.0
"""How long a phase lasts beforehand, about [day]; chosen."""
_SURE: Final = 1.5
"""How sure that is, as a number of endings seen; chosen: from 2 to 40 days."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """One description.

    Attributes:
        phases: How many phases there are.
        stages: How many stages each has.
        probability: Beforehand.
    """

    phases: int
    stages: int
    probability: float

    @property
    def ending(self) -> tuple[float, float]:
        """The beta distribution of the probability that a stage ends on a day."""
        return _SURE, _SURE * (LASTS / self.stages - 1.0)


MODELS: Final = (
    Model(phases=1, stages=1, probability=1 / 2),
    *(
        Model(phases=phases, stages=stages, probability=1 / 12)
        for phases in (2, 3, 4)
        for stages in (1, STAGES)
    ),
)
"""Even odds on phases; if there are any, every description is as probable."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbers:
    """The numbers of one description, one set for each lane.

    Attributes:
        shows: Share of each kind of day in each phase.
        ends: Probability that a stage ends on a day.
        follows: Which phase follows which, 0 on the diagonal; all 0 with one phase.
    """

    shows: Float[np.ndarray, "lane phase kind"]
    ends: Float[np.ndarray, "lane phase"]
    follows: Float[np.ndarray, "lane phase phase"]

    def at(self, rows: np.ndarray) -> "Numbers":
        """Return some of the lanes."""
        return Numbers(
            shows=self.shows[rows], ends=self.ends[rows], follows=self.follows[rows]
        )


def transition(
    model: Model, numbers: Numbers
) -> tuple[Float[np.ndarray, "lane state state"], Float[np.ndarray, "lane state"]]:
    """Return how states follow one another, and the first day's; a state is phase and stage.

    A record begins somewhere within a phase.
    """
    lanes = len(numbers.ends)
    steps = np.zeros((lanes, PHASES, STAGES, PHASES, STAGES))
    begins = np.zeros((lanes, PHASES, STAGES))
    phases = np.arange(model.phases)
    begins[:, : model.phases, : model.stages] = 1.0 / (model.phases * model.stages)
    for stage in range(model.stages):
        steps[:, phases, stage, phases, stage] = 1.0 - numbers.ends[:, phases]
        if stage + 1 < model.stages:
            steps[:, phases, stage, phases, stage + 1] = numbers.ends[:, phases]
    leaving = numbers.ends[:, :, None] * numbers.follows
    steps[:, :, model.stages - 1, :, 0] += leaving
    if model.phases == 1:
        steps[:, 0, 0, 0, 0] = 1.0
    return steps.reshape(lanes, STATES, STATES), begins.reshape(lanes, STATES)


def drawn_from(
    shows: Float[np.ndarray, "lane phase kind"],
    ends: Float[np.ndarray, "lane phase 2"],
    follows: Float[np.ndarray, "lane phase phase"],
    random: np.random.Generator,
) -> Numbers:
    """Return numbers from their conjugate distributions.

    Args:
        shows: Concentrations of the shares.
        ends: Concentrations of ending and of going on.
        follows: Concentrations of what follows, 0 where nothing can.
        random: Where chance comes from.
    """
    ended = random.standard_gamma(ends)
    possible = np.maximum(follows, 1e-9)
    following = np.where(follows > 0.0, random.standard_gamma(possible), 0.0)
    showing = np.maximum(random.standard_gamma(shows), 1e-300)
    return Numbers(
        shows=showing / showing.sum(axis=-1, keepdims=True),
        ends=ended[..., 0] / ended.sum(axis=-1),
        follows=following / np.maximum(following.sum(axis=-1, keepdims=True), 1e-300),
    )
