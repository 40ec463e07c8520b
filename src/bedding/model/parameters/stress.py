"""Numbers of stress: The stress axis with slow gland masses [karin2020], [milo2025]; a read-out, never measured."""

from dataclasses import dataclass

from jax.tree_util import register_dataclass

from bedding.model.parameters.parameter import parameter
from bedding.model.quantity import Number
from bedding.units import days


@register_dataclass
@dataclass(frozen=True, kw_only=True)
class StressParameters:
    """The stress axis with slow gland masses [karin2020], [milo2025]; a read-out, never measured."""

    releasing_half_life: Number = parameter(
        days(4, "minute"),
        unit="day",
        low=days(1, "minute"),
        high=days(20, "minute"),
        mark="measured",
        spread=0.0,
        printed="4 minutes",
        source="[karin2020]",
    )
    pituitary_half_life: Number = parameter(
        days(7, "minute"),
        unit="day",
        low=days(2, "minute"),
        high=days(40, "minute"),
        mark="derived",
        spread=0.0,
        printed="7 minutes",
        source="[karin2020] have 20 minutes; re-tuned so that the peak comes 19 minutes after the end",
    )
    adrenal_half_life: Number = parameter(
        days(45, "minute"),
        unit="day",
        low=days(20, "minute"),
        high=days(120, "minute"),
        mark="derived",
        spread=0.0,
        printed="45 minutes",
        source="[karin2020] have 80 minutes; re-tuned as above",
    )
    pituitary_mass_time: Number = parameter(
        20.0,
        unit="day",
        low=3.0,
        high=60.0,
        mark="measured",
        spread=0.0,
        source="[milo2025], half-life from hair samples",
    )
    adrenal_mass_time: Number = parameter(
        30.0,
        unit="day",
        low=5.0,
        high=90.0,
        mark="measured",
        spread=0.0,
        source="[milo2025], half-life from hair samples",
    )
    receptor: Number = parameter(
        4.0,
        unit="baseline",
        low=1.5,
        high=10.0,
        mark="measured",
        spread=0.0,
        source="[karin2020]",
    )
    hurt_drive: Number = parameter(
        6.0,
        unit="1",
        low=0.0,
        high=20.0,
        mark="chosen",
        spread=0.4,
        source="calibrated on the range of chronic load; chosen",
    )
    hurt_time: Number = parameter(
        days(1, "hour"),
        unit="day",
        low=0.01,
        high=days(288, "minute"),
        mark="chosen",
        spread=0.0,
        printed="1 hour",
        source="how long hurt keeps driving; chosen",
    )
    uncertainty_drive: Number = parameter(
        0.3,
        unit="1",
        low=0.0,
        high=1.0,
        mark="chosen",
        spread=0.4,
        source="[deberker2016] for the form; size chosen",
    )
    separation_drive: Number = parameter(
        1.0,
        unit="1",
        low=0.0,
        high=3.0,
        mark="chosen",
        spread=0.3,
        source="[bosch2009] for the direction; chosen",
    )
    outside_drive: Number = parameter(
        6.0,
        unit="1",
        low=0.0,
        high=60.0,
        mark="derived",
        spread=1.9,
        source="calibrated on the response to the social stress test and on how far people differ in it [gu2022]",
    )
    buffering: Number = parameter(
        0.45,
        unit="1",
        low=0.0,
        high=0.9,
        mark="derived",
        spread=0.3,
        source="[heinrichs2003], [berretz2022] for the direction; a 45 % cut of the drive about halves the rise",
    )
    regulation_effect: Number = parameter(
        0.15,
        unit="1",
        low=0.0,
        high=0.6,
        mark="derived",
        spread=0.0,
        source="[rogerson2024]: g = .28 on the hormone, far below the rated effect",
    )
