"""Numbers of bond: Two bonds: calm and relief, each fast and slow."""

from dataclasses import dataclass

from jax.tree_util import register_dataclass

from bedding.model.parameters.parameter import parameter
from bedding.model.quantity import Number
from bedding.units import days


@register_dataclass
@dataclass(frozen=True, kw_only=True)
class BondParameters:
    """Two bonds: calm and relief, each fast and slow."""

    learning: Number = parameter(
        0.0016,
        unit="1/moment",
        low=0.0002,
        high=0.02,
        mark="chosen",
        spread=0.15,
        source="calibrated on the shares at separation; chosen",
    )
    relief: Number = parameter(
        8.0,
        unit="1",
        low=0.0,
        high=16.0,
        mark="chosen",
        spread=0.3,
        source="how much surprising relief of arousal adds to what warmth teaches; calibrated on a relief share of .1 with a secure and .7 with an intermittent partner; chosen",
    )
    power_gain: Number = parameter(
        2.3,
        unit="1",
        low=0.0,
        high=3.0,
        mark="derived",
        spread=0.0,
        source="[dutton1993a]: power adds to what explains the bond; size calibrated on that",
    )
    reactivation: Number = parameter(
        2.0,
        unit="1",
        low=0.0,
        high=4.0,
        mark="derived",
        spread=0.0,
        source="how far one warm moment wakes a faded bond; calibrated on [ohara2020], direction after [bouton2004]",
    )
    fast_half_life: Number = parameter(
        days(5, "week"),
        unit="day",
        low=14.0,
        high=90.0,
        mark="derived",
        spread=0.12,
        printed="5 weeks",
        source="with the slow one through [dutton1993a] and [chong2025]",
    )
    slow_half_life: Number = parameter(
        days(7, "year"),
        unit="day",
        low=900.0,
        high=5000.0,
        mark="derived",
        spread=0.3,
        printed="7 years",
        source="with the fast one through [dutton1993a] and [chong2025]",
    )
    consolidation: Number = parameter(
        0.08,
        unit="1/day",
        low=0.0005,
        high=0.2,
        mark="derived",
        spread=0.08,
        source="how fast the slow part comes to hold what the fast one teaches; calibrated on [ohara2020] and on a fast share of about a quarter at separation",
    )
    contact_keeps: Number = parameter(
        0.7,
        unit="1",
        low=0.0,
        high=0.95,
        mark="chosen",
        spread=0.0,
        source="how far contact slows the fast decay; [sbarra2005] for the direction; chosen",
    )
