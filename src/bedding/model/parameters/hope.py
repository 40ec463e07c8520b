"""Numbers of hope: Whether the good phase still exists: a rate of returns, learned over spells [gallistel2000]."""

from dataclasses import dataclass

from jax.tree_util import register_dataclass

from bedding.model.parameters.parameter import parameter
from bedding.model.quantity import Number


@register_dataclass
@dataclass(frozen=True, kw_only=True)
class HopeParameters:
    """Whether the good phase still exists: a rate of returns, learned over spells [gallistel2000]."""

    returns_start: Number = parameter(
        1.0,
        unit="1",
        low=0.2,
        high=5.0,
        mark="chosen",
        spread=0.0,
        source="a weak gamma prior; chosen",
    )
    moments_start: Number = parameter(
        2.0,
        unit="1",
        low=0.5,
        high=10.0,
        mark="chosen",
        spread=0.0,
        source="a weak gamma prior; chosen",
    )
    confidence: Number = parameter(
        4.6,
        unit="logit",
        low=2.0,
        high=8.0,
        mark="chosen",
        spread=0.4,
        source="log odds that the good phase exists before any miss (.99); only scales how long hope lasts, not its ratios; chosen",
    )
    memory: Number = parameter(
        200.0,
        unit="moment",
        low=20.0,
        high=1000.0,
        mark="chosen",
        spread=0.0,
        source="how many moments back returns are remembered; chosen",
    )
    silence: Number = parameter(
        0.075,
        unit="moment/day",
        low=0.01,
        high=1.0,
        mark="chosen",
        spread=0.4,
        source="how many missed moments a day of waiting without contact counts for; so that hope after an on-off answer of one half lasts about half a year; chosen",
    )
    forgetting_time: Number = parameter(
        14.0,
        unit="day",
        low=2.0,
        high=60.0,
        mark="chosen",
        spread=0.4,
        source="how fast a run of misses is forgotten (spontaneous recovery, [bouton2004]); chosen",
    )
    peak_time: Number = parameter(
        90.0,
        unit="day",
        low=20.0,
        high=365.0,
        mark="chosen",
        spread=0.3,
        source="how long the best moment stays the measure; chosen after [kahneman1993]",
    )
    peak_weight: Number = parameter(
        1.0,
        unit="logit",
        low=0.0,
        high=3.0,
        mark="chosen",
        spread=0.3,
        source="how much the remembered peak lifts hope; chosen",
    )
