"""Targets on what happens after it ends: how a bond fades, and what one contact does."""

from functools import lru_cache
from typing import Final

import numpy as np
from jaxtyping import Float

from bedding.model.simulation import Trajectory, population
from bedding.model.simulation.presets import INTERMITTENT
from bedding.model.state import State
from bedding.model.validation.estimate import within
from bedding.model.validation.lives import episodes, live, state_after
from bedding.model.validation.target import (
    Curve,
    Measurement,
    Picture,
    Setting,
    Target,
)

TOGETHER: Final = 730.0
"""How long the relationship lasted [day]; about as in [sbarra2005]."""
MISSING: Final = 0.6
"""How far the other is missed after it ended; as in `Partner`."""


@lru_cache(maxsize=8)
def left(setting: Setting, seed: int) -> State:
    """Return the state of people at the end of two years of high contrast."""
    who = population(setting.persons, key=seed)
    return state_after(
        INTERMITTENT,
        days=TOGETHER,
        persons=setting.persons,
        parameters=who,
        key=seed,
    )


@lru_cache(maxsize=8)
def apart(setting: Setting, seed: int) -> Trajectory:
    """Return five years without contact after two years of high contrast, in daily steps."""
    who = population(setting.persons, key=seed)
    return live(
        episodes(1825, waiting=MISSING),
        days=1825.0,
        hours=24.0,
        every=1,
        parameters=who,
        initial=left(setting, seed),
        key=seed,
        keep=("bond", "belief", "hope", "wanting", "separation"),
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


TARGETS: Final = (
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
