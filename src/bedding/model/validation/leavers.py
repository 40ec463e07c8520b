"""Targets on people who left abusive relationships: what explains the bond half a year later."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import jax.numpy as jnp
import jax.random as jr
import numpy as np
from jaxtyping import Float
from numpy.typing import ArrayLike

from bedding.model.simulation import Partner, Phase, population, with_values
from bedding.model.validation.estimate import NORMAL_95, negative, positive, within
from bedding.model.validation.lives import episodes, live, state_after
from bedding.model.validation.target import Figure, Measurement, Setting, Target

WOMEN: Final = 75
"""How many took part in [dutton1993a]."""
SAMPLES: Final = 4
"""How many such samples are drawn at once for each seed."""


@dataclass(frozen=True, kw_only=True)
class Leavers:
    """People who left: what they went through, and their bond half a year later.

    Each has the axes `sample, person`.
    """

    severity: Float[np.ndarray, "sample person"]
    contrast: Float[np.ndarray, "sample person"]
    power: Float[np.ndarray, "sample person"]
    entropy: Float[np.ndarray, "sample person"]
    bond: Float[np.ndarray, "sample person"]


@lru_cache(maxsize=8)
def leavers(seed: int) -> Leavers:
    """Return samples of people who left after a year, half a year later.

    Mean hurt, the distance of good and bad, the chance of an answer and power are drawn apart
    from one another. Partners are rough enough to be left: hurt weighs in every one.
    """
    count = WOMEN * SAMPLES
    severity, contrast, power, chance = jr.uniform(jr.key(seed), (4, count), float)
    hurt = 0.15 + 0.35 * severity
    apart = 0.3 + 0.65 * contrast
    odds = 0.3 + 0.4 * chance
    # Mean warmth .45; the share .2 of the contrast is hurt, as in the presets.
    phase = Phase(
        answered=odds,
        warmth_good=jnp.clip(0.45 + (1.0 - odds) * apart * 0.8, 0.0, 1.0),
        warmth_bad=jnp.clip(0.45 - odds * apart * 0.8, 0.0, 1.0),
        threat_good=jnp.clip(hurt - (1.0 - odds) * apart * 0.2, 0.0, 1.0),
        threat_bad=jnp.clip(hurt + odds * apart * 0.2, 0.0, 1.0),
        amends=0.1,
    )
    who = with_values(population(count, key=seed), {"person.power": power})
    before = state_after(
        Partner(phases=(phase,), openness=0.3), days=365.0, parameters=who, key=seed
    )
    after = live(
        episodes(180, count, waiting=0.6),
        days=180.0,
        hours=24.0,
        every=30,
        parameters=who,
        initial=before,
        key=seed,
    )
    surprise = -odds * jnp.log2(odds) - (1.0 - odds) * jnp.log2(1.0 - odds)

    def by_sample(values: ArrayLike) -> Float[np.ndarray, "sample person"]:
        return np.asarray(values, float).reshape(SAMPLES, WOMEN)

    return Leavers(
        severity=by_sample(severity),
        contrast=by_sample(contrast),
        power=by_sample(power),
        entropy=by_sample(surprise),
        bond=by_sample(after["bond"][-1]),
    )


def _standard(values: Float[np.ndarray, " person"]) -> Float[np.ndarray, " person"]:
    standard: Float[np.ndarray, " person"] = (values - values.mean()) / values.std()
    return standard


def _regressions(
    setting: Setting,
) -> tuple[
    Float[np.ndarray, "sample weight"],
    Float[np.ndarray, " sample"],
    Float[np.ndarray, " sample"],
]:
    """Return, for each sample, the standardised weights, R squared, and a correlation.

    The weights are those of severity, contrast and power; the correlation is that of contrast
    and entropy.
    """
    weights, explained, shared = [], [], []
    for seed in setting.seeds:
        group = leavers(seed)
        for row in range(SAMPLES):
            design = np.column_stack(
                [
                    _standard(part[row])
                    for part in (group.severity, group.contrast, group.power)
                ]
            )
            outcome = _standard(group.bond[row])
            solved, residual, *_ = np.linalg.lstsq(design, outcome, rcond=None)
            weights.append(solved)
            explained.append(1.0 - residual[0] / len(outcome))
            shared.append(np.corrcoef(group.contrast[row], group.entropy[row])[0, 1])
    return np.array(weights), np.array(explained), np.array(shared)


def _spread(
    name: str, samples: Float[np.ndarray, " sample"], *, least: float, most: float
) -> Figure:
    """Return the mean over samples of 75, with how far one such sample may lie from it."""
    reach = NORMAL_95 * float(samples.std(ddof=1))
    mean = float(samples.mean())
    return Figure(
        name=name,
        value=mean,
        low=mean - reach,
        high=mean + reach,
        least=least,
        most=most,
    )


def _explained(setting: Setting) -> Measurement:
    weights, explained, shared = _regressions(setting)
    return Measurement(
        figures=(
            _spread("R squared of the three", explained, least=0.40, most=0.70),
            positive("weight of contrast", weights[:, 1]),
            positive("weight of power", weights[:, 2]),
            within(
                "correlation of contrast with entropy", shared, least=-0.2, most=0.2
            ),
        ),
        persons=WOMEN * SAMPLES * len(setting.seeds),
        seeds=len(setting.seeds),
        note=f"{SAMPLES * len(setting.seeds)} samples of {WOMEN}; the interval of R squared is "
        "that of one such sample.",
    )


def _severity_alone(setting: Setting) -> Measurement:
    weights, _, _ = _regressions(setting)
    return Measurement(
        figures=(
            negative(
                "size of the weight of severity minus weight of contrast",
                np.abs(weights[:, 0]) - weights[:, 1],
            ),
            within("weight of severity", weights[:, 0]),
        ),
        persons=WOMEN * SAMPLES * len(setting.seeds),
        seeds=len(setting.seeds),
        note="The same samples as target 11.",
    )


TARGETS: Final = (
    Target(
        number=11,
        claim="Contrast and power explain about half of the bond half a year after leaving",
        source="[dutton1993a]",
        kind="hard",
        tolerance="R² = .55 ± .15; contrast and power positive; |r| of contrast and entropy < .2",
        measure=_explained,
    ),
    Target(
        number=12,
        claim="Severity alone explains no more than contrast",
        source="[effiong2022]",
        kind="sign",
        tolerance="the partial effect of severity is at most that of contrast; it may be 0",
        measure=_severity_alone,
    ),
)
