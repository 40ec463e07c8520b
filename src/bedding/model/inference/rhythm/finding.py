"""Find the rhythm of the other: the door."""

from collections.abc import Mapping
from typing import Final

import numpy as np
from jaxtyping import Float
from scipy.special import logsumexp

from bedding.model.inference.comparing import standard_error
from bedding.model.inference.rhythm.days import Days, days_of
from bedding.model.inference.rhythm.models import PHASES, STAGES, transition
from bedding.model.inference.rhythm.recursion import paths
from bedding.model.inference.rhythm.result import SURE, Gain, Rhythm, Shape
from bedding.model.inference.rhythm.sampling import Weighed, weighed

FEWEST: Final = 28
"""Fewest days of which something is known; chosen: four weeks."""
MOST: Final = 400
"""Most days that are looked at, the last ones; chosen: a rhythm of long ago is another one."""
DRAWS: Final = 400
"""Draws that are returned."""
_OF_ALL: Final = 256
_OF_THE_PAST: Final = 64
_FIRST: Final = 14
_ROUNDS: Final = 3
"""How often the furthest phase has to begin for two rounds to have been seen."""
_NONE: Final = np.zeros(0)


def find_rhythm(
    times: Float[np.ndarray, " time"],
    told: Mapping[str, Float[np.ndarray, " time"]],
    *,
    key: int = 0,
) -> Rhythm:
    """Return the rhythm of what the other did.

    The same days and key give the same bits on one machine.

    Args:
        times: When each entry was made [day], increasing; only the last `MOST` days count.
        told: `warmth`, `threat`, `contact` and `answered`, or some of them [0 to 1], NaN where
            nothing is known.
        key: Seed of all chance.
    """
    if len(times) == 0:
        return _without(Shape.TOO_LITTLE, np.zeros(0, dtype=int))
    late = times >= np.floor(times[-1]) - MOST + 1
    days = days_of(times[late], {name: values[late] for name, values in told.items()})
    along = days.first + np.arange(len(days.counts))
    if days.known < FEWEST:
        return _without(Shape.TOO_LITTLE, along)
    if not days.names:
        return _without(Shape.EVEN, along)
    random = np.random.default_rng([key, 3])
    origins = _origins(len(days.counts))
    sets = weighed(
        days,
        (len(days.counts), *origins),
        (_OF_ALL, *[_OF_THE_PAST] * len(origins)),
        random,
    )
    return _described(days, along, sets[0], _gain(days, origins, sets[1:]), random)


def _origins(length: int) -> tuple[int, ...]:
    """Return after how many days numbers are learned anew: 14, 28, 56 and so on."""
    found = []
    now = _FIRST
    while now < length:
        found.append(now)
        now *= 2
    return tuple(found)


def _log_shares(found: list[Weighed]) -> Float[np.ndarray, " model"]:
    """Return the log of each description's probability."""
    log = np.array([np.log(each.model.probability) + each.evidence for each in found])
    return np.asarray(log - logsumexp(log))


def _described(
    days: Days,
    along: np.ndarray,
    found: list[Weighed],
    gain: Gain | None,
    random: np.random.Generator,
) -> Rhythm:
    """Return what the draws of every description say together."""
    share = np.exp(_log_shares(found))
    lasting = np.array([(each.model.phases > 1) for each in found])
    memory = float(share[lasting].sum())
    phases = [
        float(share[[each.model.phases == count for each in found]].sum())
        for count in range(1, PHASES + 1)
    ]
    regular = np.array([each.model.stages == STAGES for each in found])
    log_weights = np.concatenate(
        [
            each.log_weights + np.log(each.model.probability)
            if (each.model.phases > 1)
            else np.full(len(each.log_weights), -np.inf)
            for each in found
        ]
    )
    weights = np.exp(log_weights - logsumexp(log_weights))
    marks = (np.arange(DRAWS) + random.uniform()) / DRAWS
    rows = np.minimum(np.searchsorted(np.cumsum(weights), marks), len(weights) - 1)
    of_model = np.repeat(
        np.arange(len(found)), [len(each.log_weights) for each in found]
    )
    first = np.searchsorted(of_model, np.arange(len(found)))
    shows, steps, begins, last, cycle, lasts = [], [], [], [], [], []
    for place in np.unique(of_model[rows]):
        each = found[place]
        mine = rows[of_model[rows] == place] - first[place]
        numbers = each.numbers.at(mine)
        step, begin = transition(each.model, numbers)
        shows.append(numbers.shows)
        steps.append(step)
        begins.append(begin)
        last.append(np.full(len(mine), each.model.phases - 1))
        lengths = each.model.stages / numbers.ends[:, : each.model.phases]
        cycle.append(_round(numbers.follows, lengths))
        lasts.append(lengths[:, -1])
    showing, furthest = np.concatenate(shows), np.concatenate(last)
    path = paths(
        days.counts,
        np.full(DRAWS, len(days.counts)),
        showing,
        np.concatenate(steps),
        np.concatenate(begins),
        random,
    )
    there = path // STAGES == furthest[:, None]
    begun = (there[:, 1:] & ~there[:, :-1]).sum(axis=1)
    returns = float(np.mean(begun >= _ROUNDS))
    apart = days.means(showing[:, 0]) - days.means(showing[np.arange(DRAWS), furthest])
    return Rhythm(
        shape=_shape(memory, returns),
        memory=memory,
        phases=tuple(phases),
        regular=float(share[regular].sum() / max(memory, 1e-300)),
        returns=returns,
        cycle=np.concatenate(cycle),
        contrast={name: apart[:, place] for place, name in enumerate(days.names)},
        lasts=np.concatenate(lasts),
        days=along,
        furthest=there.mean(axis=0),
        gain=gain,
        effective=float(1.0 / np.sum(weights**2)),
    )


def _shape(memory: float, returns: float) -> Shape:
    if memory <= 0.5:
        return Shape.EVEN
    if memory < SURE:
        return Shape.UNCLEAR
    return Shape.CYCLE if returns >= SURE else Shape.PHASES


def _round(
    follows: Float[np.ndarray, "draw phase phase"],
    lengths: Float[np.ndarray, "draw used"],
) -> Float[np.ndarray, " draw"]:
    """Return the mean time from one beginning of the last phase to the next.

    In a chain of phases with shares v of the visits, it is sum(v * length) / v of the last.
    """
    phases = lengths.shape[1]
    chain = follows[:, :phases, :phases]
    system = np.swapaxes(chain, 1, 2) - np.eye(phases)
    system[:, -1] = 1.0
    right = np.zeros((len(lengths), phases, 1))
    right[:, -1] = 1.0
    visits = np.maximum(np.linalg.solve(system, right)[..., 0], 1e-9)
    return np.asarray((visits * lengths).sum(axis=1) / visits[:, -1])


def _gain(
    days: Days, origins: tuple[int, ...], sets: list[list[Weighed]]
) -> Gain | None:
    """Return what memory adds to telling the next day, each told from those before it alone."""
    ahead = []
    known = days.counts.sum(axis=1) > 0
    ends = (*origins[1:], len(days.counts))
    for begin, end, found in zip(origins, ends, sets, strict=True):
        every = [_forecasts(each, begin, end) for each in found]
        plain = [
            joint
            for each, joint in zip(found, every, strict=True)
            if not (each.model.phases > 1)
        ]
        gains = _told(every) - _told(plain)
        ahead.append(gains[known[begin:end]])
    gains = np.concatenate(ahead) if ahead else _NONE
    if len(gains) < _FIRST:
        return None
    return Gain(log=float(gains.mean()), error=standard_error(gains), days=len(gains))


def _forecasts(each: Weighed, begin: int, end: int) -> Float[np.ndarray, "lane after"]:
    """Return the log weight of every draw, after each day from `begin - 1` to `end - 1`."""
    gathered = np.cumsum(each.told[:, begin:end], axis=1)
    gathered = np.concatenate([np.zeros((len(gathered), 1)), gathered], axis=1)
    start = each.log_weights - np.log(len(each.log_weights))
    return np.asarray(start[:, None] + np.log(each.model.probability) + gathered)


def _told(joint: list[Float[np.ndarray, "lane after"]]) -> Float[np.ndarray, " day"]:
    """Return the log probability of each day under descriptions weighted by all before it."""
    total = logsumexp(np.concatenate(joint), axis=0)
    return np.asarray(np.diff(total))


def _without(shape: Shape, days: np.ndarray) -> Rhythm:
    return Rhythm(
        shape=shape,
        cycle=_NONE,
        contrast={},
        lasts=_NONE,
        days=days,
        furthest=np.zeros(len(days)),
    )
