"""Divides and weights of the statements, learned from cases."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

import numpy as np
from jaxtyping import Bool, Float

from bedding.actions.imagined.axes import axis_sides, axis_weights
from bedding.actions.imagined.cases import HAPPENS, Case
from bedding.actions.imagined.learned import Learned, told_log_odds
from bedding.actions.imagined.logistic import even, forward, logistic, rising
from bedding.actions.imagined.poles import divide_of, sides_of, truth_divides
from bedding.actions.imagined.truths import ALARM_ABOVE
from bedding.actions.imagined.weekly import weekly_weight
from bedding.mirror import RESTS_ON, Divide
from bedding.mirror.combining import LONG, Weights, doublings
from bedding.mirror.told import toward_alarm

NOT_MODELLED: Final = ("D2", "D3", "D4", "D5")
"""What the model's draws say nothing of."""

ALARM_BELOW: Final = (
    "voice_level", "voice_after_hurt", "repaired", "amended", "openness_met", "warmth_later", "self_level",
    "self_after_hurt",
)  # fmt: skip
"""What entries show of which less is more alarm; of everything else, more is. It is fixed by
what the quantity means: an entry may count for little, but never against its meaning."""

LEAST: Final = 0.1
"""A weight below this shows nothing: no distance in errors could then name a pole. Chosen."""

NATURAL_IN_ENTRIES: Final[Mapping[str, float]] = {
    "openness_met": 0.5,
    "warmth_later": 0.0,
    "hurt_later": 0.0,
}
"""What entries show that has a dividing point of its own: as often as not, and no change."""


def learn(cases: Sequence[Case], *, key: int = 0) -> Learned:
    """Return divides and weights learned from cases.

    Divides are learned from the longest diaries. Weights are learned from all of those that
    chance alone could not have made, since no side is named in the others.

    Args:
        cases: Of many lives, every length.
        key: Seed of the weekly answers.
    """
    truths_part = truth_divides(cases)
    sides = sides_of(cases, truths_part)
    longest = np.array([case.days for case in cases]) == max(c.days for c in cases)
    longest |= np.array([case.often for case in cases])
    divides: dict[str, Divide] = {}
    drawn: dict[str, Divide] = {}
    for about, names in RESTS_ON.items():
        if about not in truths_part:
            continue
        for name in names:
            if name not in divides:
                values = _column(cases, lambda case, n=name: case.recorded.get(n))
                divides[name] = divide_of(
                    values,
                    sides[about],
                    longest,
                    above=name not in ALARM_BELOW,
                    natural=NATURAL_IN_ENTRIES.get(name),
                )
        if about not in NOT_MODELLED:
            values = _column(cases, lambda case, a=about: case.drawn.get(a))
            there = np.isfinite(values)
            if there.any():
                drawn[about] = divide_of(
                    values, sides[about], there, above=ALARM_ABOVE[about], natural=None
                )
    spoken = np.array([not case.unnamed for case in cases])
    maps = {
        about: _weights(about, cases, side, spoken, divides, drawn)
        for about, side in sides.items()
    }
    maps["D2"] = Weights(base=0.0, recorded={})
    for axis, pole in axis_sides(cases).items():
        divides[axis], maps[axis] = axis_weights(axis, pole)
    found = Learned(truths=truths_part, divides=divides, drawn=drawn, maps=maps)
    weekly = weekly_weight(cases, found, key=key)
    return replace(
        found,
        maps={about: replace(each, weekly=weekly) for about, each in maps.items()},
    )


def _column(cases: Sequence[Case], get: Any) -> Float[np.ndarray, " case"]:
    every = (get(case) for case in cases)
    return np.array([np.nan if each is None else each.estimate for each in every])


def _weights(
    about: str,
    cases: Sequence[Case],
    side: Bool[np.ndarray, " case"],
    spoken: Bool[np.ndarray, " case"],
    divides: Mapping[str, Divide],
    drawn: Mapping[str, Divide],
) -> Weights:
    names = [name for name in RESTS_ON[about] if name in divides]
    ways = np.array(
        [
            [
                toward_alarm(case.recorded[n], divides[n])
                if n in case.recorded
                else 0.0
                for n in names
            ]
            for case in cases
        ]
    ).reshape(len(cases), len(names))
    happens = [name for name in names if name in HAPPENS]
    missed = np.array(
        [
            [-doublings(case.entries) * (name in case.seldom) for name in happens]
            for case in cases
        ]
    ).reshape(len(cases), len(happens))
    known = np.array([any(n in case.recorded for n in names) for case in cases])
    used = spoken & known
    features = np.column_stack([np.ones(len(cases)), ways, missed])
    often = np.array([case.often for case in cases])
    days = np.array([case.days for case in cases])
    # Both sides weigh the same in each kind of diary, as they do where it is checked.
    counts = even(side[used], np.where(often, -days, days)[used])
    found = forward(features[used], side[used], counts=counts)
    if not (found[1 : len(names) + 1] > LEAST).any():
        # What shows nothing names no pole, however seldom something happened.
        nothing = dict.fromkeys(names, 0.0)
        silent = Weights(base=0.0, recorded=nothing)
        return _with_draws(about, cases, side, spoken, silent, drawn, divides)
    straight = features @ found
    longer = np.array([doublings(case.entries) for case in cases])
    growing = (straight * longer)[:, None]
    more = logistic(growing[used], side[used], counts=counts, offset=straight[used])
    grown = straight + growing @ more
    long = days[used] >= LONG
    curves = [
        rising(grown[used][which], side[used][which], counts[which])
        for which in (long & ~often[used], ~long & ~often[used], often[used])
    ]
    entries = Weights(
        base=float(found[0]),
        recorded=dict(zip(names, found[1 : len(names) + 1].tolist(), strict=True)),
        seldom=dict(zip(happens, found[len(names) + 1 :].tolist(), strict=True)),
        slope_longer=float(more[0]),
        curve=curves[0],
        short_curve=curves[1],
        often_curve=curves[2],
    )
    return _with_draws(about, cases, side, spoken, entries, drawn, divides)


def _with_draws(
    about: str,
    cases: Sequence[Case],
    side: Bool[np.ndarray, " case"],
    spoken: Bool[np.ndarray, " case"],
    entries: Weights,
    drawn: Mapping[str, Divide],
    divides: Mapping[str, Divide],
) -> Weights:
    """Return the weights of the entries with those of the draws beside them."""
    heard = np.array([about in case.drawn for case in cases]) & spoken
    if about not in drawn or not heard.any():
        return entries
    chosen = [case for case, each in zip(cases, heard, strict=True) if each]
    said = [toward_alarm(case.drawn[about], drawn[about]) for case in chosen]
    log_odds = [told_log_odds(case, entries, divides) for case in chosen]
    columns = np.column_stack([np.ones(len(chosen)), log_odds, said])
    groups = np.array([case.entries for case in chosen])
    beside = forward(
        columns,
        side[heard],
        counts=even(side[heard], groups),
        pull_to=np.array([0.0, 1.0, 0.0]),
    )
    return replace(
        entries,
        drawn_base=float(beside[0]),
        of_recorded=float(beside[1]),
        drawn=float(beside[2]),
    )
