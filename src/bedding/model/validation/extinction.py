"""Targets on what stays after rewards change: extinction, the near miss, sensitisation."""

from typing import Final

import jax.random as jr
import numpy as np
from jaxtyping import Float

from bedding.model.simulation import partner_from_knobs, population
from bedding.model.validation.estimate import negative, positive, within
from bedding.model.validation.lives import episodes, live, state_after
from bedding.model.validation.target import (
    Curve,
    Measurement,
    Picture,
    Setting,
    Target,
)

TRIALS: Final = 120
"""Trials of training for every schedule, and trials of extinction; one each hour."""
SCHEDULES: Final = (1.0, 1 / 3, 0.2)


def _extinguished(
    setting: Setting, chance: float, seed: int
) -> dict[str, Float[np.ndarray, "trial person"]]:
    """Return belief and wanting in each trial without reward, after training at `chance`."""
    who = population(setting.persons, key=seed)
    luck = jr.uniform(jr.key(seed), (TRIALS, setting.persons))
    answered = (luck < chance).astype(float)
    training = episodes(
        TRIALS,
        setting.persons,
        contact=1.0,
        bid=1.0,
        answered=answered,
        warmth=0.6 * answered,
    )
    testing = episodes(TRIALS, setting.persons, contact=1.0, bid=1.0)
    length = TRIALS / 24.0
    trained = state_after(training, days=length, parameters=who, key=seed)
    life = live(
        testing, days=length, parameters=who, initial=trained, every=1, key=seed
    )
    return {name: np.asarray(life[name], float) for name in ("belief", "wanting")}


def _onset(falling: Float[np.ndarray, "trial person"]) -> float:
    """Return the median trial in which a course falls below half of where it started."""
    fallen = falling < 0.5 * falling[:1]
    first = np.where(fallen.any(axis=0), fallen.argmax(axis=0) + 1.0, np.inf)
    return float(np.median(first))


def _onset_in_proportion(setting: Setting) -> Measurement:
    onsets: dict[float, list[float]] = {}
    shown = []
    for chance in SCHEDULES:
        lives = [_extinguished(setting, chance, seed) for seed in setting.seeds]
        onsets[chance] = [_onset(life["belief"]) for life in lives]
        course = np.mean([life["belief"].mean(axis=1) for life in lives], axis=0)
        shown.append(
            Curve(name=f"p = {chance:.2f}", x=np.arange(1.0, TRIALS + 1.0), y=course)
        )
    third, fifth = (
        np.array(onsets[chance]) / np.array(onsets[1.0]) for chance in SCHEDULES[1:]
    )
    return Measurement(
        figures=(
            within("onset at p = .33 over p = 1", third, least=2.2, most=3.8),
            within("onset at p = .20 over p = 1", fifth, least=3.5, most=6.5),
        ),
        persons=setting.persons * len(setting.seeds),
        seeds=len(setting.seeds),
        note=f"{TRIALS} trials of training each; onset: the trial in which belief in return "
        "falls below half of what it was.",
        picture=Picture(
            title="Extinction after three schedules",
            x_title="trials without an answer",
            y_title="belief that the good returns",
            curves=tuple(shown),
        ),
    )


def _near_miss(setting: Setting) -> Measurement:
    moods, wantings = [], []
    partner = partner_from_knobs(predictability=0.5, contrast=0.59)
    bid = np.r_[1.0, np.zeros(TRIALS - 1)]
    for seed in setting.seeds:
        who = population(setting.persons, key=seed)
        before = state_after(
            partner, days=180.0, persons=setting.persons, parameters=who, key=seed
        )
        after = [
            live(
                episodes(TRIALS, setting.persons, contact=0.3, bid=bid, cue=cue * bid),
                days=TRIALS / 24.0,
                parameters=who,
                initial=before,
                every=1,
                key=seed,
            )
            for cue in (1.0, 0.0)
        ]
        near, plain = after
        # Mood over the three hours after it; wanting in the moment itself.
        moods.append(np.asarray((near["mood"] - plain["mood"])[:3].mean(axis=0), float))
        wantings.append(np.asarray((near["wanting"] - plain["wanting"])[0], float))
    return Measurement(
        figures=(
            negative("mood, near miss minus plain miss", np.concatenate(moods)),
            positive("wanting, near miss minus plain miss", np.concatenate(wantings)),
        ),
        persons=setting.persons * len(setting.seeds),
        seeds=len(setting.seeds),
        note="A sign that warmth is near, and no answer, against no answer alone.",
    )


def _wanting_outlives_uncertainty(setting: Setting) -> Measurement:
    sure = partner_from_knobs(predictability=0.98, contrast=0.5)
    unsure = partner_from_knobs(predictability=0.5, contrast=0.5)
    gaps, shown = [], []
    for seed in setting.seeds:
        who = population(setting.persons, key=seed)
        courses = []
        for partner in (unsure, sure):
            before = state_after(
                partner, days=180.0, persons=setting.persons, parameters=who, key=seed
            )
            after = live(
                sure,
                days=120.0,
                persons=setting.persons,
                parameters=who,
                initial=before,
                key=seed,
            )
            courses.append(np.asarray(after["wanting"], float))
        gaps.append((courses[0] - courses[1])[25:35].mean(axis=0))
        shown.append([course.mean(axis=1) for course in courses])
    mean = np.mean(shown, axis=0)
    days = np.arange(1.0, 121.0)
    return Measurement(
        figures=(
            positive("wanting above control around day 30", np.concatenate(gaps)),
        ),
        persons=setting.persons * len(setting.seeds),
        seeds=len(setting.seeds),
        note="Half a year at p = .5 or .98 with the same means, then p = .98 for all.",
        picture=Picture(
            title="Wanting once all answers come",
            x_title="days since answers became certain",
            y_title="wanting",
            curves=(
                Curve(name="half a year of uncertainty before", x=days, y=mean[0]),
                Curve(name="never uncertain", x=days, y=mean[1]),
            ),
        ),
    )


TARGETS: Final = (
    Target(
        number=4,
        claim="The rarer the reward, the longer it takes until it is given up",
        source="chan2019",
        kind="hard",
        tolerance="onset of extinction after p = 1, .33, .20 as 1 : 3 ± .8 : 5 ± 1.5",
        measure=_onset_in_proportion,
    ),
    Target(
        number=5,
        claim="A near miss is less pleasant and wanted more",
        source="clark2009",
        kind="sign",
        tolerance="mood lower and wanting higher than after a plain miss",
        measure=_near_miss,
    ),
    Target(
        number=6,
        claim="Wanting stays raised after uncertainty has gone",
        source="robinson2014",
        kind="sign",
        tolerance="after half a year of p = .5, wanting above control for 30 days or more",
        measure=_wanting_outlives_uncertainty,
    ),
)
