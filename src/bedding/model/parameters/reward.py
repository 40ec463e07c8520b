"""Numbers of reward: Surprise, range, wanting and its sensitisation."""

from dataclasses import dataclass

from jax.tree_util import register_dataclass

from bedding.model.parameters.parameter import parameter
from bedding.model.quantity import Number
from bedding.units import days


@register_dataclass
@dataclass(frozen=True, kw_only=True)
class RewardParameters:
    """Surprise, range, wanting and its sensitisation."""

    threat_weight: Number = parameter(
        2.0,
        unit="1",
        low=1.0,
        high=4.0,
        mark="chosen",
        spread=0.3,
        source="how much heavier hurt counts than warmth; chosen within the range of loss aversion",
    )
    value_learning: Number = parameter(
        0.1,
        unit="1/moment",
        low=0.01,
        high=0.5,
        mark="derived",
        spread=0.4,
        source="[schultz1997] use .1 to .3",
    )
    range_learning: Number = parameter(
        0.006,
        unit="1/moment",
        low=0.001,
        high=0.05,
        mark="chosen",
        spread=0.3,
        source="gives six to twelve weeks at four moments a day; hypothesis, no data",
    )
    range_start: Number = parameter(
        0.3,
        unit="1",
        low=0.05,
        high=2.0,
        mark="chosen",
        spread=0.0,
        source="chosen",
    )
    surprise_half_life: Number = parameter(
        0.25,
        unit="day",
        low=days(72, "minute"),
        high=1.0,
        mark="chosen",
        spread=0.0,
        source="chosen: hours",
    )
    sensitising: Number = parameter(
        0.02,
        unit="1/moment",
        low=0.0,
        high=0.2,
        mark="chosen",
        spread=0.4,
        source="[robinson2014] give the direction; size chosen",
    )
    sensitised_time: Number = parameter(
        400.0,
        unit="day",
        low=60.0,
        high=1500.0,
        mark="chosen",
        spread=0.0,
        source="[robinson2014]: the effect outlives certainty; chosen",
    )
    uncertainty_pull: Number = parameter(
        0.8,
        unit="1",
        low=0.0,
        high=2.0,
        mark="chosen",
        spread=0.4,
        source="[whitchurch2011], [anselme2013] give the direction; size from the ratio of wanting at p = .5 and .95",
    )
    sensitised_pull: Number = parameter(
        0.6,
        unit="1",
        low=0.0,
        high=2.0,
        mark="chosen",
        spread=0.3,
        source="[zhang2009] for the form; size chosen",
    )
    separation_pull: Number = parameter(
        0.5,
        unit="1",
        low=0.0,
        high=2.0,
        mark="chosen",
        spread=0.3,
        source="[bosch2009] for the direction; size chosen",
    )
    stress_pull: Number = parameter(
        0.1,
        unit="1",
        low=0.0,
        high=0.5,
        mark="chosen",
        spread=0.0,
        source="chosen",
    )
    cue_pull: Number = parameter(
        0.4,
        unit="1",
        low=0.0,
        high=2.0,
        mark="chosen",
        spread=0.3,
        source="[clark2009], [bedi2011] give the direction; size chosen",
    )
    incubation: Number = parameter(
        1.0,
        unit="1",
        low=0.0,
        high=3.0,
        mark="derived",
        spread=0.0,
        source="[bedi2011]: what a cue evokes does not fall with abstinence; calibrated on that",
    )
    reappraisal_effect: Number = parameter(
        0.35,
        unit="1",
        low=0.0,
        high=1.0,
        mark="chosen",
        spread=0.0,
        source="[langeslag2018] give the direction; size chosen",
    )
