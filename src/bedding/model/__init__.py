"""The mechanism: what changes, by which law, and how it shows."""

import os

import jax

# XLA compiles a loop whose body touches little memory as one function, and a larger one as some
# fifty kernels that are each started anew at every step. The limit is 1 kB by default, a few
# bytes below what our step touches; without it a simulated year is 4 to 12 times slower. There is
# no other way to set it, and it has to be there before the first computation.
_LOOP = "--xla_backend_extra_options=xla_cpu_small_while_loop_byte_threshold=1000000000"
if "xla_backend_extra_options" not in os.environ.get("XLA_FLAGS", ""):
    os.environ["XLA_FLAGS"] = f"{os.environ.get('XLA_FLAGS', '')} {_LOOP}".strip()

jax.config.update("jax_enable_x64", True)  # before any array exists

from bedding.model.inference import Fit, FitState, Observations, fit
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
    simulate_dyad,
    step,
    with_values,
)
from bedding.model.state import State
from bedding.model.version import version_of_model

__all__ = [
    "CAREGIVERS", "MECHANISMS", "Caregiver", "Episode", "Fit", "FitState", "Moment", "Observations",
    "Parameters", "Partner", "Phase", "State", "Trajectory", "beginning", "entries", "fit",
    "partner_from_knobs", "population", "presets", "raised_by", "scan", "simulate", "simulate_dyad",
    "step", "version_of_model", "with_values",
]  # fmt: skip
