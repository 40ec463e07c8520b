"""The posterior part of a fit, without forecasts of the past and without rivals."""

from collections.abc import Callable
from typing import Final, NamedTuple

import numpy as np
from jaxtyping import Float

from bedding.model.inference.calibrating.drawing import Drawn
from bedding.model.inference.fitting import posterior_of
from bedding.model.inference.full import drawn_in_full
from bedding.model.inference.log_density import size
from bedding.model.inference.modes import STARTS, find_modes
from bedding.model.inference.weighing import TRUSTED, Weighted, weighted_draws

_SPREAD_OF_STARTS: Final = 0.7


class Posterior(NamedTuple):
    """Draws of all numbers of a person given a record.

    Attributes:
        whole_line: Numbers of the person and of the residuals, each standard normal beforehand.
        log_weights: Of each draw; their exponentials sum to 1.
        khat: Shape of the tail of the weights; minus infinity where all are alike.
        trusted: Whether the engine itself trusts its draws.
    """

    whole_line: Float[np.ndarray, "draw number"]
    log_weights: Float[np.ndarray, " draw"]
    khat: float
    trusted: bool

    @property
    def mean(self) -> Float[np.ndarray, " number"]:
        """Mean of each number."""
        return np.asarray(np.exp(self.log_weights) @ self.whole_line)

    @property
    def deviation(self) -> Float[np.ndarray, " number"]:
        """Standard deviation of each number."""
        off = self.whole_line - self.mean
        return np.asarray(np.sqrt(np.exp(self.log_weights) @ off**2))


Engine = Callable[[Drawn, np.random.Generator], Posterior]
"""From what the fit may see of a record to draws."""


def at_once(drawn: Drawn, random: np.random.Generator) -> Posterior:
    """Return the draws of the fit at once."""
    return _posterior(posterior_of(drawn.where, key=int(random.integers(2**31))))


def in_full(drawn: Drawn, random: np.random.Generator) -> Posterior:
    """Return the draws of a full run: many chains from where the fit at once ended."""
    seed = int(random.integers(2**31))
    near = posterior_of(drawn.where, key=seed)
    done = drawn_in_full(drawn.where.record, near, seed=seed)
    if done is None:
        return _posterior(near)
    found, diagnosis = done
    return _posterior(found)._replace(khat=-np.inf, trusted=diagnosis.trusted)


def weighed(
    drawn: Drawn,
    random: np.random.Generator,
    *,
    rounds: tuple[int, ...],
    enough: float,
) -> Posterior:
    """Return weighted draws around the best of several modes, in rounds of one's own choice.

    Args:
        drawn: What the person reported.
        random: Where chance comes from.
        rounds: How many draws each round takes.
        enough: Rounds end once the draws are worth as many independent ones.
    """
    record = drawn.where.record
    starts = _SPREAD_OF_STARTS * random.normal(
        size=(STARTS, size(record.seen.shape[1]))
    )
    starts[0] = 0.0
    modes = find_modes(record, starts, np.full(STARTS, drawn.where.steps))
    best = int(np.argmax(modes.log_density))
    return _posterior(
        weighted_draws(
            record,
            modes.at[best],
            modes.curvature[best],
            until=drawn.where.steps,
            draws=rounds,
            enough=enough,
            random=random,
        )
    )


def _posterior(found: Weighted) -> Posterior:
    residuals = found.residuals.reshape(len(found.person), -1)
    return Posterior(
        whole_line=np.concatenate([found.person, residuals], axis=1),
        log_weights=found.log_weights,
        khat=found.khat,
        trusted=bool(found.khat < TRUSTED),
    )
