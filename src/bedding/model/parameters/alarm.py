"""Numbers of alarm: Fast arousal: the body that a diary sees."""

from dataclasses import dataclass

from jax.tree_util import register_dataclass

from bedding.model.parameters.parameter import parameter
from bedding.model.quantity import Number


@register_dataclass
@dataclass(frozen=True, kw_only=True)
class AlarmParameters:
    """Fast arousal: the body that a diary sees."""

    recovery: Number = parameter(
        0.4,
        unit="day",
        low=0.04,
        high=4.0,
        mark="chosen",
        spread=0.4,
        source="half-life after hurt; none published, prior of half a day after [bolger1989]",
    )
    threat_gain: Number = parameter(
        1.0,
        unit="1",
        low=0.1,
        high=3.0,
        mark="chosen",
        spread=0.35,
        source="chosen: hurt of 1 raises arousal by 1",
    )
    disappointment_gain: Number = parameter(
        0.3,
        unit="1",
        low=0.0,
        high=1.5,
        mark="chosen",
        spread=0.4,
        source="surprise for the worse also alarms; chosen",
    )
    uncertainty_gain: Number = parameter(
        0.45,
        unit="1",
        low=0.0,
        high=1.5,
        mark="chosen",
        spread=0.5,
        source="[deberker2016]: stress follows irreducible uncertainty; size chosen",
    )
    separation_gain: Number = parameter(
        0.3,
        unit="1",
        low=0.0,
        high=1.5,
        mark="chosen",
        spread=0.4,
        source="[bosch2009] for the direction; size chosen",
    )
    outside_gain: Number = parameter(
        0.35,
        unit="1",
        low=0.0,
        high=2.0,
        mark="chosen",
        spread=0.4,
        source="chosen",
    )
    soothing: Number = parameter(
        0.5,
        unit="1",
        low=0.0,
        high=0.9,
        mark="chosen",
        spread=0.3,
        source="share of arousal that trusted warmth takes away; [berretz2022] for the direction",
    )
    vigilance_of_anxiety: Number = parameter(
        1.0,
        unit="1",
        low=0.0,
        high=3.0,
        mark="chosen",
        spread=0.0,
        source="[campbell2005] for the direction; size chosen",
    )
    regulation_effect: Number = parameter(
        0.155,
        unit="1",
        low=0.0,
        high=0.9,
        mark="derived",
        spread=0.0,
        source="[goessl2017]: g of .6 to .8 on rated stress; calibrated on that",
    )
