"""Whether two ways of drawing from one posterior agree."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from bedding.model.inference.calibrating.drawing import Drawn
from bedding.model.inference.calibrating.posterior import Engine, Posterior, weighed
from bedding.model.inference.calibrating.quantities import number_names

CLOSE: Final = 0.1
"""How far mean and standard deviation may lie apart [posterior standard deviation]."""
_LONG: Final = (1024, 2048, 4096, 8192, 16384)
_LONG_ENOUGH: Final = 12_000.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """How far one way of drawing lies from a longer one.

    Attributes:
        mean: Difference of the means [posterior standard deviation], by number.
        deviation: Ratio of the standard deviations minus 1, by number.
        khat: Shape of the tail of the weights of the shorter one.
        trusted: Whether the shorter one trusts its draws.
        effective: How many independent draws it is worth.
        long_trusted: Whether the longer one trusts its draws.
    """

    mean: Mapping[str, float]
    deviation: Mapping[str, float]
    khat: float
    trusted: bool
    effective: float
    long_trusted: bool

    @property
    def farthest(self) -> float:
        """Largest difference of any mean or standard deviation [posterior standard deviation]."""
        both = [*self.mean.values(), *self.deviation.values()]
        return float(np.max(np.abs(both)))


def long_run(drawn: Drawn, random: np.random.Generator) -> Posterior:
    """Return fifty times the draws of a fit at once."""
    return weighed(drawn, random, rounds=_LONG, enough=_LONG_ENOUGH)


def agreement(
    drawn: Drawn,
    random: np.random.Generator,
    *,
    engine: Engine,
    reference: Engine = long_run,
) -> Agreement:
    """Return how far an engine lies from a reference on one record."""
    short, long = engine(drawn, random), reference(drawn, random)
    names = number_names(drawn.design.channels)
    apart = (short.mean - long.mean) / long.deviation
    wider = short.deviation / long.deviation - 1.0
    return Agreement(
        mean=dict(zip(names, apart.tolist(), strict=True)),
        deviation=dict(zip(names, wider.tolist(), strict=True)),
        khat=short.khat,
        trusted=short.trusted,
        effective=float(1.0 / np.exp(2.0 * short.log_weights).sum()),
        long_trusted=long.trusted,
    )
