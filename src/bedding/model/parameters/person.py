"""Numbers of person: Who someone is to begin with."""

from dataclasses import dataclass

from jax.tree_util import register_dataclass

from bedding.model.parameters.parameter import parameter
from bedding.model.quantity import Number


@register_dataclass
@dataclass(frozen=True, kw_only=True)
class PersonParameters:
    """Who someone is to begin with."""

    anxiety: Number = parameter(
        0.3,
        unit="0 to 1",
        low=0.0,
        high=1.0,
        mark="chosen",
        spread=0.9,
        source="follows from the childhood that the learner had; default chosen",
    )
    avoidance: Number = parameter(
        0.3,
        unit="0 to 1",
        low=0.0,
        high=1.0,
        mark="chosen",
        spread=0.9,
        source="[powers2006] for its role; default chosen",
    )
    prior: Number = parameter(
        0.8,
        unit="logit",
        low=-3.0,
        high=3.0,
        mark="chosen",
        spread=0.6,
        source="expected availability at the start; follows from childhood; default chosen",
    )
    power: Number = parameter(
        0.0,
        unit="0 to 1",
        low=0.0,
        high=1.0,
        mark="chosen",
        spread=0.0,
        source="power that the other has over one; [dutton1981]; default chosen",
    )
    alternatives: Number = parameter(
        0.4,
        unit="0 to 1",
        low=0.0,
        high=1.0,
        mark="chosen",
        spread=0.6,
        source="[le2003]; default chosen",
    )
    investments: Number = parameter(
        0.5,
        unit="0 to 1",
        low=0.0,
        high=1.0,
        mark="chosen",
        spread=0.6,
        source="[le2003]; default chosen",
    )
