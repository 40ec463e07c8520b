"""The map of rhythms: predictability against contrast, with means that stay."""

from collections.abc import Mapping
from typing import Final

import jax
import jax.numpy as jnp
import numpy as np

from bedding.actions.simulate_days import people_of
from bedding.errors import OutOfRangeError
from bedding.model import Partner, partner_from_knobs, simulate
from bedding.report.simulated import Grid, Knobs

PREDICTABILITY: Final = np.linspace(0.5, 0.95, 19)
"""From a toss of a coin to nearly always. Below a half it is the lack of an answer that can be
told in advance, and the axis would run backwards."""
CONTRAST: Final = np.linspace(0.0, 1.0, 21)
MEANS: Final = {"warmth": 0.45, "threat": 0.1}
"""Those of the ready-made partners whose means are equal."""
PLACES: Final[Mapping[str, Knobs]] = {
    "secure": Knobs(predictability=0.95, contrast=0.25),
    "lukewarm": Knobs(predictability=0.95, contrast=0.05),
    "intermittent": Knobs(predictability=0.5, contrast=0.98),
}
"""Where the ready-made partners with these means lie; they differ in openness and amends too."""
HOURS: Final = 3.0
KEPT: Final = ("bond", "relief_share", "wanting")
BLOCK: Final = 10
"""Days whose mean is kept; the last three blocks are the last month [day]."""


def phase_diagram(*, days: int = 360, persons: int = 20, seed: int = 0) -> Grid:
    """Return what becomes of the same persons under every combination of the two knobs.

    Every cell has the same mean warmth and mean hurt. Where that is impossible (a rare bad
    moment would have to be colder than cold), the cell is NaN. All cells are walked as persons
    of one simulation.

    Args:
        days: How long each is played; tens of days [day].
        persons: How many persons in each cell.
        seed: Seed of all chance.

    Raises:
        OutOfRangeError: When the length or the number of persons can't be.
    """
    if days < 3 * BLOCK:
        raise OutOfRangeError("days", days, low=3 * BLOCK, high=float("inf"))
    if persons < 1:
        raise OutOfRangeError("persons", persons, low=1, high=float("inf"))
    shape = (len(CONTRAST), len(PREDICTABILITY))
    found = {
        (row, column): partner
        for row, contrast in enumerate(CONTRAST)
        for column, predictability in enumerate(PREDICTABILITY)
        if (partner := _partner(float(predictability), float(contrast))) is not None
    }
    cells = np.asarray(list(found))
    everyone = jax.tree.map(
        lambda *values: np.repeat(np.asarray(values, float), persons), *found.values()
    )
    people = jax.tree.map(
        lambda leaf: jnp.tile(leaf, len(cells)) if jnp.ndim(leaf) else leaf,
        people_of(persons, seed=seed),
    )
    lived = simulate(
        everyone,
        parameters=people,
        days=days,
        hours=HOURS,
        key=seed,
        keep=KEPT,
        every=round(BLOCK * 24 / HOURS),
        reduce="mean",
        dtype="float32",
    )
    quantities = {}
    for name in KEPT:
        filled = np.full((*shape, persons), np.nan)
        filled[cells[:, 0], cells[:, 1]] = (
            lived[name][-3:].mean(axis=0).reshape(len(cells), persons)
        )
        quantities[name] = filled
    quantities["calm_bond"] = quantities["bond"] * (1.0 - quantities["relief_share"])
    return Grid(
        predictability=PREDICTABILITY,
        contrast=CONTRAST,
        quantities=quantities,
        days=days,
        places=PLACES,
        seed=seed,
        **MEANS,
    )


def _partner(predictability: float, contrast: float) -> Partner | None:
    """Return the partner with the shared means, or None where they allow no such contrast."""
    try:
        return partner_from_knobs(
            predictability=predictability, contrast=contrast, **MEANS
        )
    except OutOfRangeError:
        return None
