"""A random other, and what an evening says of the day with them.

What the other does depends on chance and on nobody's fitted numbers, so that it may be taken as
given: calibration asks what a fit makes of answers, whatever happened.
"""

from typing import Final

import numpy as np
from jaxtyping import Float

from bedding.model.inputs import Episode
from bedding.model.simulation import Partner, Phase, simulate

_PHASES: Final = 4
_SEEN: Final = (
    "contact", "waiting", "stress", "bid", "answered", "warmth", "threat", "amends", "voiced",
    "met",
)  # fmt: skip
_HOURS: Final = 24
_APART: Final = 0.1
"""How many phases have no contact at all [0 to 1]."""
_FINENESS: Final = 6.0
"""A day is told on scales of seven answers."""


def random_other(random: np.random.Generator) -> Partner:
    """Return an other with random warmth, hurt, rhythm and manner, in a ring of four phases."""

    def phase() -> Phase:
        warm, cold = np.sort(random.uniform(size=2))[::-1]
        return Phase(
            answered=random.uniform(0.05, 0.95),
            warmth_good=float(warm),
            warmth_bad=float(cold),
            threat_good=random.uniform(0.0, 0.1),
            threat_bad=random.uniform(0.0, 0.6),
            amends=random.uniform(),
            contact=random.uniform(0.1, 0.5),
            length=random.uniform(2.0, 30.0),
            open=float(random.uniform() > _APART),
        )

    return Partner(
        phases=tuple(phase() for _ in range(_PHASES)),
        swing=random.uniform(0.0, 0.2),
        openness=random.uniform(),
        voicing=random.uniform(0.1, 0.5),
        outside=random.uniform(0.0, 0.3),
    )


def days_with(other: Partner, times: Float[np.ndarray, " entry"], key: int) -> Episode:
    """Return what each entry tells of the time since the one before, a day of it at most.

    Args:
        other: Who acts.
        times: When entries are made [day], increasing.
        key: Seed of what happens.
    """
    begin = float(times[0]) - 1.0
    # Whole blocks of 32 days, so that records of about one length share a compiled program.
    days = 32.0 * np.ceil((float(times[-1]) - begin + 1.0) / 32.0)
    lived = simulate(other, days=days, key=key, keep=_SEEN, hours=24.0 / _HOURS)
    ends = np.round((times - begin) * _HOURS).astype(int)
    starts = np.maximum(np.concatenate([[0], ends[:-1]]), ends - _HOURS)

    def total(name: str) -> Float[np.ndarray, " entry"]:
        running = np.concatenate([[0.0], np.cumsum(lived[name])])
        return np.asarray(running[ends] - running[starts])

    hours = np.maximum(ends - starts, 1)
    bids, said = np.maximum(total("bid"), 1.0), np.maximum(total("voiced"), 1.0)
    told = {
        "contact": total("contact") / hours,
        "waiting": total("waiting") / hours,
        "stress": total("stress") / hours,
        "bid": np.minimum(total("bid"), 1.0),
        "answered": total("answered") / bids,
        "warmth": total("warmth") / bids,
        "threat": total("threat") / bids,
        "amends": total("amends"),
        "voiced": np.minimum(total("voiced"), 1.0),
        "met": total("met") / said,
    }
    return Episode(
        **{
            name: np.round(_FINENESS * np.clip(value, 0.0, 1.0)) / _FINENESS
            for name, value in told.items()
        }
    )
