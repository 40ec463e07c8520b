"""A study out of a TOML file: every key is known, every value is checked, every default is said."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from bedding.errors import OutOfRangeError
from bedding.model import (
    CAREGIVERS,
    MECHANISMS,
    Moment,
    State,
    partner_from_knobs,
    presets,
)
from bedding.model.inference import PERSON
from bedding.study.errors import StudyNotFoundError, StudySyntaxError
from bedding.study.plan import (
    Cohort,
    ComparePlan,
    EnginePlan,
    FitPlan,
    PowerPlan,
    Source,
    Spread,
    Study,
    Sweep,
    TableData,
)
from bedding.study.section import Section
from bedding.types import CHANNELS

MOST_PERSONS: Final = 1_000_000
MOST_IN_A_SCENARIO: Final = 20_000
"""More persons in one scenario would not be told apart by any quantile, and fill the memory."""
LONGEST: Final = 3650
SHORTEST_POWER: Final = 7
FEWEST_POWER: Final = 5
SHORTEST: Final = 14
"""Fewest evenings of a simulated diary; a fit needs as many."""
AVERAGE: Final = "average"
NOTHING: Final = "nothing"
_KINDS: Final = frozenset({"local", "dask"})


def read_study(path: Path | str) -> Study:
    """Return the study in a file; places in it are seen from the folder of the file.

    Raises:
        StudyError: A kind of it, with the place, the value and the remedy.
    """
    where = Path(path)
    try:
        written = where.read_bytes()
    except OSError as error:
        raise StudyNotFoundError(where, str(error.strerror)) from error
    return parse_study(written, where)


def parse_study(written: bytes, where: Path) -> Study:
    """Return the study that bytes say; `where` is the file that they are from.

    Raises:
        StudyError: A kind of it, with the place, the value and the remedy.
    """
    try:
        content = tomllib.loads(written.decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise StudySyntaxError(str(where), str(error)) from error
    top = Section(str(where), "", content)
    top.only(
        *("name", "seed", "out", "model", "data", "cohort", "fit", "simulate"),
        *("power", "compare", "engine"),
    )
    name = top.text("name", "what the study is called")
    out = top.text("out", "a folder for the results", f"{where.stem}-results")
    model = top.section("model")
    model.only("without")
    data = (*_tables(top, where.parent), *_cohorts(top))
    taken = [each.name for each in data]
    for each in taken:
        if taken.count(each) > 1:
            raise top.section("cohort").wrong(each, "a name that no data bear")
    return Study(
        source=where,
        name=name,
        seed=top.whole("seed", 0, low=0, high=2**31 - 1),
        out=where.parent / out,
        data=data,
        without=model.names("without", (), allowed=MECHANISMS),
        fit=_fit(top.section("fit"), data),
        sweep=_sweep(top.section("simulate")) if "simulate" in top else None,
        power=_power(top.section("power")) if "power" in top else None,
        compare=_compare(top.section("compare")),
        engine=_engine(top.section("engine")),
    )


def _tables(top: Section, folder: Path) -> tuple[Source, ...]:
    found = []
    for name, section in top.section("data").sections():
        _check_name(top.section("data"), name)
        section.only("table", "codebook", "covariates")
        codebook = section.text("codebook", "a codebook: its file or its name")
        beside = folder / codebook
        found.append(
            TableData(
                name=name,
                table=folder / section.text("table", "the file with the diaries"),
                codebook=str(beside) if beside.is_file() else codebook,
                covariates=section.names("covariates", (), allowed=None),
            )
        )
    return tuple(found)


def _cohorts(top: Section) -> tuple[Source, ...]:
    found = []
    usual = Cohort(name="", persons=1, days=1)
    for name, section in top.section("cohort").sections():
        _check_name(top.section("cohort"), name)
        section.only(
            *("persons", "days", "rhythms", "channels", "levels", "missing"),
            "population",
        )
        if "persons" not in section:
            raise section.missing("persons", "how many persons there are, as 200")
        if "days" not in section:
            raise section.missing("days", "how many evenings each writes, as 60")
        channels = section.names("channels", usual.channels, allowed=CHANNELS)
        if not channels:
            raise section.wrong("channels", f"at least one of {', '.join(CHANNELS)}")
        found.append(
            Cohort(
                name=name,
                persons=section.whole("persons", 1, low=1, high=MOST_PERSONS),
                days=section.whole("days", 1, low=SHORTEST, high=LONGEST),
                rhythms=section.names("rhythms", (), allowed=presets.PRESETS),
                channels=channels,
                levels=section.whole("levels", usual.levels, low=2, high=101),
                missing=section.number("missing", 0.0, low=0.0, high=0.9),
                population=_population(section.section("population")),
            )
        )
    return tuple(found)


def _population(section: Section) -> Mapping[str, Spread]:
    section.only(*PERSON)
    found = {}
    for name, each in section.sections():
        each.only("mean", "sd", "slope")
        found[name] = Spread(
            mean=each.number("mean", 0.0, low=-3.0, high=3.0),
            sd=each.number("sd", 1.0, low=0.0, high=3.0),
            slope=each.number("slope", 0.0, low=-3.0, high=3.0),
        )
    return found


def _fit(section: Section, data: tuple[Source, ...]) -> FitPlan:
    section.only("pooling", "covariates")
    known = {name for each in data for name in each.covariates}
    return FitPlan(
        pooling=section.one_of("pooling", ("none", "partial"), "partial"),
        covariates=section.names("covariates", (), allowed=known)
        if "covariates" in section
        else None,
    )


def _sweep(section: Section) -> Sweep:
    usual = Sweep()
    section.only(*Sweep.__dataclass_fields__)
    days = section.whole("days", usual.days, low=1, high=LONGEST)
    every = section.whole("every", min(usual.every, days), low=1, high=days)
    predictability = section.numbers(
        "predictability", usual.predictability, low=0.0, high=1.0
    )
    contrast = section.numbers("contrast", usual.contrast, low=0.0, high=1.0)
    rhythms = section.names("rhythms", (), allowed=presets.PRESETS)
    if not rhythms and not (predictability and contrast):
        raise section.missing("rhythms", "at least one scenario")
    known = {*State.__dataclass_fields__, *Moment.__dataclass_fields__}
    sweep = Sweep(
        predictability=predictability,
        contrast=contrast,
        rhythms=rhythms,
        childhoods=section.names(
            "childhoods", usual.childhoods, allowed={AVERAGE, *CAREGIVERS}
        ),
        without=section.names("without", usual.without, allowed={NOTHING, *MECHANISMS}),
        persons=section.whole("persons", usual.persons, low=2, high=MOST_IN_A_SCENARIO),
        days=days,
        every=every,
        quantities=section.names("quantities", usual.quantities, allowed=known),
    )
    for key in ("childhoods", "without", "quantities"):
        if not getattr(sweep, key):
            raise section.wrong(key, "at least one")
    return sweep


def _power(section: Section) -> PowerPlan:
    usual = PowerPlan()
    section.only(*PowerPlan.__dataclass_fields__)
    spread = section.numbers("predictability", usual.predictability, low=0.5, high=0.99)
    if len(spread) != len(usual.predictability):
        raise section.wrong("predictability", "the two ends of a range, as [0.5, 0.95]")
    plan = PowerPlan(
        persons=section.wholes("persons", usual.persons, low=FEWEST_POWER, high=2000),
        days=section.wholes("days", usual.days, low=SHORTEST_POWER, high=LONGEST),
        cohorts=section.whole("cohorts", usual.cohorts, low=20, high=10_000),
        predictability=(spread[0], spread[1]),
        contrast=section.number("contrast", usual.contrast, low=0.0, high=1.0),
        missing=section.number("missing", usual.missing, low=0.0, high=0.9),
        level=section.number("level", usual.level, low=0.001, high=0.5),
    )
    _check_contrast(section, plan)
    return plan


def _check_contrast(section: Section, plan: PowerPlan) -> None:
    """Refuse a contrast that the shared means don't allow: a bad moment can't be colder than cold."""
    for predictability in plan.predictability:
        try:
            partner_from_knobs(predictability=predictability, contrast=plan.contrast)
        except OutOfRangeError as error:
            raise section.wrong(
                "contrast",
                f"a smaller one: at a predictability of {predictability:g} no moment "
                "can be so cold that the mean stays",
            ) from error


def _compare(section: Section) -> ComparePlan:
    section.only("without")
    usual = ComparePlan()
    return ComparePlan(
        without=section.names("without", usual.without, allowed=MECHANISMS)
    )


def _engine(section: Section) -> EnginePlan:
    usual = EnginePlan()
    section.only(*EnginePlan.__dataclass_fields__)
    kind = section.one_of("kind", _KINDS, usual.kind)
    if kind == "dask" and "address" not in section:
        raise section.missing(
            "address", 'where the scheduler listens, as "tcp://host:8786"'
        )
    if kind == "local" and "address" in section:
        raise section.wrong("address", 'none, or kind = "dask" as well')
    return EnginePlan(
        kind=kind,
        workers=section.whole("workers", usual.workers, low=0, high=1024),
        persons=section.whole("persons", usual.persons, low=1, high=10_000),
        address=section.text("address", "where the scheduler listens", "none")
        if "address" in section
        else "",
    )


def _check_name(section: Section, name: str) -> None:
    """Refuse a name that is no good name of a folder."""
    if not name.replace("_", "").replace("-", "").isalnum() or not name.isascii():
        raise section.wrong(name, "a name of letters, digits, - and _ in its place")
