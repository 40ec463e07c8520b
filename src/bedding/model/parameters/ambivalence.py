"""Numbers of ambivalence: Good and bad, each gathered on its own."""

from dataclasses import dataclass

from jax.tree_util import register_dataclass

from bedding.model.parameters.parameter import parameter
from bedding.model.quantity import Number


@register_dataclass
@dataclass(frozen=True, kw_only=True)
class AmbivalenceParameters:
    """Good and bad, each gathered on its own."""

    memory_time: Number = parameter(
        5.0,
        unit="day",
        low=1.0,
        high=30.0,
        mark="chosen",
        spread=0.3,
        source="chosen",
    )
    gain: Number = parameter(
        0.25,
        unit="1/moment",
        low=0.02,
        high=1.0,
        mark="chosen",
        spread=0.0,
        source="only scales the index; chosen",
    )
