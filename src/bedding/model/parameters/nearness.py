"""Numbers of nearness: The nearness proxy: raised by warmth, more after stress."""

from dataclasses import dataclass

from jax.tree_util import register_dataclass

from bedding.model.parameters.parameter import parameter
from bedding.model.quantity import Number
from bedding.units import days


@register_dataclass
@dataclass(frozen=True, kw_only=True)
class NearnessParameters:
    """The nearness proxy: raised by warmth, more after stress."""

    half_life: Number = parameter(
        days(1.5, "hour"),
        unit="day",
        low=0.01,
        high=0.5,
        mark="chosen",
        spread=0.0,
        printed="1.5 hours",
        source="length of the effect; chosen",
    )
    warmth_gain: Number = parameter(
        0.5,
        unit="1",
        low=0.0,
        high=2.0,
        mark="chosen",
        spread=0.3,
        source="chosen",
    )
    stress_boost: Number = parameter(
        0.8,
        unit="1",
        low=0.0,
        high=2.0,
        mark="chosen",
        spread=0.0,
        source="[schneiderman2012], [taylor2006] for the direction; chosen",
    )
    distress_gain: Number = parameter(
        0.15,
        unit="1",
        low=0.0,
        high=1.0,
        mark="chosen",
        spread=0.0,
        source="[taylor2006]: also raised in distress; size chosen",
    )
