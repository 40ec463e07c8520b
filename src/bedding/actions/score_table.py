"""Everyone in a table: how well the mechanism foretells, beside its rivals."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import Any, Final

import numpy as np
from jaxtyping import Float

from bedding.actions.observations import observe
from bedding.model.inference import RIVALS, Fit, FitState, fit
from bedding.types import Diary

BOOTSTRAPS: Final = 4000
"""How often persons are drawn anew for an interval."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Against:
    """The mechanism against one rival, over all persons that were scored.

    Attributes:
        rival: Its name.
        log: Log score of the mechanism minus that of the rival, mean over answers; more than 0
            says that the mechanism foretells better.
        low: Low end of its 95 % interval, persons drawn anew.
        high: High end.
        crps: The rival's CRPS minus that of the mechanism, mean over answers [0 to 1].
        ahead: Share of persons with whom the mechanism is ahead [0 to 1].
        clearly: Share of persons with whom it is ahead by more than its standard error.
    """

    rival: str
    log: float
    low: float
    high: float
    crps: float
    ahead: float
    clearly: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelScore:
    """One channel, over all persons.

    Attributes:
        channel: Its name.
        answers: How many answers were scored.
        log: By method, the mean log probability of an answer.
        crps: By method, the mean CRPS [0 to 1].
    """

    channel: str
    answers: int
    log: dict[str, float]
    crps: dict[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreTable:
    """What a whole table says of the mechanism and its rivals.

    Attributes:
        persons: How many persons there are.
        scored: With how many of them the mechanism was scored.
        states: By the name of a `FitState`, how many fits ended so.
        answers: How many answers were scored.
        khat: Median and highest shape of the weights' tails, of those that were fitted.
        against: The mechanism against each rival.
        channels: By channel.
    """

    persons: int
    scored: int
    states: dict[str, int]
    answers: int
    khat: tuple[float, float]
    against: tuple[Against, ...]
    channels: tuple[ChannelScore, ...]


def fits_of(diaries: Iterable[Diary], *, key: int = 0) -> Iterator[Fit]:
    """Walk the fits of diaries, one person after the other."""
    for diary in diaries:
        seen = observe(diary)
        yield fit(seen.observations, seen.episodes, key=key)


def score_table(fits: Iterable[Fit], *, key: int = 0) -> ScoreTable:
    """Return how well the mechanism foretells beside its rivals.

    Every answer counts once; intervals are over persons drawn anew.

    Args:
        fits: One for each person.
        key: Seed of the bootstrap.
    """
    every = tuple(fits)
    scored = tuple(each for each in every if each.scores.leads)
    shapes = [each.khat for each in every if each.state is not FitState.TOO_LITTLE]
    random = np.random.default_rng(key)
    drawn = random.integers(0, max(len(scored), 1), size=(BOOTSTRAPS, len(scored)))
    return ScoreTable(
        persons=len(every),
        scored=len(scored),
        states={
            state.value: sum(each.state is state for each in every)
            for state in FitState
        },
        answers=int(sum(_answers(each) for each in scored)),
        khat=(float(np.median(shapes)), max(shapes)) if shapes else (np.inf, np.inf),
        against=tuple(_against(scored, rival, drawn) for rival in RIVALS)
        if scored
        else (),
        channels=_by_channel(scored),
    )


def as_data(scores: ScoreTable) -> dict[str, Any]:
    """Return a table of scores as plain values; what is infinite becomes None."""
    return dict(_plain(asdict(scores)))


def _plain(value: Any) -> Any:
    match value:
        case dict():
            return {name: _plain(part) for name, part in value.items()}
        case list() | tuple():
            return [_plain(part) for part in value]
        case float():
            return value if np.isfinite(value) else None
    return value


def _answers(each: Fit) -> int:
    return int((~np.isnan(each.scores.log["mechanism"])).sum())


def _against(scored: tuple[Fit, ...], rival: str, drawn: np.ndarray) -> Against:
    """Return the mechanism against one rival."""
    counts = np.array([_answers(each) for each in scored], dtype=float)
    sums = np.array(
        [
            _sum(each.scores.log, "mechanism") - _sum(each.scores.log, rival)
            for each in scored
        ]
    )
    crps = sum(
        _sum(each.scores.crps, rival) - _sum(each.scores.crps, "mechanism")
        for each in scored
    )
    means = sums[drawn].sum(axis=1) / counts[drawn].sum(axis=1)
    low, high = np.quantile(means, [0.025, 0.975])
    leads = [
        next(lead for lead in each.scores.leads if lead.rival == rival)
        for each in scored
    ]
    return Against(
        rival=rival,
        log=float(sums.sum() / counts.sum()),
        low=float(low),
        high=float(high),
        crps=float(crps / counts.sum()),
        ahead=float(np.mean([lead.log > 0 for lead in leads])),
        clearly=float(np.mean([lead.log > lead.log_error for lead in leads])),
    )


def _sum(scores: Any, method: str) -> float:
    return float(np.nansum(scores[method]))


def _by_channel(scored: tuple[Fit, ...]) -> tuple[ChannelScore, ...]:
    """Return each channel's mean scores over all answers."""
    gathered: dict[str, dict[str, list[Float[np.ndarray, "score answer"]]]] = {}
    for each in scored:
        for place, channel in enumerate(each.channels):
            columns = gathered.setdefault(channel, {})
            for method, log in each.scores.log.items():
                there = ~np.isnan(log[:, place])
                both = np.stack(
                    [log[there, place], each.scores.crps[method][there, place]]
                )
                columns.setdefault(method, []).append(both)
    found = []
    for channel, columns in gathered.items():
        whole = {name: np.concatenate(parts, axis=1) for name, parts in columns.items()}
        answers = whole["mechanism"].shape[1]
        if answers:
            means = {name: both.mean(axis=1) for name, both in whole.items()}
            found.append(
                ChannelScore(
                    channel=channel,
                    answers=answers,
                    log={name: float(mean[0]) for name, mean in means.items()},
                    crps={name: float(mean[1]) for name, mean in means.items()},
                )
            )
    return tuple(found)
