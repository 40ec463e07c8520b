"""
2. From a diary to what may be said of it
=========================================

A diary of half a year, in a table; a fit of the model to it; how far that can be trusted; and what
the entries and the model together show. The days are invented, so nobody's diary stands here.
"""

# %%
# A table
# -------
# A *codebook* says which column is what, on which scale. Several come with the program; `diary` is
# for a table of one's own. Here an invented diary is written as such a table, and read again.

from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import polars as pl

from bedding.actions.invent_days import invent_days
from bedding.readers import read_codebook, read_table, write_table

codebook = read_codebook("diary")
with TemporaryDirectory() as folder:
    table = Path(folder) / "evenings.csv"
    write_table([invent_days()], table, codebook)
    rows = pl.read_csv(table)
    (diary,) = read_table(table, codebook)

rows.head(4)

# %%
# What is read is a `Diary`: moments in days, what the other did between 0 and 1, and the answers on
# the scale on which they were asked. Days that were skipped are simply not there.

print(f"{len(diary.times)} entries over {diary.times[-1]:.0f} days")
print("known of the other: ", ", ".join(diary.inputs))
print("asked:              ", ", ".join(diary.channels))

# %%
# The fit
# -------
# A fit draws the numbers of this person: how the mechanism is set, given these answers.

from bedding.actions.fit_table import checks_of, fit_person

fitted = fit_person(diary, key=1)
fitted

# %%
# Read it from right to left. *Contraction* is how much narrower the answers made a number: near 0
# the diary says nothing of it, and its interval is the one that it had beforehand.
# `prior_dominated` marks those, and nothing should be said of a person that rests on them.
#
# Below the numbers stands whether the mechanism earns its keep: how much better it foretold each
# answer from those before it than five simple rules did, with a standard error. This diary was made
# by the model, so here it must; on :doc:`real diaries </docs/real-data>` it often does not, and the
# state of the fit then says `fits_badly`.

fitted.state

# %%
# Does the fitted model make such a diary?
# ----------------------------------------
# The checks let it write the same diary again, many times, and look where the real one lies.

checks = checks_of(fitted, diary, key=1)
told = () if checks is None else checks.predictive  # None where a fit has no draws
pl.DataFrame(
    {
        "channel": each.channel,
        "quantity": each.quantity,
        "given": each.given,
        "again": each.middle,
        "low": each.low,
        "high": each.high,
    }
    for each in told
).head(8)

# %%
# What it shows
# -------------
# `reflect` puts entries and draws together. It counts calculations; it gives no verdict. Without a
# fit the mirror describes, and that can be enough.

from bedding.actions.fit_diary import reading_of
from bedding.mirror import reflect

mirror = reflect(diary, reading=reading_of(fitted, diary))
mirror

# %%
# Both ends of every statement weigh the same: `of_20_at_alarm` says how many of twenty calculations
# lie at one of them, with the range that new calculations would be expected to give. `unclear` is an
# answer. The same as pictures, each with its words and its numbers:

from bedding.report.pictures import map_of_weeks, rhythm_of_days

map_of_weeks(mirror, "en")

# %%

rhythm_of_days(mirror, "en", width=960)

# %%
# Keep it
# -------
# One file that any later version opens, without code in it. :doc:`Fits in other hands </docs/tables>`
# has the ways to polars, pandas, xarray and ArviZ.

from bedding.actions.fits import load_fit, save_fit

with TemporaryDirectory() as folder:
    save_fit(fitted, Path(folder) / "evenings.fit")
    again = load_fit(Path(folder) / "evenings.fit")

np.array_equal(again.draws["alarm.recovery"], fitted.draws["alarm.recovery"])
