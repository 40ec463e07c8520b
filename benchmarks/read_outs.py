"""Print centre and spread of every read-out over evenings of the reference persons.

Persons drawn from the spread of the table of parameters, three with each ready-made partner that
goes on for a year; one entry each evening, as a diary has it. `python -m benchmarks.read_outs`
"""

import jax
import numpy as np
from jaxtyping import Float

from bedding.model import Episode, presets, simulate
from bedding.model.inference import PERSON, Observations, placed
from bedding.model.inference.log_density import path
from bedding.model.observation import CHANNELS

PARTNERS = (
    "secure", "lukewarm", "intermittent", "secure_free", "secure_repaired", "lukewarm_free",
    "intermittent_cycle", "intermittent_free", "cold", "avoidant", "love_bombing", "on_off",
)  # fmt: skip
DAYS = 180
PERSONS = 3
_SEEN = ("bid", "answered", "warmth", "threat", "amends", "voiced", "met", "contact")


def evenings(partner: str, key: int) -> Episode:
    """Return one entry for each day with a partner."""
    lived = simulate(
        presets.PRESETS[partner],
        days=DAYS,
        key=key,
        keep=_SEEN,
        every=24,
        reduce="mean",
    )
    bids = np.maximum(lived["bid"] * 24.0, 1.0)
    each = {
        name: lived[name] * 24.0 / bids for name in ("answered", "warmth", "threat")
    }
    there = (lived["bid"] > 0).astype(float)
    said = np.maximum(lived["voiced"] * 24.0, 1.0)
    return Episode(
        contact=0.5 * (lived["contact"] > 0),
        waiting=there * (lived["contact"] <= 0),
        bid=there,
        amends=np.clip(lived["amends"] * 24.0, 0.0, 1.0),
        voiced=(lived["voiced"] > 0).astype(float),
        met=lived["met"] * 24.0 / said,
        **each,
    )


def paths(key: int) -> Float[np.ndarray, "person time channel"]:
    """Return what the channels of the reference persons read, not centred and not scaled."""
    times = np.arange(DAYS, dtype=float)
    random = np.random.default_rng(key)
    nothing = Observations(
        person="reference",
        times=times,
        channels=tuple(CHANNELS),
        answers=np.full((DAYS, len(CHANNELS)), np.nan),
        levels=(7,) * len(CHANNELS),
    )
    walk = jax.jit(jax.vmap(path, in_axes=(None, 0)))
    found = []
    for place, partner in enumerate(PARTNERS):
        where = placed(nothing, evenings(partner, key + place))
        people = random.normal(size=(PERSONS, len(PERSON)))
        found.append(np.asarray(walk(where.record, people))[:, where.places])
    scale = np.array([read.spread for read in CHANNELS.values()])
    centre = np.array([read.centre for read in CHANNELS.values()])
    return np.asarray(np.concatenate(found) * scale + centre)


def main() -> None:
    """Print the table."""
    every = paths(0)
    centre = every.mean(axis=(0, 1))
    spread = np.sqrt(every.var(axis=1).mean(axis=0))
    for place, name in enumerate(CHANNELS):
        print(f"{name:10} centre {centre[place]:7.3f}  spread {spread[place]:6.3f}")


if __name__ == "__main__":
    main()
