"""One simulated record: drawn, fitted, and compared with the numbers that made it."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from jaxtyping import Float

from bedding.model.inference.calibrating.drawing import Drawn
from bedding.model.inference.calibrating.foreseeing import forecast_places
from bedding.model.inference.calibrating.posterior import Engine, at_once
from bedding.model.inference.calibrating.quantities import (
    DRAWS,
    followed,
    number_names,
    quantities,
)
from bedding.model.inference.lanes import known_after
from bedding.model.inference.levels import level_and_gain
from bedding.model.inference.log_density import split
from bedding.model.inference.weighing import picked


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What came of one record.

    Attributes:
        places: Where the truth lies among the draws [0 to 1], by test quantity.
        forecasts: Where held-back answers lie in their forecasts [0 to 1].
        truth: The numbers that made the record, on the whole line.
        mean: Their posterior means.
        deviation: Their posterior standard deviations.
        khat: Shape of the tail of the weights.
        trusted: Whether the engine trusts its draws.
        finite: Whether every number that came of it is finite.
    """

    places: Mapping[str, float]
    forecasts: Mapping[str, float]
    truth: Mapping[str, float]
    mean: Mapping[str, float]
    deviation: Mapping[str, float]
    khat: float
    trusted: bool
    finite: bool


def measure(
    drawn: Drawn, random: np.random.Generator, *, engine: Engine = at_once
) -> Measured:
    """Return how the fit of a record compares with what made it."""
    posterior = engine(drawn, random)
    draws = posterior.whole_line[picked(posterior.log_weights, DRAWS, random)]
    # The truth goes along as the first lane.
    numbers = np.concatenate([drawn.truth.whole_line[None], draws])
    traced = followed(drawn, numbers)
    reads, residuals = np.asarray(traced.reads), split(numbers)[1]
    where = drawn.where
    known = known_after(where.record, reads, residuals)
    level, gain = level_and_gain(known, random)
    level[0], gain[0] = drawn.truth.level, drawn.truth.gain
    values = quantities(drawn, numbers, level, gain, traced)
    names = number_names(drawn.design.channels)
    told = forecast_places(drawn, reads[1:], residuals[1:], random)
    every = [*values.values(), posterior.mean, posterior.deviation]
    return Measured(
        places={name: place(each, random) for name, each in values.items()},
        forecasts=told,
        truth=_named(names, drawn.truth.whole_line),
        mean=_named(names, posterior.mean),
        deviation=_named(names, posterior.deviation),
        khat=posterior.khat,
        trusted=posterior.trusted,
        finite=all(np.isfinite(each).all() for each in every)
        and all(np.isfinite(each) for each in told.values()),
    )


def place(values: Float[np.ndarray, " lane"], random: np.random.Generator) -> float:
    """Return where the first value lies among the others [0 to 1], ties shared out by chance.

    Among independent draws from the same distribution it is uniform, exactly.
    """
    truth, others = values[0], values[1:]
    below, alike = int((others < truth).sum()), int((others == truth).sum())
    return float((below + random.uniform() * (alike + 1)) / (len(others) + 1))


def _named(
    names: tuple[str, ...], values: Float[np.ndarray, " number"]
) -> dict[str, float]:
    return {name: float(value) for name, value in zip(names, values, strict=True)}
