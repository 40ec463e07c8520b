"""
4. Plan a diary study
=====================

How many persons, and how many evenings, would it take to see that a rhythm which can't be told in
advance goes with more pull? The study is played before it is held: whole cohorts live, write their
evenings on a scale of seven, skip some, and are analysed as the researcher would. The answer is
about *the model*: if it is wrong about people, so is the plan.
"""

# %%
# One file says it
# ----------------
# A study is a file; commands read it. Here only what is planned: how many persons it might have, how
# many evenings each might write, and how often the whole is played. What is left out has a default,
# and ``bedding study init`` prints a file with every key explained.

import subprocess
import sys
from pathlib import Path
from tempfile import mkdtemp

folder = Path(mkdtemp())
plan = folder / "plan.toml"
plan.write_text(
    """
name = "Does a rhythm that can't be told go with more pull?"
seed = 1
out = "results"

[power]
persons = [40, 80, 160, 320, 640]
days = [14, 28]
cohorts = 40
predictability = [0.5, 0.95]   # the others of the persons lie between these
contrast = 0.5                 # good and bad moments lie so far apart, with every other
missing = 0.2                  # share of the evenings without an answer

[engine]
workers = 1
""",
    "utf-8",
)

# %%
# One command does it
# -------------------
# In a terminal: ``bedding study simulate plan.toml``. It leaves its results beside the file, part by
# part: stopped half-way it goes on with ``bedding study resume plan.toml``, and the number of workers
# changes nothing but the time.

done = subprocess.run(
    [sys.executable, "-m", "bedding", "study", "simulate", plan],
    capture_output=True,
    text=True,
    check=True,
)
print(done.stdout)

# %%
# *See it* is the share of studies whose test finds the slope, with the range that so many played
# studies leave. *False alarm* is the share that find one where there is none: the same pulls, handed
# to other persons. It should lie near the 5 % that the test allows, and it is worth a look every time.
#
# From results to a picture
# -------------------------

import numpy as np
import polars as pl

from bedding.study import read_study
from bedding.study.power import planned

found = planned(read_study(plan))
pl.DataFrame(
    {
        "persons": each.persons,
        "days": each.days,
        "power": each.power,
        "low": each.low,
        "high": each.high,
        "false_alarms": each.alarms,
    }
    for each in found
)

# %%
# Any chart takes its words from outside, so that it can speak any language.

from bedding.charts import Caption, Line, LinesWords, Tick, lines

curves = [
    Line(
        name=f"{days} evenings",
        x=np.log2([each.persons for each in found if each.days == days]),
        y=np.array([each.power for each in found if each.days == days]),
    )
    for days in (14, 28)
]
lines(
    curves,
    across=[Tick(at=np.log2(n), label=str(n)) for n in (40, 80, 160, 320, 640)],
    up=[
        Tick(at=share, label=f"{share:.0%}") for share in (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)
    ],
    words=LinesWords(
        caption=Caption(
            title="Share of planned studies that see the slope",
            lead="",
            summary="Played with the model; each point is a share of 40 studies.",
            table="The numbers",
            columns={"line": "evenings", "x": "persons, log 2", "y": "share"},
        ),
        across="persons",
        up="see it",
    ),
)

# %%
# What to take from it
# --------------------
# - More persons help more than more evenings: what is looked for lies between persons, and a mean over
#   fourteen evenings is known well enough.
# - The slope that is seen is small beside how much people differ anyway. If a smaller study is all that
#   can be held, ask for a difference *within* persons instead, or don't ask this.
# - With 40 played studies a share is known to about fifteen points. For a protocol, play 1,000: one
#   number in the file.

low, high = min(each.slope for each in found), max(each.slope for each in found)
print(f"mean slope, over all sizes: {low:.2f} to {high:.2f} of the scale")
