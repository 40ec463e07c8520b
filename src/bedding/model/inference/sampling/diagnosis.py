"""Whether draws can be trusted: chains that agree, and enough of them to count.

R-hat compares what chains differ by with what they vary by. The split one, on ranks, is the
usual [vehtari2021]; the nested one compares superchains, groups of chains with a start in common,
and so stays meaningful where each chain is short [margossian2024]. Effective draws are counted in
the bulk and in both tails. All of it is computed by arviz-stats.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from jaxtyping import Float, Int

SETTLED: Final = 1.01
"""Largest R-hat of draws that are trusted [vehtari2021]."""
EFFECTIVE: Final = 400.0
"""Fewest effective draws, in bulk and tails, of draws that are trusted [vehtari2021]."""
DIVERGENT: Final = 0.001
"""Largest share of divergent transitions of draws that are trusted; chosen."""
_TAIL: Final = 0.05
_FEWEST: Final = 8
"""Draws of a chain below which nothing can be said: each half needs four."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnosis:
    """How far draws can be trusted, number by number.

    Attributes:
        r_hat: The larger of the split and the nested R-hat; 1 where chains agree.
        bulk: Effective draws of the middle.
        tail: Effective draws of the two ends, the fewer of both.
        divergent: Share of transitions that diverged [0 to 1].
        draws: How many draws there are.
    """

    r_hat: Float[np.ndarray, " number"]
    bulk: Float[np.ndarray, " number"]
    tail: Float[np.ndarray, " number"]
    divergent: float
    draws: int

    @property
    def worst(self) -> float:
        """The largest R-hat."""
        return float(self.r_hat.max())

    @property
    def effective(self) -> float:
        """Effective draws of the number that has fewest, in bulk or tail."""
        return float(min(self.bulk.min(), self.tail.min()))

    @property
    def trusted(self) -> bool:
        """Whether the draws can be trusted. NaN never can."""
        return (
            self.worst <= SETTLED
            and self.effective >= EFFECTIVE
            and self.divergent < DIVERGENT
        )


def diagnose(
    draws: Float[np.ndarray, "chain draw number"],
    superchains: Int[np.ndarray, " chain"],
    *,
    divergent: float = 0.0,
) -> Diagnosis:
    """Return how far draws can be trusted.

    Args:
        draws: What the chains drew.
        superchains: Which chains had a start in common, one number for each chain.
        divergent: Share of transitions that diverged [0 to 1].
    """
    count, size = draws.shape[0] * draws.shape[1], draws.shape[2]
    if draws.shape[1] < _FEWEST:
        nothing = np.zeros(size)
        return Diagnosis(
            r_hat=np.full(size, np.inf),
            bulk=nothing,
            tail=nothing,
            divergent=divergent,
            draws=count,
        )
    from arviz_stats.base.array import array_stats  # noqa: PLC0415 -- slow import

    each = np.moveaxis(draws, -1, 0)
    return Diagnosis(
        r_hat=np.asarray(
            [
                max(
                    array_stats.rhat(one),
                    array_stats.rhat_nested(one, superchain_ids=superchains),
                )
                for one in each
            ]
        ),
        bulk=np.asarray([array_stats.ess(one, method="bulk") for one in each]),
        tail=np.asarray(
            [array_stats.ess(one, method="tail", prob=_TAIL) for one in each]
        ),
        divergent=divergent,
        draws=count,
    )
