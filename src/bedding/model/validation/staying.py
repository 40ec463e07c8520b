"""Targets on staying, leaving and going back."""

from typing import Final

import jax.numpy as jnp
import numpy as np
import numpy.random as nr
from jaxtyping import Float

from bedding.model.mechanisms import choice
from bedding.model.simulation import Partner, Phase
from bedding.model.validation.estimate import negative, positive
from bedding.model.validation.regression import regress, slope, through
from bedding.model.validation.target import Measurement, Setting, Target
from bedding.model.validation.walks import (
    Walk,
    draws,
    given,
    met,
    nothing,
    one_phase,
    people,
    spread_over,
    walk,
)

WEEK: Final = 7.0
STEADY: Final = Phase(
    answered=0.7, warmth_good=0.6, warmth_bad=0.2, threat_bad=0.3, length=WEEK
)
GOOD: Final = Phase(
    answered=0.9, warmth_good=0.75, warmth_bad=0.3, threat_bad=0.2, length=WEEK
)
BAD: Final = Phase(
    answered=0.5, warmth_good=0.46, warmth_bad=0.05, threat_bad=0.32, length=WEEK
)
"""A good and a bad week have the mean warmth (.48) and the mean hurt (.09) of two steady ones."""


def _swings_part(setting: Setting) -> Measurement:
    weekly: list[np.ndarray] = []
    committed: list[np.ndarray] = []
    hazard: list[np.ndarray] = []
    extra: list[np.ndarray] = []
    for seed in setting.seeds:
        free = people(setting.persons, seed, person__alternatives=0.9)
        held = given(free, setting.persons, person__alternatives=0.1, person__power=1.0)
        lives = {
            (label, kind): walk(
                met(Partner(phases=phases), setting.persons, days=120.0, key=seed),
                who,
                key=seed,
            )
            for label, who in (("free", free), ("held", held))
            for kind, phases in (("swing", (GOOD, BAD)), ("steady", (STEADY, STEADY)))
        }
        swing, steady = lives["free", "swing"], lives["free", "steady"]
        weekly.append(_weekly(swing) - _weekly(steady))
        committed.append(_late(swing, "commitment") - _late(steady, "commitment"))
        rise = _late(swing, "leaving") - _late(steady, "leaving")
        hazard.append(rise)
        extra.append(
            rise
            - _late(lives["held", "swing"], "leaving")
            + _late(lives["held", "steady"], "leaving")
        )
    return Measurement(
        figures=(
            positive("weekly spread of satisfaction, more", np.concatenate(weekly)),
            negative("commitment, swinging minus steady", np.concatenate(committed)),
            positive(
                "rate of leaving, swinging minus steady [1/day]",
                np.concatenate(hazard),
            ),
            positive(
                "that rise where one is free, minus where one is held",
                np.concatenate(extra),
            ),
        ),
        persons=setting.persons * len(setting.seeds),
        seeds=len(setting.seeds),
        note="Good and bad weeks against even ones, mean warmth and mean hurt the same; free: "
        "alternatives .9 and no power over one, held: alternatives .1 and power 1; days 30 to 120.",
    )


def _late(life: Walk, name: str) -> Float[np.ndarray, " person"]:
    means: np.ndarray = life.daily(name)[30:].mean(axis=0)
    return means


def _weekly(life: Walk) -> Float[np.ndarray, " person"]:
    """Return the standard deviation of the weekly means of satisfaction."""
    days = life.daily("satisfaction")[36:]
    spread: np.ndarray = days.reshape(12, 7, -1).mean(axis=1).std(axis=0)
    return spread


def _who_returns(setting: Setting) -> Measurement:
    found: dict[str, list[np.ndarray]] = {}
    raised: list[np.ndarray] = []
    for seed in draws(setting, 600):
        who = people(setting.persons, seed)
        luck = nr.default_rng(seed)
        partner = one_phase(
            Phase(
                answered=spread_over(luck, 0.3, 0.9, setting.persons),
                warmth_good=spread_over(luck, 0.4, 1.0, setting.persons),
                warmth_bad=0.1,
                threat_bad=spread_over(luck, 0.0, 0.6, setting.persons),
                amends=spread_over(luck, 0.0, 1.0, setting.persons),
            )
        )
        what = met(partner, setting.persons, days=180.0, key=seed)
        together = walk(what, who, key=seed)
        calm, preoccupied = (
            walk(what, given(who, setting.persons, person__anxiety=level))
            for level in (0.1, 0.9)
        )
        raised.append(preoccupied["bond"][-1] - calm["bond"][-1])
        apart = walk(
            nothing(30, setting.persons, waiting=0.6),
            who,
            initial=together.last,
            hours=24.0,
            key=seed,
        )
        forgiven = choice.forgiveness(
            good=jnp.asarray(apart["good"]),
            bad=jnp.asarray(apart["bad"]),
            belief=jnp.asarray(apart["belief"]),
            bond=jnp.asarray(apart["bond"]),
        )
        row = {
            "return": np.log(apart["returning"]).mean(axis=0),
            "wanting": apart["wanting"].mean(axis=0),
            "bond": together["bond"][-1],
            "forgiven": np.asarray(forgiven, float).mean(axis=0),
        }
        for name, value in row.items():
            found.setdefault(name, []).append(value)
    of = {name: np.concatenate(rows) for name, rows in found.items()}
    all_three = regress(of["return"], of["wanting"], of["bond"], of["forgiven"])
    return Measurement(
        figures=(
            slope("slope on wanting", all_three, 0),
            slope("slope on bond", all_three, 1),
            slope("slope on forgiveness", all_three, 2),
            through(
                "bond through forgiveness", of["bond"], of["forgiven"], of["return"]
            ),
            positive(
                "bond at parting, the same persons with anxiety .9 minus .1",
                np.concatenate(raised),
            ),
        ),
        persons=setting.persons * len(draws(setting, 600)),
        seeds=len(setting.seeds),
        note="The log rate of returning, over the first month apart from partners who differ in "
        "answers, warmth, hurt and amends; slopes in standard deviations. With a bond that anxiety "
        "raises and returning that the bond raises, anxiety acts through the bond.",
    )


TARGETS: Final = (
    Target(
        number=20,
        claim="A satisfaction that swings from week to week goes before leaving",
        source="[arriaga2001], [whitton2018]",
        kind="sign",
        tolerance="same mean: rate of leaving higher, commitment lower, where one is free to go",
        measure=_swings_part,
    ),
    Target(
        number=34,
        claim="Wanting and bond make one return, partly by forgiving",
        source="[christman2009]",
        kind="sign",
        tolerance="slopes positive; bond acts through forgiveness, anxiety through bond",
        measure=_who_returns,
    ),
)
