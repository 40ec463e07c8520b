"""Targets on what happens after it ends: how a bond fades, and what one contact does."""

from functools import lru_cache
from typing import Final

import jax.random as jr
import numpy as np
from jaxtyping import Float

from bedding.model.simulation import Trajectory, beginning, population
from bedding.model.simulation.presets import INTERMITTENT
from bedding.model.state import State
from bedding.model.validation.estimate import positive, within
from bedding.model.validation.lives import episodes, live, state_after
from bedding.model.validation.target import (
    Curve,
    Measurement,
    Picture,
    Setting,
    Target,
)

HALF_A_YEAR: Final = 180.0
"""Four of these are how long the relationship lasted [day]; about as in [sbarra2005]."""
MISSING: Final = 0.6
"""How far the other is missed after it ended; as in `Partner`."""


@lru_cache(maxsize=8)
def left(setting: Setting, seed: int) -> State:
    """Return the state of people at the end of two years of high contrast."""
    who = population(setting.persons, key=seed)
    state = None
    for part in range(4):
        state = state_after(
            INTERMITTENT,
            days=HALF_A_YEAR,
            persons=setting.persons,
            parameters=who,
            initial=state,
            key=10 * seed + part,
        )
    return state if state is not None else beginning(who)


@lru_cache(maxsize=8)
def apart(setting: Setting, seed: int) -> Trajectory:
    """Return five years without contact after two years of high contrast, in daily steps."""
    who = population(setting.persons, key=seed)
    return live(
        episodes(1825, setting.persons, waiting=MISSING),
        days=1825.0,
        hours=24.0,
        every=1,
        parameters=who,
        initial=left(setting, seed),
        key=seed,
    )


def _bond_after(
    setting: Setting, days: float
) -> tuple[Float[np.ndarray, " seed"], Picture]:
    ratios, courses = [], []
    for seed in setting.seeds:
        start = left(setting, seed)
        before = sum(
            (
                np.asarray(part, float)
                for part in (
                    start.calm_fast,
                    start.calm_slow,
                    start.relief_fast,
                    start.relief_slow,
                )
            ),
            np.zeros(()),
        )
        course = np.asarray(apart(setting, seed)["bond"], float)
        ratios.append(course[round(days) - 1].mean() / before.mean())
        courses.append(course.mean(axis=1) / before.mean())
    return np.array(ratios), Picture(
        title="Bond after leaving, without contact",
        x_title="years since leaving",
        y_title="share of the bond that is left",
        curves=(
            Curve(
                name="bond",
                x=np.arange(1.0, 1826.0) / 365.25,
                y=np.mean(courses, axis=0),
            ),
        ),
    )


def _bond_at_half_a_year(setting: Setting) -> Measurement:
    ratios, picture = _bond_after(setting, 183.0)
    return Measurement(
        figures=(within("share of the bond left", ratios, least=0.66, most=0.80),),
        persons=setting.persons * len(setting.seeds),
        seeds=len(setting.seeds),
        note="Two years with the intermittent partner, then no contact.",
        picture=picture,
    )


def _bond_at_four_years(setting: Setting) -> Measurement:
    ratios, _ = _bond_after(setting, 4.18 * 365.25)
    return Measurement(
        figures=(within("share of the bond left", ratios, least=0.38, most=0.62),),
        persons=setting.persons * len(setting.seeds),
        seeds=len(setting.seeds),
        note="The same persons as in target 7; the source had a general sample.",
    )


def _four_weeks(setting: Setting) -> Measurement:
    love, sadness, swings = [], [], []
    for seed in setting.seeds:
        missed = jr.uniform(jr.key(seed), (28 * 6, setting.persons)) < MISSING
        life = live(
            episodes(
                28 * 24,
                setting.persons,
                waiting=np.repeat(np.asarray(missed, float), 4, axis=0),
            ),
            days=28.0,
            every=1,
            parameters=population(setting.persons, key=seed),
            initial=left(setting, seed),
            key=seed,
        )
        mood = np.asarray(life["mood"], float).reshape(28, 24, -1)
        love.append(np.asarray(life["bond"], float).reshape(28, 24, -1).mean(axis=1))
        sadness.append(-mood.mean(axis=1))
        # The swing of one report a day, in the evening, as a diary has it.
        swings.append(mood[:, 21].reshape(4, 7, -1).std(axis=1, ddof=1))
    day = (np.arange(28.0) - 13.5) / 13.5
    course = np.mean([part.mean(axis=1) for part in love], axis=0)
    sad = np.concatenate(sadness, axis=1)
    bend = np.polyfit(day, sad, 2)[0]
    fitted = np.polyval(np.polyfit(day, course, 1), day)
    unexplained = ((course - fitted) ** 2).sum() / ((course - course.mean()) ** 2).sum()
    swing = np.concatenate(swings, axis=1)
    return Measurement(
        figures=(
            within(
                "share of days on which love fell",
                (np.diff(course) < 0.0).mean(),
                least=1.0,
            ),
            within(
                "share of love's course that a line explains",
                1.0 - unexplained,
                least=0.95,
            ),
            positive("bend of sadness (falls, then levels)", bend),
            positive("swing of mood, week 1 minus week 4", swing[0] - swing[3]),
            within(
                "week of the highest swing",
                float(swing.mean(axis=1).argmax() + 1),
                most=1.0,
            ),
        ),
        persons=setting.persons * len(setting.seeds),
        seeds=len(setting.seeds),
        note="Two years with the intermittent partner, then none, missed in bouts of four hours; "
        "love: the bond; sadness: mood reversed; swing: standard deviation of seven evenings.",
        picture=Picture(
            title="The first four weeks",
            x_title="days since the end",
            y_title="mean over persons",
            curves=(
                Curve(name="bond", x=np.arange(1.0, 29.0), y=course),
                Curve(name="sadness", x=np.arange(1.0, 29.0), y=sad.mean(axis=1)),
            ),
        ),
    )


def _contact_keeps_distress(setting: Setting) -> Measurement:
    offsets = []
    steps = 60 * 24
    for seed in setting.seeds:
        key_rate, key_met = jr.split(jr.key(seed))
        rate = np.asarray(jr.uniform(key_rate, (setting.persons,)) * 0.5)
        luck = np.asarray(jr.uniform(key_met, (60, setting.persons)))
        met = np.zeros((steps, setting.persons))
        met[18::24] = luck < rate
        bid = np.zeros(steps)
        bid[18::24] = 1.0
        life = live(
            episodes(
                steps, setting.persons, contact=met, waiting=MISSING * (1.0 - met),
                bid=bid, answered=met, warmth=0.5 * met, threat=0.1 * met,
            ),
            days=60.0,
            parameters=population(setting.persons, key=seed),
            initial=left(setting, seed),
            key=seed,
        )  # fmt: skip
        distress = np.asarray(life["separation"], float)
        decline = distress[:7].mean(axis=0) - distress[-7:].mean(axis=0)
        standard = (rate - rate.mean()) / rate.std()
        slope, usual = np.polyfit(standard, decline, 1)
        offsets.append(-slope / usual)
    return Measurement(
        figures=(
            within(
                "share of the decline that contact takes away",
                np.array(offsets),
                least=0.8,
            ),
        ),
        persons=setting.persons * len(setting.seeds),
        seeds=len(setting.seeds),
        note="Contact from none to every other day, evenly over persons: our choice, since the "
        "source's spread was not seen. Distress: separation distress, week 1 to week 9.",
    )


TARGETS: Final = (
    Target(
        number=9,
        claim="In the first four weeks love falls evenly, sadness in a bend, mood swings less",
        source="sbarra2005",
        kind="sign",
        tolerance="love falls every day, a line explains 95 %; sadness bends; swing highest in week 1",
        measure=_four_weeks,
    ),
    Target(
        number=10,
        claim="Contact after the end cancels the decline of distress",
        source="ohara2020",
        kind="range",
        tolerance="one standard deviation more contact takes away 80 % or more of two months' decline",
        measure=_contact_keeps_distress,
    ),
    Target(
        number=7,
        claim="Half a year after leaving, the bond has lost about a quarter",
        source="dutton1993a",
        kind="hard",
        tolerance="bond down by 27 % (± 7) after six months without contact",
        measure=_bond_at_half_a_year,
    ),
    Target(
        number=8,
        claim="About four years after a break-up, half of the bond is left",
        source="chong2025",
        kind="hard",
        tolerance=".50 ± .12 of the bond left after 4.18 years",
        measure=_bond_at_four_years,
    ),
)
