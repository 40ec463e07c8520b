"""From a diary to a fit that is checked on the same days, for whoever studies it."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from jaxtyping import Float

from bedding.actions.compilation_cache import keep_compiled
from bedding.actions.fit_changes import ChangesOfFit
from bedding.actions.fit_diary import WALKED, drawn_of
from bedding.actions.fits import save_fit, summarise, write_draws
from bedding.actions.fits.file import as_json
from bedding.model.inference import Fit, FitState, fit, fit_in_full
from bedding.model.inference.checking import Checks, check, owed, used
from bedding.model.inference.diary import observe
from bedding.model.inference.full import Watch
from bedding.writing import write_whole

if TYPE_CHECKING:
    from bedding.types import Diary

_TABLES = frozenset({".parquet", ".arrow"})


def fit_person(diary: "Diary", *, key: int = 0, watch: Watch | None = None) -> Fit:
    """Return the fit of a diary, with compiled programs kept for the next one.

    Args:
        diary: Of one person.
        key: Seed of all chance.
        watch: Told after every block of a full run, which starts by itself where the draws at
            once can't be trusted; where it says no, the run stops.
    """
    keep_compiled()
    seen = observe(diary)
    return fit(seen.observations, seen.episodes, key=key, watch=watch)


def fit_person_in_full(
    diary: "Diary", *, key: int = 0, watch: Watch | None = None
) -> Fit:
    """Return the fit of a diary by many chains, also where the draws at once would do."""
    keep_compiled()
    seen = observe(diary)
    return fit_in_full(seen.observations, seen.episodes, key=key, watch=watch)


def checks_of(fitted: Fit, diary: "Diary", *, key: int = 0) -> Checks | None:
    """Return the checks of a fit; None where it has no draws to check.

    What moves what is asked of what each channel owes to the mechanism, by the channel's name,
    and of what the draws say of each sign and distinction, as `S1`.
    """
    if fitted.state is FitState.TOO_LITTLE:
        return None
    return check(fitted, {**owed(used(fitted)), **signs_of(fitted, diary)}, key=key)


def signs_of(fitted: Fit, diary: "Diary") -> Mapping[str, Float[np.ndarray, " draw"]]:
    """Return what the first draws say of each sign and distinction that the model speaks of.

    Args:
        fitted: With draws.
        diary: What was fitted.
    """
    size = len(next(iter(fitted.draws.values())))
    parts = []
    for begin in range(0, max(size - WALKED, 0) + 1, WALKED):
        drawn, prior = (
            {name: each[begin : begin + WALKED] for name, each in draws.items()}
            for draws in (fitted.draws, fitted.prior)
        )
        parts.append(drawn_of(replace(fitted, draws=drawn, prior=prior), diary))
    return {
        about: np.concatenate([part[about].draws for part in parts])
        for about in parts[0]
    }


def write_fit(
    fitted: Fit,
    checks: Checks | None,
    path: Path,
    *,
    changes: ChangesOfFit | None = None,
) -> None:
    """Write a fit the way the name of the file asks for.

    `.parquet` and `.arrow`: the draws as a table. `.json`: a page of numbers. Anything else: the
    whole fit, which `load_fit` opens again.

    Raises:
        OutputError: The file can't be written.
    """
    if path.suffix in _TABLES:
        write_draws(fitted, path)
    elif path.suffix == ".json":
        write_whole(path, as_json(summarise(fitted, checks, changes)))
    else:
        save_fit(fitted, path)
