"""Entries by person and oldest first, with what goes back in time or comes twice."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from jaxtyping import Bool, Float, Int

from bedding.errors import TableError
from bedding.readers.codebook import Codebook
from bedding.readers.problems import Problems, Telling
from bedding.readers.source import Source
from bedding.readers.table_errors import BackwardTimeError, DuplicateTimeError


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """In which order to take the entries, and which of them are one.

    Attributes:
        taken: The entries, person after person and oldest first.
        starts: Where in `taken` each entry that is left begins; more than one step means that
            several share their moment.
        merge: What becomes of those.
    """

    taken: Int[np.ndarray, " time"]
    starts: Int[np.ndarray, " left"]
    merge: Literal["first", "mean"]

    def first(self, values: Float[np.ndarray, " time"]) -> Float[np.ndarray, " left"]:
        """Return what the first of the entries at each moment has."""
        taken: Float[np.ndarray, " left"] = values[self.taken][self.starts]
        return taken

    def merged(self, values: Float[np.ndarray, " time"]) -> Float[np.ndarray, " left"]:
        """Return the answers at each moment: of the first entry, or their mean."""
        if self.merge == "first" or len(self.starts) == len(self.taken):
            return self.first(values)
        taken = values[self.taken]
        total = np.add.reduceat(np.nan_to_num(taken), self.starts)
        count = np.add.reduceat(~np.isnan(taken), self.starts, dtype=np.int64)
        return np.where(count > 0, total / np.maximum(count, 1), np.nan)


def order_of(
    persons: Int[np.ndarray, " time"],
    ticks: Float[np.ndarray, " time"],
    rows: Int[np.ndarray, " time"],
    *,
    codebook: Codebook,
    source: Source,
    problems: Problems,
) -> Order:
    """Return in which order to take the entries.

    Args:
        persons: Whose each entry is, counted in the order in which they first appear.
        ticks: The moment of each entry, NaN where it can't be read.
        rows: The number of each row as a spreadsheet shows it.
        codebook: What to do with entries that go back or come twice.
        source: The table.
        problems: Where to leave those that may not be.
    """
    # Both sorts are stable: what is equal stays in the order of the table.
    if codebook.order == "sort":
        taken = np.lexsort((ticks, persons))
    else:
        taken = np.argsort(persons, kind="stable")
    same_person = np.diff(persons[taken]) == 0
    step = np.diff(ticks[taken])
    back, twice = same_person & (step < 0), same_person & (step == 0)

    def tell(error: type[BackwardTimeError | DuplicateTimeError]) -> Telling:
        def telling(row: int) -> TableError:
            here = int(np.flatnonzero(rows[taken] == row)[0])
            column = codebook.moment_columns[-1]
            return error(
                source.path,
                row=row,
                column=column,
                value=source.written(column, row),
                previous=int(rows[taken][here - 1]),
            )

        return telling

    problems.add(back, rows[taken][1:], tell(BackwardTimeError))
    if codebook.duplicates == "error":
        problems.add(twice, rows[taken][1:], tell(DuplicateTimeError))
    left: Bool[np.ndarray, " time"] = np.concatenate(([True], ~twice))[: len(taken)]
    return Order(
        taken=taken,
        starts=np.flatnonzero(left),
        merge="mean" if codebook.duplicates == "mean" else "first",
    )
