"""The other's days in a few kinds: what was told together counts together.

Low, middle and high are cut at a third and two thirds of the person's own entries, so that they
say what was more or less than usual with this other. Every combination that occurs is a kind of
its own; where there are many, the rarest joins the one it is most like. Phases are then about how
often each kind comes, and warmth that goes with answers within a day is not taken for a phase.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
from jaxtyping import Float, Int

KINDS: Final = 8
"""Most kinds of entries; chosen."""
TOLD: Final = {"warmth": 1.0, "answered": 1.0, "contact": 1.0, "threat": -1.0}
"""What is looked at, and whether more of it is nearer or further."""
_UNTOLD: Final = 3
"""The class of what was left open, beside low, middle and high."""
_PLACE: Final = np.array([0.0, 1.0, 2.0, 1.0])


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """One person's days, without holes: a day without an entry has no counts.

    Attributes:
        first: The first day [day].
        names: What is told of, from `TOLD`; what never varies is left out.
        counts: How many entries of each kind there are on each day.
        sums: What was told, summed over all entries of a kind [0 to 1 each].
        told: In how many entries of a kind it was told.
    """

    first: int
    names: tuple[str, ...]
    counts: Float[np.ndarray, "day kind"]
    sums: Float[np.ndarray, "kind told"]
    told: Float[np.ndarray, "kind told"]

    @property
    def known(self) -> int:
        """On how many days anything was told."""
        return int((self.counts.sum(axis=1) > 0).sum())

    def means(
        self, shares: Float[np.ndarray, "*axes kind"]
    ) -> Float[np.ndarray, "*axes told"]:
        """Return what is told on average where kinds come in these shares [0 to 1]."""
        each = shares[..., None] / np.maximum(self.counts.sum(axis=0), 1e-9)[:, None]
        told = (each * self.told).sum(axis=-2)
        return np.asarray((each * self.sums).sum(axis=-2) / np.maximum(told, 1e-12))

    def nearness(
        self, shares: Float[np.ndarray, "*axes kind"]
    ) -> Float[np.ndarray, "*axes"]:
        """Return the mean of what is told where kinds come in these shares, threat turned round."""
        signs = np.array([TOLD[name] for name in self.names])
        return np.asarray(
            (self.means(shares) * signs).sum(axis=-1) / max(len(signs), 1)
        )


def days_of(
    times: Float[np.ndarray, " time"],
    told: Mapping[str, Float[np.ndarray, " time"]],
) -> Days:
    """Return the days of a diary.

    Args:
        times: When each entry was made [day], increasing.
        told: By name from `TOLD`, what the other did [0 to 1], NaN where nothing is known.
    """
    day = np.floor(times).astype(int)
    day = day - day[0]
    columns = {
        name: np.asarray(told[name])
        for name in TOLD
        if name in told and len(np.unique(told[name][~np.isnan(told[name])])) > 1
    }
    values = np.array(list(columns.values()), dtype=float).reshape(-1, len(times))
    classes = np.array([_classes(each) for each in values], dtype=int)
    classes = classes.reshape(-1, len(times))
    there = (classes != _UNTOLD).any(axis=0)
    kind = _kinds(classes[:, there])
    count = int(kind.max()) + 1 if kind.size else 0
    counts = np.zeros((int(day[-1]) + 1, count))
    np.add.at(counts, (day[there], kind), 1.0)
    among = (kind[:, None] == np.arange(count)).astype(float)
    known = values[:, there]
    return Days(
        first=int(np.floor(times[0])),
        names=tuple(columns),
        counts=counts,
        sums=among.T @ np.nan_to_num(known).T,
        told=among.T @ (~np.isnan(known)).astype(float).T,
    )


def _classes(values: Float[np.ndarray, " time"]) -> Int[np.ndarray, " time"]:
    """Return low, middle or high for each answer; ties share a class."""
    known = values[~np.isnan(values)]
    edges = np.quantile(known, [1 / 3, 2 / 3], method="inverted_cdf")
    # What lies at the highest answer leaves no class above it: the cut goes below it.
    top = known.max()
    edges = np.where(edges < top, edges, known[known < top].max())
    place = np.searchsorted(edges, values, side="left")
    return np.where(np.isnan(values), _UNTOLD, place)


def _kinds(classes: Int[np.ndarray, "told entry"]) -> Int[np.ndarray, " entry"]:
    """Return which kind each entry is, counted through."""
    combined, kind = np.unique(classes.T, axis=0, return_inverse=True)
    kind = kind.reshape(-1)
    often = np.bincount(kind, minlength=len(combined)).astype(float)
    place = _PLACE[combined]
    alive = np.arange(len(combined))
    into = alive.copy()
    while len(alive) > KINDS:
        rarest = alive[np.argmin(often[alive])]
        rest = alive[alive != rarest]
        apart = np.abs(place[rest] - place[rarest]).sum(axis=1)
        near = rest[apart == apart.min()]
        target = near[np.argmax(often[near])]
        into[into == rarest] = target
        often[target] += often[rarest]
        alive = rest
    return np.searchsorted(alive, into)[kind]
