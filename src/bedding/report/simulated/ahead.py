"""Runs ahead with one thing changed, beside those in which nothing was: a fan, and sentences."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from jaxtyping import Float

from bedding.charts.chart import Chart
from bedding.charts.fan import FanWords, fan
from bedding.charts.words import Caption, Tick
from bedding.report.paper import Picture, drawn
from bedding.text import Language, decimal, say

ENDS: Final = (0.05, 0.5, 0.95)
LAST: Final = 4
"""How many weeks count as the end."""
TICKS: Final = 5
ALIKE: Final = 0.02
"""Within two points of a hundred, two runs end alike [0 to 1]."""
MOST_LATE: Final = 0.05
"""Where more runs than this take longer than what was played, the far end is not told [0 to 1]."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ahead:
    """Two fans over the same weeks.

    Attributes:
        own: Whether they begin where the person stands; otherwise the people are invented.
        change: What was changed.
        channel: What is looked at: an answer of an evening.
        changed: Its mean of each week with one thing changed [0 to 1].
        same: The same with nothing changed [0 to 1].
        halved: In which week the pull is half of what it was, infinite where it never is; None
            where that was not asked.
    """

    own: bool
    change: str
    channel: str
    changed: Float[np.ndarray, "week run"]
    same: Float[np.ndarray, "week run"]
    halved: Float[np.ndarray, " run"] | None = None

    @property
    def runs(self) -> int:
        """How many runs each fan has."""
        return int(self.changed.shape[1])

    @property
    def weeks(self) -> int:
        """How many weeks were played."""
        return len(self.changed)


@dataclass(frozen=True, slots=True, kw_only=True)
class AheadShown:
    """Two fans as a page shows them.

    Attributes:
        picture: The fan.
        told: What it shows, every number with its range.
    """

    picture: Picture | None
    told: tuple[str, ...]


def ahead_shown(ahead: Ahead, language: Language) -> AheadShown:
    """Return two fans with their words."""
    return AheadShown(
        picture=drawn(language, lambda width: _fan(ahead, language, width)),
        told=_told(ahead, language),
    )


def _fan(ahead: Ahead, language: Language, width: float) -> Chart:
    numbers = range(1, ahead.weeks + 1)
    step = -(-ahead.weeks // TICKS)
    title = say(language, f"web.whatif.channel.{ahead.channel}.title")
    scale = "own" if ahead.own else "invented"
    changed = say(language, f"web.whatif.change.{ahead.change}.run")
    same = say(language, "web.whatif.same")
    return fan(
        np.arange(1.0, ahead.weeks + 1.0),
        ahead.changed,
        ahead.same,
        ticks=[
            Tick(at=float(week), label=say(language, "web.whatif.week", number=week))
            for week in numbers[step - 1 :: step]
        ],
        words=FanWords(
            caption=Caption(
                title=title,
                lead=say(language, f"web.whatif.scale.{scale}", runs=ahead.runs),
                summary=" ".join(_told(ahead, language)),
                table=say(language, "simulate.chart.show_table"),
                columns={
                    "time": say(language, "simulate.chart.time"),
                    "changed": changed,
                    "changed_low": say(language, "web.whatif.low", run=changed),
                    "changed_high": say(language, "web.whatif.high", run=changed),
                    "same": same,
                    "same_low": say(language, "web.whatif.low", run=same),
                    "same_high": say(language, "web.whatif.high", run=same),
                },
            ),
            quantity=say(language, "web.whatif.axis"),
            changed=changed,
            same=same,
            low=say(language, f"web.whatif.channel.{ahead.channel}.low"),
            high=say(language, f"web.whatif.channel.{ahead.channel}.high"),
            moments=[say(language, "web.whatif.week", number=week) for week in numbers],
        ),
        width=width,
    )


def _told(ahead: Ahead, language: Language) -> tuple[str, ...]:
    changed, same = ahead.changed[-LAST:].mean(axis=0), ahead.same[-LAST:].mean(axis=0)
    ends = {
        f"{name}_{end}": decimal(
            language, 100 * float(np.quantile(runs, level)), digits=0
        )
        for name, runs in (("changed", changed), ("same", same))
        for end, level in zip(("low", "middle", "high"), ENDS, strict=True)
    }
    told = [
        say(
            language,
            "web.whatif.told",
            channel=say(language, f"web.whatif.channel.{ahead.channel}.title"),
            weeks=ahead.weeks,
            low=ends["changed_low"],
            middle=ends["changed_middle"],
            high=ends["changed_high"],
        ),
        say(
            language,
            "web.whatif.told_same",
            low=ends["same_low"],
            middle=ends["same_middle"],
            high=ends["same_high"],
        ),
        _compared(changed, same, language),
    ]
    if ahead.halved is not None:
        told.append(_halved(ahead.halved, ahead.weeks, language))
    return tuple(told)


def _compared(
    changed: Float[np.ndarray, " run"],
    same: Float[np.ndarray, " run"],
    language: Language,
) -> str:
    """Return in how many pairs of runs the change makes a difference, and which."""
    lower = int((changed < same - ALIKE).sum())
    higher = int((changed > same + ALIKE).sum())
    if not lower + higher:
        return say(language, "web.whatif.alike", runs=len(same))
    return say(
        language,
        "web.whatif.compared",
        lower=lower,
        higher=higher,
        runs=len(same),
    )


def _halved(halved: Float[np.ndarray, " run"], weeks: int, language: Language) -> str:
    """Return when the pull is half of what it was, as a range of weeks."""
    late = float(np.isinf(halved).mean())
    low = float(np.quantile(halved, ENDS[0], method="lower"))
    if np.isinf(low):
        return say(language, "web.whatif.not_halved", weeks=weeks)
    first = say(language, "web.whatif.weeks", count=int(low))
    if late > MOST_LATE:
        return say(
            language,
            "web.whatif.halved_or_later",
            first=first,
            count=int(np.isinf(halved).sum()),
            runs=len(halved),
            weeks=weeks,
        )
    high = float(np.quantile(halved, ENDS[2], method="higher"))
    last = weeks if np.isinf(high) else int(high)
    return say(
        language,
        "web.whatif.halved",
        first=int(low),
        last=say(language, "web.whatif.weeks", count=last),
    )
