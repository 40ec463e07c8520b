"""Numbers of continuity: How recognisable one stays to oneself."""

from dataclasses import dataclass

from jax.tree_util import register_dataclass

from bedding.model.parameters.parameter import parameter
from bedding.model.quantity import Number


@register_dataclass
@dataclass(frozen=True, kw_only=True)
class ContinuityParameters:
    """How recognisable one stays to oneself."""

    recovery_time: Number = parameter(
        30.0,
        unit="day",
        low=7.0,
        high=120.0,
        mark="chosen",
        spread=0.3,
        source="[larson2015]: weeks; chosen",
    )
    silencing_cost: Number = parameter(
        0.8,
        unit="1",
        low=0.0,
        high=2.0,
        mark="chosen",
        spread=0.3,
        source="chosen",
    )
    hurt_cost: Number = parameter(
        0.1,
        unit="1",
        low=0.0,
        high=0.5,
        mark="chosen",
        spread=0.3,
        source="[ayduk2009] for the direction; size chosen",
    )
    mended: Number = parameter(
        0.04,
        unit="1",
        low=0.0,
        high=0.3,
        mark="chosen",
        spread=0.0,
        source="[luchies2010] for the direction; size chosen",
    )
