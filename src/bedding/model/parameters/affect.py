"""Numbers of affect: Mood around its usual level."""

from dataclasses import dataclass

from jax.tree_util import register_dataclass

from bedding.model.parameters.parameter import parameter
from bedding.model.quantity import Number
from bedding.units import days


@register_dataclass
@dataclass(frozen=True, kw_only=True)
class AffectParameters:
    """Mood around its usual level."""

    recovery: Number = parameter(
        days(1.3, "hour"),
        unit="day",
        low=0.02,
        high=1.0,
        mark="chosen",
        spread=0.4,
        printed="1.3 hours",
        source="half-life of a carry-over of .3 to .4 at two hours; chosen",
    )
    noise: Number = parameter(
        0.16,
        unit="1",
        low=0.01,
        high=0.6,
        mark="chosen",
        spread=0.45,
        source="stationary standard deviation of mood; chosen",
    )
    level: Number = parameter(
        0.0,
        unit="1",
        low=-1.0,
        high=1.0,
        mark="chosen",
        spread=0.5,
        source="usual level; chosen",
    )
    reward_gain: Number = parameter(
        0.25,
        unit="1",
        low=0.0,
        high=1.0,
        mark="derived",
        spread=0.3,
        source="[rutledge2014] for the order of the weights",
    )
    surprise_gain: Number = parameter(
        0.35,
        unit="1",
        low=0.0,
        high=1.0,
        mark="derived",
        spread=0.3,
        source="[rutledge2014]: surprise weighs more than reward",
    )
    stress_weight: Number = parameter(
        0.15,
        unit="1",
        low=0.0,
        high=0.5,
        mark="chosen",
        spread=0.3,
        source="chosen",
    )
    arousal_weight: Number = parameter(
        0.15,
        unit="1",
        low=0.0,
        high=0.6,
        mark="chosen",
        spread=0.3,
        source="chosen",
    )
    separation_weight: Number = parameter(
        0.3,
        unit="1",
        low=0.0,
        high=1.0,
        mark="chosen",
        spread=0.3,
        source="chosen",
    )
    outside_weight: Number = parameter(
        0.45,
        unit="1",
        low=0.0,
        high=1.5,
        mark="chosen",
        spread=0.3,
        source="chosen; habituates, see the next",
    )
    habituation_time: Number = parameter(
        0.35,
        unit="day",
        low=days(144, "minute"),
        high=5.0,
        mark="derived",
        spread=0.0,
        source="[bolger1989]: outside stressors habituate by the second day; calibrated on that",
    )
    dishabituation_time: Number = parameter(
        2.0,
        unit="day",
        low=0.5,
        high=14.0,
        mark="derived",
        spread=0.0,
        source="[bolger1989]: as above, from one working day to the next",
    )
    silencing_weight: Number = parameter(
        0.28,
        unit="1",
        low=0.0,
        high=1.0,
        mark="derived",
        spread=0.3,
        source="[pintea2021]: holding back and low mood go together, r = .39; calibrated on that",
    )
    opponent_gain: Number = parameter(
        0.05,
        unit="1",
        low=0.0,
        high=0.5,
        mark="chosen",
        spread=0.0,
        source="[solomon1980]; weak, since [sandvik1985] did not find it; chosen",
    )
    opponent_time: Number = parameter(
        14.0,
        unit="day",
        low=3.0,
        high=60.0,
        mark="chosen",
        spread=0.0,
        source="[solomon1980]: slow; chosen",
    )
    security_gain: Number = parameter(
        0.33,
        unit="1",
        low=0.0,
        high=1.0,
        mark="derived",
        spread=0.0,
        source="[gillath2022]: .5 to .6 standard deviations; calibrated on that",
    )
    security_time: Number = parameter(
        0.5,
        unit="day",
        low=days(144, "minute"),
        high=2.0,
        mark="chosen",
        spread=0.0,
        source="[gillath2022]: hours; chosen",
    )
    reappraisal_cost: Number = parameter(
        0.12,
        unit="1",
        low=0.0,
        high=0.5,
        mark="chosen",
        spread=0.0,
        source="[langeslag2018]: mood falls for a while; size chosen",
    )
    distraction_gain: Number = parameter(
        0.12,
        unit="1",
        low=0.0,
        high=0.5,
        mark="chosen",
        spread=0.0,
        source="[langeslag2018]: mood rises; size chosen",
    )
