"""Diaries of imagined lives: what the person would have put down, on some days of the year.

The other is remembered with the mean and the peak of what came, and not quite exactly. What is
told of oneself is what the channel reads over that stretch of the day, stretched and shifted by
how this person uses a scale, with a mood of its own that lasts some days, on seven points and cut
off at their ends. Entries are missing by chance, and more often after hurt. All sizes are chosen;
`python -m benchmarks.statements` changes nothing of them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
from jaxtyping import Float, Int

from bedding.actions.imagined.lives import HOURS, Life
from bedding.model.observation import READ_OUTS
from bedding.types import Channel, Diary

EVENING: Final = (23,)
"""One entry a day, about all of it [hour]."""
FOUR_TIMES: Final = (10, 14, 18, 23)
"""Four entries a day, each about the hours since the one before [hour]."""

ALWAYS: Final = ("arousal", "pull", "self", "expect")
"""Channels that every diary has: those of the check-in."""
SOMETIMES: Final[Mapping[str, float]] = {"mood": 0.5, "voice": 0.4}
"""Channels that some tables have, with the share of diaries."""

ANYWHERE: Final = (0.5, 0.1)
"""Answer at a usual read-out, and how far it moves with a usual change of it [0 to 1]."""
ANCHORED: Final[Mapping[str, tuple[float, float]]] = {
    "expect": (
        0.5 + READ_OUTS["expect"].centre / 2,
        READ_OUTS["expect"].spread / 2,
    )
}
"""The same for expectation, whose scale runs from hard to good as that of what comes."""

LEVELS: Final = 7
SKIPPED: Final = 0.08
"""Share of entries that are missing; three times as many where there was much hurt."""
MISREMEMBERED: Final = 0.06
"""Standard deviation of what is put down of the other around what came [0 to 1]."""
BY_MESSAGE: Final = 0.4
TOLD_OF_OPENNESS: Final = 0.5
"""Share of the entries with something open in which its reception is put down."""

NONE_FINE, NONE_WAITING, MESSAGE, MET = 0.0, 1.0 / 3.0, 2.0 / 3.0, 1.0
_ASLEEP: Final = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretches:
    """Where the entries of a diary lie among the hours of a life.

    Attributes:
        first: The first hour each entry is about.
        last: The hour after the last one.
    """

    first: Int[np.ndarray, " time"]
    last: Int[np.ndarray, " time"]

    def over(
        self, hours: Float[np.ndarray, " hour"], how: np.ufunc
    ) -> Float[np.ndarray, " time"]:
        """Return the sum or the greatest over the hours of each entry."""
        ends = np.column_stack([self.first, self.last]).ravel()
        padded = np.append(hours, 0.0)
        return np.asarray(how.reduceat(padded, ends)[::2])

    def mean(self, hours: Float[np.ndarray, " hour"]) -> Float[np.ndarray, " time"]:
        """Return the mean over the hours of each entry."""
        return np.asarray(self.over(hours, np.add) / (self.last - self.first))


def imagine_diary(
    life: Life, *, days: int, key: int, at: tuple[int, ...] = EVENING
) -> Diary:
    """Return what the person would have put down in the first days of the year.

    A longer diary of the same life and key begins with the shorter one.

    Args:
        life: The person and the other.
        days: On how many days there is an entry.
        key: Seed of all chance but the life's own.
        at: The hours of the day at which there is an entry.
    """
    random = np.random.default_rng([key, 17])
    all_days = len(life.hours["bid"]) // HOURS
    stretches = _stretches(at, all_days)
    threat = _remembered(life, stretches, "threat")
    inputs = _inputs(life, stretches, random)
    channels = _answers(life, stretches, random)
    often = np.where(threat > np.quantile(threat, 0.8), 3.0, 1.0)
    kept = random.random(len(threat)) > SKIPPED * often
    # An evening is not always at the same time.
    times = (stretches.last + 0.3 * random.standard_normal(len(threat))) / HOURS
    kept[0] = True
    on_day = (stretches.last - 1) // HOURS
    kept &= on_day <= np.unique(on_day[kept])[:days][-1]
    return Diary(
        person=life.other,
        times=times[kept] - times[kept][0],
        inputs={name: values[kept] for name, values in inputs.items()},
        channels={
            name: Channel(
                name=name, values=values[kept], low=1.0, high=LEVELS, levels=LEVELS
            )
            for name, values in channels.items()
        },
    )


def _stretches(at: tuple[int, ...], days: int) -> Stretches:
    begins = np.array([_ASLEEP, *at[:-1]])
    midnights = HOURS * np.arange(days)[:, None]
    return Stretches(
        first=(midnights + begins).ravel(), last=(midnights + np.array(at)).ravel()
    )


def _remembered(life: Life, when: Stretches, name: str) -> Float[np.ndarray, " time"]:
    """Return moments as one has them in mind: half their mean, half the strongest."""
    bids = np.maximum(when.over(life.hours["bid"], np.add), 1.0)
    mean = when.over(life.hours[name], np.add) / bids
    return np.asarray(0.5 * mean + 0.5 * when.over(life.hours[name], np.maximum))


def _inputs(
    life: Life, when: Stretches, random: np.random.Generator
) -> dict[str, Float[np.ndarray, " time"]]:
    """Return what is put down of the other, on the steps of the check-in [0 to 1]."""
    count, steps = len(when.first), LEVELS - 1
    bids = when.over(life.hours["bid"], np.add)
    near = when.over(life.hours["contact"], np.add) > 0
    there = near & (bids > 0)
    message = random.random(count) < BY_MESSAGE
    contact = np.where(there, np.where(message, MESSAGE, MET), NONE_WAITING)
    contact = np.where(near & ~there, NONE_FINE, contact)
    nothing = np.full(count, np.nan)

    def told(name: str) -> Float[np.ndarray, " time"]:
        came = _remembered(life, when, name)
        came = came + MISREMEMBERED * random.standard_normal(count)
        return np.where(there, np.round(np.clip(came, 0, 1) * steps) / steps, nothing)

    amends = when.over(life.hours["amends"], np.maximum)
    voiced = when.over(life.hours["voiced"], np.add)
    met = when.over(life.hours["met"], np.add) / np.maximum(voiced, 1.0)
    spoken = there & (voiced > 0) & (random.random(count) < TOLD_OF_OPENNESS)
    return {
        "contact": contact,
        "warmth": told("warmth"),
        "threat": told("threat"),
        "amends": np.where(there, np.round(amends), 0.0),
        "openness": np.where(spoken, np.round(met), nothing),
    }


def _answers(
    life: Life, when: Stretches, random: np.random.Generator
) -> dict[str, Float[np.ndarray, " time"]]:
    """Return what is told of oneself [1 to 7]."""
    names = [*ALWAYS, *SOMETIMES]
    asked = [random.random() < SOMETIMES.get(name, 1.0) for name in names]
    answers = {}
    gaps = np.diff(when.last, prepend=when.last[0] - HOURS) / HOURS
    for name, there in zip(names, asked, strict=True):
        read = READ_OUTS[name]
        hours = np.sum([life.hours[part] for part in read.parts], axis=0)
        shown = (when.mean(hours) - read.centre) / read.spread
        middle, usual = ANCHORED.get(name, ANYWHERE)
        level = middle + 0.1 * random.standard_normal()
        gain = usual * np.exp(0.5 * random.standard_normal())
        size = 0.12 * np.exp(0.3 * random.standard_normal())
        carried = random.uniform(0.0, 0.6)
        half_life = np.exp(random.uniform(np.log(0.5), np.log(4.0)))
        lasting = np.empty(len(gaps))
        lasting[0] = random.standard_normal()
        fresh = random.standard_normal(len(gaps))
        for place in range(1, len(gaps)):
            kept = 0.5 ** (gaps[place] / half_life)
            lasting[place] = kept * lasting[place - 1]
            lasting[place] += np.sqrt(1 - kept**2) * fresh[place]
        own = np.sqrt(carried) * lasting
        own = own + np.sqrt(1 - carried) * random.standard_normal(len(gaps))
        answer = np.clip(level + gain * shown + size * own, 0, 1)
        if there:
            answers[name] = 1.0 + np.round(answer * (LEVELS - 1))
    return answers
