"""The mechanism: what changes, by which law, and how it shows."""

import jax

jax.config.update("jax_enable_x64", True)  # before any array exists

from bedding.model.inputs import Episode
from bedding.model.parameters import Parameters
from bedding.model.simulation import (
    CAREGIVERS,
    MECHANISMS,
    Caregiver,
    Moment,
    Partner,
    Phase,
    Trajectory,
    beginning,
    entries,
    partner_from_knobs,
    population,
    presets,
    raised_by,
    scan,
    simulate,
    step,
    with_values,
)
from bedding.model.state import State

__all__ = [
    "CAREGIVERS", "MECHANISMS", "Caregiver", "Episode", "Moment", "Parameters", "Partner", "Phase",
    "State", "Trajectory", "beginning", "entries", "partner_from_knobs", "population", "presets",
    "raised_by", "scan", "simulate", "step", "with_values",
]  # fmt: skip
