"""Which number of the person moves which statement, and how much of it is the prior's.

Three looks at the same draws. *Goes with*: the rank correlation of a quantity with a number.
*Moves*: by how many of its own standard deviations the quantity changes with one of the number, the
others held (a linear regression over the draws). *Leans on*: by how much the quantity's
distribution changes when the prior of one number, or the likelihood, counts a little more or a
little less; the draws are only weighted anew [kallioinen2024].
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
from jaxtyping import Float
from scipy.stats import rankdata

from bedding.model.inference.checking.library import array_stats

LEANS: Final = 0.05
"""From here on a quantity leans on what was scaled [kallioinen2024]."""
_SCALES: Final = (0.8, 1.25)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sensitivity:
    """Which number moves which quantity.

    Attributes:
        numbers: Names of the numbers of the person.
        quantities: Names of what may be said of the person.
        goes_with: Rank correlation [-1 to 1].
        moves: Standardised slope, the other numbers held [1].
        prior: How much each quantity leans on the prior of each number.
        likelihood: How much each quantity leans on the answers.
    """

    numbers: tuple[str, ...]
    quantities: tuple[str, ...]
    goes_with: Float[np.ndarray, "number quantity"]
    moves: Float[np.ndarray, "number quantity"]
    prior: Float[np.ndarray, "number quantity"]
    likelihood: Float[np.ndarray, " quantity"]

    def mover(self, quantity: str) -> str:
        """Return the number that moves a quantity most."""
        column = self.moves[:, self.quantities.index(quantity)]
        return self.numbers[int(np.argmax(np.abs(column)))]

    def prior_alone(self, quantity: str) -> tuple[str, ...]:
        """Return the numbers whose prior a quantity leans on while the answers say little."""
        column = self.quantities.index(quantity)
        if self.likelihood[column] >= LEANS:
            return ()
        return tuple(
            name
            for name, leans in zip(self.numbers, self.prior[:, column], strict=True)
            if leans >= LEANS
        )


def sensitivity(
    whole_line: Mapping[str, Float[np.ndarray, " draw"]],
    quantities: Mapping[str, Float[np.ndarray, " draw"]],
    log_likelihood: Float[np.ndarray, " draw"],
) -> Sensitivity:
    """Return which number moves which quantity.

    Args:
        whole_line: Draws of each number, on the scale on which it is standard normal beforehand.
        quantities: The same draws of what may be said of the person; one that doesn't vary is moved
            by nothing.
        log_likelihood: Of all answers, under each draw.
    """
    library = array_stats()

    numbers = np.stack(list(whole_line.values()))
    told = np.stack(list(quantities.values()))

    def leans(log_part: Float[np.ndarray, " draw"]) -> Float[np.ndarray, " quantity"]:
        weights = []
        for scale in _SCALES:
            log = library.power_scale_lw(log_part, alpha=scale)
            weight = np.exp(log - log.max())
            weights.append(weight / weight.sum())
        return np.array(
            [
                float(
                    library.power_scale_sense(
                        values[None], *(each[None] for each in weights), *_SCALES
                    )
                )
                if np.ptp(values) > 0.0
                else 0.0
                for values in told
            ]
        )

    return Sensitivity(
        numbers=tuple(whole_line),
        quantities=tuple(quantities),
        goes_with=rank_correlation(numbers, told),
        moves=standardised_slopes(numbers, told),
        prior=np.stack([leans(-0.5 * each**2) for each in numbers]),
        likelihood=leans(log_likelihood),
    )


def rank_correlation(
    one: Float[np.ndarray, "row draw"], other: Float[np.ndarray, "column draw"]
) -> Float[np.ndarray, "row column"]:
    """Return Spearman's correlation of every row with every column; 0 where one is constant."""
    first, second = (_standardised(rankdata(each, axis=1)) for each in (one, other))
    return np.asarray(first @ second.T / one.shape[1])


def standardised_slopes(
    numbers: Float[np.ndarray, "number draw"], told: Float[np.ndarray, "quantity draw"]
) -> Float[np.ndarray, "number quantity"]:
    """Return the slopes of each quantity on all numbers together, both standardised."""
    columns, targets = _standardised(numbers).T, _standardised(told).T
    return np.asarray(np.linalg.lstsq(columns, targets, rcond=None)[0])


def _standardised(rows: Float[np.ndarray, "row draw"]) -> Float[np.ndarray, "row draw"]:
    off = rows - rows.mean(axis=1, keepdims=True)
    spread = off.std(axis=1, keepdims=True)
    return np.asarray(
        np.divide(off, spread, out=np.zeros_like(off), where=spread > 1e-12)
    )
