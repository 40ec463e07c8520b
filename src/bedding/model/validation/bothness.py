"""The target on ambivalence: good and bad at once."""

from typing import Final

import jax.numpy as jnp
import numpy as np

from bedding.model.simulation import Phase
from bedding.model.validation.estimate import positive, within
from bedding.model.validation.target import (
    Curve,
    Measurement,
    Picture,
    Setting,
    Target,
)
from bedding.model.validation.uncertainty import CHANCES, peak
from bedding.model.validation.walks import met, one_phase, people, walk


def _most_torn_between(setting: Setting) -> Measurement:
    curves = []
    for seed in setting.seeds:
        who = people(setting.persons, seed)
        place = np.arange(setting.persons) % len(CHANCES)
        partner = one_phase(
            Phase(
                answered=jnp.asarray(CHANCES[place]),
                warmth_good=0.5,
                warmth_bad=0.0,
                threat_good=0.0,
                threat_bad=0.5,
            )
        )
        life = walk(met(partner, setting.persons, days=90.0, key=seed), who, key=seed)
        torn = life.daily("ambivalence")[30:].mean(axis=0)
        curves.append([torn[place == chance].mean() for chance in range(len(CHANCES))])
    found = np.array(curves)
    middle = found[:, 5]
    return Measurement(
        figures=(
            within(
                "p of the highest ambivalence",
                np.array([peak(row) for row in found]),
                least=0.4,
                most=0.6,
            ),
            positive("ambivalence at p = .5 minus p = 0", middle - found[:, 0]),
            positive("ambivalence at p = .5 minus p = 1", middle - found[:, -1]),
            within(
                "lowest of all at p = 0 or 1 [share of seeds]",
                np.array(
                    [float(row.argmin() in (0, len(CHANCES) - 1)) for row in found]
                ),
                least=1.0,
            ),
        ),
        persons=setting.persons * len(setting.seeds),
        seeds=len(setting.seeds),
        note="Warmth of .5 in answered and hurt of .5 in unanswered moments; days 30 to 90.",
        picture=Picture(
            title="Ambivalence against predictability",
            x_title="probability of an answer",
            y_title="Griffin index",
            curves=(Curve(name="ambivalence", x=CHANCES, y=found.mean(axis=0)),),
        ),
    )


TARGETS: Final = (
    Target(
        number=36,
        claim="One is most torn where good and bad are as likely",
        source="[thompson1995]",
        kind="sign",
        tolerance="highest at p = .5 ± .1, lowest at 0 or 1",
        measure=_most_torn_between,
    ),
)
