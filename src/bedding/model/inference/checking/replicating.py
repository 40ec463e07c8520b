"""Answers as the fit would give them again: the same days, the same entries, other chance."""

import numpy as np
from jaxtyping import Float

from bedding.model.inference.checking.used import Used
from bedding.model.inference.scoring import on_scale


def replicate(
    used: Used, random: np.random.Generator
) -> Float[np.ndarray, "draw time channel"]:
    """Return one record of answers for each draw, NaN where the person gave none [0 to 1].

    Level, gain and path of the mechanism are the draw's own; what it leaves open is drawn anew: the
    part that carries over with exact gaps, and the part that is new each time. What comes out
    is put on the steps of the scale, and on its ends where it lies beyond them.
    """
    shape = used.expected.shape
    carries = used.size * np.sqrt(used.carried)
    fresh = used.size * np.sqrt(1.0 - used.carried)
    along = np.empty(shape)
    along[:, 0] = carries * random.normal(size=carries.shape)
    for row, gap in enumerate(np.diff(used.times), start=1):
        left = np.exp2(-gap / used.half_life)
        new = np.sqrt(1.0 - left**2) * carries * random.normal(size=carries.shape)
        along[:, row] = left * along[:, row - 1] + new
    behind = used.expected + along + fresh[:, None] * random.normal(size=shape)
    return np.where(used.seen, on_scale(behind, used.half), np.nan)
