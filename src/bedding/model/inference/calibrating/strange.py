"""Diaries that nobody planned for: one answer throughout, gaps of months, entries a minute apart."""

from collections.abc import Callable, Mapping
from typing import Any, Final

import numpy as np
from jaxtyping import Float

from bedding.model.inference.observations import Observations
from bedding.model.inference.result import Fit
from bedding.model.inputs import Episode

_CHANNELS: Final = ("arousal", "self", "mood")
_MINUTE: Final = 1.0 / 1440.0
_HALF: Final = 0.5
_MOST: Final = 0.7
"""How many answers are missing where most are [0 to 1]."""
_SAMENESS: Final = 0.3
"""How many diaries have inputs that never change [0 to 1]."""

Answers = Float[np.ndarray, "entry channel"]
Times = Float[np.ndarray, " entry"]
_Kind = Callable[[np.random.Generator, Answers, Times], tuple[Answers, Times]]


def _as_drawn(
    _: np.random.Generator, answers: Answers, times: Times
) -> tuple[Answers, Times]:
    return answers, times


def _constant(
    random: np.random.Generator, answers: Answers, times: Times
) -> tuple[Answers, Times]:
    return np.full_like(answers, random.integers(7) / 6.0), times


def _one_category(
    random: np.random.Generator, answers: Answers, times: Times
) -> tuple[Answers, Times]:
    answers[:, random.integers(answers.shape[1])] = random.integers(7) / 6.0
    return answers, times


def _straight(
    _: np.random.Generator, answers: Answers, times: Times
) -> tuple[Answers, Times]:
    return np.repeat(answers[:, :1], answers.shape[1], axis=1), times


def _ends_only(
    _: np.random.Generator, answers: Answers, times: Times
) -> tuple[Answers, Times]:
    return np.round(answers), times


def _long_gap(
    random: np.random.Generator, answers: Answers, times: Times
) -> tuple[Answers, Times]:
    after = np.arange(len(times)) >= random.integers(1, len(times))
    return answers, times + 90.0 * after


def _minutes_apart(
    random: np.random.Generator, answers: Answers, times: Times
) -> tuple[Answers, Times]:
    gaps = np.where(random.uniform(size=len(times)) < _HALF, _MINUTE, 1.0)
    return answers, np.cumsum(gaps)


def _mostly_missing(
    random: np.random.Generator, answers: Answers, times: Times
) -> tuple[Answers, Times]:
    answers[random.uniform(size=answers.shape) < _MOST] = np.nan
    return answers, times


def _alternating(
    _: np.random.Generator, answers: Answers, times: Times
) -> tuple[Answers, Times]:
    swinging = (np.arange(len(times)) % 2).astype(float)
    return np.repeat(swinging[:, None], answers.shape[1], axis=1), times


def _changed_once(
    random: np.random.Generator, answers: Answers, times: Times
) -> tuple[Answers, Times]:
    answers[:] = 0.5
    answers[random.integers(len(times))] = 1.0
    return answers, times


KINDS: Final[Mapping[str, _Kind]] = {
    "random": _as_drawn,
    "constant": _constant,
    "one_category": _one_category,
    "straight_lining": _straight,
    "ends_only": _ends_only,
    "long_gap": _long_gap,
    "minutes_apart": _minutes_apart,
    "mostly_missing": _mostly_missing,
    "alternating": _alternating,
    "changed_once": _changed_once,
}
"""Every kind of strange diary by its name."""
_LEVELS: Final = (7, 7, 2, None)


def strange_diary(
    number: int, random: np.random.Generator, *, entries: int | None = None
) -> tuple[str, Observations, Episode]:
    """Return a kind, the answers and the episodes of a strange diary.

    Args:
        number: Decides the kind, in turn.
        random: Where chance comes from.
        entries: How many entries; 14 to 40 when left out.
    """
    kind = tuple(KINDS)[number % len(KINDS)]
    count = int(random.integers(14, 41)) if entries is None else entries
    levels = _LEVELS[number // len(KINDS) % len(_LEVELS)]
    finest = 100 if levels is None else levels - 1
    answers = random.integers(0, finest + 1, size=(count, len(_CHANNELS))) / finest
    answers, times = KINDS[kind](random, answers, np.arange(count, dtype=float))
    answers = np.round(answers * finest) / finest
    inputs = random.integers(0, 7, size=(6, count)) / 6.0
    if random.uniform() < _SAMENESS:
        inputs[:] = random.integers(0, 2)
    names = ("contact", "bid", "answered", "warmth", "threat", "amends")
    return (
        kind,
        Observations(
            person="nobody",
            times=times,
            channels=_CHANNELS,
            answers=answers,
            levels=(levels,) * len(_CHANNELS),
        ),
        Episode(**dict(zip(names, inputs, strict=True))),
    )


def not_finite(found: Fit) -> tuple[str, ...]:
    """Return the names of what a fit hands on that is not a finite number.

    A trust that is without end is none of them: it says that nothing can be trusted.
    """
    given: dict[str, Any] = {
        **{f"draws.{name}": draws for name, draws in found.draws.items()},
        **{f"contraction.{name}": each for name, each in found.contraction.items()},
        "effective": found.effective,
        "evidence": found.evidence,
    }
    for name, channel in found.channels.items():
        for part in type(channel).__dataclass_fields__:
            given[f"{name}.{part}"] = getattr(channel, part)
    for lead in found.scores.leads:
        given[f"lead.{lead.rival}"] = (lead.log, lead.crps)
    wrong = [name for name, each in given.items() if not np.isfinite(each).all()]
    return (*wrong, *(["khat"] if np.isnan(found.khat) else []))
