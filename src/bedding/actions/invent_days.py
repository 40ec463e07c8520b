"""A record of invented days, for the demonstration and the tests.

Nobody's diary: a partner process of the simulator makes what the other does hour by hour, an
invented person answers seven questions in the evening as the model says, with a residual of their
own, and skips some evenings, more of them when the day was bad.
"""

from dataclasses import dataclass, replace
from typing import Final

import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Float

from bedding.model import (
    Parameters,
    Partner,
    beginning,
    presets,
    scan,
    simulate,
    with_values,
)
from bedding.model.inference.diary import WAITING, episodes_of
from bedding.model.observation import READ_OUTS, read_outs
from bedding.types import Channel, Diary

EVENINGS: Final = 182
"""Half a year."""
LEVELS: Final = 7
"""Answers on the scale of a question."""
SKIPPED: Final = 0.08
"""Share of evenings without an entry on an ordinary day; three times as many on a bad one."""
MESSAGE: Final = 2.0 / 3.0
TOGETHER: Final = 1.0
"""Answers to the question about contact, as `observations` reads them."""
BY_MESSAGE: Final = 0.4
"""Share of days with contact on which it was a message or a call."""
REPORTED: Final = ("arousal", "pull", "self", "expect", "mood")
"""Which questions the invented person answers."""
_PHASES: Final = 4
_SEEN: Final = (
    "bid",
    "answered",
    "warmth",
    "threat",
    "amends",
    "voiced",
    "met",
    "contact",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """A stretch of days with one partner process."""

    days: int
    partner: Partner


STORY: Final = (
    Chapter(days=35, partner=replace(presets.LOVE_BOMBING, honeymoon=0.9)),
    Chapter(days=56, partner=presets.INTERMITTENT_CYCLE),
    Chapter(days=28, partner=presets.INTERMITTENT_FREE),
    Chapter(days=14, partner=presets.NO_CONTACT),
    Chapter(days=49, partner=presets.SECURE_FREE),
)
"""Everything at first; then good and bad weeks in turn, then good and bad days; two weeks apart;
then calm. Both poles are in it, so that the page can show both."""


def invent_days(
    seed: int = 11, *, story: tuple[Chapter, ...] = STORY, levels: int = LEVELS
) -> Diary:
    """Return an invented diary.

    Args:
        seed: Seed of all chance; the same seed gives the same diary.
        story: What happens, stretch after stretch.
        levels: Answers on the scale of each question.
    """
    random = np.random.default_rng(seed)
    days = _days(seed, story)
    count = len(days["bid"])
    bad = days["threat"] * days["bid"] > np.quantile(days["threat"] * days["bid"], 0.8)
    kept = random.random(count) > SKIPPED * np.where(bad, 3.0, 1.0)
    kept[0] = True
    inputs = _inputs(days, random, levels)
    lived = Diary(
        person="demo", times=np.arange(count, dtype=float), inputs=inputs, channels={}
    )
    answers = _answers(lived, random, levels)
    return Diary(
        person="demo",
        times=lived.times[kept],
        inputs={name: values[kept] for name, values in inputs.items()},
        channels={
            name: Channel(
                name=name,
                values=values[kept],
                low=1.0,
                high=float(levels),
                levels=levels,
            )
            for name, values in answers.items()
        },
    )


def _days(
    seed: int, story: tuple[Chapter, ...]
) -> dict[str, Float[np.ndarray, " day"]]:
    """Return what the other did each day, as one remembers it in the evening [0 to 1].

    Warmth and hurt are the mean of the day's moments and its strongest one together: the peak
    weighs in memory [kahneman1993]. `bid` and `voiced` are counts.
    """
    parts: dict[str, list[Float[np.ndarray, "day hour"]]] = {name: [] for name in _SEEN}
    longest = max(chapter.days for chapter in story)
    for place, chapter in enumerate(story):
        # Every chapter is walked as long and with as many phases, so that one program serves all.
        phases = (chapter.partner.phases * _PHASES)[:_PHASES]
        lived = simulate(
            replace(chapter.partner, phases=phases),
            days=longest,
            key=seed + place,
            keep=_SEEN,
        )
        for name in _SEEN:
            parts[name].append(lived[name].reshape(-1, 24)[: chapter.days])
    hours = {name: np.concatenate(days) for name, days in parts.items()}
    sums = {name: values.sum(axis=1) for name, values in hours.items()}
    moments = np.maximum(sums["bid"], 1.0)

    def remembered(name: str) -> Float[np.ndarray, " day"]:
        return np.asarray(0.5 * sums[name] / moments + 0.5 * hours[name].max(axis=1))

    return {
        "bid": sums["bid"],
        "voiced": sums["voiced"],
        "answered": sums["answered"] / moments,
        "warmth": remembered("warmth"),
        "threat": remembered("threat"),
        "amends": hours["amends"].max(axis=1),
        "met": sums["met"] / np.maximum(sums["voiced"], 1.0),
        "contact": sums["contact"],
    }


def _inputs(
    days: dict[str, Float[np.ndarray, " day"]], random: np.random.Generator, levels: int
) -> dict[str, Float[np.ndarray, " time"]]:
    """Return the evening's answers about the other, on the steps of their scales [0 to 1]."""
    there = (days["contact"] > 0) & (days["bid"] > 0)
    quiet = (days["contact"] > 0) & ~there
    message = there & (random.random(len(there)) < BY_MESSAGE)
    contact = np.where(there, np.where(message, MESSAGE, TOGETHER), WAITING)
    contact = np.where(quiet, 0.0, contact)
    steps = levels - 1
    nothing = np.full(len(there), np.nan)
    return {
        "contact": contact,
        "warmth": np.where(there, np.round(days["warmth"] * steps) / steps, nothing),
        "threat": np.where(there, np.round(days["threat"] * steps) / steps, nothing),
        "amends": np.where(there, np.round(days["amends"], 1), 0.0),
        "answered": np.where(there, np.round(days["answered"], 2), nothing),
        "openness": np.where(
            there & (days["voiced"] > 0), np.round(days["met"], 1), nothing
        ),
    }


def _answers(
    diary: Diary, random: np.random.Generator, levels: int
) -> dict[str, Float[np.ndarray, " time"]]:
    """Return the evening's answers about oneself [1 to levels]."""
    person = with_values(
        Parameters(),
        {"person.anxiety": 0.6, "person.prior": 0.9, "self_worth.contingency": 0.8},
    )
    numbers = jax.tree.map(lambda leaf: np.asarray(leaf, float), person)
    elapsed = np.diff(diary.times, prepend=-1.0)
    _, (states, moments) = scan(
        numbers, beginning(numbers), episodes_of(diary), jnp.asarray(elapsed)
    )
    quantities = {
        part: jnp.asarray(getattr(states if hasattr(states, part) else moments, part))
        for read in READ_OUTS.values()
        for part in read.parts
    }
    shown = np.asarray(read_outs(quantities))
    answers = {}
    for name in REPORTED:
        column = shown[:, list(READ_OUTS).index(name)]
        residual = np.zeros(len(column))
        for day in range(1, len(column)):
            residual[day] = 0.4 * residual[day - 1] + 0.07 * random.standard_normal()
        shaken = residual + 0.04 * random.standard_normal(len(column))
        usual = (column - column.mean()) / max(float(column.std()), 1e-6)
        level = 0.5 + 0.25 * usual + shaken
        answers[name] = 1.0 + np.round(np.clip(level, 0, 1) * (levels - 1))
    return answers
