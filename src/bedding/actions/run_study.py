"""A study of many people: each of its steps, with compiled programs kept between them."""

from dataclasses import replace
from pathlib import Path

from bedding.actions.compilation_cache import keep_compiled
from bedding.study import FitTables, Study, read_fit, read_study, resume, run_step
from bedding.study.chunks import Watch


def open_study(path: Path, *, workers: int | None = None) -> Study:
    """Return the study in a file, on as many processes as asked for.

    Raises:
        StudyError: A kind of it, with the place, the value and the remedy.
    """
    keep_compiled()
    study = read_study(path)
    if workers is None:
        return study
    return replace(study, engine=replace(study.engine, workers=workers))


def step_of_study(study: Study, name: str, *, watch: Watch | None = None) -> None:
    """Do one step of a study, or what is left of it.

    Raises:
        StudyError: A kind of it, where the study can't be done as it is written.
    """
    run_step(study, name, watch=watch)


def resume_study(study: Study, *, watch: Watch | None = None) -> tuple[str, ...]:
    """Finish every step that was begun; return which these are.

    Raises:
        StudyError: A kind of it, where the study can't be done as it is written.
    """
    return resume(study, watch=watch)


def fits_of_study(study: Study) -> tuple[FitTables, ...]:
    """Return what the fits of a study say of each set of data.

    Raises:
        NotYetError: There are no fits.
    """
    return tuple(read_fit(study, data) for data in study.data)
