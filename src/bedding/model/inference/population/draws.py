"""What one person's answers say, in a form small enough to keep for thousands of persons."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from jaxtyping import Float
from scipy.special import logsumexp

from bedding.model.inference.pareto import smoothed
from bedding.model.inference.population.around import Around
from bedding.model.inference.result import FitState, Lead


class Peak(NamedTuple):
    """Where one person's own fit found the most, given `ANYONE`: points are drawn from here.

    Attributes:
        at: The most probable numbers, of the person and of each channel's residual.
        covariance: The inverse of the curvature there.
    """

    at: Float[np.ndarray, " own"]
    covariance: Float[np.ndarray, "own own"]


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class PersonDraws:
    """One person's likelihood as a cloud of points; plain arrays in single floats.

    At each point stands an unbiased estimate of the likelihood of all answers, and the density
    from which the point was drawn. So the same points serve any distribution of persons whose
    bulk they cover.

    Attributes:
        person: How the source names the person.
        entries: How many entries have an answer in a channel that varies.
        days: From the first entry to the last [day].
        state: How the fit of this person alone ended.
        around: What was known beforehand when the points were drawn.
        whole_line: Numbers of the person, each standard normal beforehand; no row where there is
            no answer to speak of.
        log_likelihood: Log of the estimated likelihood at each point.
        log_proposal: Log density from which each point was drawn.
        khat: Shape of the tail of the weights under `around`; trusted below 0.7.
        evidence: Log of the mean density of the answers over `around`.
        peak: From where points that are drawn later begin; None where there are none.
        leads: The mechanism against each rival; empty where it wasn't asked for.
        constant: Channels left out because every answer to them is the same.
    """

    person: str
    entries: int
    days: float
    state: FitState
    around: Around
    whole_line: Float[np.ndarray, "draw number"]
    log_likelihood: Float[np.ndarray, " draw"]
    log_proposal: Float[np.ndarray, " draw"]
    khat: float
    evidence: float
    peak: Peak | None = None
    leads: tuple[Lead, ...] = ()
    constant: tuple[str, ...] = ()

    def __repr__(self) -> str:
        """Return the state, how many points there are, and what they are worth."""
        return (
            f"PersonDraws({self.person!r}: {self.state.value}, {self.entries} entries, "
            f"{len(self.whole_line)} points worth {self.effective:.0f}, k {self.khat:.2f})"
        )

    @property
    def log_weights(self) -> Float[np.ndarray, " draw"]:
        """Smoothed log weights under `around`, with a sum of 1."""
        return smoothed(self.raw_weights(self.around))[0]

    @property
    def effective(self) -> float:
        """How many equally weighted draws these are worth under `around`."""
        return worth(self.raw_weights(self.around))

    def raw_weights(self, around: Around) -> Float[np.ndarray, " draw"]:
        """Return log weights under a distribution of persons, as they come."""
        points = np.asarray(self.whole_line, dtype=float)
        return np.asarray(
            self.log_likelihood + around.log_density(points) - self.log_proposal
        )


def worth(log_weights: Float[np.ndarray, " draw"]) -> float:
    """Return how many equally weighted draws these are worth; 0 where there is none."""
    if not len(log_weights):
        return 0.0
    weights = np.exp(log_weights - logsumexp(log_weights))
    return float(1.0 / np.sum(weights**2))
