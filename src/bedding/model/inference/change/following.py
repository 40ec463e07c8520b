"""Follow a person's numbers from week to week, from the draws of a fit in which they stay.

The density is that of the fit, with jumps between weeks added to three numbers (`hypotheses`). It
is drawn from in three moves: the read-outs are taken to be linear in the jumps around each of some
draws of the fit, which makes everything but the hypotheses normal (`lines`); hypotheses, jumps and
static numbers are drawn (`sweeping`); and the draws are weighted by how far the exact likelihood,
the mechanism walked again, is from the quadratic one. Where the shape k of these weights isn't
trusted, the lines are laid anew around what was found.
"""

from dataclasses import replace
from typing import Final, NamedTuple

import numpy as np
from jaxtyping import Bool, Float, Int

from bedding.model.inference.change.hypotheses import usual_moves
from bedding.model.inference.change.lines import exact, laid, paths_of
from bedding.model.inference.change.pieces import Pieces, piece_of_steps, pieces_of
from bedding.model.inference.change.result import Changes, Path
from bedding.model.inference.change.standing import (
    Standing,
    carried,
    chosen,
    unmoved,
)
from bedding.model.inference.change.sweeping import swept
from bedding.model.inference.change.varying import PLACES, QUANTITIES, shown
from bedding.model.inference.observations import Observations
from bedding.model.inference.pareto import smoothed
from bedding.model.inference.record import Placed, placed
from bedding.model.inference.result import Fit, FitState
from bedding.model.inference.weighing import TRUSTED, picked

FEWEST: Final = 4
"""Fewest pieces in which changes are looked for; chosen: four weeks."""
DRAWS: Final = 400
"""Draws that are returned."""
_PROPOSED: Final = 480
"""Draws that are weighted, about."""
_AROUND: Final = (6, 24)
"""Around how many draws of the fit the lines are laid: the fewer, the longer the record."""
_ROOM: Final = 12_000
"""How many steps of the mechanism the lines have room for, over all draws; chosen for memory."""
_ROUNDS: Final = 3
_ENOUGH: Final = 60.0
"""Lines are laid anew where the draws are worth fewer independent ones."""
_IMPOSSIBLE: Final = -1e10


class _Found(NamedTuple):
    """Draws as `Swept` has them, their weights, and the shape of the tail of these."""

    first: Float[np.ndarray, "draw varying"]
    jumps: Float[np.ndarray, "draw varying boundary"]
    jumped: Bool[np.ndarray, "draw varying"]
    log_weights: Float[np.ndarray, " draw"]
    khat: float
    effective: float


def follow_changes(fit: Fit, *, key: int = 0) -> Changes:
    """Return how recovery, contingency and voice moved from week to week.

    The same fit and key give the same bits on one machine.

    Args:
        fit: A fit in which they stay; without trusted draws, or over fewer than `FEWEST` weeks,
            nothing is returned.
        key: Seed of all chance.
    """
    nothing = Changes(paths={}, khat=float("inf"), effective=0.0)
    if fit.state in {FitState.TOO_LITTLE, FitState.NOT_CONVERGED}:
        return nothing
    pieces = pieces_of(fit.times)
    if len(pieces) < FEWEST:
        return nothing
    random = np.random.default_rng([key, 1])
    used = _used(fit)
    where = placed(used, fit.episodes)
    piece = piece_of_steps(pieces, where, used.times)
    boundaries = len(pieces) - 1
    standing = unmoved(fit, where.record, piece, boundaries)
    found = _found(where, piece, standing, boundaries, random)
    return _result(found, pieces, random)


def _used(fit: Fit) -> Observations:
    """Return the observations without the channels that were left out."""
    seen = fit.observations
    keep = [seen.channels.index(name) for name in fit.channels]
    return replace(
        seen,
        channels=tuple(fit.channels),
        answers=seen.answers[:, keep],
        levels=tuple(seen.levels[place] for place in keep),
    )


def _found(
    where: Placed,
    piece: Int[np.ndarray, " time"],
    standing: Standing,
    boundaries: int,
    random: np.random.Generator,
) -> _Found:
    """Return weighted draws, lines laid anew as long as the weights aren't trusted."""
    record = where.record
    tried: list[_Found] = []
    places = int(np.clip(_ROOM // len(record.elapsed), *_AROUND))
    while True:
        around = chosen(standing, places)
        known = laid(record, piece, around)
        drawn = swept(known, boundaries, _PROPOSED // places, random)
        static = around.static[drawn.around]
        static[:, PLACES] = drawn.first
        residuals = around.residuals[drawn.around]
        off = exact(record, piece, static, drawn.jumps, residuals) - known.at(
            drawn.around, drawn.numbers
        )
        # Draws came as often as their evidence says, given the jumps that they stand on.
        begun = known.given(standing.jumps, standing.voice)
        log_weights = off + (drawn.evidence - begun)[drawn.around]
        final, khat = smoothed(
            np.where(np.isfinite(log_weights), log_weights, _IMPOSSIBLE)
        )
        weights = np.exp(final)
        tried.append(
            _Found(
                drawn.first,
                drawn.jumps,
                drawn.jumped,
                final,
                khat,
                float(1.0 / np.sum(weights**2)),
            )
        )
        if (khat < TRUSTED and tried[-1].effective > _ENOUGH) or len(tried) == _ROUNDS:
            return max(tried, key=lambda each: (each.khat < TRUSTED, each.effective))
        first, jumps = weights @ drawn.first, np.tensordot(weights, drawn.jumps, 1)
        standing = carried(standing, record, piece, first, jumps, random)


def _result(found: _Found, pieces: Pieces, random: np.random.Generator) -> Changes:
    """Return equally weighted draws of every quantity."""
    weights = np.exp(found.log_weights)
    rows = picked(found.log_weights, DRAWS, random)
    moves = paths_of(found.jumps)
    beforehand = usual_moves(len(pieces))
    paths = {}
    for place, name in enumerate(QUANTITIES):
        jumps = found.jumps[rows, place]
        level = found.first[rows, place]
        off = moves[:, place] - moves[:, place].mean(axis=1, keepdims=True)
        variance = float(np.mean(weights @ (off - weights @ off) ** 2))
        largest = 1 + np.argmax(np.abs(jumps), axis=1)
        moved = (found.jumps[:, place] != 0.0).any(axis=1)
        paths[name] = Path(
            name=name,
            begins=pieces.begins,
            draws=shown(name, level[:, None] + moves[rows, place]),
            changes=moved[rows],
            boundary=np.where(found.jumped[rows, place], largest, 0),
            probability=float(weights @ moved),
            learned=1.0 - variance / beforehand,
        )
    return Changes(
        paths=paths,
        khat=found.khat,
        effective=found.effective,
    )
