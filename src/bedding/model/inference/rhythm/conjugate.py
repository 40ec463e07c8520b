"""What counted kinds and phases say of the numbers of a description, in closed form."""

from typing import Final, NamedTuple

import numpy as np
from jaxtyping import Float, Int
from scipy.special import gammaln

from bedding.model.inference.rhythm.models import PHASES, STAGES, Model, Numbers

EVEN: Final = 0.5
"""What each kind of day counts for in a phase before anything was seen [krichevsky1981]."""
_TINY: Final = 1e-300


class Concentrations(NamedTuple):
    """Dirichlet and beta distributions of the numbers, one set for each lane.

    Attributes:
        shows: Of the kinds of days in each phase.
        ends: Of a stage that ends and of one that goes on.
        follows: Of what follows each phase.
    """

    shows: Float[np.ndarray, "lane phase kind"]
    ends: Float[np.ndarray, "lane phase 2"]
    follows: Float[np.ndarray, "lane phase phase"]

    def at(self, rows: np.ndarray) -> "Concentrations":
        """Return some of the lanes."""
        return Concentrations(*(each[rows] for each in self))


def beforehand(model: Model, lanes: int, kinds: int) -> Concentrations:
    """Return the distributions before any day: even over what is possible."""
    follows = np.zeros((lanes, PHASES, PHASES))
    follows[:, : model.phases, : model.phases] = 1.0 - np.eye(model.phases)
    return Concentrations(
        shows=np.full((lanes, PHASES, kinds), EVEN),
        ends=np.broadcast_to(np.array(model.ending), (lanes, PHASES, 2)),
        follows=follows,
    )


def counted(
    before: Concentrations,
    counts: Float[np.ndarray, "day kind"],
    path: Int[np.ndarray, "lane day"],
    until: Int[np.ndarray, " lane"],
) -> Concentrations:
    """Return the distributions given paths of states.

    Args:
        before: The distributions before any day.
        counts: Entries of each kind on each day.
        path: States, as `models.transition` counts them.
        until: Before which day of each lane days are known.
    """
    phase = path // STAGES
    there = (np.arange(path.shape[1]) < until[:, None]).astype(float)
    which = (phase[..., None] == np.arange(PHASES)) * there[..., None]
    left = which[:, :-1] * there[:, 1:, None]
    ended = (path[:, 1:] != path[:, :-1]).astype(float)[..., None]
    turned = (phase[:, 1:] != phase[:, :-1]).astype(float)[..., None]
    ends = np.stack(
        [(left * ended).sum(axis=1), (left * (1.0 - ended)).sum(axis=1)], axis=-1
    )
    return Concentrations(
        shows=before.shows + np.swapaxes(which, 1, 2) @ counts,
        ends=before.ends + ends,
        follows=before.follows + np.swapaxes(left, 1, 2) @ (which[:, 1:] * turned),
    )


def sorted_by(
    score: Float[np.ndarray, "lane phase"], known: Concentrations
) -> Concentrations:
    """Return the same distributions with the phases in another order, highest score first."""
    order = np.argsort(-score, axis=1)
    rows = np.arange(len(score))[:, None]
    return Concentrations(
        shows=known.shows[rows, order],
        ends=known.ends[rows, order],
        follows=known.follows[rows[..., None], order[..., None], order[:, None, :]],
    )


def flattened(before: Concentrations, known: Concentrations) -> Concentrations:
    """Return distributions that know half as much."""
    return Concentrations(
        *(0.5 * (old + new) for old, new in zip(before, known, strict=True))
    )


def log_densities(
    model: Model, numbers: Numbers, known: Concentrations
) -> Float[np.ndarray, "lane component"]:
    """Return the log density of each set of numbers under each distribution."""
    used = slice(0, model.phases)
    parts = [(numbers.shows[:, used], known.shows[:, used])]
    if model.phases > 1:
        both = np.stack([numbers.ends, 1.0 - numbers.ends], axis=-1)
        parts.append((both[:, used], known.ends[:, used]))
        parts.append((numbers.follows[:, used, used], known.follows[:, used, used]))
    total = np.zeros((len(numbers.ends), len(known.ends)))
    for values, concentration in parts:
        possible = concentration > 0.0
        logs = np.where(possible[0], np.log(np.maximum(values, _TINY)), 0.0)
        weight = np.where(possible, concentration - 1.0, 0.0)
        each = gammaln(np.where(possible, concentration, 1.0))
        size = gammaln(concentration.sum(axis=-1)) - each.sum(axis=-1)
        total += logs.reshape(len(logs), -1) @ weight.reshape(len(weight), -1).T
        total += size.sum(axis=-1)
    return total
