"""One person's points: around the mode, given what is known of persons beforehand.

The same rounds as in the fit of one person (`weighing`), but what is known beforehand may be any
normal distribution: the standard one at first, what the population says later.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np
from jaxtyping import Float
from scipy.special import logsumexp

from bedding.model.inference.fitting import FEWEST, scores_of, search
from bedding.model.inference.foretelling import origins
from bedding.model.inference.lanes import compile_programs
from bedding.model.inference.log_density import split
from bedding.model.inference.modes import STARTS
from bedding.model.inference.observations import Observations
from bedding.model.inference.pareto import smoothed
from bedding.model.inference.person import PERSON
from bedding.model.inference.population.around import ANYONE, Around
from bedding.model.inference.population.draws import PersonDraws, worth
from bedding.model.inference.record import Placed, placed
from bedding.model.inference.result import FitState, Scores
from bedding.model.inference.weighing import (
    PERSON_TAIL,
    TRUSTED,
    Gathered,
    Proposal,
    gather,
    log_density_of,
    refitted,
    residual_proposals,
    standard_normal,
    student,
    together,
)
from bedding.model.inputs import Episode

ROUNDS: Final = (128, 128, 256, 512, 1024)
"""Points of each round: from before any answer, around the mode, then fitted to what was found."""
_AT_LEAST: Final = 3
"""Rounds in any case, so that most persons have as many points."""
_ENOUGH: Final = 100.0
"""Rounds end once the points are worth as many draws, and k is trusted."""


def person_draws(
    observations: Observations,
    episodes: Episode,
    *,
    key: int | Sequence[int],
    around: Around = ANYONE,
    scored: bool = True,
) -> PersonDraws:
    """Return what one person's answers say, as points that a population can weigh.

    Depends on the arguments alone: the same key gives the same points in any process and order.

    Args:
        observations: What the person reported.
        episodes: What happened at each entry; fields are numbers or arrays over the entries.
        key: Seed of all chance, for a cohort its seed and the person's number.
        around: What is known of the person beforehand; it decides where points lie, not what
            they say.
        scored: Whether the mechanism is compared with its rivals, which takes as long again.
            Without that a fit that can be trusted ends as FITS_BADLY: nothing was shown.

    Raises:
        OutOfRangeError: A field of the episodes has another number of entries.
    """
    used = observations.varying()
    constant = tuple(n for n in observations.channels if n not in used.channels)
    if not observations.usable:
        return _nothing(observations, around, constant)
    random = np.random.default_rng(key)
    where = placed(used, episodes)
    compile_programs(where.record)
    past: tuple[int, ...] = ()
    if scored and observations.usable >= FEWEST:
        entries = np.flatnonzero(used.seen.any(axis=1))
        past = tuple(int(entries[count]) for count in origins(len(entries)))
    modes = search(where, past, random)
    best = int(np.argmax(modes.log_density[: STARTS - len(past)]))
    found = _points(where, modes.at[best], modes.curvature[best], around, random)
    scores = Scores(log={}, crps={}, leads=())
    if past:
        scores = scores_of(used, episodes, where, past, modes, random)
    return PersonDraws(
        person=observations.person,
        entries=observations.usable,
        days=float(np.ptp(observations.times)),
        state=_state(observations.usable, found.khat, scores),
        around=around,
        whole_line=found.at.astype(np.float32),
        log_likelihood=found.log_likelihood.astype(np.float32),
        log_proposal=found.log_proposal.astype(np.float32),
        khat=found.khat,
        evidence=found.evidence,
        leads=scores.leads,
        constant=constant,
    )


def _points(
    where: Placed,
    mode: Float[np.ndarray, " number"],
    curvature: Float[np.ndarray, "number number"],
    around: Around,
    random: np.random.Generator,
) -> "_Points":
    """Return points around the mode, and what the answers say there."""
    people, until = len(PERSON), where.steps
    covariance = np.linalg.inv(curvature)
    residuals = residual_proposals(
        where.record, mode, covariance, until=until, random=random
    )
    proposals = [
        student(around.mean, np.diag(around.sd**2), PERSON_TAIL),
        _near(split(mode)[0], covariance[:people, :people], around),
    ]
    gathered = together(
        gather(where.record, each, residuals, until, count, random)
        for each, count in zip(proposals, ROUNDS, strict=False)
    )
    found = _Points.of(gathered, proposals, around)
    for count in ROUNDS[len(proposals) :]:
        if len(proposals) >= _AT_LEAST and found.enough:
            break
        proposals.append(
            refitted(gathered.person, found.smooth, PERSON_TAIL)
            if np.isfinite(found.khat)
            else proposals[-1]
        )
        more = gather(where.record, proposals[-1], residuals, until, count, random)
        gathered = together([gathered, more])
        found = _Points.of(gathered, proposals, around)
    return found


class _Points(NamedTuple):
    """Points of all rounds so far, as drawn from the mixture of what they were drawn from.

    Attributes:
        at: Numbers of the person on the whole line.
        log_likelihood: Log of the estimated likelihood.
        log_proposal: Log density of the mixture.
        smooth: Smoothed log weights.
        khat: Shape of their tail before smoothing.
        evidence: Log of the mean density of the answers.
    """

    at: Float[np.ndarray, "draw number"]
    log_likelihood: Float[np.ndarray, " draw"]
    log_proposal: Float[np.ndarray, " draw"]
    smooth: Float[np.ndarray, " draw"]
    khat: float
    evidence: float

    @classmethod
    def of(
        cls, gathered: Gathered, proposals: list[Proposal], around: Around
    ) -> "_Points":
        """Return the points with their weights, from as many rounds as there are proposals."""
        counts = np.array(ROUNDS[: len(proposals)], dtype=float)
        shares = np.log(counts / counts.sum())
        each = np.stack([log_density_of(one, gathered.person) for one in proposals])
        proposing = logsumexp(each + shares[:, None], axis=0)
        likelihood = gathered.log_density - standard_normal(gathered.person)
        weights = likelihood + around.log_density(gathered.person) - proposing
        smooth, khat = smoothed(weights)
        return cls(
            at=gathered.person,
            log_likelihood=likelihood,
            log_proposal=proposing,
            smooth=smooth,
            khat=khat,
            evidence=float(logsumexp(weights) - np.log(len(weights))),
        )

    @property
    def enough(self) -> bool:
        """Whether the points can be trusted and are worth enough."""
        return self.khat < TRUSTED and worth(self.smooth) > _ENOUGH


def _near(
    mode: Float[np.ndarray, " number"],
    covariance: Float[np.ndarray, "number number"],
    around: Around,
) -> Proposal:
    """Return a proposal at the mode, moved to what is known beforehand.

    Mode and covariance belong to a standard normal before any answer. What the answers add to
    its precision is kept, the standard normal goes, and `around` comes in its place.
    """
    precision = np.linalg.inv(covariance)
    prior = np.diag(around.sd**-2.0)
    # The curvature counts the standard normal in, so what is left of it is at least 0.
    moved = np.linalg.inv(precision - np.eye(len(mode)) + prior)
    centre = moved @ (precision @ mode + prior @ around.mean)
    return student(centre, 0.5 * (moved + moved.T), PERSON_TAIL)


def _state(usable: int, khat: float, scores: Scores) -> FitState:
    """Return how the fit of this person alone ended."""
    if usable < FEWEST:
        return FitState.TOO_LITTLE
    if khat >= TRUSTED:
        return FitState.NOT_CONVERGED
    closest = scores.closest
    ahead = closest is not None and closest.log > closest.log_error
    return FitState.FITTED if ahead else FitState.FITS_BADLY


def _nothing(
    observations: Observations, around: Around, constant: tuple[str, ...]
) -> PersonDraws:
    """Return a person without points: there are no answers, or all of a channel are alike."""
    times = observations.times
    return PersonDraws(
        person=observations.person,
        entries=0,
        days=float(np.ptp(times)) if len(times) else 0.0,
        state=FitState.TOO_LITTLE,
        around=around,
        whole_line=np.zeros((0, len(PERSON)), dtype=np.float32),
        log_likelihood=np.zeros(0, dtype=np.float32),
        log_proposal=np.zeros(0, dtype=np.float32),
        khat=float("inf"),
        evidence=0.0,
        constant=constant,
    )
