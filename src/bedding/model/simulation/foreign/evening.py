"""Putting a day down in the evening: seven points, a way of using them, and evenings skipped."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from jaxtyping import Float

from bedding.model.simulation.foreign.drawing import Chance, within
from bedding.model.simulation.foreign.lived import MESSAGE, Lived
from bedding.types import Channel, Diary

POINTS: Final = 7
"""Answers on the scale of a question."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Writer:
    """How someone puts a day down; chosen.

    Attributes:
        wide: How much of the scale is used: 1 is as it was felt [1].
        shift: By how much answers lie above what was felt [scale of 0 to 1].
        skipped: Share of evenings without an entry, whatever happened [0 to 1].
    """

    wide: float = within(0.85, 1.2)
    shift: float = within(-0.05, 0.05)
    skipped: float = within(0.0, 0.2)


def written(
    lived: Lived, chance: Chance, *, person: str, channels: Sequence[str]
) -> Diary:
    """Return the diary of days that were lived.

    Warmth, threat and answered are put down where there was contact. The first evening is never
    skipped, so that times begin at 0.

    Args:
        lived: What was.
        chance: Where chance comes from.
        person: How the person is called.
        channels: Which questions are answered about oneself.
    """
    writer = chance.numbers(Writer)
    other = lived.other
    count = len(other.contact)
    skipped = chance.happens("skipped", np.full(count, writer.skipped)) > 0
    kept = ~skipped
    kept[0] = True
    there = other.contact >= MESSAGE
    inputs = {
        "contact": other.contact,
        "warmth": np.where(there, _on_points(other.warmth), np.nan),
        "threat": np.where(there, _on_points(other.threat), np.nan),
        "amends": _on_points(other.amends),
        "answered": np.where(there, np.round(np.clip(other.answered, 0, 1), 2), np.nan),
        "openness": other.openness,
        "stress": _on_points(other.stress),
    }
    return Diary(
        person=person,
        times=np.arange(count, dtype=float)[kept],
        inputs={
            name: values[kept]
            for name, values in inputs.items()
            if not np.isnan(values[kept]).all()
        },
        channels={
            name: Channel(
                name=name,
                values=_answers(lived.felt[name], writer)[kept],
                low=1.0,
                high=float(POINTS),
                levels=POINTS,
            )
            for name in channels
        },
    )


def _on_points(share: Float[np.ndarray, " day"]) -> Float[np.ndarray, " day"]:
    steps = POINTS - 1
    return np.asarray(np.round(np.clip(share, 0.0, 1.0) * steps) / steps)


def _answers(
    felt: Float[np.ndarray, " day"], writer: Writer
) -> Float[np.ndarray, " day"]:
    used = 0.5 + writer.shift + writer.wide * (felt - 0.5)
    return 1.0 + _on_points(used) * (POINTS - 1)
