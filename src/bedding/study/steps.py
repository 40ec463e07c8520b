"""The steps of a study, by name: each leaves its results in the study's folder, and goes on there."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from bedding.study.chunks import Watch
from bedding.study.engine import Engine, open_engine
from bedding.study.errors import StudyMissingError
from bedding.study.fitting import fit_step, run_fits
from bedding.study.kept import keep_fit
from bedding.study.plan import PowerPlan, Study, Sweep
from bedding.study.pooling import pooled
from bedding.study.power import run_power
from bedding.study.scoring import run_scores
from bedding.study.sweep import run_sweep


def run_step(
    study: Study,
    name: str,
    *,
    engine: Engine | None = None,
    watch: Watch | None = None,
) -> None:
    """Do a step of a study, or what is left of it.

    Args:
        study: Which study.
        name: The step, from `STEPS`.
        engine: What works on it; that of the study when left out.
        watch: Told after each part.

    Raises:
        StudyError: A kind of it, where the study can't be done as it is written.
        TableError: A kind of it, where a table can't be read.
    """
    own = engine is None
    works = engine or open_engine(study.engine, source=str(study.source))
    try:
        STEPS[name](study, works, watch)
    finally:
        if own:
            works.close()


def resume(study: Study, *, watch: Watch | None = None) -> tuple[str, ...]:
    """Finish every step that was begun; return which these are.

    Raises:
        StudyError: A kind of it, where the study can't be done as it is written.
    """
    begun = tuple(name for name in STEPS if any(_folders(study, name)))
    engine = open_engine(study.engine, source=str(study.source))
    try:
        for name in begun:
            run_step(study, name, engine=engine, watch=watch)
    finally:
        engine.close()
    return begun


_FOLDERS: Final[Mapping[str, tuple[str, ...]]] = {
    "simulate": ("simulate", "power"),
    "compare": ("score",),
}
"""Where a step leaves its results, where that isn't a folder of its name."""


def _folders(study: Study, name: str) -> list[bool]:
    return [(study.out / each).is_dir() for each in _FOLDERS.get(name, (name,))]


def _simulate(study: Study, engine: Engine, watch: Watch | None) -> None:
    """Play the scenarios and the planned studies that the file has; the usual ones where none."""
    whole = study
    if study.sweep is None and study.power is None:
        whole = replace(study, sweep=Sweep(), power=PowerPlan())
    if whole.sweep is not None:
        run_sweep(whole, engine, watch=watch)
    if whole.power is not None:
        run_power(whole, engine, watch=watch)


def _fit(study: Study, engine: Engine, watch: Watch | None) -> None:
    needs_data(study)
    for data in study.data:
        run_fits(study, data, engine, watch=watch)
        keep_fit(study, pooled(study, data, engine, watch=watch))


def _compare(study: Study, engine: Engine, watch: Watch | None) -> None:
    needs_data(study)
    for data in study.data:
        for off in ("", *study.compare.without):
            run_scores(study, data, engine, off=off, watch=watch)


def _check(study: Study, engine: Engine, watch: Watch | None) -> None:
    """Look at the data; where they were fitted, see what the fits give again of them."""
    needs_data(study)
    for data in study.data:
        if fit_step(study, data).complete:
            run_scores(study, data, engine, watch=watch)


def needs_data(study: Study) -> None:
    """Refuse a study without anybody in it.

    Raises:
        StudyMissingError: There are no data.
    """
    if not study.data:
        raise StudyMissingError(
            str(study.source), "data", "a table [data.NAME] or a cohort [cohort.NAME]"
        )


STEPS: Final[Mapping[str, Callable[[Study, Engine, Watch | None], None]]] = {
    "simulate": _simulate,
    "fit": _fit,
    "compare": _compare,
    "check": _check,
}
"""What each step does."""
