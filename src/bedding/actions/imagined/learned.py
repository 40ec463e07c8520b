"""What was learned of statements, and what it makes of a case."""

from collections.abc import Mapping
from dataclasses import dataclass

from bedding.actions.imagined.cases import Case
from bedding.mirror import Divide
from bedding.mirror.combining import Weights, recorded_log_odds, share, with_drawn


@dataclass(frozen=True, slots=True, kw_only=True)
class Learned:
    """Everything that is learned from cases.

    Attributes:
        truths: By sign or distinction, where the poles part in the truth.
        divides: By name, where they part in what entries show.
        drawn: By sign or distinction, where they part in what the draws show.
        maps: By sign or distinction, the weights.
    """

    truths: Mapping[str, Divide]
    divides: Mapping[str, Divide]
    drawn: Mapping[str, Divide]
    maps: Mapping[str, Weights]


def chance_of(case: Case, learned: Learned, about: str, *, listened: bool) -> float:
    """Return the stated share of calculations on the side of alarm, NaN where none is stated.

    Args:
        case: A diary.
        learned: Divides and weights.
        about: Which sign or distinction.
        listened: Whether the draws count, as they do where the fit may speak.
    """
    weights = learned.maps[about]
    known = any(name in case.recorded for name in weights.recorded)
    heard = listened and about in case.drawn and about in learned.drawn
    if case.unnamed or not (known or heard):
        return float("nan")
    log_odds = told_log_odds(case, weights, learned.divides)
    if heard:
        drawn, divide = case.drawn[about], learned.drawn[about]
        log_odds = with_drawn(weights, log_odds, drawn, divide)
    return share(log_odds)


def told_log_odds(case: Case, weights: Weights, divides: Mapping[str, Divide]) -> float:
    """Return the log odds of alarm by the entries of a case; 0 where they tell nothing."""
    known = {n: case.recorded[n] for n in weights.recorded if n in case.recorded}
    if not known:
        return 0.0
    return recorded_log_odds(
        weights,
        known,
        divides,
        seldom=case.seldom,
        entries=case.entries,
        often=case.often,
    )


def on_alarm_side(case: Case, learned: Learned, about: str) -> bool:
    """Return whether the truth lies on the side of alarm."""
    divide = learned.truths[about]
    above = case.truth[about] > divide.middle
    return above if divide.alarm_above else case.truth[about] < divide.middle
