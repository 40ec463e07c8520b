"""Simulation-based calibration: whether the places of the truth are spread evenly."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from jaxtyping import Float

from bedding.model.inference.calibrating.measuring import Measured
from bedding.model.inference.calibrating.uniformity import Uniformity, uniformity


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """Whether many fits gave the truth its due.

    Attributes:
        records: How many fits were judged.
        level: How often a band of one quantity holds [0 to 1]: 95 % over all quantities together.
        quantities: How evenly each quantity's places are spread.
    """

    records: int
    level: float
    quantities: Mapping[str, Uniformity]

    @property
    def outside(self) -> tuple[str, ...]:
        """Quantities whose places leave their band."""
        return tuple(
            name for name, spread in self.quantities.items() if not spread.inside
        )


def judge(measured: Sequence[Measured], *, together: float = 0.95) -> Judgement:
    """Return how evenly the places of every quantity are spread [talts2018].

    The bands share what may go wrong by chance among all quantities (Bonferroni).

    Args:
        measured: One fit for each record.
        together: How often right fits stay in all bands at once [0 to 1].
    """
    places = table([each.places for each in measured])
    level = 1.0 - (1.0 - together) / len(places)
    return Judgement(
        records=len(measured),
        level=level,
        quantities={
            name: uniformity(column, level=level) for name, column in places.items()
        },
    )


def table(
    rows: Sequence[Mapping[str, float]],
) -> dict[str, Float[np.ndarray, " record"]]:
    """Return rows with the same names as one column for each name."""
    return {name: np.array([row[name] for row in rows]) for name in rows[0]}
