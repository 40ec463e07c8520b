"""Numbers of voice: Openness, learned from how it is met; self-silencing follows."""

from dataclasses import dataclass

from jax.tree_util import register_dataclass

from bedding.model.parameters.parameter import parameter
from bedding.model.quantity import Number


@register_dataclass
@dataclass(frozen=True, kw_only=True)
class VoiceParameters:
    """Openness, learned from how it is met; self-silencing follows."""

    welcome_start: Number = parameter(
        0.7,
        unit="1",
        low=0.1,
        high=0.95,
        mark="chosen",
        spread=0.5,
        source="what one expects of openness at first; chosen",
    )
    learning: Number = parameter(
        0.08,
        unit="1/moment",
        low=0.005,
        high=0.4,
        mark="chosen",
        spread=0.4,
        source="chosen",
    )
    criticism: Number = parameter(
        0.04,
        unit="1/moment",
        low=0.0,
        high=0.3,
        mark="chosen",
        spread=0.3,
        source="[thompson2001]: criticism teaches silence; size chosen",
    )
    return_time: Number = parameter(
        120.0,
        unit="day",
        low=20.0,
        high=720.0,
        mark="chosen",
        spread=0.0,
        source="chosen",
    )
    silencing_time: Number = parameter(
        10.0,
        unit="day",
        low=2.0,
        high=60.0,
        mark="chosen",
        spread=0.3,
        source="chosen",
    )
    silencing_level: Number = parameter(
        -1.2,
        unit="logit",
        low=-4.0,
        high=2.0,
        mark="chosen",
        spread=0.4,
        source="chosen",
    )
    unwelcome_weight: Number = parameter(
        4.0,
        unit="logit",
        low=0.0,
        high=8.0,
        mark="chosen",
        spread=0.0,
        source="chosen",
    )
    anxiety_weight: Number = parameter(
        1.2,
        unit="logit",
        low=0.0,
        high=3.0,
        mark="chosen",
        spread=0.0,
        source="[harper2006] for the direction; size chosen",
    )
    pull_weight: Number = parameter(
        0.5,
        unit="logit",
        low=0.0,
        high=2.0,
        mark="chosen",
        spread=0.0,
        source="who wants much, risks little; chosen",
    )
    power_weight: Number = parameter(
        1.0,
        unit="logit",
        low=0.0,
        high=3.0,
        mark="chosen",
        spread=0.0,
        source="chosen",
    )
    boundary_weight: Number = parameter(
        1.5,
        unit="logit",
        low=0.0,
        high=4.0,
        mark="chosen",
        spread=0.0,
        source="[kubany2003] for the direction; size chosen",
    )
