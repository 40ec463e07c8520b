"""Targets on longing once apart: cues, one message, and separation without decay of the bond."""

from functools import lru_cache
from typing import Final

import numpy as np
from jaxtyping import Float

from bedding.model.parameters import Parameters
from bedding.model.simulation.presets import INTERMITTENT, SECURE_FREE
from bedding.model.state import State
from bedding.model.validation.estimate import negative, positive, within
from bedding.model.validation.target import (
    Curve,
    Measurement,
    Picture,
    Setting,
    Target,
)
from bedding.model.validation.walks import Walk, given, met, nothing, people, walk

LONGEST: Final = 239
"""How long extinction is followed [day]."""
MISSING: Final = 0.6
"""How far the other is missed once apart; as in `Partner`."""


@lru_cache(maxsize=4)
def parted(setting: Setting, seed: int) -> tuple[Parameters, Walk]:
    """Return persons and their half year with an intermittent partner."""
    who = people(setting.persons, seed)
    what = met(INTERMITTENT, setting.persons, days=180.0, key=seed)
    return who, walk(what, who, key=seed)


def _alone(
    setting: Setting, who: Parameters, start: State, steps: int, **fields: object
) -> Walk:
    """Return days without contact; `fields` as in `Episode`."""
    what = nothing(steps, setting.persons, **{"waiting": MISSING, **fields})
    return walk(what, who, initial=start, hours=24.0)


def _cue_incubates(setting: Setting) -> Measurement:
    evoked, background, courses = [], [], []
    for seed in setting.seeds:
        who, before = parted(setting, seed)
        shown = np.zeros(40)
        alone = _alone(setting, who, before.last, 40)
        by_day = {}
        for day in (7, 35):
            shown = np.zeros(40)
            shown[day - 1] = 1.0
            cued = _alone(setting, who, before.last, 40, cue=shown)
            by_day[day] = cued["wanting"][day - 1] - alone["wanting"][day - 1]
        evoked.append(by_day[35] / by_day[7].mean())
        background.append(alone["wanting"][34] - alone["wanting"][6])
        courses.append(alone["wanting"].mean(axis=1))
    return Measurement(
        figures=(
            within(
                "wanting that a cue evokes, day 35 over day 7",
                np.concatenate(evoked),
                least=0.95,
            ),
            negative(
                "wanting without a cue, day 35 minus day 7", np.concatenate(background)
            ),
        ),
        persons=setting.persons * len(setting.seeds),
        seeds=len(setting.seeds),
        note="Half a year with an intermittent partner, then no contact; what a cue evokes is "
        "wanting with it minus wanting without it on the same day.",
        picture=Picture(
            title="Wanting without contact",
            x_title="days since the last contact",
            y_title="wanting",
            curves=(
                Curve(
                    name="no cue", x=np.arange(1.0, 41.0), y=np.mean(courses, axis=0)
                ),
            ),
        ),
    )


def _one_message(setting: Setting) -> Measurement:
    rebound: list[float] = []
    faster: dict[float, list[np.ndarray]] = {0.0: [], 1.0: []}
    for seed in setting.seeds:
        who, before = parted(setting, seed)
        usual = before.daily("wanting")[-30:].mean(axis=0)
        first = _alone(setting, who, before.last, LONGEST)
        silent = _alone(setting, who, before.last, 60)
        for kept, rows in faster.items():
            message = nothing(
                LONGEST + 1,
                setting.persons,
                waiting=MISSING,
                boundary=kept,
                **{
                    name: np.r_[value, np.zeros(LONGEST)]
                    for name, value in (
                        ("bid", 1.0), ("answered", 1.0), ("warmth", 0.7), ("contact", 0.1),
                    )
                },
            )  # fmt: skip
            after = walk(message, who, initial=silent.last, hours=24.0, key=seed)
            if kept == 0.0:
                rebound.append(after["wanting"][0].mean() / usual.mean())
            rows.append(_fall(first["belief"]) - _fall(after["belief"][1:]))
    return Measurement(
        figures=(
            within(
                "wanting within a day, share of before", np.array(rebound), least=0.6
            ),
            positive(
                "days gained on the first extinction, with a limit",
                np.concatenate(faster[1.0]),
            ),
            within("the same without one", np.concatenate(faster[0.0]), most=0.5),
        ),
        persons=setting.persons * len(setting.seeds),
        seeds=len(setting.seeds),
        note="60 days without contact, one warm message, and no more; extinction is the day on "
        f"which belief in return is half of what it was, {LONGEST} where that is later.",
    )


def _fall(course: Float[np.ndarray, "day person"]) -> Float[np.ndarray, " person"]:
    """Return the day on which each course is below half of its start; its length if it is not."""
    fallen = course < 0.5 * course[:1]
    return np.where(fallen.any(axis=0), fallen.argmax(axis=0), len(course)).astype(
        float
    )


def _stress_without_bond(setting: Setting) -> Measurement:
    stress, bond, blocked = [], [], []
    for seed in setting.seeds:
        who = people(setting.persons, seed)
        together = walk(
            met(SECURE_FREE, setting.persons, days=180.0, key=seed), who, key=seed
        )
        calm = given(
            who,
            setting.persons,
            stress__separation_drive=0.0,
            alarm__separation_gain=0.0,
        )
        alone = nothing(4 * 12, setting.persons, waiting=1.0)
        apart = walk(alone, who, initial=together.last, key=seed)
        still = walk(alone, calm, initial=together.last, key=seed)
        stress.append(
            apart["stress_load"][-12:].mean(axis=0)
            - together["stress_load"][-360:].mean(axis=0)
        )
        before = together["bond"][-1]
        bond.append(apart["bond"][-1] / before)
        blocked.append(still["bond"][-1] / before)
    return Measurement(
        figures=(
            positive("stress load, day 4 apart minus together", np.concatenate(stress)),
            within("bond left", np.concatenate(bond), least=0.95, most=1.05),
            within(
                "bond left, stress of separation blocked",
                np.concatenate(blocked),
                least=0.95,
                most=1.05,
            ),
        ),
        persons=setting.persons * len(setting.seeds),
        seeds=len(setting.seeds),
        note="Half a year with a warm partner, then four days apart and waiting.",
    )


TARGETS: Final = (
    Target(
        number=30,
        claim="While longing as such fades, what a cue evokes does not",
        source="[bedi2011]",
        kind="sign",
        tolerance="day 7 to 35: cue-evoked wanting up or equal (within 5 %), background down",
        measure=_cue_incubates,
    ),
    Target(
        number=31,
        claim="One warm message brings wanting back; it fades faster only behind a limit",
        source="[bouton2004]",
        kind="sign",
        tolerance="60 % or more of wanting before, within a day; second extinction faster with a "
        "limit, not without",
        measure=_one_message,
    ),
    Target(
        number=33,
        claim="Days apart raise stress and leave the bond; blocking the stress leaves it too",
        source="[bosch2009]",
        kind="sign",
        tolerance="stress load up; bond changed by less than 5 % in 4 days, either way",
        measure=_stress_without_bond,
    ),
)
