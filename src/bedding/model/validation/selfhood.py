"""Targets on the self: how far it follows the other, what amends do, and what is held back."""

from typing import Final

import numpy as np
import numpy.random as nr
from jaxtyping import Float

from bedding.model.inputs import Episode
from bedding.model.simulation import Phase
from bedding.model.simulation.presets import SECURE_FREE
from bedding.model.validation.estimate import correlation, negative, positive, within
from bedding.model.validation.regression import through
from bedding.model.validation.target import Measurement, Setting, Target
from bedding.model.validation.walks import (
    Walk,
    changed,
    draws,
    given,
    met,
    one_phase,
    people,
    spread_over,
    walk,
)

ORDINARY: Final = one_phase(
    Phase(answered=0.75, warmth_good=0.6, warmth_bad=0.15, threat_bad=0.35, amends=0.6),
    openness=0.7,
)
"""Mostly warm, with a hurt now and then."""
PER_DAY: Final = 12
"""Steps of two hours in a day."""


def _slopes(life: Walk, what: Episode) -> Float[np.ndarray, " person"]:
    """Return each person's slope of the change of self-worth on the valence of an event.

    Valence is warmth minus twice the hurt; the change is that over the step of the event.
    """
    happened = (np.asarray(what.bid) > 0)[1:]
    count = happened.sum(axis=0)
    valence = np.asarray(what.warmth - 2.0 * what.threat, float)[1:]
    change = np.diff(life["self_worth"], axis=0)
    centred = valence - (valence * happened).sum(axis=0) / count
    both = (centred * change * happened).sum(axis=0)
    slopes: np.ndarray = both / (centred**2 * happened).sum(axis=0)
    return slopes


def _contingent(setting: Setting) -> Measurement:
    steeper, ratios, carried = [], [], []
    for seed in setting.seeds:
        who = people(setting.persons, seed)
        what = met(ORDINARY, setting.persons, days=60.0, key=seed)
        lives = [
            walk(
                what, given(who, setting.persons, self_worth__contingency=level, **cut)
            )
            for level, cut in (
                (0.8, {}),
                (0.2, {}),
                (0.8, {"affect__reward_gain": 0.0, "affect__surprise_gain": 0.0}),
            )
        ]
        slopes = [_slopes(life, what) for life in lives]
        steeper.append(slopes[0] - slopes[1])
        carried.append(1.0 - slopes[2].mean() / slopes[0].mean())
        spread = [life["self_worth"][PER_DAY * 20 :].var(axis=0) for life in lives]
        ratios.append(spread[0].mean() / spread[1].mean())
    return Measurement(
        figures=(
            positive(
                "slope of self-worth on events, high minus low", np.concatenate(steeper)
            ),
            within(
                "variance of self-worth, high over low", np.array(ratios), least=1.5
            ),
            within(
                "share of that slope that goes through mood",
                np.array(carried),
                least=0.5,
                most=1.0,
            ),
        ),
        persons=setting.persons * len(setting.seeds),
        seeds=len(setting.seeds),
        note="The same persons and events with a contingency of .8 and of .2; what goes through "
        "mood is what is gone when events no longer move mood.",
    )


def _forgiving(setting: Setting) -> Measurement:
    found: dict[tuple[str, str], list[np.ndarray]] = {}
    weeks = 8
    for seed in setting.seeds:
        who = people(setting.persons, seed)
        calm = met(SECURE_FREE, setting.persons, days=weeks * 7.0, key=seed)
        calm = changed(calm, threat=0.0, amends=0.0)
        hurt = np.zeros(weeks * 7 * PER_DAY)
        hurt[4 + 3 * PER_DAY :: 7 * PER_DAY] = 0.5
        # What is made good, is made good the same evening.
        good = np.roll(np.where(hurt > 0, 1.0, 0.0), 3)
        usual = walk(calm, who, key=seed)
        for label, amends in (("with", good), ("without", 0.0 * good)):
            life = walk(
                changed(calm, threat=np.asarray(hurt), amends=amends), who, key=seed
            )
            for name in ("self_worth", "continuity"):
                late = (life[name] - usual[name])[-28 * PER_DAY :]
                found.setdefault((name, label), []).append(late.mean(axis=0))
    figures = []
    for (name, label), values in found.items():
        sign = positive if label == "with" else negative
        figures.append(
            sign(
                f"{name.replace('_', '-')}, hurts {label} amends minus no hurts",
                np.concatenate(values),
            )
        )
    return Measurement(
        figures=tuple(figures),
        persons=setting.persons * len(setting.seeds),
        seeds=len(setting.seeds),
        note="A hurt of .5 each week with a warm partner, made good the same evening or never, "
        "none of them answered by a limit; weeks 5 to 8.",
    )


def _day_after(setting: Setting) -> Measurement:
    drops: dict[float, list[np.ndarray]] = {0.1: [], 0.9: []}
    for seed in setting.seeds:
        who = people(setting.persons, seed)
        what = met(SECURE_FREE, setting.persons, days=22.0, key=seed)
        what = changed(what, threat=0.0)
        clash = np.zeros(22 * PER_DAY)
        clash[20 * PER_DAY + 4 : 20 * PER_DAY + 11 : 3] = 0.5
        for anxiety, row in drops.items():
            them = given(who, setting.persons, person__anxiety=anxiety)
            day_after = [
                walk(changed(what, threat=threat), them, key=seed).daily("continuity")[
                    21
                ]
                for threat in (0.0 * clash, clash)
            ]
            row.append(day_after[0] - day_after[1])
    low, high = (np.concatenate(drops[level]) for level in (0.1, 0.9))
    return Measurement(
        figures=(
            positive("drop of continuity the day after, anxiety .9", high),
            positive("that drop, anxiety .9 minus .1", high - low),
        ),
        persons=setting.persons * len(setting.seeds),
        seeds=len(setting.seeds),
        note="Three hurts on one day, against the same days without; expecting rejection stands "
        "as anxiety.",
    )


def _held_back(setting: Setting) -> Measurement:
    found: dict[str, list[np.ndarray]] = {}
    for seed in draws(setting, 600):
        who = people(setting.persons, seed)
        luck = nr.default_rng(seed)
        partner = one_phase(
            Phase(
                answered=spread_over(luck, 0.5, 0.95, setting.persons),
                warmth_good=spread_over(luck, 0.4, 0.8, setting.persons),
                warmth_bad=0.1,
                threat_bad=spread_over(luck, 0.0, 0.5, setting.persons),
                amends=spread_over(luck, 0.0, 1.0, setting.persons),
            ),
            openness=spread_over(luck, 0.2, 0.95, setting.persons),
        )
        what = met(partner, setting.persons, days=90.0, key=seed)
        life = walk(what, who, key=seed)
        row: dict[str, Float[np.ndarray, " person"]] = {
            "held back": life.daily("silencing")[60:].mean(axis=0),
            "low mood": -life.daily("mood")[60:].mean(axis=0),
            "criticism": np.asarray(what.threat, float).mean(axis=0),
        }
        for name, value in row.items():
            found.setdefault(name, []).append(value)
    of = {name: np.concatenate(rows) for name, rows in found.items()}
    return Measurement(
        figures=(
            correlation(
                "correlation of holding back with low mood",
                of["held back"],
                of["low mood"],
                least=0.29,
                most=0.49,
            ),
            through(
                "criticism through holding back",
                of["criticism"],
                of["held back"],
                of["low mood"],
            ),
        ),
        persons=setting.persons * len(draws(setting, 600)),
        seeds=len(setting.seeds),
        note="Persons and partners both differ; the last of three months.",
    )


TARGETS: Final = (
    Target(
        number=21,
        claim="Where self-worth hangs on the relationship, it follows its events, by way of mood",
        source="[knee2008]",
        kind="sign",
        tolerance="slope larger, variance at least 1.5 times, most of it through mood",
        measure=_contingent,
    ),
    Target(
        number=22,
        claim="Forgiving lifts the self where there are amends, and wears it where there are none",
        source="[luchies2010]",
        kind="sign",
        tolerance="self-worth and continuity up with amends, down without",
        measure=_forgiving,
    ),
    Target(
        number=23,
        claim="A conflict blurs who one is, the day after, in who expects rejection",
        source="[ayduk2009]",
        kind="sign",
        tolerance="next-day continuity lower, only or more with high anxiety",
        measure=_day_after,
    ),
    Target(
        number=24,
        claim="Who holds back feels lower, and criticism makes one hold back",
        source="[pintea2021], [thompson2001], [harper2006]",
        kind="hard",
        tolerance="correlation .39 ± .10; criticism acts through holding back",
        measure=_held_back,
    ),
)
