"""What one mechanism does, by doing without it.

The same forty evenings are lived twice: once whole, once with the mechanism switched off. Nothing
is left to chance, so every difference is due to that mechanism.
"""

import numpy as np

from bedding.model import Episode, Parameters, beginning, simulate

chance = np.random.default_rng(7)
warm = chance.random(40) < 0.5
EVENINGS = Episode(
    contact=0.4,
    bid=np.ones(40),
    answered=warm.astype(float),
    warmth=np.where(warm, 0.9, 0.1),
    threat=np.where(warm, 0.0, 0.5),
)
SHOWN = ("arousal", "wanting", "mood", "bond", "relief_share")
START = beginning(Parameters(), bond=0.3, relief=0.5)


def last_week(without: tuple[str, ...]) -> dict[str, float]:
    """Return the mean of each quantity over the last seven evenings."""
    life = simulate(
        EVENINGS,
        days=40,
        hours=24.0,
        initial=START,
        noise=False,
        keep=SHOWN,
        without=without,
    )
    return {name: float(life[name][-7:].mean()) for name in SHOWN}


whole = last_week(())
print("the last seven evenings    " + "".join(f"{name:>14}" for name in SHOWN))
print(" " * 27 + "".join(f"{whole[name]:14.2f}" for name in SHOWN))
for mechanism in ("alarm", "relief", "hope"):
    changed = last_week((mechanism,))
    moved = "".join(f"{changed[name] - whole[name]:+14.2f}" for name in SHOWN)
    print(f"  without {mechanism:17}{moved}")
