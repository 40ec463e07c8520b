"""Every check of one fit on the person's own record, in one call."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from jaxtyping import Float

from bedding.model.inference.checking.answer_by_answer import answer_by_answer
from bedding.model.inference.checking.leaving_out import LeftOut, leave_out
from bedding.model.inference.checking.predictive import (
    Check,
    Shown,
    check_predictive,
)
from bedding.model.inference.checking.replicating import replicate
from bedding.model.inference.checking.sensitivity import Sensitivity, sensitivity
from bedding.model.inference.checking.stacking import stack
from bedding.model.inference.checking.used import Used, used
from bedding.model.inference.person import PERSON, unconstrained
from bedding.model.inference.result import Fit


@dataclass(frozen=True, slots=True, kw_only=True)
class Checks:
    """What the person's own record says of the fit.

    Attributes:
        predictive: Every quantity of every channel, in the answers and as the fit gives it again.
        left_out: Each answer told by all others.
        weights: Of the mechanism and its rivals in the best mixture of their forecasts.
        sensitivity: Which number of the person moves what may be said.
    """

    predictive: tuple[Check, ...]
    left_out: LeftOut
    weights: Mapping[str, float]
    sensitivity: Sensitivity

    @property
    def missed(self) -> tuple[Check, ...]:
        """What the fit doesn't reproduce."""
        return tuple(each for each in self.predictive if each.shown is not Shown.YES)


def check(
    fit: Fit,
    quantities: Mapping[str, Float[np.ndarray, " draw"]] | None = None,
    *,
    key: int = 0,
) -> Checks:
    """Return every check of a fit.

    Args:
        fit: With draws.
        quantities: What may be said of the person, in the fit's own draws or the first so many of
            them; without it, what each channel owes to the mechanism.
        key: Seed of all chance.

    Raises:
        NoDrawsError: The fit has no draws.
    """
    held = used(fit)
    key_again, key_places = np.random.default_rng(key).spawn(2)
    answers = answer_by_answer(held)
    told = owed(held) if quantities is None else quantities
    first = min(len(draws) for draws in told.values())
    drawn = unconstrained(np.column_stack([fit.draws[name] for name in PERSON]))
    whole_line = {name: drawn[:first, place] for place, name in enumerate(PERSON)}
    return Checks(
        predictive=check_predictive(held, replicate(held, key_again), fit.episodes),
        left_out=leave_out(held, answers, effective=fit.effective, random=key_places),
        weights=stack(fit.scores),
        sensitivity=sensitivity(
            whole_line,
            {name: draws[:first] for name, draws in told.items()},
            answers.after_earlier.sum(axis=(1, 2))[:first],
        ),
    )


def owed(held: Used) -> Mapping[str, Float[np.ndarray, " draw"]]:
    """Return which share of each channel's variance over time is the mechanism's [0 to 1]."""
    moved = held.expected.var(axis=1)
    share = moved / (moved + held.size**2)
    return {name: share[:, place] for place, name in enumerate(held.names)}
