"""
3. A cohort
===========

A few persons instead of one: read them from an open data set, fit each, and ask honestly what the
mechanism adds over simple rules.
"""

# %%
# The data
# --------
# Tammilehto and others (2022) asked 81 students seven times a day, for a week, how loved they felt, and
# whether they had someone to rely on. The set is open (CC BY 4.0) and not part of the program; its
# codebook is. Name the folder in which the sets lie in ``BEDDING_DATA``, as
# :doc:`real data </docs/real-data>` says. Without it this page invents its persons, and says so.

import os
from pathlib import Path

from bedding.actions.invent_days import invent_days
from bedding.readers import read_codebook, read_table

NAME = "esm_tammilehto2022_state_attachment"
table = Path(os.environ.get("BEDDING_DATA", "data"), NAME, "data.csv")
real = table.is_file()
if real:
    codebook = read_codebook(NAME)
    diaries = read_table(table, codebook)[:10]
    print(f"The first ten persons of {NAME}.")
    print(codebook.about["en"])
else:
    diaries = tuple(invent_days(seed) for seed in range(4))
    print(
        f"{table} is not there: four invented diaries instead. They say nothing of anyone."
    )

# %%
# The codebook says what stands for what, and how far that goes. It belongs beside every result.

import polars as pl

pl.DataFrame(
    {
        "person": diary.person,
        "entries": len(diary.times),
        "days": round(float(diary.times[-1]), 1),
        "asked": ", ".join(diary.channels),
    }
    for diary in diaries
)

# %%
# Everyone's fit
# --------------
# Each person alone. The first takes some seconds, since programs are compiled; the others share them.

from bedding.actions.fit_table import fit_person

fits = [fit_person(diary, key=1) for diary in diaries]
pl.DataFrame(
    {
        "person": fitted.person,
        "state": fitted.state.value,
        "k": fitted.khat,
        "effective draws": fitted.effective,
    }
    for fitted in fits
)

# %%
# `fits_badly` is no failure: the draws can be trusted, and a simple rule foretells this person's answers
# as well. Then the mirror describes and leaves the model out.
#
# What does the mechanism add?
# ----------------------------
# Every answer is foretold from those before it, by the mechanism and by its rivals. A lead is in log
# score per answer; the interval is over persons drawn anew. With so few persons it is wide, and that is
# the finding.

from bedding.actions.score_table import score_table

scores = score_table(fits)
pl.DataFrame(
    {
        "rival": each.rival,
        "lead": each.log,
        "low": each.low,
        "high": each.high,
        "persons ahead": each.ahead,
    }
    for each in scores.against
)

# %%
# How the persons differ
# ----------------------
# One number for each: the record's interval over the one that it had beforehand. Where the two lie
# alike, the diary said nothing of it.

from bedding.charts import Caption, IntervalsWords, Quantity, intervals

NUMBER = "alarm.uncertainty_gain"
every = [
    value for fitted in fits for value in (*fitted.draws[NUMBER], *fitted.prior[NUMBER])
]
low, high = min(every), max(every)
intervals(
    [
        Quantity(
            name=f"person {fitted.person}",
            value=f"contraction {fitted.contraction[NUMBER]:.2f}",
            draws=fitted.draws[NUMBER],
            prior=fitted.prior[NUMBER],
            low=low,
            high=high,
            low_word=f"{low:.1f}",
            high_word=f"{high:.1f}",
        )
        for fitted in fits
        if fitted.draws
    ],
    words=IntervalsWords(
        caption=Caption(
            title="How much uncertainty keeps the alarm up",
            lead=f"{len(fits)} persons, each alone",
            summary="Each person's interval over the one before any answer.",
            table="The numbers",
            columns={
                "quantity": "person",
                "median": "median",
                "low": "low",
                "high": "high",
                "prior_median": "median beforehand",
                "prior_low": "low beforehand",
                "prior_high": "high beforehand",
            },
        ),
        record="given the diary",
        prior="beforehand",
    ),
)

# %%
# All of them, without a loop
# ---------------------------
# For a whole set there is a study: one file, one command, as many processes as there are cores or a
# cluster, and persons who lend each other strength where their own diaries say little.
#
# .. code-block:: toml
#
#    name = "State attachment in daily life"
#    seed = 1
#
#    [data.tammilehto]
#    table = "data.csv"
#    codebook = "esm_tammilehto2022_state_attachment"
#
#    [fit]
#    pooling = "partial"
#
# .. code-block:: sh
#
#    bedding study fit study.toml
#
# :doc:`Real data </docs/real-data>` has what came of six such sets, all persons, and what follows from
# it.
