"""Which numbers of a person may change from week to week, and on which scale."""

from typing import Final

import numpy as np
from jax.nn import sigmoid
from jaxtyping import Array, Float

from bedding.model.inference.person import PERSON
from bedding.model.parameters import Parameters
from bedding.model.simulation import entries

VARYING: Final = (
    "alarm.recovery",
    "self_worth.contingency",
    "voice.silencing_level",
)
"""By dotted name, in the order of `QUANTITIES`."""
QUANTITIES: Final = ("recovery", "contingency", "voice")
"""What they are called: the half-life of alarm [day], how far self-worth follows the other [1],
and the share of what there is to say that is said when openness is met as expected [0 to 1]."""
STATIC: Final = (*PERSON, "voice.silencing_level")
"""What is one number throughout: all that is fitted, and the level of voice in the first week."""
PLACES: Final = tuple(STATIC.index(name) for name in VARYING)
"""Where the first week's values of `VARYING` stand in `STATIC`."""


def _known() -> dict[str, tuple[float, float, float, float]]:
    table = {
        f"{group}.{name}": (value, about)
        for group, name, value, about in entries(Parameters())
    }
    found = {}
    for name in STATIC:
        value, about = table[name]
        place = (value - about.low) / (about.high - about.low)
        middle = float(np.log(place / (1.0 - place)))
        found[name] = (about.low, about.high - about.low, middle, about.spread)
    return found


_KNOWN: Final = _known()


def own_scale(name: str, whole_line: Float[Array, "*axes"]) -> Float[Array, "*axes"]:
    """Return a number of the model from its place among persons.

    Args:
        name: From `STATIC`.
        whole_line: Its place, standard normal over persons [1].
    """
    low, wide, middle, spread = _KNOWN[name]
    return low + wide * sigmoid(middle + spread * whole_line)


def shown(
    quantity: str, whole_line: Float[np.ndarray, "*axes"]
) -> Float[np.ndarray, "*axes"]:
    """Return what is shown of a quantity: recovery [day], contingency [1], voice [0 to 1]."""
    low, wide, middle, spread = _KNOWN[VARYING[QUANTITIES.index(quantity)]]
    value = low + wide / (1.0 + np.exp(-(middle + spread * whole_line)))
    return 1.0 / (1.0 + np.exp(value)) if quantity == "voice" else value
