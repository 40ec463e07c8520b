"""One person's points: around the mode, given what is known of persons beforehand.

The same rounds as in the fit of one person (`weighing`), but what is known beforehand may be any
normal distribution: the standard one at first, what the population says later.
"""

from collections.abc import Callable, Collection, Sequence
from typing import Final, NamedTuple

import numpy as np
from jaxtyping import Float
from scipy.special import logsumexp

from bedding.model.inference.fitting import FEWEST, scores_of, search
from bedding.model.inference.foretelling import origins
from bedding.model.inference.lanes import INNER, compile_programs, propagate, walk
from bedding.model.inference.log_density import split
from bedding.model.inference.modes import STARTS
from bedding.model.inference.observations import Observations
from bedding.model.inference.pareto import smoothed
from bedding.model.inference.person import PERSON
from bedding.model.inference.population.around import ANYONE, Around
from bedding.model.inference.population.draws import Peak, PersonDraws, worth
from bedding.model.inference.record import Placed, placed
from bedding.model.inference.result import FitState, Scores
from bedding.model.inference.weighing import (
    PERSON_TAIL,
    TRUSTED,
    Proposal,
    log_density_of,
    refitted,
    residual_proposals,
    spread_evenly,
    standard_normal,
    student,
)
from bedding.model.inputs import Episode

ROUNDS: Final = (96, 288, 384, 768)
"""Points of each round: from before any answer, around the mode, then fitted to what was found.
The first two are made in any case, so that most persons have as many points."""
_RESIDUALS: Final = 8
"""Draws of every channel's residual, the same for all points; four times as many change the
numbers of a person by a tenth of their own chance."""
_NEVER: Final = -1e6
"""Least log likelihood of a channel."""
_ENOUGH: Final = 100.0
"""Rounds end once the points are worth as many draws, and k is trusted."""


def person_draws(
    observations: Observations,
    episodes: Episode,
    *,
    key: int | Sequence[int],
    around: Around = ANYONE,
    peak: Peak | None = None,
    scored: bool = True,
    without: Collection[str] = (),
) -> PersonDraws:
    """Return what one person's answers say, as points that a population can weigh.

    Depends on the arguments alone: the same key gives the same points in any process and order.

    Args:
        observations: What the person reported.
        episodes: What happened at each entry; fields are numbers or arrays over the entries.
        key: Seed of all chance, for a cohort its seed and the person's number.
        around: What is known of the person beforehand; it decides where points lie, not what
            they say.
        peak: What the same person's points rested on before: the search for it, which takes longer
            than the points, is not done again, and nothing is compared.
        scored: Whether the mechanism is compared with its rivals, which takes as long again.
            Without that a fit that can be trusted ends as FITTED, with no `leads`.
        without: Mechanisms to switch off, from `MECHANISMS`.

    Raises:
        OutOfRangeError: A field of the episodes has another number of entries.
    """
    used = observations.varying()
    constant = tuple(n for n in observations.channels if n not in used.channels)
    if not observations.usable:
        return _nothing(observations, around, constant)
    random = np.random.default_rng(key)
    where = placed(used, episodes, without=without)
    compile_programs(where.record)
    scores = None
    if peak is None:
        past: tuple[int, ...] = ()
        if scored and observations.usable >= FEWEST:
            entries = np.flatnonzero(used.seen.any(axis=1))
            past = tuple(int(entries[count]) for count in origins(len(entries)))
        modes = search(where, past, random)
        best = int(np.argmax(modes.log_density[: STARTS - len(past)]))
        # As it is kept, so that points drawn later rest on the same bits.
        peak = Peak(
            modes.at[best].astype(np.float32),
            np.linalg.inv(modes.curvature[best]).astype(np.float32),
        )
        if past:
            scores = scores_of(used, episodes, where, past, modes, random)
    found = _points(where, peak, around, random)
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
        peak=peak,
        leads=() if scores is None else scores.leads,
        constant=constant,
    )


def _points(
    where: Placed,
    peak: Peak,
    around: Around,
    random: np.random.Generator,
) -> "_Points":
    """Return points around the mode, and what the answers say there."""
    people = len(PERSON)
    mode, covariance = peak.at.astype(float), peak.covariance.astype(float)
    likelihood = _likelihood(where, mode, covariance, random)
    proposals = [
        student(around.mean, np.diag(around.sd**2), PERSON_TAIL),
        _near(split(mode)[0], covariance[:people, :people], around),
    ]
    points = np.concatenate(
        [
            spread_evenly(each, count, random)
            for each, count in zip(proposals, ROUNDS, strict=False)
        ]
    )
    heights = likelihood(points)
    found = _Points.of(points, heights, proposals, around)
    for count in ROUNDS[len(proposals) :]:
        if found.enough:
            break
        proposals.append(
            refitted(points, found.smooth, PERSON_TAIL)
            if np.isfinite(found.khat)
            else proposals[-1]
        )
        more = spread_evenly(proposals[-1], count, random)
        points = np.concatenate([points, more])
        heights = np.concatenate([heights, likelihood(more)])
        found = _Points.of(points, heights, proposals, around)
    return found


def _likelihood(
    where: Placed,
    mode: Float[np.ndarray, " number"],
    covariance: Float[np.ndarray, "number number"],
    random: np.random.Generator,
) -> Callable[[Float[np.ndarray, "draw number"]], Float[np.ndarray, " draw"]]:
    """Return a function that estimates the log likelihood of a person's numbers.

    The residual of each channel is integrated out over draws that are the same for all numbers:
    what chance gives the estimate is next to the same everywhere, and so moves nothing.
    """
    residuals = residual_proposals(
        where.record, mode, covariance, until=where.steps, random=random
    )
    proposed = [
        random.permutation(spread_evenly(each, _RESIDUALS, random))
        for each in residuals
    ]
    drawn = np.stack(proposed, axis=1)
    proposing = [
        log_density_of(*each) for each in zip(residuals, proposed, strict=True)
    ]
    correction = standard_normal(drawn) - np.stack(proposing, axis=1)

    def likelihood(points: np.ndarray) -> np.ndarray:
        reads = walk(where.record, points)
        each = [
            propagate(
                where.record,
                reads,
                np.broadcast_to(
                    drawn[begin : begin + INNER], (len(points), INNER, *drawn.shape[1:])
                ),
            )
            + correction[begin : begin + INNER]
            for begin in range(0, _RESIDUALS, INNER)
        ]
        together = logsumexp(np.concatenate(each, axis=1), axis=1) - np.log(_RESIDUALS)
        return np.asarray(
            np.maximum(np.nan_to_num(together, nan=_NEVER), _NEVER).sum(axis=1)
        )

    return likelihood


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
        cls,
        points: Float[np.ndarray, "draw number"],
        likelihood: Float[np.ndarray, " draw"],
        proposals: list[Proposal],
        around: Around,
    ) -> "_Points":
        """Return the points with their weights, from as many rounds as there are proposals."""
        counts = np.array(ROUNDS[: len(proposals)], dtype=float)
        shares = np.log(counts / counts.sum())
        each = np.stack([log_density_of(one, points) for one in proposals])
        proposing = logsumexp(each + shares[:, None], axis=0)
        weights = likelihood + around.log_density(points) - proposing
        smooth, khat = smoothed(weights)
        return cls(
            at=points,
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


def _state(usable: int, khat: float, scores: Scores | None) -> FitState:
    """Return how the fit of this person alone ended; without scores, whether it can be trusted."""
    if usable < FEWEST:
        return FitState.TOO_LITTLE
    if khat >= TRUSTED:
        return FitState.NOT_CONVERGED
    if scores is None:
        return FitState.FITTED
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
