"""Numbers of choice: Satisfaction, commitment, leaving and returning."""

from dataclasses import dataclass

from jax.tree_util import register_dataclass

from bedding.model.parameters.parameter import parameter
from bedding.model.quantity import Number


@register_dataclass
@dataclass(frozen=True, kw_only=True)
class ChoiceParameters:
    """Satisfaction, commitment, leaving and returning."""

    satisfaction_time: Number = parameter(
        30.0,
        unit="day",
        low=7.0,
        high=180.0,
        mark="chosen",
        spread=0.0,
        source="chosen",
    )
    satisfaction_weight: Number = parameter(
        2.0,
        unit="1",
        low=0.0,
        high=5.0,
        mark="derived",
        spread=0.0,
        source="[le2003]: about two thirds of commitment explained by the three",
    )
    investment_weight: Number = parameter(
        1.0,
        unit="1",
        low=0.0,
        high=3.0,
        mark="derived",
        spread=0.0,
        source="[le2003]",
    )
    alternatives_weight: Number = parameter(
        1.0,
        unit="1",
        low=0.0,
        high=3.0,
        mark="derived",
        spread=0.0,
        source="[le2003]",
    )
    fluctuation_weight: Number = parameter(
        1.2,
        unit="1",
        low=0.0,
        high=3.0,
        mark="chosen",
        spread=0.0,
        source="[arriaga2001], [whitton2018] give the direction; size chosen",
    )
    pull_weight: Number = parameter(
        0.5,
        unit="1",
        low=0.0,
        high=2.0,
        mark="chosen",
        spread=0.0,
        source="chosen",
    )
    constraint_weight: Number = parameter(
        1.5,
        unit="1",
        low=0.0,
        high=4.0,
        mark="chosen",
        spread=0.0,
        source="[effiong2022], [okun1988] for the direction; size chosen",
    )
    leaving_level: Number = parameter(
        -4.6,
        unit="log(1/day)",
        low=-9.0,
        high=-1.0,
        mark="chosen",
        spread=0.3,
        source="chosen",
    )
    returning_level: Number = parameter(
        -5.0,
        unit="log(1/day)",
        low=-9.0,
        high=-1.0,
        mark="chosen",
        spread=0.3,
        source="chosen",
    )
    returning_pull: Number = parameter(
        1.0,
        unit="1",
        low=0.0,
        high=3.0,
        mark="chosen",
        spread=0.0,
        source="[christman2009] for the direction; size chosen",
    )
    returning_bond: Number = parameter(
        2.0,
        unit="1",
        low=0.0,
        high=5.0,
        mark="chosen",
        spread=0.0,
        source="[christman2009] for the direction; size chosen",
    )
    forgiveness_weight: Number = parameter(
        1.0,
        unit="1",
        low=0.0,
        high=3.0,
        mark="chosen",
        spread=0.0,
        source="[christman2009]: partly through forgiveness; size chosen",
    )
    familiarity_weight: Number = parameter(
        0.3,
        unit="1",
        low=0.0,
        high=1.0,
        mark="chosen",
        spread=0.0,
        source="small effect in the replication of transference [kraus2021]; size chosen",
    )
    familiarity_width: Number = parameter(
        1.0,
        unit="logit",
        low=0.3,
        high=3.0,
        mark="chosen",
        spread=0.0,
        source="chosen",
    )
