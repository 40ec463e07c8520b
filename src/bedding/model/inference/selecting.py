"""What if the days without an entry were other days: a sensitivity analysis.

Whether someone writes may depend on what there would be to write. No record can tell: the days that
would decide it are the ones without an answer. So nothing is estimated here. The fit is made again
under two suppositions, that hard days were written about more, and that good days were, and what
matters is how far the person's numbers and levels move (a tipping-point analysis, as is the custom
where data may be missing not at random [carpenter2013]).

Supposed is a probit: written with the probability Phi(c + slope * answer), where one standard
deviation of the answers that there are moves the probit by `STRENGTH`, and c makes the share of
written days what it was. A day counts as without an entry where a gap is longer than a day.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

import jax.numpy as jnp
import numpy as np
from jaxtyping import Float
from scipy.special import ndtri

from bedding.model.inference.filtering import Writing
from bedding.model.inference.fitting import posterior_of
from bedding.model.inference.lanes import LANES, look, walk
from bedding.model.inference.observations import Observations
from bedding.model.inference.person import PERSON
from bedding.model.inference.record import Placed, Record, placed
from bedding.model.inference.weighing import TRUSTED, Weighted, picked
from bedding.model.inputs import Episode

STRENGTH: Final = 1.0
"""By how much one standard deviation of the answers moves the probit of writing; chosen: from half
of all days written about at a usual answer to five in six at one standard deviation more."""
HARD: Final[Mapping[str, int]] = {
    "arousal": 1, "pull": 1, "self": -1, "expect": -1, "mood": -1, "closeness": -1, "voice": -1,
}  # fmt: skip
"""Which way each daily channel goes on a hard day."""
SUPPOSED: Final = ("hard", "good")


@dataclass(frozen=True, slots=True, kw_only=True)
class Selected:
    """How far the fit rests on the days without an entry being like the others.

    Attributes:
        days: How many days the record spans.
        unwritten: How many of them have no entry.
        moved: By supposition, by the name of a number of the person: how far its mean moves
            [posterior standard deviation].
        levels: By supposition, by channel: how far the level moves [0 to 1].
        error: Standard error of `moved`, by the chance of the draws; the largest
            [posterior standard deviation].
        level_errors: By channel: that of `levels` [0 to 1].
        trusted: By supposition, whether its draws and those without any can be trusted.
    """

    days: int
    unwritten: int
    moved: Mapping[str, Mapping[str, float]]
    levels: Mapping[str, Mapping[str, float]]
    error: float
    level_errors: Mapping[str, float]
    trusted: Mapping[str, bool]

    @property
    def most(self) -> float:
        """The furthest that any number moves under any supposition; 0 without such days."""
        return max(
            (abs(far) for each in self.moved.values() for far in each.values()),
            default=0.0,
        )


def selected(
    observations: Observations, episodes: Episode, *, key: int = 0
) -> Selected:
    """Return how far the fit moves when the days without an entry are supposed to be others.

    Args:
        observations: What the person reported; a channel that never varies is left out.
        episodes: What happened at each entry.
        key: Seed of all chance.

    Raises:
        OutOfRangeError: A field of the episodes has another number of entries.
    """
    used = observations.varying()
    where = placed(used, episodes)
    gaps = where.steps - len(where.places)
    if not gaps:
        return Selected(
            days=where.steps,
            unwritten=0,
            moved={},
            levels={},
            error=0.0,
            level_errors={},
            trusted={},
        )
    records = {
        "as they are": where.record,
        "hard": replace(where.record, writing=written(where, used, STRENGTH)),
        "good": replace(where.record, writing=written(where, used, -STRENGTH)),
    }
    found = {
        name: posterior_of(replace(where, record=record), key=key)
        for name, record in records.items()
    }
    ends = {
        name: _levels(record, found[name], where.steps)
        for name, record in records.items()
    }
    levels = {name: each.mean(axis=0) for name, each in ends.items()}
    chance = {name: each.var(axis=0) / LANES for name, each in ends.items()}
    furthest = np.max([chance[name] for name in SUPPOSED], axis=0)
    fewest = min(found[name].effective for name in SUPPOSED)
    plain, spread = _moments(found["as they are"])
    return Selected(
        days=where.steps,
        unwritten=gaps,
        moved={
            name: dict(
                zip(
                    PERSON,
                    ((_moments(found[name])[0] - plain) / spread).tolist(),
                    strict=True,
                )
            )
            for name in SUPPOSED
        },
        levels={
            name: dict(
                zip(
                    used.channels,
                    (levels[name] - levels["as they are"]).tolist(),
                    strict=True,
                )
            )
            for name in SUPPOSED
        },
        error=float(np.sqrt(1.0 / found["as they are"].effective + 1.0 / fewest)),
        level_errors=dict(
            zip(
                used.channels,
                np.sqrt(chance["as they are"] + furthest).tolist(),
                strict=True,
            )
        ),
        trusted={
            name: max(found[name].khat, found["as they are"].khat) < TRUSTED
            for name in SUPPOSED
        },
    )


def written(where: Placed, observations: Observations, strength: float) -> Writing:
    """Return how writing depends on what lies behind the answers.

    Args:
        where: The record on its steps.
        observations: What was reported.
        strength: Probit for each standard deviation; more than 0 where hard days are written of.
    """
    unwritten = np.zeros(len(where.record.elapsed))
    unwritten[: where.steps] = 1.0
    unwritten[where.places] = 0.0
    share = len(where.places) / where.steps
    mean = np.nanmean(observations.answers, axis=0)
    spread = np.nanstd(observations.answers, axis=0)
    way = np.array([HARD.get(name, 0) for name in observations.channels])
    # One probit for the day, shared out over the channels that tell of it.
    slope = strength * way / spread / max(int(np.abs(way).sum()), 1)
    middle = ndtri(share) * np.sqrt(1.0 + (slope * spread) ** 2)
    return Writing(
        unwritten=jnp.asarray(unwritten),
        slope=jnp.asarray(slope),
        start=jnp.asarray(middle - slope * mean),
    )


def _moments(weighted: Weighted) -> tuple[np.ndarray, np.ndarray]:
    """Return mean and standard deviation of the person's numbers on the whole line."""
    weights = np.exp(weighted.log_weights)
    mean = weights @ weighted.person
    return mean, np.sqrt(weights @ (weighted.person - mean) ** 2)


def _levels(
    record: Record, weighted: Weighted, steps: int
) -> Float[np.ndarray, "lane channel"]:
    """Return the level of each channel around the middle of its scale, by draw."""
    chosen = picked(weighted.log_weights, LANES, np.random.default_rng(0))
    reads = walk(record, weighted.person[chosen])
    ends = look(record, reads, weighted.residuals[chosen], np.full(LANES, steps)).end
    return np.asarray(ends.level)
