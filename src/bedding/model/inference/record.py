"""Observations and episodes as padded arrays, so that compiled programs serve many persons."""

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from typing import Final

import jax.numpy as jnp
import numpy as np
from jax.tree_util import register_dataclass
from jaxtyping import Array, Bool, Float, Int

from bedding.errors import OutOfRangeError
from bedding.model.inference.filtering import Writing
from bedding.model.inference.observations import Observations
from bedding.model.inputs import Episode
from bedding.model.observation import CHANNELS, WEEKLY, steps
from bedding.model.simulation.grid import LONGEST_STEP, filled

_SHORTEST: Final = 32
"""Shortest length of the padded arrays [step]; longer ones grow by half or a third in turn."""
_CHANGING: Final = (
    "contact", "waiting", "stress", "bid", "answered", "warmth", "threat", "amends", "voiced",
    "met",
)  # fmt: skip
"""What may change from entry to entry; everything else of an episode stays one number."""


@register_dataclass
@dataclass(frozen=True, kw_only=True)
class Record:
    """One person's answers and episodes on the steps that the model walks.

    Attributes:
        episodes: What happened; fields that change have the axis `time`.
        elapsed: Length of each step [day].
        answers: Answers, 0 where there is none [0 to 1].
        seen: Where there is an answer.
        kind: Which channel each column is, as a place in `CHANNELS`.
        half: Half the way between neighbouring answers of each scale [0 to 1].
        weekly: Whether any channel looks back over a week.
        writing: How writing depends on what would be written; None where it doesn't.
        without: Mechanisms that are switched off.
    """

    episodes: Episode
    elapsed: Float[Array, " time"]
    answers: Float[Array, "time channel"]
    seen: Bool[Array, "time channel"]
    kind: Int[Array, " channel"]
    half: Float[Array, " channel"]
    weekly: bool = field(metadata={"static": True})
    writing: Writing | None = None
    without: frozenset[str] = field(default=frozenset(), metadata={"static": True})


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A record, and where the entries stand in it.

    Attributes:
        record: The padded arrays.
        places: The step of each entry.
        steps: How many steps there are before the padding.
    """

    record: Record
    places: Int[np.ndarray, " entry"]
    steps: int


def placed(
    observations: Observations,
    episodes: Episode,
    *,
    without: Collection[str] = (),
) -> Placed:
    """Return observations and episodes on padded steps.

    The first step is as long as the usual gap between entries, a day at most. Padding lies after
    the last entry, has no answers and moves nothing before it.

    Args:
        observations: What the person reported.
        episodes: What happened at each entry.
        without: Mechanisms to switch off, from `MECHANISMS`.

    Raises:
        OutOfRangeError: A field of the episodes has another number of entries.
    """
    count = len(observations.times)
    for name in Episode.__dataclass_fields__:
        shape = np.shape(getattr(episodes, name))
        if shape not in {(), (count,)}:
            raise OutOfRangeError(f"episodes.{name}", shape, low=count, high=count)
    gaps = np.diff(observations.times)
    first = min(float(np.median(gaps)) if gaps.size else 1.0, LONGEST_STEP)
    begin = float(observations.times[0]) - first
    changing = {
        name: jnp.asarray(np.broadcast_to(getattr(episodes, name), count), float)
        for name in _CHANGING
    }
    wide, _, gone, places = filled(
        replace(episodes, **changing), observations.times - begin
    )
    length = len(gone)
    padded = _bucket(length)
    elapsed = np.full(padded, LONGEST_STEP)
    elapsed[:length] = gone
    answers = np.zeros((padded, len(observations.channels)))
    answers[places] = np.nan_to_num(observations.answers)
    seen = np.zeros(answers.shape, dtype=bool)
    seen[places] = observations.seen
    kinds = tuple(CHANNELS)
    return Placed(
        record=Record(
            episodes=replace(
                wide,
                **{
                    name: jnp.asarray(_padded(wide, name, padded)) for name in _CHANGING
                },
            ),
            elapsed=jnp.asarray(elapsed),
            answers=jnp.asarray(answers),
            seen=jnp.asarray(seen),
            kind=jnp.asarray([kinds.index(name) for name in observations.channels]),
            half=jnp.asarray(0.5 * steps(observations.levels)),
            weekly=not WEEKLY.keys().isdisjoint(observations.channels),
            without=frozenset(without),
        ),
        places=places,
        steps=length,
    )


def _bucket(length: int) -> int:
    """Return the padded length: 32, 48, 64, 96, 128, 192 and so on."""
    whole = max(_SHORTEST, 1 << (length - 1).bit_length())
    short = whole * 3 // 4
    return short if length <= short and short > _SHORTEST else whole


def _padded(episodes: Episode, name: str, length: int) -> Float[np.ndarray, " time"]:
    """Return one field of the episodes, followed by no news."""
    field = np.zeros(length)
    given = np.asarray(getattr(episodes, name))
    field[: len(given)] = given
    return field
