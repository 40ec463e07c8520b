"""Numbers of belief: What is expected of the other: a volatile Kalman filter on answered bids [piray2020]."""

from dataclasses import dataclass

from jax.tree_util import register_dataclass

from bedding.model.parameters.parameter import parameter
from bedding.model.quantity import Number


@register_dataclass
@dataclass(frozen=True, kw_only=True)
class BeliefParameters:
    """What is expected of the other: a volatile Kalman filter on answered bids [piray2020]."""

    volatility_learning: Number = parameter(
        0.1,
        unit="1",
        low=0.005,
        high=0.6,
        mark="chosen",
        spread=0.6,
        source="[piray2020], chosen within their range",
    )
    volatility_start: Number = parameter(
        0.1,
        unit="logit**2",
        low=0.01,
        high=1.0,
        mark="chosen",
        spread=0.5,
        source="[piray2020], chosen within their range",
    )
    noise: Number = parameter(
        1.0,
        unit="logit**2",
        low=0.2,
        high=5.0,
        mark="chosen",
        spread=0.0,
        source="[piray2020]: the variance that a single answer has; chosen",
    )
    asymmetry: Number = parameter(
        -0.01,
        unit="1",
        low=-0.4,
        high=0.8,
        mark="derived",
        spread=0.5,
        source="[lefebvre2017]: with the next, a ratio of 1.35 between learning from good and from bad news at an anxiety of .3, below the published 1.5, which is contested by [ni2022]",
    )
    asymmetry_of_anxiety: Number = parameter(
        0.55,
        unit="1",
        low=0.0,
        high=0.6,
        mark="chosen",
        spread=0.0,
        source="[lamba2020]: anxious people keep investing in who answers less; calibrated on that",
    )
    return_time: Number = parameter(
        60.0,
        unit="day",
        low=10.0,
        high=365.0,
        mark="chosen",
        spread=0.4,
        source="how fast an untested expectation goes back to the old one; chosen",
    )
    prior_time: Number = parameter(
        730.0,
        unit="day",
        low=180.0,
        high=2500.0,
        mark="derived",
        spread=0.4,
        source="[fraley2021]: on average people are back within 23 months",
    )
    security_of_contact: Number = parameter(
        0.5,
        unit="logit",
        low=0.0,
        high=2.0,
        mark="chosen",
        spread=0.0,
        source="[gillath2022] give the size of the affect; the step on the belief is chosen",
    )
