"""Straight lines through persons: slopes, and what goes through something in between."""

from typing import NamedTuple

import numpy as np
from jaxtyping import Float

from bedding.model.validation.estimate import NORMAL_95
from bedding.model.validation.target import Figure


class Slopes(NamedTuple):
    """Slopes of a regression and their standard errors, in the order of the predictors."""

    value: Float[np.ndarray, " predictor"]
    error: Float[np.ndarray, " predictor"]
    explained: float


def regress(
    outcome: Float[np.ndarray, " person"], *predictors: Float[np.ndarray, " person"]
) -> Slopes:
    """Return the slopes of least squares, all variables in standard deviations."""
    columns = [_standard(column) for column in predictors]
    design = np.column_stack([np.ones(len(outcome)), *columns])
    target = _standard(outcome)
    solved = np.linalg.lstsq(design, target, rcond=None)[0]
    rest = target - design @ solved
    freedom = len(target) - design.shape[1]
    spread = np.linalg.inv(design.T @ design) * (rest @ rest / freedom)
    return Slopes(
        value=solved[1:],
        error=np.sqrt(np.diag(spread))[1:],
        explained=1.0 - float(rest @ rest / (target @ target)),
    )


def slope(name: str, slopes: Slopes, index: int, *, sign: float = 1.0) -> Figure:
    """Return one slope, whose whole interval must lie on the side of `sign`."""
    return _signed(name, slopes.value[index], slopes.error[index], sign)


def through(
    name: str,
    cause: Float[np.ndarray, " person"],
    between: Float[np.ndarray, " person"],
    outcome: Float[np.ndarray, " person"],
    *,
    sign: float = 1.0,
) -> Figure:
    """Return the effect of a cause on an outcome that goes through something in between.

    The product of the slope of `between` on `cause` and of that of `outcome` on `between` given
    `cause`, with Sobel's standard error; its whole interval must lie on the side of `sign`.
    """
    first = regress(between, cause)
    second = regress(outcome, between, cause)
    effect = first.value[0] * second.value[0]
    error = np.hypot(first.value[0] * second.error[0], second.value[0] * first.error[0])
    return _signed(name, effect, error, sign)


def _signed(name: str, value: float, error: float, sign: float) -> Figure:
    reach = NORMAL_95 * float(error)
    return Figure(
        name=name,
        value=float(value),
        low=float(value) - reach,
        high=float(value) + reach,
        least=0.0 if sign > 0 else -np.inf,
        most=np.inf if sign > 0 else 0.0,
        whole=True,
    )


def _standard(column: Float[np.ndarray, " person"]) -> Float[np.ndarray, " person"]:
    standard: np.ndarray = (column - column.mean()) / column.std()
    return standard
