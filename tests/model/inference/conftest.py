"""Diaries made by the model itself: nobody's, and with the numbers that made them."""

from dataclasses import dataclass

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from bedding.model import Episode, presets, simulate
from bedding.model.inference import PERSON, Observations, placed
from bedding.model.inference.log_density import path
from bedding.model.inference.residual import residual_of
from bedding.model.observation import READ_OUTS

_path = jax.jit(path)


@dataclass(frozen=True)
class Made:
    observations: Observations
    episodes: Episode
    person: np.ndarray  # on the whole line
    gain: np.ndarray


def episodes_with(partner: str, times: np.ndarray, key: int) -> Episode:
    """One entry at each of the times, with what the other did in the day before."""
    days = int(np.ceil(times[-1])) + 1
    seen = ("bid", "answered", "warmth", "threat", "amends")
    lived = simulate(
        presets.PRESETS[partner], days=days, key=key, keep=seen, every=24, reduce="mean"
    )
    day = np.floor(times).astype(int)
    bids = np.maximum(lived["bid"] * 24, 1.0)[day]
    there = (lived["bid"] > 0).astype(float)[day]
    return Episode(
        contact=0.4 * there,
        bid=there,
        amends=np.clip(lived["amends"] * 24, 0, 1)[day],
        **{
            name: np.round(6 * np.clip(lived[name][day] * 24 / bids, 0, 1)) / 6
            for name in ("answered", "warmth", "threat")
        },
    )


def make(
    seed: int,
    *,
    entries: int = 60,
    channels: tuple[str, ...] = tuple(READ_OUTS),
    missing: float = 0.1,
    partner: str = "intermittent_free",
    size: float = 0.08,
    gain: float | None = None,
    levels: int | None = 7,
    uneven: bool = False,
) -> Made:
    random = np.random.default_rng(seed)
    gaps = random.uniform(0.3, 2.5, entries) if uneven else np.ones(entries)
    times = np.cumsum(gaps) - gaps[0]
    episodes = episodes_with(partner, times, seed)
    blank = Observations(
        person="nobody",
        times=times,
        channels=channels,
        answers=np.full((entries, len(channels)), np.nan),
        levels=(levels,) * len(channels),
    )
    where = placed(blank, episodes)
    person = random.normal(size=len(PERSON))
    reads = np.asarray(_path(where.record, jnp.asarray(person)))[where.places]
    shape = (entries, len(channels))
    residual = residual_of(
        jnp.asarray(random.normal(size=(len(channels), 3)) * np.array([0, 1, 1]))
    )
    carried, half_life = np.asarray(residual.carried), np.asarray(residual.half_life)
    along = np.zeros(shape)
    along[0] = random.normal(size=shape[1]) * np.sqrt(carried)
    for row in range(1, entries):
        left = 2.0 ** (-gaps[row] / half_life)
        fresh = np.sqrt(carried * (1 - left**2)) * random.normal(size=shape[1])
        along[row] = left * along[row - 1] + fresh
    new = np.sqrt(1 - carried) * random.normal(size=shape)
    # A gain that is asked for is the answers' own standard deviation through the read-out.
    spread = np.maximum(reads.std(axis=0), 0.2)
    gains = (
        np.abs(random.normal(size=shape[1])) * 0.1 if gain is None else gain / spread
    )
    level = 0.5 - gains * reads.mean(axis=0)
    answers = level + gains * reads + size * (along + new)
    answers = np.clip(answers, 0, 1)
    if levels is not None:
        answers = np.round(answers * (levels - 1)) / (levels - 1)
    answers[random.uniform(size=shape) < missing] = np.nan
    return Made(
        observations=Observations(
            person="nobody",
            times=times,
            channels=channels,
            answers=answers,
            levels=(levels,) * len(channels),
        ),
        episodes=episodes,
        person=person,
        gain=np.broadcast_to(gains, shape[1]),
    )


@pytest.fixture(scope="session", name="make")
def make_fixture():
    return make
