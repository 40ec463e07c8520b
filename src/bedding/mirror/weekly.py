"""What the weekly look back says of a sign or a distinction: answers between its two poles."""

import math
from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
from jaxtyping import Float

from bedding.mirror.told import Told

Weekly = Mapping[str, Sequence[float]]
"""By sign or distinction, the weekly answers, oldest first [0 calm to 1 alarm]."""

FEWEST: Final = 2
"""Answers below which a weekly item says nothing: one week may be any week. Chosen."""

WEEK: Final = 0.25
"""Standard deviation of one week's answer around what the person usually answers [0 to 1]."""

MIDDLE: Final = 0.5
"""The middle of the scale; both poles are written out on either side of it."""


def asked_at_all(answers: Sequence[float]) -> bool:
    """Return whether anything was answered, be it too little to say something of it."""
    return not all(map(math.isnan, answers))


def weekly_told(answers: Sequence[float]) -> Told | None:
    """Return the mean of the weekly answers with its error; None where there are too few.

    The error is that of weeks that differ by `WEEK` or by as much as these do, whichever is
    more: answers all alike are not certain.

    Args:
        answers: Between the poles [0 calm to 1 alarm], NaN where left empty.
    """
    given: Float[np.ndarray, " week"] = np.asarray(answers, dtype=float)
    given = given[~np.isnan(given)]
    if len(given) < FEWEST:
        return None
    spread = max(WEEK, float(np.std(given, ddof=1)))
    return Told(estimate=float(given.mean()), error=spread / np.sqrt(len(given)))
