"""The filter that others use for odds that change: the hierarchical Gaussian one [mathys2014].

For binary outcomes, with a belief about the log odds (mean2, precision2) and one about how fast
they change (mean3, precision3):

    expected:  m1 = sigmoid(mean2)   v = exp(coupling mean3 + tonic)   p2 = 1 / (1/precision2 + v)
    learned:   precision2' = p2 + m1 (1 - m1)     mean2' = mean2 + (outcome - m1) / precision2'
    above:     w = v p2     d = (1/precision2' + (mean2' - mean2)^2) p2 - 1
               p3 = 1 / (1/precision3 + exp(top_tonic))
               precision3' = p3 + coupling^2 w (w + (2 w - 1) d) / 2
               mean3' = mean3 + coupling w d / (2 precision3')

Without coupling it has two levels. It is here as a measure for our own filter, not as part of the
model.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from jaxtyping import Float
from scipy.special import expit

FARTHEST: Final = 50.0
"""A belief beyond this has run away [logit]."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gaussian:
    """Numbers of the hierarchical Gaussian filter, with the letters of its papers.

    Attributes:
        mean2: Where the belief about the log odds begins [logit].
        precision2: How sure that is [1/logit**2].
        tonic: omega2, how fast odds change in any case [log of logit**2 per trial].
        coupling: kappa, how far the third level counts [1]; 0 for two levels.
        mean3: Where the third level begins [1].
        precision3: How sure that is [1].
        top_tonic: omega3, how fast the third level changes [log per trial].
    """

    mean2: float = 0.0
    precision2: float = 1.0
    tonic: float = -2.5
    coupling: float = 0.0
    mean3: float = 0.0
    precision3: float = 1.0
    top_tonic: float = -6.0


def by_gaussian_filter(
    outcomes: Float[np.ndarray, " trial"], numbers: Gaussian
) -> Float[np.ndarray, " trial"]:
    """Return how probable the filter holds a yes before each outcome.

    NaN from where its third level has no precision any more, or its belief runs away: its
    equations allow both.
    """
    mean2, precision2 = numbers.mean2, numbers.precision2
    mean3, precision3 = numbers.mean3, numbers.precision3
    told = np.full(len(outcomes), np.nan)
    for trial, outcome in enumerate(outcomes):
        if abs(mean2) > FARTHEST:
            break
        moving = np.exp(numbers.coupling * mean3 + numbers.tonic)
        sure = 1.0 / (1.0 / precision2 + moving)
        told[trial] = chance = float(expit(mean2))
        precision2 = sure + chance * (1.0 - chance)
        step = (outcome - chance) / precision2
        mean2 += step
        if numbers.coupling == 0.0:
            continue
        weight = moving * sure
        off = (1.0 / precision2 + step**2) * sure - 1.0
        sure3 = 1.0 / (1.0 / precision3 + np.exp(numbers.top_tonic))
        lifted = weight * (weight + (2.0 * weight - 1.0) * off)
        precision3 = sure3 + 0.5 * numbers.coupling**2 * lifted
        if not 0.0 < precision3 < np.inf:
            break
        mean3 += 0.5 * numbers.coupling * weight * off / precision3
    return told
