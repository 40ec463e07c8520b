"""The first thing that is wrong with a table, in the order of its rows."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Final

import numpy as np
from jaxtyping import Bool, Int

from bedding.errors import TableError

Telling = Callable[[int], TableError]
"""From the row, as a spreadsheet shows it, to the error; only called for the first of all."""

_NOWHERE: Final = 2**63 - 1


@dataclass(slots=True)
class Problems:
    """What was found wrong so far, of which only the first in the table counts.

    Attributes:
        row: The first row with something wrong.
        tell: Its error.
    """

    row: int = _NOWHERE
    tell: Telling | None = field(default=None)

    def add(
        self,
        wrong: Bool[np.ndarray, " time"],
        rows: Int[np.ndarray, " time"],
        tell: Telling,
    ) -> None:
        """Keep the first row in which something is wrong, if it comes before what was found."""
        if not wrong.any():
            return
        row = int(rows[wrong].min())
        if row < self.row:
            self.row, self.tell = row, tell


@contextmanager
def first_problem() -> Iterator[Problems]:
    """Give a place to gather problems, and raise the first of them at the end.

    Raises:
        TableError: The one in the first row; of two in one row, the one that was found first.
    """
    problems = Problems()
    yield problems
    if problems.tell is not None:
        raise problems.tell(problems.row)
