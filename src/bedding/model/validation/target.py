"""A finding that the model must show, and what an experiment on the model measured of it."""

from collections.abc import Callable
from dataclasses import dataclass
from math import inf
from typing import Literal

import numpy as np
from jaxtyping import Float

Kind = Literal["hard", "range", "sign"]
"""A published number, a ratio or range, or only a direction."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """How large an experiment is.

    Attributes:
        persons: How many simulated persons, where persons differ.
        seeds: Seeds of all chance; what chance decides is measured once for each.
    """

    persons: int = 200
    seeds: tuple[int, ...] = (1, 2, 3)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One measured number, its uncertainty, and where it must lie.

    Attributes:
        name: What was measured, with its unit where it has one.
        value: The number.
        low: Lower end of its 95 % interval, over persons or seeds; the value where no chance plays.
        high: Upper end of that interval.
        least: Where it must not lie below.
        most: Where it must not lie above.
        whole: Whether the whole interval must lie there (a sign), or the value (a band).
    """

    name: str
    value: float
    low: float
    high: float
    least: float = -inf
    most: float = inf
    whole: bool = False

    @property
    def met(self) -> bool:
        """Whether it lies where it must; a number that is not finite never does."""
        ends = (self.low, self.high) if self.whole else (self.value, self.value)
        return bool(
            np.isfinite(self.value) and self.least <= ends[0] and ends[1] <= self.most
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Curve:
    """A line to draw beside the figures.

    Attributes:
        name: What the line is.
        x: Where it was measured, ascending.
        y: What was measured there.
    """

    name: str
    x: Float[np.ndarray, " point"]
    y: Float[np.ndarray, " point"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """Lines over one pair of axes, with words for both."""

    title: str
    x_title: str
    y_title: str
    curves: tuple[Curve, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Measurement:
    """What an experiment found.

    Attributes:
        figures: The numbers; the finding is met when each lies where it must.
        persons: How many simulated persons took part in all.
        seeds: How many seeds.
        note: What a reader should know of how it was measured.
        picture: A picture of it, or None.
    """

    figures: tuple[Figure, ...]
    persons: int
    seeds: int
    note: str = ""
    picture: Picture | None = None

    @property
    def met(self) -> bool:
        """Whether every figure lies where it must."""
        return all(figure.met for figure in self.figures)


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A finding of others that the model must show.

    Attributes:
        number: Its number in the ranking: importance times strength of evidence.
        claim: What must be seen, in a few words.
        source: Keys of references.bib.
        kind: A published number, a range, or a sign.
        tolerance: What counts as met, in words; the figures hold the same as bounds.
        measure: The experiment.
        unmet_because: Why the model does not show it, or None where it does.
    """

    number: int
    claim: str
    source: str
    kind: Kind
    tolerance: str
    measure: Callable[[Setting], Measurement]
    unmet_because: str | None = None
