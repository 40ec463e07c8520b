"""Where two poles part, and on which side the truth of a case lies."""

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from jaxtyping import Bool, Float

from bedding.actions.imagined.cases import Case
from bedding.actions.imagined.lives import BED_POLE, STORM_POLE
from bedding.actions.imagined.truths import ALARM_ABOVE, NATURAL
from bedding.mirror import Divide


def dividing_point(
    alarm: Float[np.ndarray, " alarm"],
    rest: Float[np.ndarray, " rest"],
    *,
    alarm_above: bool,
) -> float:
    """Return the point beyond which there are as many of one pole as there are of the other.

    Neither pole is favoured: a person of either is as likely to lie on the wrong side.

    Args:
        alarm: Values of persons at the pole of alarm.
        rest: Values of persons at the pole of carrying capacity.
        alarm_above: On which side alarm lies.
    """
    way = 1.0 if alarm_above else -1.0
    high, low = np.sort(way * alarm), np.sort(way * rest)
    candidates = np.unique(np.concatenate([high, low]))
    missed = np.searchsorted(high, candidates, side="right") / len(high)
    mistaken = 1.0 - np.searchsorted(low, candidates, side="right") / len(low)
    place = int(np.argmin(np.abs(missed - mistaken)))
    after = min(place + 1, len(candidates) - 1)
    return float(way * (candidates[place] + candidates[after]) / 2)


def truth_divides(cases: Iterable[Case]) -> dict[str, Divide]:
    """Return where the two poles part in every truth, from one case of each life."""
    lives = {case.life: case for case in cases}.values()
    others = np.array([case.other for case in lives])
    at_storm, at_bed = np.isin(others, STORM_POLE), np.isin(others, BED_POLE)
    parts = {}
    for about, above in ALARM_ABOVE.items():
        values = np.array([case.truth[about] for case in lives])
        middle = (
            NATURAL[about]
            if about in NATURAL
            else dividing_point(values[at_storm], values[at_bed], alarm_above=above)
        )
        parts[about] = Divide(
            middle=middle, spread=float(values.std()), alarm_above=above
        )
    return parts


def sides_of(
    cases: Sequence[Case], parts: Mapping[str, Divide]
) -> dict[str, Bool[np.ndarray, " case"]]:
    """Return, by sign or distinction, whose truth lies on the side of alarm.

    Args:
        cases: Diaries.
        parts: Where the poles part in every truth.
    """
    sides = {}
    for about, divide in parts.items():
        values = np.array([case.truth[about] for case in cases])
        above, below = values > divide.middle, values < divide.middle
        sides[about] = above if divide.alarm_above else below
    return sides


def divide_of(
    values: Float[np.ndarray, " case"],
    side: Bool[np.ndarray, " case"],
    longest: Bool[np.ndarray, " case"],
    *,
    above: bool,
    natural: float | None,
) -> Divide:
    """Return where a quantity parts those whose truth is alarm from the others.

    Args:
        values: The quantity, NaN where there is none.
        side: Whose truth is alarm.
        longest: Which diaries to look at.
        above: Whether alarm lies above.
        natural: The quantity's own dividing point, where it has one.
    """
    used = longest & np.isfinite(values)
    alarm, rest = values[used & side], values[used & ~side]
    middle = natural
    if middle is None:
        middle = dividing_point(alarm, rest, alarm_above=above)
    return Divide(middle=middle, spread=float(values[used].std()), alarm_above=above)
