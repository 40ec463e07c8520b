"""How well numbers come back from the answers that they made."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from bedding.model.inference.calibrating.coverage import Held, coverage
from bedding.model.inference.calibrating.judging import table
from bedding.model.inference.calibrating.measuring import Measured


@dataclass(frozen=True, slots=True, kw_only=True)
class Recovered:
    """How well one number comes back, on the scale on which it is standard normal beforehand.

    Attributes:
        correlation: Of posterior mean and truth [-1 to 1].
        bias: Mean of posterior mean minus truth [prior standard deviation].
        error: Root of the mean square of that [prior standard deviation].
        contraction: 1 - mean posterior variance, of 1 beforehand [0 to 1]; 0 where the answers
            say nothing.
        held: How often intervals held the truth.
    """

    correlation: float
    bias: float
    error: float
    contraction: float
    held: tuple[Held, ...]


def recovery(measured: Sequence[Measured]) -> Mapping[str, Recovered]:
    """Return how well each number came back over many records."""
    truth = table([each.truth for each in measured])
    mean = table([each.mean for each in measured])
    deviation = table([each.deviation for each in measured])
    places = table([{n: each.places[n] for n in each.truth} for each in measured])
    found = {}
    for name, true in truth.items():
        off = mean[name] - true
        found[name] = Recovered(
            correlation=float(np.corrcoef(mean[name], true)[0, 1]),
            bias=float(off.mean()),
            error=float(np.sqrt((off**2).mean())),
            contraction=float(1.0 - (deviation[name] ** 2).mean()),
            held=coverage(places[name][:, None]),
        )
    return found
