"""Looking at one's own record with the model, for whoever may not calculate, as a page.

What comes out travels between processes. A fit goes along as bytes that only a process which
calculates opens, since opening it takes the whole model.
"""

import pickle
from collections.abc import Callable
from dataclasses import dataclass, field
from math import isfinite
from typing import TYPE_CHECKING

from bedding.mirror import Mirror, Weekly, reflect
from bedding.mirror.change import Changes
from bedding.types import Diary

if TYPE_CHECKING:
    from bedding.model.inference import Diagnosis, Fit
    from bedding.model.inference.full import Watch


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """What one's own record shows.

    Attributes:
        mirror: What the entries and the model say.
        fitted: The fit, closed; see `opened`. It stays in memory.
    """

    mirror: Mirror
    fitted: bytes = field(repr=False)


def look_at(
    diary: Diary, weekly: Weekly, progress: Callable[[float], None] | None = None
) -> Looked:
    """Return what a diary shows, with the model where it has something to add.

    Args:
        diary: What the person wrote down.
        weekly: The answers of the weekly look back, by sign or distinction.
        progress: Told how far a full run is [0 to 1], where the fit at once can't be trusted and
            one begins by itself.
    """
    from bedding.actions.compilation_cache import keep_compiled  # noqa: PLC0415 -- slow import

    keep_compiled()
    from bedding.actions.fit_diary import reading_of  # noqa: PLC0415 -- slow import
    from bedding.actions.fit_table import fit_person  # noqa: PLC0415 -- slow import

    fitted = fit_person(diary, watch=None if progress is None else _share_of(progress))
    mirror = reflect(diary, reading=reading_of(fitted, diary), weekly=weekly)
    return Looked(mirror=mirror, fitted=pickle.dumps(fitted))


def _share_of(progress: Callable[[float], None]) -> "Watch":
    """Return what tells how far the chains of a full run are; it never stops them."""
    from bedding.model.inference.sampling.diagnosis import EFFECTIVE  # noqa: PLC0415 -- slow import

    def told(_: object, diagnosis: "Diagnosis") -> bool:
        drawn = diagnosis.effective / EFFECTIVE
        progress(min(drawn, 0.99) if isfinite(drawn) else 0.0)
        return True

    return told


def moves_in(diary: Diary, fitted: bytes) -> Changes | None:
    """Return what moved over the weeks; None where the fit has nothing to build on.

    Args:
        diary: What the person wrote down.
        fitted: Its fit, as `Looked` has it.
    """
    from bedding.actions.fit_changes import moves_of  # noqa: PLC0415 -- slow import

    return moves_of(opened(fitted), diary)


def opened(fitted: bytes) -> "Fit":
    """Return the fit that `look_at` closed in the same session."""
    found: Fit = pickle.loads(fitted)  # noqa: S301 -- our own bytes, never from a file
    return found
