"""From a diary to what a fitted model says of it, in the terms of the mirror.

Beside the person's numbers, the draws are walked along the diary's own days once more, and what
the mechanism does on the way is summed up for each sign and distinction: the same quantities that
are known of imagined lives (`known_truths`), over the days of the diary.
"""

from typing import Final

import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Array, Float
from scipy.special import ndtr, ndtri

from bedding.mirror import (
    ONE_A_DAY,
    Fitted,
    Leaning,
    Moments,
    Quantity,
    Reading,
    Rival,
    Unit,
    hardly_told,
)
from bedding.model import Parameters, State, scan
from bedding.model.inference import (
    PERSON,
    Fit,
    FitState,
    Record,
    fit,
    placed,
    unconstrained,
)
from bedding.model.inference.diary import episodes_of, observations_of
from bedding.model.inference.log_density import start_of
from bedding.model.inference.person import parameters_of
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

WALKED: Final = 64
"""Draws that are walked along the days again."""

_ON_THE_WAY: Final = (
    "arousal", "self_worth", "continuity", "good", "bad", "voice", "belief", "expected_worth",
)  # fmt: skip

TOLD: Final = 0.5
"""Share of the entries that must tell of the other for the model to speak. Chosen: with
three in ten not told, the mechanism's read-outs at told entries lie within .4 of a standard
deviation of what they are with everything told; with six in ten, within .7 (docs/decisions.md)."""

WITHIN_A_DAY: Final = ("alarm.recovery",)
"""Numbers that one entry a day can't see."""

NINE_IN_TEN: Final = float(ndtri(0.95))


def fit_diary(diary: Diary) -> Reading:
    """Return what the model says of a diary, and how it compares with simple rivals."""
    return reading_of(fit(observations_of(diary), episodes_of(diary)), diary)


def reading_of(fitted: Fit, diary: Diary) -> Reading:
    """Return a fit in the terms of the mirror."""
    state = _state(fitted)
    known = _other_is_told(diary)
    return Reading(
        fitted=Fitted.UNTOLD if state is Fitted.SPEAKS and not known else state,
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
        leanings=_leanings(fitted, diary) if known else (),
        drawn=drawn_of(fitted, diary)
        if fitted.state is FitState.FITTED and known
        else {},
        entries=fitted.entries,
        trust=fitted.khat if np.isfinite(fitted.khat) else None,
    )


def _other_is_told(diary: Diary) -> bool:
    """Return whether enough is told of the other for the model to say anything.

    Elsewhere the other is taken to have been as usual (`model.inference.diary`). Where that is
    more than half of the entries, what the mechanism does is what is usual, and not what was.
    """
    moments = Moments(diary)
    return not hardly_told(moments) and float(moments.told.mean()) >= TOLD


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


def drawn_of(fitted: Fit, diary: Diary) -> dict[str, Quantity]:
    """Return what the draws say of the days of a diary, by sign or distinction.

    Whether they may be listened to is not asked here; `reading_of` does.

    Args:
        fitted: A fit that has draws.
        diary: What was fitted.
    """
    moments = Moments(diary)
    where = placed(fitted.observations, fitted.episodes)
    every = np.column_stack([fitted.draws[name] for name in PERSON])
    chosen = every[:: max(1, len(every) // WALKED)][:WALKED]
    walked = _walk(where.record, jnp.asarray(unconstrained(chosen)))
    at = {name: np.asarray(path)[:, where.places] for name, path in walked.items()}
    bid, answered, warmth, threat = (
        np.broadcast_to(getattr(fitted.episodes, name), moments.times.shape)
        for name in ("bid", "answered", "warmth", "threat")
    )
    moments_that_count = max(float(np.sum(bid)), 1.0)
    threat_weight = Parameters().reward.threat_weight
    worth = float(np.sum(bid * (warmth - threat_weight * threat)))
    summed = {
        "S1": at["arousal"].std(axis=1),
        "S2": 1.0 - at["voice"].mean(axis=1),
        "S3": at["expected_worth"].mean(axis=1) - worth / moments_that_count,
        "S4": np.minimum(at["good"], at["bad"]).mean(axis=1),
        "S5": at["belief"].mean(axis=1) - float(np.sum(answered)) / moments_that_count,
        "S6": at["self_worth"].std(axis=1),
        "D6": at["continuity"].mean(axis=1),
    }
    if moments.gap < ONE_A_DAY:
        summed["D1"] = chosen[:, PERSON.index("alarm.recovery")]
    return {
        about: Quantity(
            name=about,
            unit=Unit.SCALE,
            draws=np.asarray(draws, dtype=float),
            moments=len(moments.times),
            days=moments.days(),
        )
        for about, draws in summed.items()
    }


@jax.jit
def _walk(
    record: Record, people: Float[Array, "draw number"]
) -> dict[str, Float[Array, "draw time"]]:
    """Return what the mechanism does on the days of a record, for many persons."""
    of_state = State.__dataclass_fields__

    def one(whole_line: Float[Array, " number"]) -> dict[str, Float[Array, " time"]]:
        numbers = parameters_of(whole_line)
        _, (states, moments) = scan(
            numbers, start_of(numbers), record.episodes, record.elapsed
        )
        return {
            name: jnp.asarray(getattr(states if name in of_state else moments, name))
            for name in _ON_THE_WAY
        }

    return jax.vmap(one)(people)
