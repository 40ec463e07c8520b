"""Draws and evidence of every description, from paths drawn by the exact recursion.

Chains of Gibbs sweeps find where the numbers of a description lie. The mixture of their
conditional distributions, in closed form, then proposes numbers; these are weighted by prior
times exact likelihood, phases always in the order from nearest to furthest. The mean weight is
the evidence, without bias.
"""

from math import lgamma
from typing import Final, NamedTuple

import numpy as np
from jaxtyping import Float, Int
from scipy.special import logsumexp

from bedding.model.inference.rhythm.conjugate import (
    Concentrations,
    beforehand,
    counted,
    flattened,
    log_densities,
    sorted_by,
)
from bedding.model.inference.rhythm.days import Days
from bedding.model.inference.rhythm.models import (
    MODELS,
    STAGES,
    Model,
    Numbers,
    drawn_from,
    transition,
)
from bedding.model.inference.rhythm.recursion import foretold, paths

CHAINS: Final = 6
"""Chains for each description; chosen."""
SETTLE: Final = 18
"""Sweeps before the first that counts; chosen."""
SWEEPS: Final = 8
"""Sweeps that count, for each chain; chosen."""
_SMOOTH: Final = (1, 3, 7)


class Weighed(NamedTuple):
    """Draws of one description, given the days before one day.

    Attributes:
        model: Which description.
        numbers: The draws.
        log_weights: Log of prior times likelihood over proposal; their mean is the evidence.
        told: Log probability of every day given those before it, the later ones too.
    """

    model: Model
    numbers: Numbers
    log_weights: Float[np.ndarray, " lane"]
    told: Float[np.ndarray, "lane day"]

    @property
    def evidence(self) -> float:
        """Log of the mean weight."""
        return float(logsumexp(self.log_weights) - np.log(len(self.log_weights)))


def weighed(
    days: Days,
    until: tuple[int, ...],
    draws: tuple[int, ...],
    random: np.random.Generator,
) -> list[list[Weighed]]:
    """Return draws of every description, for each set of days.

    Args:
        days: What was told of the days.
        until: Before which day days are known, for each set.
        draws: How many draws each set has of each description.
        random: Where chance comes from.
    """
    sets = len(until)
    ends = np.repeat(np.tile(until, len(MODELS)), CHAINS)
    path = _begun(days, sets, random)
    kept: list[list[Concentrations]] = [[] for _ in MODELS]
    each = sets * CHAINS
    kinds = days.counts.shape[1]
    priors = [beforehand(model, each, kinds) for model in MODELS]
    for sweep in range(SETTLE + SWEEPS):
        pieces = []
        for place, model in enumerate(MODELS):
            rows = slice(place * each, (place + 1) * each)
            known = counted(priors[place], days.counts, path[rows], ends[rows])
            if sweep >= SETTLE:
                kept[place].append(known)
            numbers = drawn_from(*known, random)
            pieces.append((numbers.shows, *transition(model, numbers)))
        shows, steps, begins = (
            np.concatenate(each) for each in zip(*pieces, strict=True)
        )
        path = paths(days.counts, ends, shows, steps, begins, random)
    return _proposed(days, until, draws, kept, random)


def _proposed(
    days: Days,
    until: tuple[int, ...],
    draws: tuple[int, ...],
    kept: list[list[Concentrations]],
    random: np.random.Generator,
) -> list[list[Weighed]]:
    """Return weighted draws from the mixtures of what the sweeps gave."""
    kinds = days.counts.shape[1]
    waiting = []
    for place, model in enumerate(MODELS):
        prior = beforehand(model, 1, kinds)
        for which, (end, count) in enumerate(zip(until, draws, strict=True)):
            rows = np.arange(which * CHAINS, (which + 1) * CHAINS)
            parts = [each.at(rows) for each in kept[place]]
            mixture = Concentrations(
                *(np.concatenate(each) for each in zip(*parts, strict=True))
            )
            mixture = _in_order(days, model, mixture)
            if model.phases > 1:
                # What knows half as much covers what the chains have missed.
                wider = flattened(prior, mixture)
                mixture = Concentrations(
                    *(np.concatenate(each) for each in zip(mixture, wider, strict=True))
                )
            rows = random.integers(len(mixture.ends), size=count)
            numbers = drawn_from(*mixture.at(rows), random)
            proposing = logsumexp(log_densities(model, numbers, mixture), axis=1)
            weights = log_densities(model, numbers, prior)[:, 0] - proposing
            weights += np.log(len(mixture.ends)) + lgamma(model.phases + 1.0)
            near = days.nearness(numbers.shows[:, : model.phases])
            ordered = (np.diff(near, axis=1) <= 0.0).all(axis=1)
            weights = np.where(ordered, weights, -np.inf)
            waiting.append((which, model, end, numbers, weights))
    shows, steps, begins = (
        np.concatenate(each)
        for each in zip(
            *((given[3].shows, *transition(given[1], given[3])) for given in waiting),
            strict=True,
        )
    )
    ahead = foretold(days.counts, shows, steps, begins)
    found: list[list[Weighed]] = [[] for _ in until]
    begin = 0
    for which, model, end, numbers, weights in waiting:
        along = ahead[begin : begin + len(weights)]
        begin += len(weights)
        found[which].append(
            Weighed(model, numbers, weights + along[:, :end].sum(axis=1), along)
        )
    return found


def _in_order(days: Days, model: Model, known: Concentrations) -> Concentrations:
    """Return the distributions with the phases from nearest to furthest, unused ones last."""
    score = days.nearness(known.shows / known.shows.sum(axis=-1, keepdims=True))
    score[:, model.phases :] = -np.inf
    return sorted_by(score, known)


def _begun(
    days: Days, sets: int, random: np.random.Generator
) -> Int[np.ndarray, "lane day"]:
    """Return first paths: days sorted into phases by how near the other was, smoothed or not."""
    kinds = days.nearness(np.eye(days.counts.shape[1]))
    near = days.counts @ (kinds - days.counts.sum(axis=0) @ kinds / days.counts.sum())
    scale = max(float(near.std()), 1e-9)
    found = []
    for model in MODELS:
        for lane in range(sets * CHAINS):
            width = _SMOOTH[lane % len(_SMOOTH)]
            smooth = np.convolve(near / scale, np.ones(width) / width, mode="same")
            smooth = smooth + 0.3 * random.normal(size=len(near))
            cuts = np.sort(random.uniform(0.1, 0.9, size=model.phases - 1))
            found.append(STAGES * np.searchsorted(np.quantile(-smooth, cuts), -smooth))
    return np.array(found)
