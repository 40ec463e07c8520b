"""Play one scene of the mechanism: the same invented persons under each of a few variants.

Person number 3 has the same numbers and the same chance under every variant, so that what differs
is what was changed.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

import numpy as np
from jaxtyping import Float

from bedding.actions.compilation_cache import keep_compiled
from bedding.actions.simulate_days import people_of
from bedding.errors import UnknownNameError
from bedding.model import (
    CAREGIVERS,
    Parameters,
    Partner,
    State,
    Trajectory,
    partner_from_knobs,
    presets,
    simulate,
)
from bedding.report.simulated import Moments, Scene, scaled
from bedding.report.simulated.scenes import LEVELS, WEEK

DAYS: Final = 182
"""Half a year."""
PERSONS: Final = 40
HOURS: Final = 24
SEED: Final = 3
SHOWN: Final = 7
"""The person whose own line is drawn; any would do."""
CONTRASTS: Final = (0.15, 0.35, 0.55, 0.75, 0.95)
"""How far good and bad moments lie apart at each of `LEVELS`: the rarer an answer, the further,
so that mean warmth and mean hurt stay; chosen [0 to 1]."""
BEFORE: Final = 364
"""How long a first rhythm lasted in the scene in which another follows [day]."""
_STATE: Final = tuple(State.__dataclass_fields__)
_KEPT: Final = (
    "bid", "warmth", "threat", "error", "felt", "wanting", "arousal", "stress_load", "nearness",
    "bond", "relief_share", "voice", "trust", "self",
)  # fmt: skip

Variant = tuple[Partner, Parameters, State | None]


def play_scene(kind: str) -> Scene:
    """Return a scene.

    Args:
        kind: What varies: `levels` (how often an answer comes, with means that stay),
            `childhood`, `repair` (whether hurt is made good), or `before` (what came before a
            steady partner).

    Raises:
        UnknownNameError: There is no such scene.
    """
    if kind not in KINDS:
        raise UnknownNameError("scene", kind, known=tuple(KINDS))
    keep_compiled()
    variants = KINDS[kind]()
    lived = [
        simulate(
            partner, parameters=people, initial=start, days=DAYS, key=SEED, keep=_KEPT
        )
        for partner, people, start in variants.values()
    ]
    lines = [_lines(each) for each in lived]
    return Scene(
        kind=kind,
        variants=tuple(variants),
        lines=scaled(
            {name: np.stack([each[name] for each in lines]) for name in lines[0]}
        ),
        moments=tuple(_moments(each) for each in lived),
        shown=SHOWN,
        warmth=np.array([_mean(each, "warmth") for each in lived]),
        hurt=np.array([_mean(each, "threat") for each in lived]),
    )


def _levels() -> dict[str, Variant]:
    people = people_of(PERSONS, seed=SEED)
    return {
        str(answered): (
            partner_from_knobs(predictability=answered / 20, contrast=contrast),
            people,
            None,
        )
        for answered, contrast in zip(LEVELS, CONTRASTS, strict=True)
    }


def _childhood() -> dict[str, Variant]:
    partner = partner_from_knobs(predictability=0.5, contrast=CONTRASTS[-1])
    return {
        name: (partner, people_of(PERSONS, seed=SEED, childhood=name), None)
        for name in CAREGIVERS
    }


def _repair() -> dict[str, Variant]:
    people = people_of(PERSONS, seed=SEED)
    repaired = presets.SECURE_REPAIRED
    (phase,) = repaired.phases
    left = replace(repaired, phases=(replace(phase, amends=0.0),))
    return {
        "left": (left, people, None),
        "repaired": (repaired, people, None),
        "quiet": (presets.SECURE_FREE, people, None),
    }


def _before() -> dict[str, Variant]:
    people = people_of(PERSONS, seed=SEED)
    first = {
        "steady": presets.SECURE,
        "alternating": partner_from_knobs(predictability=0.5, contrast=CONTRASTS[-1]),
    }
    return {
        name: (presets.SECURE, people, _ended(partner, people))
        for name, partner in first.items()
    }


def _ended(partner: Partner, people: Parameters) -> State:
    """Return the state in which the persons are after a first rhythm."""
    lived = simulate(
        partner, parameters=people, days=BEFORE, key=SEED + 1, keep=_STATE, every=BEFORE * HOURS
    )  # fmt: skip
    return State(**{name: lived[name][-1] for name in _STATE})


KINDS: Final[Mapping[str, Callable[[], dict[str, Variant]]]] = {
    "levels": _levels,
    "childhood": _childhood,
    "repair": _repair,
    "before": _before,
}
"""What varies in a scene, by name."""


def _lines(lived: Trajectory) -> dict[str, Float[np.ndarray, "time person"]]:
    """Return what a scene may show: means of each day, of its moments, or their sum."""
    mean = {name: _by_day(lived[name]).mean(axis=1) for name in _KEPT}
    moments = np.maximum(_by_day(lived["bid"]).sum(axis=1), 1.0)
    return {
        "surprise": np.abs(_by_day(lived["error"])).sum(axis=1) / moments,
        "gladness": _of_a_week(np.maximum(_by_day(lived["felt"]), 0.0).sum(axis=1)),
        "pull": mean["wanting"],
        "alarm": mean["arousal"],
        # 1 is as usual, and it hardly goes below; the line begins there.
        "load": np.maximum(mean["stress_load"] - 1.0, 0.0),
        "nearness": mean["nearness"],
        "calm": mean["bond"] * (1.0 - mean["relief_share"]),
        "relief": mean["bond"] * mean["relief_share"],
        "voice": mean["voice"],
        "trust": mean["trust"],
        "self": mean["self"],
    }


def _moments(lived: Trajectory) -> Moments:
    one = {
        name: _by_day(lived[name])[..., SHOWN] for name in ("bid", "warmth", "threat")
    }
    count = np.maximum(one["bid"].sum(axis=1), 1.0)
    return Moments(
        warmth=one["warmth"].sum(axis=1) / count, hurt=one["threat"].sum(axis=1) / count
    )


def _of_a_week(
    values: Float[np.ndarray, "time person"],
) -> Float[np.ndarray, "time person"]:
    """Return the mean of each day and the six before it, of fewer at the beginning."""
    total = np.cumsum(values, axis=0)
    total[WEEK:] -= total[:-WEEK].copy()
    count = np.minimum(np.arange(1, len(values) + 1), WEEK)
    return np.asarray(total / count[:, None])


def _by_day(
    values: Float[np.ndarray, "step person"],
) -> Float[np.ndarray, "time hour person"]:
    return values.reshape(-1, HOURS, values.shape[1])


def _mean(lived: Trajectory, name: str) -> float:
    """Return the mean of a moment over all persons and days."""
    return float(lived[name].sum() / lived["bid"].sum())
