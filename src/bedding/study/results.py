"""What came of a study, as values: tables for polars and pandas, arrays for xarray and ArviZ."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import jax.numpy as jnp
import numpy as np
import polars as pl
from jaxtyping import Float

from bedding.model.inference import PERSON, FitState, constrained
from bedding.model.inference.population import PersonDraws, Population

if TYPE_CHECKING:
    import pandas as pd
    import xarray as xr

ENDS = (0.05, 0.5, 0.95)
"""The middle of draws, and where nine in ten of them lie."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class CohortFit:
    """Everyone in one set of data, each alone and, where asked for, given the others.

    Attributes:
        data: How the study calls them.
        persons: Everyone's points.
        truth: The numbers that made each person, on the whole line; no column where persons
            are not made by the study.
        population: What they have in common; None without pooling.
        pooled: Which persons the population is of.
    """

    data: str
    persons: tuple[PersonDraws, ...]
    truth: Float[np.ndarray, "person number"]
    population: Population | None
    pooled: tuple[int, ...] = field(default=())

    @property
    def states(self) -> dict[str, int]:
        """How many fits ended how: `trusted`, `too_little` or `not_converged`."""
        ended = [each.state for each in self.persons]
        few = ended.count(FitState.TOO_LITTLE)
        lost = ended.count(FitState.NOT_CONVERGED)
        return {
            "trusted": len(ended) - few - lost,
            "too_little": few,
            "not_converged": lost,
        }

    def persons_table(self) -> pl.DataFrame:
        """Return one row for each person and number, on the number's own scale.

        `alone` is what the person's own answers say, `pooled` what they say given everyone else's;
        each with a median and the interval of nine draws in ten. `shrinkage` is the share of what is
        known that comes from the others. `truth` is there for persons that the study made.
        """
        rows: list[dict[str, Any]] = []
        place = {number: row for row, number in enumerate(self.pooled)}
        for number, person in enumerate(self.persons):
            alone = _alone(person)
            together = None
            if self.population is not None and number in place:
                drawn = self.population.draws[place[number]].astype(float)
                together = np.quantile(_own(drawn), ENDS, axis=0)
            made = _own(self.truth[number][None])[0] if self.truth.size else None
            for column, name in enumerate(PERSON):
                row: dict[str, Any] = {
                    "data": self.data,
                    "person": person.person,
                    "entries": person.entries,
                    "days": person.days,
                    "khat": person.khat,
                    "number": name,
                }
                for end, key in enumerate(("low", "median", "high")):
                    row[f"alone_{key}"] = None if alone is None else alone[end, column]
                    row[f"pooled_{key}"] = (
                        None if together is None else together[end, column]
                    )
                row["shrinkage"] = (
                    None
                    if together is None or self.population is None
                    else self.population.shrinkage[place[number], column]
                )
                row["truth"] = None if made is None else made[column]
                rows.append(row)
        return pl.DataFrame(rows, infer_schema_length=None)

    def population_table(self) -> pl.DataFrame:
        """Return one row for each mean, sd and slope of the population, on the whole line.

        Where the study made the persons, `truth` is the mean, the standard deviation or the slope
        of those it made.
        """
        if self.population is None:
            return pl.DataFrame(schema={"data": pl.String, "what": pl.String})
        made = self.truth[list(self.pooled)] if self.truth.size else None
        return pl.DataFrame(
            [
                {
                    "data": self.data,
                    "what": each.what,
                    "number": each.number,
                    "median": each.median,
                    "low": each.low,
                    "high": each.high,
                    "contraction": each.contraction,
                    "truth": None
                    if made is None or each.what not in {"mean", "sd"}
                    else float(
                        getattr(made[:, PERSON.index(each.number)], _MADE[each.what])()
                    ),
                }
                for each in self.population.table()
            ],
            infer_schema_length=None,
        )

    def to_pandas(self) -> "pd.DataFrame":
        """Return `persons_table` for pandas."""
        import pandas as pd  # noqa: PLC0415 -- optional dependency

        return pd.DataFrame(self.persons_table().to_dict(as_series=False))

    def to_datatree(self) -> "xr.DataTree":
        """Return the draws of population and persons with the groups that ArviZ knows.

        On the whole line, where each number is standard normal beforehand; one chain, since draws
        are equally weighted. Empty without pooling.
        """
        import xarray as xr  # noqa: PLC0415 -- optional dependency

        if self.population is None:
            return xr.DataTree()
        found = self.population
        along = {
            "chain": [0],
            "draw": np.arange(len(found.mean)),
            "number": list(PERSON),
        }
        drawn = {
            "mean": (("chain", "draw", "number"), found.mean[None]),
            "sd": (("chain", "draw", "number"), found.sd[None]),
            "person": (
                ("chain", "draw", "of", "number"),
                np.swapaxes(found.draws, 0, 1)[None],
            ),
        }
        if found.names:
            drawn["slope"] = (
                ("chain", "draw", "covariate", "number"),
                found.slopes[None],
            )
            along["covariate"] = list(found.names)
        tree = xr.DataTree.from_dict(
            {"posterior": xr.Dataset(drawn, along | {"of": list(found.persons)})}
        )
        tree.attrs = {"data": self.data, "inference_library": "bedding"}
        return tree

    def __repr__(self) -> str:
        """Return how many fits ended how, and the population where there is one."""
        ended = ", ".join(f"{name} {count}" for name, count in self.states.items())
        told = "" if self.population is None else f"\n{self.population!r}"
        return f"CohortFit of {self.data!r}: {ended}{told}"

    def _repr_html_(self) -> str:
        """Return the population as a table, or everyone where there is none."""
        table = self.population_table()
        return (self.persons_table() if table.is_empty() else table)._repr_html_()


_MADE = {"mean": "mean", "sd": "std"}


def _own(
    whole_line: Float[np.ndarray, "draw number"],
) -> Float[np.ndarray, "draw number"]:
    return np.asarray(constrained(jnp.asarray(whole_line)))


def _alone(person: PersonDraws) -> Float[np.ndarray, "end number"] | None:
    """Return low end, median and high end of each number, from the person's own answers."""
    if not len(person.whole_line):
        return None
    own = _own(person.whole_line.astype(float))
    weights = np.exp(person.log_weights)
    found = np.empty((len(ENDS), own.shape[1]))
    for column, values in enumerate(own.T):
        order = np.argsort(values, kind="stable")
        along = np.cumsum(weights[order])
        at = np.searchsorted(along, np.asarray(ENDS) * along[-1])
        found[:, column] = values[order][np.minimum(at, len(order) - 1)]
    return found
