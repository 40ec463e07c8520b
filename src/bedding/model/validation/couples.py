"""The target on two persons: what it takes for a couple to go round by itself."""

from itertools import product
from typing import Final

import jax.numpy as jnp
import numpy as np
from jaxtyping import Bool, Float

from bedding.model.simulation.coupled import Lover, simulate_couple
from bedding.model.validation.estimate import within
from bedding.model.validation.target import (
    Curve,
    Measurement,
    Picture,
    Setting,
    Target,
)

DAYS: Final = 960.0
FORGETTING: Final = np.array([0.03, 0.05, 0.08, 0.12])
"""How fast the first forgets [1/day]; the second forgets within days."""
APPEALS: Final = np.linspace(0.15, 0.45, 8)
"""What the first is to the second [1/day]."""
RETURNED: Final = np.linspace(-0.25, 0.1, 8)
"""What the second is to the first [1/day]."""
STARTS: Final = (0.0, 2.0)
"""Love of both at the beginning."""


def _couples(
    insecure: float, synergic: float
) -> Float[np.ndarray, "time partner couple"]:
    """Return the love in every couple of the grid, of one kind."""
    forgetting, first, second, begin = (
        jnp.asarray(axis.ravel())
        for axis in np.meshgrid(FORGETTING, APPEALS, RETURNED, STARTS, indexing="ij")
    )
    one = Lover(
        forgetting=forgetting,
        warmest=0.9,
        coldest=-0.9,
        insecure=insecure,
        enough=0.4,
        appeal=first,
    )
    other = Lover(
        forgetting=0.66,
        warmest=0.84,
        coldest=-0.84,
        synergism=3.8 * synergic,
        appeal=second,
    )
    found = simulate_couple(one, other, days=DAYS, hours=12.0, start=(begin, begin))
    return found["love"]


def cycles(
    love: Float[np.ndarray, "time partner couple"],
) -> Bool[np.ndarray, " couple"]:
    """Return which couples go on swinging: as far in the last quarter as in the one before."""
    quarter = len(love) // 4
    before, last = (
        np.ptp(love[part, 0], axis=0)
        for part in (slice(-2 * quarter, -quarter), slice(-quarter, None))
    )
    swinging: np.ndarray = (last > 0.05) & (last > 0.9 * before)
    return swinging


def _both_needed(setting: Setting) -> Measurement:
    shares, shown = {}, []
    for insecure, synergic in product((0.0, 1.0), repeat=2):
        love = _couples(insecure, synergic)
        turning = cycles(love)
        name = (
            f"{'one insecure' if insecure else 'both secure'}, "
            f"{'one synergic' if synergic else 'none synergic'}"
        )
        shares[name] = float(turning.mean())
        # The couple that swings furthest.
        index = int((np.ptp(love[-720:, 0], axis=0) * (turning + 1e-6)).argmax())
        shown.append(
            Curve(
                name=name,
                x=np.arange(1.0, len(love) + 1.0)[-720::4] / 2.0,
                y=love[-720::4, 0, index],
            )
        )
    *others, both = shares
    return Measurement(
        figures=(
            *(
                within(f"couples that go round, {name}", shares[name], most=0.0)
                for name in others
            ),
            within(f"couples that go round, {both}", shares[both], least=0.01),
        ),
        persons=0,
        seeds=len(setting.seeds),
        note=f"{len(FORGETTING) * len(APPEALS) * len(RETURNED) * len(STARTS)} couples of each kind, on a grid "
        "of forgetting and appeal, from two starts; no chance plays.",
        picture=Picture(
            title="Love in four couples",
            x_title="days",
            y_title="love of the first",
            curves=tuple(shown),
        ),
    )


TARGETS: Final = (
    Target(
        number=37,
        claim="A couple goes round by itself only with insecurity and synergism together",
        source="[gragnani1997], [rinaldi1998]",
        kind="sign",
        tolerance="limit cycles in that kind of couple, in none of the other three",
        measure=_both_needed,
    ),
)
