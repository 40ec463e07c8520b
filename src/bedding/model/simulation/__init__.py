"""Many steps from a start: simulation, partners, childhoods, persons."""

from bedding.model.simulation.childhood import CAREGIVERS, Caregiver, raised_by
from bedding.model.simulation.dyad import simulate_dyad
from bedding.model.simulation.forward import KEPT, simulate
from bedding.model.simulation.initial import beginning
from bedding.model.simulation.moment import Moment
from bedding.model.simulation.partner import Partner, Phase, partner_from_knobs
from bedding.model.simulation.population import entries, population, with_values
from bedding.model.simulation.reading import read
from bedding.model.simulation.running import scan
from bedding.model.simulation.step import MECHANISMS, step
from bedding.model.simulation.trajectory import Trajectory

__all__ = [
    "CAREGIVERS", "KEPT", "MECHANISMS", "Caregiver", "Moment", "Partner", "Phase", "Trajectory",
    "beginning", "entries", "partner_from_knobs", "population", "raised_by", "read", "scan",
    "simulate", "simulate_dyad", "step", "with_values",
]  # fmt: skip
