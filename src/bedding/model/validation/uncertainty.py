"""Targets on uncertainty: stress, expectation and wanting are highest where answers are least certain."""

from functools import lru_cache
from typing import Final

import jax.numpy as jnp
import numpy as np
from jaxtyping import Float

from bedding.model.simulation import Partner, Phase, partner_from_knobs, population
from bedding.model.validation.estimate import positive, within
from bedding.model.validation.lives import live, mean_over, repeated
from bedding.model.validation.target import (
    Curve,
    Measurement,
    Picture,
    Setting,
    Target,
)

CHANCES: Final = np.linspace(0.0, 1.0, 11)
"""Probabilities p that a bid is answered."""
DAYS: Final = 120.0
SETTLED: Final = 60.0
"""From when on a quantity is averaged [day]."""
LARGEST_CONTRAST: Final = 0.59
"""Largest contrast that p = .5 and p = .95 can share at the same means."""


@lru_cache(maxsize=4)
def sweep(setting: Setting) -> dict[str, Float[np.ndarray, "seed chance"]]:
    """Return quantities for each p, answers equally warm and hurt the same in every moment."""
    persons = max(setting.persons // 8, 10)
    found: dict[str, list[np.ndarray]] = {}
    for seed in setting.seeds:
        who = repeated(population(persons, key=seed), len(CHANCES))
        partner = Partner(
            phases=(
                Phase(
                    answered=jnp.asarray(np.repeat(CHANCES, persons)),
                    warmth_good=0.6,
                    warmth_bad=0.0,
                    threat_good=0.1,
                    threat_bad=0.1,
                ),
            )
        )
        life = live(partner, days=DAYS, parameters=who, key=seed)
        life_of = {
            name: mean_over(life, name, SETTLED, DAYS)
            for name in (
                "arousal",
                "volatility",
                "wanting",
                "ambivalence",
                "unpredictability",
            )
        }
        spread = np.abs(life["error"][life.times > SETTLED]).mean(axis=0)
        life_of["|error|"] = np.asarray(spread, dtype=float)
        for name, value in life_of.items():
            found.setdefault(name, []).append(
                value.reshape(len(CHANCES), persons).mean(axis=1)
            )
    return {name: np.stack(rows) for name, rows in found.items()}


def peak(values: Float[np.ndarray, " chance"]) -> float:
    """Return where along `CHANCES` a curve is highest, by a parabola through its top three."""
    top = int(np.clip(np.argmax(values), 1, len(values) - 2))
    below, at, above = values[top - 1 : top + 2]
    bend = below - 2.0 * at + above
    shift = 0.5 * (below - above) / bend if bend < 0 else 0.0
    return float(CHANCES[top] + shift * (CHANCES[1] - CHANCES[0]))


def _stress_peaks_at_half(setting: Setting) -> Measurement:
    stress = sweep(setting)["arousal"]
    half = stress[:, 5]
    return Measurement(
        figures=(
            within(
                "p of the highest arousal",
                np.array([peak(row) for row in stress]),
                least=0.4,
                most=0.6,
            ),
            positive("arousal at p = .5 minus p = 0", half - stress[:, 0]),
            positive("arousal at p = .5 minus p = 1", half - stress[:, -1]),
        ),
        persons=max(setting.persons // 8, 10) * len(setting.seeds),
        seeds=len(setting.seeds),
        note="Equal warmth of every answer, equal hurt in every moment; days 60 to 120.",
        picture=Picture(
            title="Arousal against predictability",
            x_title="probability of an answer",
            y_title="mean arousal",
            curves=(Curve(name="arousal", x=CHANCES, y=stress.mean(axis=0)),),
        ),
    )


def _surprise_peaks_at_half(setting: Setting) -> Measurement:
    found = sweep(setting)
    return Measurement(
        figures=tuple(
            within(
                f"p of the highest {name}",
                np.array([peak(row) for row in found[name]]),
                least=0.4,
                most=0.6,
            )
            for name in ("unpredictability", "volatility", "|error|")
        ),
        persons=max(setting.persons // 8, 10) * len(setting.seeds),
        seeds=len(setting.seeds),
        note="The same sweep; |error| is the mean size of the surprise.",
        picture=Picture(
            title="Volatility and surprise against predictability",
            x_title="probability of an answer",
            y_title="share of the highest value",
            curves=tuple(
                Curve(
                    name=name,
                    x=CHANCES,
                    y=found[name].mean(axis=0) / found[name].mean(axis=0).max(),
                )
                for name in ("unpredictability", "volatility", "|error|", "wanting")
            ),
        ),
    )


def _wanting_without_liking(setting: Setting) -> Measurement:
    ratios, moods = [], []
    for seed in setting.seeds:
        who = population(setting.persons, key=seed)
        lives = [
            live(
                partner_from_knobs(predictability=chance, contrast=LARGEST_CONTRAST),
                days=DAYS,
                parameters=who,
                key=seed,
            )
            for chance in (0.5, 0.95)
        ]
        unsure, sure = (mean_over(life, "wanting", SETTLED, DAYS) for life in lives)
        ratios.append(unsure.mean() / sure.mean())
        low, high = (mean_over(life, "mood", SETTLED, DAYS) for life in lives)
        moods.append(high - low)
    return Measurement(
        figures=(
            within(
                "wanting at p = .5 over p = .95", np.array(ratios), least=1.3, most=1.9
            ),
            positive("mood at p = .95 minus p = .5", np.concatenate(moods)),
        ),
        persons=setting.persons * len(setting.seeds),
        seeds=len(setting.seeds),
        note="Same contrast, same mean warmth, same mean hurt; only p differs.",
    )


TARGETS: Final = (
    Target(
        number=1,
        claim="Stress peaks where answers are least certain, hurt held constant",
        source="[deberker2016]",
        kind="range",
        tolerance="peak at p = .5 ± .1; stress(.5) > stress(0) and stress(1)",
        measure=_stress_peaks_at_half,
    ),
    Target(
        number=2,
        claim="Anticipation, volatility and surprise peak there too",
        source="[fiorillo2003], [piray2020]",
        kind="range",
        tolerance="each peak at p = .5 ± .1",
        measure=_surprise_peaks_at_half,
    ),
    Target(
        number=3,
        claim="At the same mean reward, uncertainty raises wanting and lowers mood",
        source="[whitchurch2011], [anselme2013], [clark2009]",
        kind="sign",
        tolerance="wanting ratio p = .5 to p = .95 of 1.3 to 1.9; mood lower at p = .5",
        measure=_wanting_without_liking,
    ),
)
