"""Many persons at once: what each one's answers say, and what they have in common."""

from bedding.model.inference.population.around import ANYONE, Around
from bedding.model.inference.population.drawing import person_draws
from bedding.model.inference.population.draws import Peak, PersonDraws
from bedding.model.inference.population.errors import (
    ConstantCovariateError,
    EmptyCohortError,
    MissingCovariateError,
)
from bedding.model.inference.population.hyperprior import Level
from bedding.model.inference.population.pooling import Again, pool
from bedding.model.inference.population.result import Population, Told

__all__ = [
    "ANYONE", "Again", "Around", "ConstantCovariateError", "EmptyCohortError", "Level",
    "MissingCovariateError", "Peak", "PersonDraws", "Population", "Told", "person_draws", "pool",
]  # fmt: skip
