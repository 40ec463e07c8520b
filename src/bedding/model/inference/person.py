"""The numbers of a person that a diary can move, on their own scale and on the whole line.

A number v between its bounds is low + (high - low) * sigmoid(m + s z), with m the logit of its
default and s the spread over persons that the table of parameters declares. So z is standard
normal over persons, whatever the number; every other number of the model stays at its default.
"""

from typing import Final

import jax.numpy as jnp
import numpy as np
from jax.nn import sigmoid
from jaxtyping import Array, Float
from scipy.special import expit

from bedding.model.parameters import About, Parameters
from bedding.model.simulation import entries, with_values

PERSON: Final = (
    "person.anxiety",
    "person.prior",
    "belief.volatility_learning",
    "belief.asymmetry",
    "reward.uncertainty_pull",
    "alarm.uncertainty_gain",
    "alarm.threat_gain",
    "alarm.recovery",
    "self_worth.contingency",
    "bond.fast_half_life",
)
"""What is fitted, by dotted name. docs/fit.md says why these."""


def _known() -> dict[str, tuple[float, About]]:
    table = {
        f"{group}.{name}": (value, about)
        for group, name, value, about in entries(Parameters())
    }
    return {name: table[name] for name in PERSON}


_KNOWN: Final = _known()
_LOW: Final = np.array([about.low for _, about in _KNOWN.values()])
_HIGH: Final = np.array([about.high for _, about in _KNOWN.values()])
_SPREAD: Final = np.array([about.spread for _, about in _KNOWN.values()])
_PLACE: Final = (np.array([value for value, _ in _KNOWN.values()]) - _LOW) / (
    _HIGH - _LOW
)
_MIDDLE: Final = np.log(_PLACE) - np.log1p(-_PLACE)


def constrained(
    whole_line: Float[Array, "*axes number"],
) -> Float[Array, "*axes number"]:
    """Return numbers of a person on their own scales, in the order of `PERSON`.

    Args:
        whole_line: z, standard normal over persons [1].
    """
    shape = whole_line.shape
    low, wide, middle, spread = (
        jnp.broadcast_to(known, shape)
        for known in (_LOW, _HIGH - _LOW, _MIDDLE, _SPREAD)
    )
    return low + wide * sigmoid(middle + spread * whole_line)


def on_scales(
    whole_line: Float[np.ndarray, "*axes number"],
) -> Float[np.ndarray, "*axes number"]:
    """Return what `constrained` does, without a compiled program."""
    return np.asarray(_LOW + (_HIGH - _LOW) * expit(_MIDDLE + _SPREAD * whole_line))


def unconstrained(
    numbers: Float[np.ndarray, "*axes number"],
) -> Float[np.ndarray, "*axes number"]:
    """Return the standard normal numbers that belong to numbers of a person."""
    place = (np.asarray(numbers) - _LOW) / (_HIGH - _LOW)
    return np.asarray((np.log(place) - np.log1p(-place) - _MIDDLE) / _SPREAD)


def parameters_of(whole_line: Float[Array, " number"]) -> Parameters:
    """Return every number of the model, with those of one person put in."""
    numbers = constrained(whole_line)
    return with_values(
        Parameters(), {name: numbers[place] for place, name in enumerate(PERSON)}
    )
