"""What is known of how a quantity moved: its path week by week, and whether and when it changed."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from jaxtyping import Bool, Float, Int

SURE: Final = 0.9
"""From which probability a change is spoken of; chosen, see docs/change.md for what it costs."""
LATELY: Final = 4
"""How many pieces of a path are its latest part [piece]; chosen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Path:
    """One quantity through the pieces of a record; draws are equally weighted.

    Attributes:
        name: Which quantity.
        begins: When each piece begins, in the time of the entries [day].
        draws: What it may have been.
        changes: Which draws change at all.
        boundary: In which piece the (largest) jump of a draw took effect; 0 where it has none.
        probability: Of any change [0 to 1]; half beforehand.
        learned: 1 - variance of the draws / variance beforehand, over the pieces: near 0, the
            answers say nothing of it.
    """

    name: str
    begins: Float[np.ndarray, " piece"]
    draws: Float[np.ndarray, "draw piece"]
    changes: Bool[np.ndarray, " draw"]
    boundary: Int[np.ndarray, " draw"]
    probability: float
    learned: float

    @property
    def changed(self) -> bool:
        """Whether a change is to be spoken of."""
        return self.probability >= SURE

    @property
    def dates(self) -> Float[np.ndarray, " piece"]:
        """The probability that the (largest) jump took effect in each piece, given that one did."""
        counts = np.bincount(
            self.boundary[self.boundary > 0], minlength=len(self.begins)
        ).astype(float)
        return np.asarray(counts / max(counts.sum(), 1.0))

    @property
    def difference(self) -> Float[np.ndarray, " draw"]:
        """How far the last piece lies above the first."""
        return np.asarray(self.draws[:, -1] - self.draws[:, 0])

    @property
    def lately(self) -> Float[np.ndarray, " draw"]:
        """How far the last piece lies above the one `LATELY` pieces before."""
        return np.asarray(self.draws[:, -1] - self.draws[:, -1 - LATELY :][:, 0])

    def interval(
        self, level: float
    ) -> tuple[Float[np.ndarray, " piece"], Float[np.ndarray, " piece"]]:
        """Return the ends of the middle `level` [0 to 1] of the draws in every piece."""
        low, high = np.quantile(
            self.draws, [(1.0 - level) / 2.0, (1.0 + level) / 2.0], axis=0
        )
        return low, high

    def when(self, level: float) -> tuple[float, float] | None:
        """Return between which moments the jump took effect [day], None where nothing jumps.

        Args:
            level: How probable that is, given that there was a jump [0 to 1].
        """
        placed = self.boundary[self.boundary > 0]
        if not placed.size:
            return None
        ends = np.quantile(
            placed,
            [(1.0 - level) / 2.0, (1.0 + level) / 2.0],
            method="inverted_cdf",
        )
        # A jump is at a boundary; what changed within a piece is taken to the nearest.
        low, high = ends.astype(int)
        half = 0.5 * (self.begins[1] - self.begins[0])
        return float(self.begins[low] - half), float(self.begins[high] + half)


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """How the quantities of the mechanism moved.

    Attributes:
        paths: By the name of the quantity; empty where there was too little or no trusted fit.
        khat: Shape of the tail of the importance weights; trusted below 0.7.
        effective: How many independent draws these are worth.
    """

    paths: dict[str, Path]
    khat: float
    effective: float
