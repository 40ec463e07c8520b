"""Which entries speak for either pole of a sign or a distinction.

The statements count over a whole diary. Here each entry is looked at by itself, with the same
read-outs and where the same places part them, so that a person can hold a statement against what
they wrote. An entry speaks for alarm, for carrying capacity, or for neither; that some speak for
one pole decides nothing.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
from jaxtyping import Bool, Float

from bedding.mirror.calibrated import DIVIDES
from bedding.mirror.direction import LONG
from bedding.mirror.hope import expected_less_came
from bedding.mirror.inside import HIGH
from bedding.mirror.moments import Moments
from bedding.mirror.repair import ruptures

POINT: Final = 1 / 6
"""One of seven points [0 to 1]: how far an answer must lie from what is usual to speak. Chosen."""

EVEN: Final = POINT / 2
"""Up to here an answer counts as no further than usual [0 to 1]. Chosen."""

MENDING: Final = "D3"
"""What is about ruptures and how they ended."""

Lean = Float[np.ndarray, " time"]
"""How clearly each entry speaks: above 0 for alarm, below 0 for carrying capacity, NaN for
neither [-1 to 1]."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pointer:
    """One entry that speaks for a pole.

    Attributes:
        index: Which entry, by its place in the diary.
        strength: How clearly it speaks [0 to 1].
        shows: The inputs and channels that it speaks by.
        after: Those of the next entry that it needs as well; empty where it stands by itself.
        since: The entry with which began what this one ended; None where nothing did.
    """

    index: int
    strength: float
    shows: tuple[str, ...]
    after: tuple[str, ...] = ()
    since: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pointing:
    """The entries that speak for the poles of a sign or a distinction, the clearest first.

    Attributes:
        about: Which one, as `S1` or `D6`.
        alarm: Those that speak for alarm.
        rest: Those that speak for carrying capacity.
    """

    about: str
    alarm: tuple[Pointer, ...]
    rest: tuple[Pointer, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rule:
    """One way in which an entry can speak."""

    lean: Callable[[Moments], Lean]
    shows: tuple[str, ...]
    after: tuple[str, ...] = ()


def pointing(moments: Moments, about: str) -> Pointing:
    """Return the entries that speak for either pole of a sign or a distinction.

    Where several read-outs tell of one entry, it speaks for the side of their mean.
    """
    rules = _RULES.get(about, ())
    if not rules:
        return Pointing(about=about, alarm=(), rest=())
    leans = np.array([rule.lean(moments) for rule in rules])
    known = ~np.isnan(leans)
    total = np.where(known, leans, 0.0).sum(axis=0)
    count = known.sum(axis=0)
    mean = np.where(count > 0, total / np.maximum(count, 1), 0.0)
    began = _began(moments) if about == MENDING else {}
    found = [
        Pointer(
            index=int(index),
            strength=float(min(abs(mean[index]), 1.0)),
            shows=_joined(rules, known[:, index], lambda rule: rule.shows),
            after=_joined(rules, known[:, index], lambda rule: rule.after),
            since=began.get(int(index)),
        )
        for index in np.argsort(-np.abs(mean), kind="stable")
        if mean[index] != 0
    ]
    return Pointing(
        about=about,
        alarm=tuple(each for each in found if mean[each.index] > 0),
        rest=tuple(each for each in found if mean[each.index] < 0),
    )


def _joined(
    rules: tuple[_Rule, ...],
    known: Bool[np.ndarray, " rule"],
    names: Callable[[_Rule], tuple[str, ...]],
) -> tuple[str, ...]:
    found = (
        name
        for rule, told in zip(rules, known, strict=True)
        if told
        for name in names(rule)
    )
    return tuple(dict.fromkeys(found))


def _reached(value: Lean, where: Bool[np.ndarray, " time"]) -> Lean:
    """Return alarm where something went up by a point or more, and rest where it hardly did."""
    lean = np.where(
        value >= POINT, value, np.where(value <= EVEN, value - POINT, np.nan)
    )
    return np.where(where, lean, np.nan)


def _unusual(values: Lean) -> Lean:
    """Return how far each value lies above the person's own mean."""
    known = ~np.isnan(values)
    return np.asarray(values - values[known].mean()) if known.any() else values


def _along(channel: str, way: int) -> Callable[[Moments], Lean]:
    """Return whether a report went along with the other, where the other was not as usual.

    Args:
        channel: The report.
        way: 1 for a report that rises with warmth, -1 for one that rises with threat.
    """

    def lean(moments: Moments) -> Lean:
        other = _unusual(moments.valence)
        own = way * _unusual(moments.channel(channel)) * np.sign(other)
        return _reached(own, np.abs(other) >= POINT)

    return lean


def _by_level(channel: str, name: str) -> Callable[[Moments], Lean]:
    """Return on which side of the divide of a level a report lies."""
    divide = DIVIDES[name]

    def lean(moments: Moments) -> Lean:
        away = moments.channel(channel) - divide.middle
        away = away if divide.alarm_above else -away
        return np.where(np.abs(away) >= EVEN, away, np.nan)

    return lean


def _hoped(marked: Callable[[Moments], Lean]) -> Callable[[Moments], Lean]:
    """Return whether more was expected at marked entries than came at the next."""

    def lean(moments: Moments) -> Lean:
        return _reached(expected_less_came(moments), marked(moments) == 1)

    return lean


def _longed(moments: Moments) -> Lean:
    """Return whether pull was above what is usual in silence."""
    return _reached(_unusual(moments.channel("pull")), moments.silent == 1)


def _torn(moments: Moments) -> Lean:
    """Return whether pull came with a body on edge, or without."""
    body, pull = moments.channel("arousal"), moments.channel("pull")
    lean = np.where(body > HIGH, np.minimum(body, pull) - HIGH, HIGH - pull)
    return np.where((pull > HIGH) & ~np.isnan(body), lean, np.nan)


def _stayed_on(moments: Moments) -> Lean:
    """Return whether the body was still up at the entry after hurt, which brought none itself."""
    later = _unusual(moments.channel("arousal"))
    calm_again = moments.follows & (moments.hurtful == 0)
    lean = _reached(later, calm_again)
    return np.where(moments.hurtful == 1, np.append(lean[1:], np.nan), np.nan)


def _mended(moments: Moments) -> Lean:
    """Return whether warmth was the first after a rupture, without amends, or not."""
    warmth = moments.input("warmth")
    lean = np.where(moments.kinds == 1, -warmth / 2, np.nan)
    for rupture in ruptures(moments):
        if rupture.ended is not None:
            first = int(np.searchsorted(moments.times, rupture.ended))
            lean[first] = -1.0 if rupture.amends else warmth[first]
    return lean


def _began(moments: Moments) -> dict[int, int]:
    """Return, for each entry that ended a rupture, the one with which it began."""
    return {
        int(np.searchsorted(moments.times, rupture.ended)): int(
            np.searchsorted(moments.times, rupture.onset)
        )
        for rupture in ruptures(moments)
        if rupture.ended is not None
    }


def _met(moments: Moments) -> Lean:
    """Return how openness was received; half and half speaks for neither."""
    lean = 2 * (HIGH - moments.input("openness"))
    return np.where(lean == 0, np.nan, lean)


def _later(name: str, way: int) -> Callable[[Moments], Lean]:
    """Return whether an entry of the later half lies beyond the mean of the earlier one.

    Args:
        name: The input.
        way: 1 where more of it is alarm, -1 where less is.
    """

    def lean(moments: Moments) -> Lean:
        values = moments.input(name)
        middle = (moments.times[0] + moments.times[-1]) / 2
        early = values[(moments.times <= middle) & ~np.isnan(values)]
        if moments.days() < LONG or not len(early):
            return np.full(len(values), np.nan)
        away = way * (values - early.mean())
        return np.where(
            (moments.times > middle) & (np.abs(away) >= POINT), away, np.nan
        )

    return lean


_RULES: Final[Mapping[str, tuple[_Rule, ...]]] = {
    "S1": (
        _Rule(lean=_along("arousal", -1), shows=("warmth", "threat", "arousal")),
        _Rule(lean=_along("mood", 1), shows=("warmth", "threat", "mood")),
    ),
    "S2": (_Rule(lean=_by_level("voice", "voice_level"), shows=("voice",)),),
    "S3": (
        _Rule(
            lean=_hoped(lambda moments: moments.hurtful),
            shows=("threat", "expect"),
            after=("warmth", "threat"),
        ),
    ),
    "S4": (_Rule(lean=_torn, shows=("pull", "arousal")),),
    "S5": (
        _Rule(
            lean=_hoped(lambda moments: moments.silent),
            shows=("contact", "expect"),
            after=("warmth", "threat"),
        ),
        _Rule(lean=_longed, shows=("contact", "pull")),
    ),
    "S6": (_Rule(lean=_along("self", 1), shows=("warmth", "threat", "self")),),
    "D1": (_Rule(lean=_stayed_on, shows=("threat", "arousal"), after=("arousal",)),),
    "D3": (_Rule(lean=_mended, shows=("warmth",)),),
    "D4": (_Rule(lean=_met, shows=("openness",)),),
    "D5": (
        _Rule(lean=_later("warmth", -1), shows=("warmth",)),
        _Rule(lean=_later("threat", 1), shows=("threat",)),
    ),
    "D6": (
        _Rule(lean=_by_level("self", "self_level"), shows=("self",)),
        _Rule(lean=_along("self", 1), shows=("warmth", "threat", "self")),
    ),
}
"""By what an entry speaks. D2 rests on weekly answers alone; what S5 rests on in ruptures says
nothing of a single day."""
