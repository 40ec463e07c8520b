"""Weekly answers of imagined lives, and how much they count for.

Nobody has measured how far such an answer goes with the truth, so what it is worth rests on one
chosen number, `HEARD`; the weight follows from it.
"""

from collections.abc import Sequence
from typing import Final

import numpy as np

from bedding.actions.imagined.cases import Case
from bedding.actions.imagined.learned import Learned, chance_of
from bedding.actions.imagined.logistic import logistic
from bedding.actions.imagined.truths import ALARM_ABOVE
from bedding.mirror import Divide, weekly_told
from bedding.mirror.told import toward_alarm

HEARD: Final = 0.6
"""How far a weekly answer goes with the truth: its correlation in one week; chosen, since no data
exist."""

WEEKLY_DIVIDE: Final = Divide(middle=0.5, spread=0.25, alarm_above=True)
"""Both poles of a weekly item are written out on either side of its middle."""


def imagine_weekly(
    way: float, *, weeks: int, random: np.random.Generator
) -> list[float]:
    """Return weekly answers to one item, of seven points between its poles [0 calm to 1 alarm].

    Args:
        way: How far the truth lies on the side of alarm, in spreads between people.
        weeks: In how many weeks it was asked.
        random: Where chance comes from.
    """
    usual, fresh = random.standard_normal(), random.standard_normal(weeks)
    other = np.sqrt((1 - HEARD**2) / 2)
    felt = HEARD * way + other * (usual + fresh)
    place = 1.0 / (1.0 + np.exp(-1.7 * felt))
    return [float(each) for each in np.round(6 * place) / 6]


def weekly_weight(cases: Sequence[Case], learned: Learned, *, key: int) -> float:
    """Return the one weight of weekly answers, over all statements and D2."""
    random = np.random.default_rng(key)
    ways, offsets, sides = [], [], []
    for case in cases:
        weeks = case.days // 14
        for about in (*ALARM_ABOVE, "D2"):
            if about == "D2":
                way, offset = float(random.standard_normal()), 0.0
            else:
                divide = learned.truths[about]
                way = (case.truth[about] - divide.middle) / divide.spread
                way = way if divide.alarm_above else -way
                known = chance_of(case, learned, about, listened=False)
                offset = 0.0 if np.isnan(known) else float(np.log(known / (1 - known)))
            each = weekly_told(imagine_weekly(way, weeks=weeks, random=random))
            if each is not None:
                ways.append(toward_alarm(each, WEEKLY_DIVIDE))
                offsets.append(offset)
                sides.append(way > 0)
    found = logistic(np.array(ways)[:, None], np.array(sides), offset=np.array(offsets))
    return float(found[0])
