"""
1. A map of rhythms
===================

Two partners can give the same warmth and the same hurt and differ in one thing: whether the next
moment can be told in advance. What does the model do with that? This page plays invented persons
with every combination of two knobs, and draws what becomes of them. It says how *the model* runs;
it measures nobody.
"""

# %%
# One person, two rhythms
# -----------------------
# `partner_from_knobs` makes a partner whose mean warmth and mean hurt stay what they are while two
# knobs turn. *Predictability* is the probability that a bid is answered; *contrast* is how far an
# answered moment lies above an unanswered one.

import numpy as np

from bedding.model import partner_from_knobs, population, simulate

partners = {
    "foreseeable": partner_from_knobs(predictability=0.95, contrast=0.25),
    "by chance": partner_from_knobs(predictability=0.5, contrast=0.98),
}

# %%
# Forty persons, drawn from the spread that every number of the model declares, live a year with
# each of them. A step of three hours is fine enough; `every=8` keeps the mean of each day. The same
# `key` gives the same bits on every run.

people = population(40, key=1)
years = {
    name: simulate(
        partner,
        parameters=people,
        days=360,
        hours=3.0,
        every=8,
        reduce="mean",
        keep=("warmth", "threat", "wanting", "bond", "relief_share"),
        key=2,
    )
    for name, partner in partners.items()
}

for name, year in years.items():
    print(name)
    for quantity in year:
        last_month = year[quantity][-30:].mean(axis=0)
        low, middle, high = np.quantile(last_month, (0.05, 0.5, 0.95))
        print(f"  {quantity:13} {middle:.2f} ({low:.2f} to {high:.2f})")

# %%
# Warmth and hurt are alike. The part of the bond that was learned from relief is not. The range is
# over persons: they differ as much as the model assumes that people do.
#
# The same as a table, for whoever would rather compute:

years["by chance"].to_polars().tail(3)

# %%
# The whole map
# -------------
# `phase_diagram` plays every combination, all cells as persons of one simulation: here ten persons
# in each of some three hundred cells, for a year.

from bedding.actions.phase_diagram import phase_diagram
from bedding.report.simulated.pictures import map_of_rhythms

grid = phase_diagram(persons=10, days=360, seed=1)
map_of_rhythms(grid, "relief_share", "en")

# %%
# The dots are the places of three ready-made rhythms. Where the corner is empty no such partner is
# possible: a rare bad moment would have to be colder than cold.
#
# The calm part of the bond goes the other way:

map_of_rhythms(grid, "calm_bond", "en")

# %%
# How much is chance?
# -------------------
# A picture of medians hides how far persons lie apart. The grid keeps everyone:

relief = grid.quantities["relief_share"]
for wanted in (0.5, 0.7, 0.9):
    column = int(np.abs(grid.predictability - wanted).argmin())
    row = int(np.abs(grid.contrast - 0.5).argmin())
    low, middle, high = np.quantile(relief[row, column], (0.05, 0.5, 0.95))
    print(f"predictability {wanted:.0%}: {middle:.2f} ({low:.2f} to {high:.2f})")

# %%
# Is it one mechanism?
# --------------------
# Any mechanism can be switched off. Without the one that learns from relief the map must be empty,
# and it is a good habit to look.

without = simulate(
    partners["by chance"],
    parameters=people,
    days=360,
    hours=3.0,
    every=8,
    reduce="mean",
    keep=("bond", "relief_share"),
    without=["relief"],
    key=2,
)
print(f"share of relief without it: {without['relief_share'][-30:].max():.2f}")

# %%
# Where this stands in the model: :doc:`equations and sources </docs/model>`. Whether the model is
# right is another question, and partly open: :doc:`validation </docs/validation>` has 38 findings of
# others, and :doc:`real data </docs/real-data>` what it adds to a forecast.
