"""The simulator from Python: presets, knobs, a childhood, a mechanism less, and a pair.

Each cell stands in docs/simulating.md as it is here.
"""

# %% Beginning
from functools import partial

import numpy as np

from bedding.model import (
    CAREGIVERS,
    Parameters,
    partner_from_knobs,
    population,
    presets,
    raised_by,
    simulate,
    simulate_dyad,
    with_values,
)

# %% Presets
people = population(40, key=1)
play = partial(simulate, days=365, hours=3.0, every=8, reduce="mean", key=2)
year = {
    name: play(presets.PRESETS[name], parameters=people)
    for name in ("secure", "intermittent")
}
for name, lived in year.items():
    each = lived["wanting"][-30:].mean(axis=0)
    low, middle, high = np.quantile(each, (0.05, 0.5, 0.95))
    print(f"{name}: pull {middle:.2f} ({low:.2f} to {high:.2f})")

# %% Knobs
own = partner_from_knobs(predictability=0.7, contrast=0.6, openness=0.5)
lived = play(own, parameters=people)
print(f"share of relief: {np.median(lived['relief_share'][-1]):.2f}")

# %% Childhood
for care in ("consistent", "inconsistent"):
    adults = raised_by(CAREGIVERS[care], parameters=people, key=3)
    lived = play(own, parameters=adults)
    print(f"{care} care: arousal {np.median(lived['arousal'][-30:]):.2f}")

# %% Without
less = play(own, parameters=people, without=["relief"])
print(f"bond without relief: {np.median(less['bond'][-1]):.2f}")

# %% A pair
pair = with_values(
    Parameters(),
    {
        "person.anxiety": np.array([0.8, 0.2]),
        "person.avoidance": np.array([0.2, 0.8]),
    },
)
both = simulate_dyad(pair, days=90, key=4)
print(f"reaching out, each of the two: {both['bid'].sum(axis=0)}")

# %% Tables
table = year["intermittent"].to_polars()
print(table.select("time", "person", "bond", "relief_share").tail(2))

dataset = year["intermittent"].to_xarray()
print(dataset["bond"].isel(time=-1).quantile([0.05, 0.5, 0.95]).values)
