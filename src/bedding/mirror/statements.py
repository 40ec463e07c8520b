"""The six signs and the six distinctions: where the calculations point, and how firmly.

Every sign and distinction has two poles of equal weight: alarm and carrying capacity. A
statement counts, out of twenty calculations, how many lie on the side of alarm: by the entries,
with the model's draws where the fit may speak, and with the weekly answers where there are any.
On imagined persons a statement that says 15 of 20 is right in about three quarters of cases
(docs/statements.md).
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from bedding.mirror.calibrated import DIVIDES, DRAWN, MAPS, WEEKLY
from bedding.mirror.combining import (
    OFTEN,
    recorded_log_odds,
    share,
    with_drawn,
    with_weekly,
)
from bedding.mirror.counting import OF, Count, count_of_twenty, counted
from bedding.mirror.quantity import ENOUGH, Finding, Quantity, Unseen, Why, quantities
from bedding.mirror.told import Told, told_by
from bedding.mirror.weekly import Weekly, asked_at_all, weekly_told


class State(StrEnum):
    """What can be said about a sign or a distinction."""

    ALARM = "alarm"
    """More calculations lie on the side of alarm than chance allows for."""
    REST = "rest"
    """More calculations lie on the side of carrying capacity than chance allows for."""
    UNCLEAR = "unclear"
    """Both stories fit."""
    TOO_LITTLE = "too_little"
    """Too few days, or too few moments of the kind it takes."""
    NOT_VISIBLE = "not_visible"
    """The entries lie too far apart to see it."""
    NOT_ASKED = "not_asked"
    """The table doesn't hold what this needs."""


RESTS_ON: Final[Mapping[str, tuple[str, ...]]] = {
    "S1": ("follow_body", "follow_mood", "body_after_hurt"),
    "S2": ("voice_level", "voice_after_hurt"),
    "S3": ("expected_over", "expected_after_hurt"),
    "S4": ("both_high",),
    "S5": ("expected_over", "expected_after_silence", "pull_in_silence", "repaired"),
    "S6": ("follow_self", "self_after_hurt"),
    "D1": ("recovery",),
    "D2": (),
    "D3": ("unmended", "repair_contact", "amended"),
    "D4": ("openness_met",),
    "D5": ("warmth_later", "hurt_later"),
    "D6": ("self_level", "follow_self", "self_after_hurt"),
}
"""What each sign (S) and each distinction (D) rests on in the entries. D2 rests on its weekly
answers alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What the entries, the draws and the weekly answers say about a sign or a distinction.

    Attributes:
        about: Which one, as `S1` or `D6`.
        state: What can be said.
        alarm: How many of twenty calculations lie on the side of alarm; None when no number is
            said: nothing is known, or chance could have made the diary.
        low: The least of twenty that new calculations would be expected to give.
        high: The most.
        findings: What it rests on in the entries.
        modelled: Whether the model's draws count as well.
        days: On how many days entries were made.
        recorded: What the entries alone say; None where they say nothing.
        drawn: What the draws alone say; None where the model doesn't speak.
        weekly: What the weekly answers alone say; None where there are too few.
        by_chance: Whether chance alone could have made these answers go along with the other.
        untold: Whether nothing is said since too little is told of the other.
    """

    about: str
    state: State
    alarm: int | None
    low: int
    high: int
    findings: tuple[Finding, ...]
    modelled: bool
    days: int = 0
    recorded: Count | None = None
    drawn: Count | None = None
    weekly: Count | None = None
    by_chance: bool = False
    untold: bool = False

    @property
    def lacking(self) -> tuple[Unseen, ...]:
        """What the entries do not show: what more answers could change."""
        return tuple(each for each in self.findings if isinstance(each, Unseen))


def statements(
    findings: Mapping[str, Finding],
    *,
    days: int,
    entries: int | None = None,
    drawn: Mapping[str, Quantity] | None = None,
    weekly: Weekly | None = None,
    by_chance: bool = False,
    apart: bool = False,
    untold: bool = False,
) -> tuple[Statement, ...]:
    """Return a statement for every sign and every distinction.

    Args:
        findings: What the entries show, by name.
        days: On how many days entries were made.
        entries: How many there are; one a day when left out.
        drawn: What the model's draws say, by sign or distinction; none where it doesn't speak.
        weekly: The weekly answers, by sign or distinction.
        by_chance: Whether chance alone could have made the reports go along with what the other
            did (`relation.made_by_chance`); then no side is named, but where it was asked directly.
        apart: Whether there was hardly any contact (`relation.mostly_apart`); likewise.
        untold: Whether too little is told of the other (`relation.hardly_told`); likewise.
    """
    return tuple(
        _statement(
            about,
            tuple(findings[name] for name in names if name in findings),
            days=days,
            entries=days if entries is None else entries,
            drawn=(drawn or {}).get(about) if about in DRAWN else None,
            weekly=weekly_told((weekly or {}).get(about, ())),
            asked=asked_at_all((weekly or {}).get(about, ())),
            by_chance=by_chance,
            apart=apart,
            untold=untold,
        )
        for about, names in RESTS_ON.items()
    )


def alarm_chance(
    about: str,
    recorded: Mapping[str, Told],
    *,
    drawn: Told | None = None,
    weekly: Told | None = None,
    seldom: Collection[str] = (),
    entries: int = ENOUGH,
    often: bool = False,
) -> float | None:
    """Return the calibrated share of calculations on the side of alarm [0 to 1].

    Args:
        about: Which sign or distinction.
        recorded: What the entries show, by name.
        drawn: What the draws show.
        weekly: What the weekly answers show.
        seldom: Names of what was asked, and happened too seldom to be told.
        entries: How many entries there are.
        often: Whether there are several a day.

    Returns:
        None where nothing was told of it.
    """
    weights = MAPS[about]
    known = {name: each for name, each in recorded.items() if name in weights.recorded}
    if not known and drawn is None and weekly is None:
        return None
    log_odds = 0.0
    if known:
        log_odds = recorded_log_odds(
            weights, known, DIVIDES, seldom=seldom, entries=entries, often=often
        )
    if drawn is not None and about in DRAWN:
        log_odds = with_drawn(weights, log_odds, drawn, DRAWN[about])
    if weekly is not None:
        log_odds = with_weekly(weights, log_odds, weekly, WEEKLY)
    return share(log_odds)


def _statement(
    about: str,
    findings: tuple[Finding, ...],
    *,
    days: int,
    entries: int,
    drawn: Quantity | None,
    weekly: Told | None,
    asked: bool,
    by_chance: bool,
    apart: bool,
    untold: bool,
) -> Statement:
    known = {each.name: told_by(each) for each in quantities(findings)}
    modelled = None if drawn is None else told_by(drawn)
    seldom = tuple(
        each.name
        for each in findings
        if isinstance(each, Unseen) and each.why is Why.TOO_FEW
    )
    often = entries >= OFTEN * days
    chance = alarm_chance(
        about,
        known,
        drawn=modelled,
        weekly=weekly,
        seldom=seldom,
        entries=entries,
        often=often,
    )
    unasked = weekly is None
    if chance is None or days < ENOUGH or ((apart or untold) and unasked):
        return Statement(
            about=about,
            state=_silent_state(findings, said=asked or chance is not None),
            alarm=None,
            low=0,
            high=OF,
            findings=findings,
            modelled=False,
            days=days,
            untold=untold and unasked and chance is not None,
        )
    count, low, high = count_of_twenty(chance)
    walked = None if modelled is None else alarm_chance(about, {}, drawn=modelled)
    told = alarm_chance(about, known, seldom=seldom, entries=entries, often=often)
    looked_back = None if weekly is None else alarm_chance(about, {}, weekly=weekly)
    # Asked directly, week after week, is not a matter of what goes along with what.
    unnamed = by_chance and weekly is None
    state = (
        State.ALARM if low > OF / 2 else State.REST if high < OF / 2 else State.UNCLEAR
    )
    return Statement(
        about=about,
        state=State.UNCLEAR if unnamed else state,
        alarm=None if unnamed else count,
        low=0 if unnamed else low,
        high=OF if unnamed else high,
        findings=findings,
        modelled=modelled is not None,
        days=days,
        recorded=None if unnamed or told is None else counted(told),
        drawn=None if unnamed or walked is None else counted(walked),
        weekly=None if looked_back is None else counted(looked_back),
        by_chance=unnamed,
    )


def _silent_state(findings: Sequence[Finding], *, said: bool) -> State:
    if said:
        return State.TOO_LITTLE
    reasons = {finding.why for finding in findings if isinstance(finding, Unseen)}
    if reasons & {Why.TOO_FEW, Why.NO_CHANGE}:
        return State.TOO_LITTLE
    return State.NOT_VISIBLE if Why.NOT_VISIBLE in reasons else State.NOT_ASKED
