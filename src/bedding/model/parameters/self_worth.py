"""Numbers of self worth: Self-worth, and how far it follows the other."""

from dataclasses import dataclass

from jax.tree_util import register_dataclass

from bedding.model.parameters.parameter import parameter
from bedding.model.quantity import Number


@register_dataclass
@dataclass(frozen=True, kw_only=True)
class SelfWorthParameters:
    """Self-worth, and how far it follows the other."""

    contingency: Number = parameter(
        0.5,
        unit="1",
        low=0.0,
        high=1.5,
        mark="chosen",
        spread=0.6,
        source="[knee2008] for the form; size chosen",
    )
    recovery_time: Number = parameter(
        10.0,
        unit="day",
        low=2.0,
        high=60.0,
        mark="chosen",
        spread=0.3,
        source="chosen",
    )
    mood_gain: Number = parameter(
        0.35,
        unit="1",
        low=0.0,
        high=1.0,
        mark="chosen",
        spread=0.0,
        source="[knee2008]: the effect runs through momentary emotion; size chosen",
    )
    swallowed: Number = parameter(
        0.06,
        unit="1",
        low=0.0,
        high=0.3,
        mark="chosen",
        spread=0.3,
        source="[luchies2010]: hurt without amends wears self-respect; size chosen",
    )
    mended: Number = parameter(
        0.05,
        unit="1",
        low=0.0,
        high=0.3,
        mark="chosen",
        spread=0.3,
        source="[luchies2010]: hurt with amends raises it; size chosen",
    )
    boundary_gain: Number = parameter(
        0.02,
        unit="1/day",
        low=0.0,
        high=0.1,
        mark="chosen",
        spread=0.0,
        source="[kubany2003] for the direction; size chosen",
    )
