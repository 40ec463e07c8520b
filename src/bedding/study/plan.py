"""What a study file says, as values: what is looked at, with which model, and how it is run."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class TableData:
    """Diaries in a table.

    Attributes:
        name: How the study calls them.
        table: The file, in CSV, TSV or Parquet.
        codebook: A file, or the name of a codebook that comes with the program.
        covariates: Columns with one number for each person.
    """

    name: str
    table: Path
    codebook: str
    covariates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """Where one number lies in a simulated cohort, on the line where it is normal beforehand.

    Attributes:
        mean: Its mean over persons [1]; 0 is the middle that the model assumes.
        sd: Its standard deviation over persons [1]; 1 is the spread that the model assumes.
        slope: How much it moves with the cohort's covariate `x`, which is standard normal [1].
    """

    mean: float = 0.0
    sd: float = 1.0
    slope: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Cohort:
    """Diaries that the model makes itself, from numbers that are kept.

    Attributes:
        name: How the study calls them.
        persons: How many.
        days: Evenings each of them writes.
        rhythms: Ready-made others, met in turn; empty is a random other for each.
        channels: What is asked.
        levels: How many answers each scale has.
        missing: Share of the answers that is missing [0 to 1].
        population: Where numbers lie, by dotted name; the others as the model assumes.
    """

    name: str
    persons: int
    days: int
    rhythms: tuple[str, ...] = ()
    channels: tuple[str, ...] = ("arousal", "pull", "self", "expect", "mood")
    levels: int = 7
    missing: float = 0.0
    population: Mapping[str, Spread] = field(default_factory=dict)

    @property
    def covariates(self) -> tuple[str, ...]:
        """The names of what is known of each person beside the diary."""
        moved = any(each.slope for each in self.population.values())
        return ("x",) if moved else ()


Source = TableData | Cohort


@dataclass(frozen=True, slots=True, kw_only=True)
class FitPlan:
    """How diaries are fitted.

    Attributes:
        pooling: `none`, each person alone; or `partial`, with a population that is learned.
        covariates: Which covariates the population's means follow; None is all there are.
    """

    pooling: str = "partial"
    covariates: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sweep:
    """Scenarios to play: every predictability with every contrast, and ready-made others.

    Attributes:
        predictability: Probabilities that a bid is answered [0 to 1].
        contrast: How far good and bad moments lie apart [0 to 1].
        rhythms: Ready-made others, beside those.
        childhoods: The care that the persons met; `average` is nobody's in particular.
        without: Mechanisms that are switched off, one scenario for each; `nothing` is none.
        persons: How many persons live each scenario.
        days: How long [day].
        every: Days that are summed up in one row [day].
        quantities: What is kept.
    """

    predictability: tuple[float, ...] = (0.5, 0.6, 0.7, 0.8, 0.9)
    contrast: tuple[float, ...] = (0.0, 0.2, 0.4, 0.6)
    rhythms: tuple[str, ...] = ()
    childhoods: tuple[str, ...] = ("average",)
    without: tuple[str, ...] = ("nothing",)
    persons: int = 100
    days: int = 180
    every: int = 30
    quantities: tuple[str, ...] = ("wanting", "bond", "relief_share", "arousal")


@dataclass(frozen=True, slots=True, kw_only=True)
class PowerPlan:
    """A diary study that is planned: does it see that predictability goes with less pull?

    Attributes:
        persons: How many persons it might have.
        days: How many evenings each might write.
        cohorts: How many such studies are played for the answer.
        predictability: The range over which the others of the persons are spread [0 to 1].
        contrast: How far their good and bad moments lie apart [0 to 1].
        missing: Share of the evenings without an answer [0 to 1].
        level: Chance of a false alarm that the planned test allows [0 to 1].
    """

    persons: tuple[int, ...] = (20, 40, 80, 160)
    days: tuple[int, ...] = (14, 28, 56)
    cohorts: int = 200
    predictability: tuple[float, float] = (0.5, 0.95)
    contrast: float = 0.5
    missing: float = 0.2
    level: float = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparePlan:
    """What the mechanism is compared with, beside the rivals.

    Attributes:
        without: Mechanisms, each of which is switched off in a fit of its own.
    """

    without: tuple[str, ...] = ("reward", "alarm", "self_worth")


@dataclass(frozen=True, slots=True, kw_only=True)
class EnginePlan:
    """What works on the study.

    Attributes:
        kind: `local`, processes on this machine; or `dask`, a cluster that runs already.
        workers: How many processes there are on this machine; 0 is one for each core.
        persons: How many persons one part of the work has.
        address: Of the scheduler of the cluster; empty where there is none.
    """

    kind: str = "local"
    workers: int = 0
    persons: int = 50
    address: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Study:
    """A whole study.

    Attributes:
        source: The study file.
        name: How it is called.
        seed: Seed of all chance.
        out: The folder of its results.
        data: What is looked at, in the order of the file.
        without: Mechanisms that are switched off throughout: the variant of the model.
        fit: How diaries are fitted.
        sweep: Scenarios to play; None where there are none.
        power: A study that is planned; None where there is none.
        compare: What the mechanism is compared with.
        engine: What works on it.
    """

    source: Path
    name: str
    seed: int
    out: Path
    data: tuple[Source, ...]
    without: tuple[str, ...] = ()
    fit: FitPlan = FitPlan()
    sweep: Sweep | None = None
    power: PowerPlan | None = None
    compare: ComparePlan = ComparePlan()
    engine: EnginePlan = EnginePlan()
