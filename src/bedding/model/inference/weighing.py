"""Draws from the posterior: proposed around the mode, weighted by how far the proposal was off.

The posterior falls apart: given the numbers of the person, the residual of each channel depends
on that channel's answers alone. So a proposal has one part for the person and one for each
channel, all Student t, and each draw of a person carries `INNER` draws of every residual. Their
mean weight estimates that channel's likelihood without bias, so the weights stay exact while the
dimension that they have to cover is that of the person. The weights are Pareto-smoothed; the
shape k of their tail says whether they can be trusted [vehtari2024]. Where they can't, the
proposal is fitted anew to the weighted draws, and the draws of all rounds count as drawn from the
mixture of their proposals [cornuet2012].
"""

from collections.abc import Iterable
from typing import Final, NamedTuple

import numpy as np
from jaxtyping import Float, Int
from scipy.special import chdtri, gammaln, logsumexp, ndtri

from bedding.model.inference.lanes import (
    INNER,
    LANES,
    walk,
    weigh,
    weigh_persons,
)
from bedding.model.inference.log_density import split
from bedding.model.inference.pareto import smoothed
from bedding.model.inference.record import Record

TRUSTED: Final = 0.7
"""Above this shape k the weights are not to be trusted [vehtari2024]."""
ANYONE: Final = 128
"""Draws from before any answer, beside all that are fitted."""
_FIRST: Final = INNER * LANES
"""Draws with which the proposal of each channel is fitted."""
PERSON_TAIL: Final = 12.0
_RESIDUAL_TAIL: Final = 6.0
"""Degrees of freedom of the proposals: heavier tails than what they propose for."""
_WIDER: Final = 1.2
"""How much wider than the weighted draws a fitted proposal is, as a variance."""
_FLOOR: Final = 0.02
"""Variance that a fitted proposal has at least, of 1 beforehand."""
_LOG_TAU: Final = 1.8378770664093453
_IRRATIONAL: Final = np.sqrt(
    [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53]
)
"""Square roots of primes: multiples of them fill a cube evenly."""


class Proposal(NamedTuple):
    """A Student t distribution.

    Attributes:
        centre: Its middle.
        root: Lower triangle L of its scale L L'.
        freedom: Its degrees of freedom.
    """

    centre: Float[np.ndarray, " number"]
    root: Float[np.ndarray, "number number"]
    freedom: float


class Weighted(NamedTuple):
    """Draws with weights.

    Attributes:
        person: Numbers of the person on the whole line.
        residuals: Residuals of each channel on the whole line.
        log_weights: Smoothed, normalised to a sum of 1.
        khat: Shape of the tail of the weights before smoothing; infinite where none has any.
        evidence: Log of the mean density of the answers over the prior.
    """

    person: Float[np.ndarray, "draw person"]
    residuals: Float[np.ndarray, "draw channel 3"]
    log_weights: Float[np.ndarray, " draw"]
    khat: float
    evidence: float

    @property
    def effective(self) -> float:
        """How many equally weighted draws these are worth."""
        return float(1.0 / np.sum(np.exp(2.0 * self.log_weights)))


def weighted_draws(
    record: Record,
    mode: Float[np.ndarray, " number"],
    curvature: Float[np.ndarray, "number number"],
    *,
    until: int,
    draws: tuple[int, ...],
    enough: float,
    random: np.random.Generator,
) -> Weighted:
    """Return weighted draws from the posterior given the answers before the step `until`.

    Args:
        record: What the person reported.
        mode: The most probable numbers.
        curvature: Minus the second derivative of the log density there.
        until: Before which step answers are used.
        draws: How many persons to draw in each round.
        enough: Rounds end once k is trusted and the draws are worth as many independent ones.
        random: Where chance comes from.
    """
    covariance = np.linalg.inv(curvature)
    people = len(split(mode)[0])
    person = student(mode[:people], covariance[:people, :people], PERSON_TAIL)
    residuals = residual_proposals(record, mode, covariance, until=until, random=random)
    # Beside what is fitted, draws from before any answer: what a mode doesn't see weighs little
    # there, and can't be missed altogether [owen2000].
    anyone = student(np.zeros(people), np.eye(people), PERSON_TAIL)
    proposals, counts = [anyone, person], [ANYONE, draws[0]]
    gathered = together(
        gather(record, each, residuals, until, count, random)
        for each, count in zip(proposals, counts, strict=True)
    )
    found = _weighted(gathered, proposals, counts)
    for count in draws[1:]:
        if found.khat < TRUSTED and found.effective > enough:
            break
        if np.isfinite(found.khat):
            proposals.append(refitted(found.person, found.log_weights, PERSON_TAIL))
        else:
            proposals.append(proposals[-1])
        more = gather(record, proposals[-1], residuals, until, count, random)
        gathered = together([gathered, more])
        counts.append(count)
        found = _weighted(gathered, proposals, counts)
    return found


def residual_proposals(
    record: Record,
    mode: Float[np.ndarray, " number"],
    covariance: Float[np.ndarray, "number number"],
    *,
    until: int,
    random: np.random.Generator,
) -> list[Proposal]:
    """Return a proposal for each channel's residual, fitted given the most probable person."""
    person, residuals = split(mode)
    reads = walk(record, person[None])
    first = len(person)
    proposals = []
    for channel, centre in enumerate(residuals):
        rows = slice(first + 3 * channel, first + 3 * channel + 3)
        proposals.append(student(centre, covariance[rows, rows], _RESIDUAL_TAIL))
    proposed = [scattered(proposal, _FIRST, random) for proposal in proposals]
    drawn = np.stack(proposed, axis=1)
    density = np.stack(
        [log_density_of(*each) for each in zip(proposals, proposed, strict=True)],
        axis=1,
    )
    outer = _FIRST // INNER
    likelihood = weigh(
        record,
        np.broadcast_to(reads, (outer, *reads.shape[1:])),
        drawn.reshape(outer, INNER, *drawn.shape[1:]),
        np.full(outer, until),
    )
    weights = likelihood.reshape(density.shape) + standard_normal(drawn) - density
    fitted = []
    for channel, proposal in enumerate(proposals):
        log_weights, khat = smoothed(weights[:, channel])
        fitted.append(
            refitted(drawn[:, channel], log_weights, _RESIDUAL_TAIL)
            if np.isfinite(khat)
            else proposal
        )
    return fitted


class Gathered(NamedTuple):
    """Draws of the person, and how likely the answers are given each.

    Attributes:
        person: Numbers of the person on the whole line.
        residuals: For each, one residual of each channel, drawn given the person.
        log_density: Prior times an unbiased estimate of the likelihood.
    """

    person: Float[np.ndarray, "draw person"]
    residuals: Float[np.ndarray, "draw channel 3"]
    log_density: Float[np.ndarray, " draw"]


def together(parts: Iterable[Gathered]) -> Gathered:
    """Return the draws of several rounds, one after the other."""
    return Gathered(*(np.concatenate(leaves) for leaves in zip(*parts, strict=True)))


def gather(
    record: Record,
    person: Proposal,
    residuals: list[Proposal],
    until: int,
    count: int,
    random: np.random.Generator,
) -> Gathered:
    """Return draws from the proposals."""
    people = spread_evenly(person, count, random)
    # Shuffled, so that the residuals of different channels have nothing to do with each other.
    proposed = [
        random.permutation(spread_evenly(proposal, count * INNER, random))
        for proposal in residuals
    ]
    drawn = np.stack(proposed, axis=1).reshape(count, INNER, len(residuals), -1)
    proposing = np.stack(
        [log_density_of(*each) for each in zip(residuals, proposed, strict=True)],
        axis=1,
    )
    inner = weigh_persons(record, people, drawn, np.full(count, until))
    inner = inner + standard_normal(drawn) - proposing.reshape(inner.shape)
    inner = np.where(np.isfinite(inner), inner, -1e10)
    chosen = np.argmax(inner + random.gumbel(size=inner.shape), axis=1)
    likelihood = logsumexp(inner, axis=1) - np.log(INNER)
    return Gathered(
        person=people,
        residuals=np.take_along_axis(drawn, chosen[:, None, :, None], axis=1)[:, 0],
        log_density=likelihood.sum(axis=1) + standard_normal(people),
    )


def _weighted(
    gathered: Gathered, proposals: list[Proposal], counts: list[int]
) -> Weighted:
    """Return the draws of all rounds, weighted as draws from the mixture of all proposals."""
    shares = np.log(np.asarray(counts) / sum(counts))
    proposing = np.stack([log_density_of(each, gathered.person) for each in proposals])
    log_weights = gathered.log_density - logsumexp(proposing + shares[:, None], axis=0)
    final, khat = smoothed(log_weights)
    return Weighted(
        person=gathered.person,
        residuals=gathered.residuals,
        log_weights=final,
        khat=khat,
        evidence=float(logsumexp(log_weights) - np.log(len(log_weights))),
    )


def standard_normal(
    numbers: Float[np.ndarray, "*axes number"],
) -> Float[np.ndarray, "*axes"]:
    """Return the log density of standard normal numbers."""
    return np.asarray(-0.5 * ((numbers**2).sum(axis=-1) + numbers.shape[-1] * _LOG_TAU))


def student(
    centre: Float[np.ndarray, " number"],
    covariance: Float[np.ndarray, "number number"],
    freedom: float,
) -> Proposal:
    """Return a Student t distribution by its middle and its scale as a covariance."""
    return Proposal(centre, np.linalg.cholesky(covariance), freedom)


def refitted(
    drawn: Float[np.ndarray, "draw number"],
    log_weights: Float[np.ndarray, " draw"],
    freedom: float,
) -> Proposal:
    """Return the proposal with the mean and the covariance of weighted draws, a little wider."""
    weights = np.exp(log_weights)
    centre = weights @ drawn
    off = drawn - centre
    covariance = (weights[:, None] * off).T @ off
    return student(centre, _WIDER * covariance + _FLOOR * np.eye(len(centre)), freedom)


def scattered(
    proposal: Proposal, count: int, random: np.random.Generator
) -> Float[np.ndarray, "draw number"]:
    """Return draws from a proposal."""
    normal = random.normal(size=(count, len(proposal.centre)))
    stretch = np.sqrt(random.chisquare(proposal.freedom, size=count) / proposal.freedom)
    return np.asarray(proposal.centre + (normal / stretch[:, None]) @ proposal.root.T)


def spread_evenly(
    proposal: Proposal, count: int, random: np.random.Generator
) -> Float[np.ndarray, "draw number"]:
    """Return draws from a proposal that fill its space evenly, at multiples of irrational numbers.

    Begun at a random place they are right on average [cranley1976], and means over them err half
    as much as over independent ones: as if there were three times as many.
    """
    size = len(proposal.centre)
    begun = random.uniform(size=size + 1)
    evenly = (begun + np.arange(count)[:, None] * _IRRATIONAL[: size + 1]) % 1.0
    evenly = np.clip(evenly, 1e-12, 1.0 - 1e-12)
    squares = chdtri(proposal.freedom, evenly[:, size:]) / proposal.freedom
    normal = ndtri(evenly[:, :size])
    return np.asarray(proposal.centre + (normal / np.sqrt(squares)) @ proposal.root.T)


def log_density_of(
    proposal: Proposal, drawn: Float[np.ndarray, "draw number"]
) -> Float[np.ndarray, " draw"]:
    """Return the log density of a proposal."""
    size, freedom = len(proposal.centre), proposal.freedom
    off = np.linalg.solve(proposal.root, (drawn - proposal.centre).T)
    return np.asarray(
        gammaln((freedom + size) / 2.0)
        - gammaln(freedom / 2.0)
        - 0.5 * size * np.log(freedom * np.pi)
        - np.log(np.diag(proposal.root)).sum()
        - 0.5 * (freedom + size) * np.log1p((off**2).sum(axis=0) / freedom)
    )


def picked(
    log_weights: Float[np.ndarray, " draw"], count: int, random: np.random.Generator
) -> Int[np.ndarray, " pick"]:
    """Return places of draws, so that each comes about as often as its weight says."""
    marks = (np.arange(count) + random.uniform()) / count
    places = np.searchsorted(np.cumsum(np.exp(log_weights)), marks)
    return np.minimum(places, len(log_weights) - 1)
