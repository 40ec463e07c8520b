"""Two partners who give as much warmth and as much hurt, and differ in one thing: the rhythm.

Twenty persons live two hundred days with each. What differs in the end is due to how well the
next moment can be told; the range is over the persons, who differ by chance alone.
"""

import numpy as np

from bedding.model import partner_from_knobs, simulate

PARTNERS = {
    "foreseeable": partner_from_knobs(predictability=0.95, contrast=0.25, openness=0.7),
    "by chance": partner_from_knobs(predictability=0.5, contrast=0.98, openness=0.7),
}
SHOWN = ("warmth", "threat", "wanting", "bond", "relief_share")

for name, partner in PARTNERS.items():
    life = simulate(
        partner,
        days=200,
        hours=3.0,
        persons=20,
        key=1,
        keep=SHOWN,
        reduce="mean",
        every=8,
    )
    print(f"{name}: the last hundred days, middle and range of 20 persons")
    for quantity in SHOWN:
        each = life[quantity][life.times > 100].mean(axis=0)
        low, middle, high = np.quantile(each, (0.05, 0.5, 0.95))
        print(f"  {quantity:13} {middle:.2f} ({low:.2f} to {high:.2f})")
