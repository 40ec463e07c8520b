"""From a diary to what a fitted model says of it, in the terms of the mirror."""

from typing import Final

import numpy as np
from scipy.special import ndtr, ndtri

from bedding.actions.observations import episodes_of, observations_of
from bedding.mirror import ONE_A_DAY, Fitted, Leaning, Moments, Reading, Rival
from bedding.model.inference import PERSON, Fit, FitState, fit, unconstrained
from bedding.types import Diary

SPEAKS_TO: Final[dict[str, tuple[str, ...]]] = {
    "alarm.threat_gain": ("S1",),
    "alarm.uncertainty_gain": ("S1",),
    "belief.asymmetry": ("S3",),
    "reward.uncertainty_pull": ("S5",),
    "self_worth.contingency": ("S6", "D6"),
    "alarm.recovery": ("D1",),
}
"""The signs and distinctions that a number of the person speaks to. In each, more is more alarm:
reacting more, learning more from good than from bad, pulled more by not knowing, leaning more on
the other, and calming more slowly."""

WITHIN_A_DAY: Final = ("alarm.recovery",)
"""Numbers that one entry a day can't see."""

NINE_IN_TEN: Final = float(ndtri(0.95))


def fit_diary(diary: Diary) -> Reading:
    """Return what the model says of a diary, and how it compares with simple rivals."""
    return reading_of(fit(observations_of(diary), episodes_of(diary)), diary)


def reading_of(fitted: Fit, diary: Diary) -> Reading:
    """Return a fit in the terms of the mirror."""
    return Reading(
        fitted=_state(fitted),
        rivals=tuple(
            Rival(
                name=lead.rival,
                ahead=lead.log,
                low=lead.log - NINE_IN_TEN * lead.log_error,
                high=lead.log + NINE_IN_TEN * lead.log_error,
            )
            for lead in fitted.scores.leads
            if np.isfinite(lead.log_error)
        ),
        leanings=_leanings(fitted, diary),
        entries=fitted.entries,
        trust=fitted.khat if np.isfinite(fitted.khat) else None,
    )


def _state(fitted: Fit) -> Fitted:
    """Return what became of the fit; a rival that is clearly better makes it a misfit."""
    closest = fitted.scores.closest
    match fitted.state:
        case FitState.FITTED:
            return Fitted.SPEAKS
        case FitState.TOO_LITTLE:
            return Fitted.TOO_LITTLE
        case FitState.NOT_CONVERGED:
            return Fitted.NOT_CONVERGED
        case FitState.FITS_BADLY:
            worse = closest is not None and closest.log < -closest.log_error
            return Fitted.MISFIT if worse else Fitted.DESCRIBES


def _leanings(fitted: Fit, diary: Diary) -> tuple[Leaning, ...]:
    """Return where the person's numbers lie among imagined people, where the entries tell."""
    if fitted.state is not FitState.FITTED:
        return ()
    coarse = Moments(diary).gap >= ONE_A_DAY
    drawn = np.column_stack([fitted.draws[name] for name in PERSON])
    places = ndtr(unconstrained(drawn))
    return tuple(
        Leaning(
            name=name,
            about=about,
            draws=places[:, PERSON.index(name)],
            alarm_above=True,
            learned=fitted.contraction[name],
        )
        for name, about in SPEAKS_TO.items()
        if name not in fitted.prior_dominated and not (coarse and name in WITHIN_A_DAY)
    )
