"""What a cohort says: of persons in general, and of each person given the others."""

from collections.abc import Mapping
from dataclasses import dataclass

import jax.numpy as jnp
import numpy as np
from jaxtyping import Float

from bedding.model.inference.person import PERSON, constrained
from bedding.model.inference.population.hyperprior import MEAN, SD, SLOPE
from bedding.model.inference.result import FitState
from bedding.model.inference.sampling import Diagnosis


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One number of a population, in short.

    Attributes:
        what: `mean`, `sd`, or the name of the covariate whose slope it is.
        number: Which number of a person, by dotted name.
        median: The middle of the draws.
        low: Lower end of the interval that holds nine draws in ten.
        high: Upper end.
        contraction: 1 - variance of the draws / variance beforehand; near 0 the answers say
            nothing of it. Of an sd, on the scale of its logarithm.
        by_chance: Standard deviation that chance in the points gives it, in standard deviations
            of the draws, which hold it.
    """

    what: str
    number: str
    median: float
    low: float
    high: float
    contraction: float
    by_chance: float


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Population:
    """What a cohort says, as draws; a notebook shows it as a table.

    Means, sds and slopes are on the whole line, where a number is standard normal over all the
    persons that the table of parameters has in mind: a mean of .5 lies half a declared standard
    deviation above the default, and an sd of .5 is half as wide.

    Attributes:
        names: Covariates.
        centres: Mean of each covariate over persons, taken off before it counts.
        scales: Its standard deviation, by which it was divided.
        mean: Of a person with average covariates.
        sd: Between persons with the same covariates.
        slopes: What a standard deviation of each covariate moves.
        persons: How the source names each person.
        states: How each person's own fit ended.
        draws: Each person given everybody's answers, on the whole line; a draw belongs to the
            draw of the population in the same place.
        effective: How many independent draws each person's points are worth; infinite where a
            person has no answers to speak of.
        shrinkage: Share of what is known of each number that comes from the others: 1 all of
            it, near 0 nothing.
        khat: Shape of the tail of the population's weights; trusted below 0.7.
        worth: How many independent draws of the population these are worth.
        by_chance: Standard deviation that chance in the points gives each mean, sd (of its
            logarithm) and slope, in standard deviations of the draws; these hold it.
        passes: How often points were drawn around the population.
        diagnosis: How far chains agree; None where weights could be trusted.
    """

    names: tuple[str, ...]
    centres: Float[np.ndarray, " covariate"]
    scales: Float[np.ndarray, " covariate"]
    mean: Float[np.ndarray, "draw number"]
    sd: Float[np.ndarray, "draw number"]
    slopes: Float[np.ndarray, "draw covariate number"]
    persons: tuple[str, ...]
    states: tuple[FitState, ...]
    draws: Float[np.ndarray, "person draw number"]
    effective: Float[np.ndarray, " person"]
    shrinkage: Float[np.ndarray, "person number"]
    khat: float
    worth: float
    by_chance: Float[np.ndarray, "what number"]
    passes: int
    diagnosis: Diagnosis | None = None

    FEWEST = 20.0
    """Effective draws of a person below which the points don't carry what is said of them."""

    @property
    def trusted(self) -> bool:
        """Whether the draws of the population can be trusted."""
        if self.diagnosis is not None:
            return self.diagnosis.trusted
        return self.khat < 0.7

    @property
    def collapsed(self) -> tuple[str, ...]:
        """Persons whose points are worth too little where the population lies."""
        return tuple(
            name
            for name, worth in zip(self.persons, self.effective, strict=True)
            if worth < self.FEWEST
        )

    def person(self, name: str) -> Mapping[str, Float[np.ndarray, " draw"]]:
        """Return the partially pooled draws of one person on their own scales, by dotted name.

        Raises:
            ValueError: There is no such person.
        """
        pooled = self.draws[self.persons.index(name)].astype(float)
        own = np.asarray(constrained(jnp.asarray(pooled)))
        return {number: own[:, place] for place, number in enumerate(PERSON)}

    def table(self) -> tuple[Told, ...]:
        """Return every mean, sd and slope with its interval."""
        rows = [
            ("mean", self.mean, self.mean / MEAN),
            ("sd", self.sd, np.log(self.sd / SD[0]) / SD[1]),
        ]
        rows += [
            (name, self.slopes[:, place], self.slopes[:, place] / SLOPE)
            for place, name in enumerate(self.names)
        ]
        return tuple(
            _told(what, place, draws[:, place], standard[:, place], by_chance[place])
            for (what, draws, standard), by_chance in zip(
                rows, self.by_chance, strict=True
            )
            for place in range(len(PERSON))
        )

    def __repr__(self) -> str:
        """Return how far it can be trusted, and each number with its 90 % interval."""
        lines = [
            f"Population of {len(self.persons)} persons: k {self.khat:.2f}, worth "
            f"{self.worth:.0f} draws, {len(self.collapsed)} persons with too few, "
            f"{self.passes} passes"
        ]
        wide = max(map(len, PERSON))
        lines += [
            f"  {each.what:8} {each.number:{wide}}  {each.median:+.2f} "
            f"[{each.low:+.2f} to {each.high:+.2f}], contraction {each.contraction:.2f}"
            for each in self.table()
        ]
        return "\n".join(lines)


def _told(
    what: str,
    place: int,
    draws: Float[np.ndarray, " draw"],
    standard: Float[np.ndarray, " draw"],
    by_chance: float,
) -> Told:
    """Return one number in short; `standard` is standard normal beforehand."""
    low, median, high = np.quantile(draws, [0.05, 0.5, 0.95])
    return Told(
        what=what,
        number=PERSON[place],
        median=float(median),
        low=float(low),
        high=float(high),
        contraction=float(1.0 - standard.var()),
        by_chance=float(by_chance),
    )
