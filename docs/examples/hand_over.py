"""What the program computes, in the hands of polars, pandas, xarray and ArviZ.

Each cell stands in docs/tables.md as it is here.
"""

# %% Beginning
import json
from pathlib import Path

import pandas as pd
from arviz_stats.summary import summary

from bedding.actions.fit_table import fit_person
from bedding.actions.fits import datatree_of, draws_table, load_fit, save_fit
from bedding.actions.invent_days import invent_days
from bedding.charts import PRINT
from bedding.mirror import reflect
from bedding.model import population, presets, simulate
from bedding.report.pictures import map_of_weeks

diary = invent_days()
fitted = fit_person(diary, key=1)

# %% Polars
numbers = fitted.to_polars()
print(numbers.select("number", "median", "low", "high", "contraction").head(3))

draws = draws_table(fitted)
print(draws.select("person.anxiety", "alarm.recovery").head(3))

# %% Pandas
frame = pd.DataFrame(draws.to_dict(as_series=False))
print(frame["alarm.recovery"].quantile([0.05, 0.5, 0.95]))

# %% Xarray
tree = datatree_of(fitted)
gain = tree["posterior"]["gain"]
print(gain.quantile([0.05, 0.5, 0.95], dim=["chain", "draw"]).to_pandas().round(2))

# %% ArviZ
print(summary(tree, var_names=["person.anxiety", "alarm.recovery"]))

# %% A simulation
year = simulate(
    presets.PRESETS["intermittent"],
    parameters=population(20, key=1),
    days=360,
    hours=3.0,
    every=8,
    reduce="mean",
    keep=("bond", "wanting"),
    key=2,
)
print(year.to_polars().tail(2))
print(year.to_xarray()["bond"].isel(time=-1).quantile([0.05, 0.5, 0.95]).values)

# %% A mirror
mirror = reflect(diary)
found = mirror.to_polars().drop_nulls("median")
print(found.select("finding", "median", "low", "high").head(3))

# %% A chart
chart = map_of_weeks(mirror, "en")
if chart is not None:
    Path("weeks.svg").write_text(chart.svg(PRINT), "utf-8")
    Path("weeks.png").write_bytes(chart.png(PRINT))
    Path("weeks.vl.json").write_text(json.dumps(chart.themed(PRINT)), "utf-8")

# %% A file
save_fit(fitted, Path("evenings.fit"))
print(load_fit(Path("evenings.fit")).state)
