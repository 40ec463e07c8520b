"""Everyone in a table: how well the mechanism foretells, beside its rivals."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import Any, Final

import numpy as np
from jaxtyping import Float, Int

from bedding.model.inference import RIVALS, Fit, FitState, fit
from bedding.model.inference.diary import observe
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
        crps: The rival's CRPS minus that of the mechanism, mean over answers [0 to 1]; more than 0
            says that the mechanism foretells better.
        crps_low: Low end of its 95 % interval, persons drawn anew.
        crps_high: High end.
        ahead: Share of persons with whom the mechanism is ahead [0 to 1].
        clearly: Share of persons with whom it is ahead by more than its standard error.
    """

    rival: str
    log: float
    low: float
    high: float
    crps: float
    crps_low: float
    crps_high: float
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
        ahead: By rival, log score of the mechanism minus that of the rival, mean over answers.
        low: Low end of its 95 % interval, persons drawn anew.
        high: High end.
    """

    channel: str
    answers: int
    log: dict[str, float]
    crps: dict[str, float]
    ahead: dict[str, float]
    low: dict[str, float]
    high: dict[str, float]


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
        channels=_by_channel(scored, random),
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
    log, low, high = _pooled(
        np.array(
            [
                _sum(each.scores.log, "mechanism") - _sum(each.scores.log, rival)
                for each in scored
            ]
        ),
        counts,
        drawn,
    )
    crps, crps_low, crps_high = _pooled(
        np.array(
            [
                _sum(each.scores.crps, rival) - _sum(each.scores.crps, "mechanism")
                for each in scored
            ]
        ),
        counts,
        drawn,
    )
    leads = [
        next(lead for lead in each.scores.leads if lead.rival == rival)
        for each in scored
    ]
    return Against(
        rival=rival,
        log=log,
        low=low,
        high=high,
        crps=crps,
        crps_low=crps_low,
        crps_high=crps_high,
        ahead=float(np.mean([lead.log > 0 for lead in leads])),
        clearly=float(np.mean([lead.log > lead.log_error for lead in leads])),
    )


def _pooled(
    sums: Float[np.ndarray, " person"],
    counts: Float[np.ndarray, " person"],
    drawn: Int[np.ndarray, "bootstrap person"],
) -> tuple[float, float, float]:
    """Return the mean over all answers, and where it lies for persons drawn anew.

    Args:
        sums: Of each person.
        counts: How many answers each person has.
        drawn: Which persons are drawn, each time as many as there are.
    """
    means = sums[drawn].sum(axis=1) / np.maximum(counts[drawn].sum(axis=1), 1.0)
    low, high = np.quantile(means, [0.025, 0.975])
    return float(sums.sum() / counts.sum()), float(low), float(high)


def _sum(scores: Any, method: str) -> float:
    return float(np.nansum(scores[method]))


def _by_channel(
    scored: tuple[Fit, ...], random: np.random.Generator
) -> tuple[ChannelScore, ...]:
    """Return each channel's mean scores over all answers."""
    names = dict.fromkeys(name for each in scored for name in each.channels)
    found = []
    for channel in names:
        people = [
            (each.scores, list(each.channels).index(channel))
            for each in scored
            if channel in each.channels
        ]
        log, crps = (
            {
                method: np.array(
                    [np.nansum(one[method][:, place]) for one, place in of]
                )
                for method in ("mechanism", *RIVALS)
            }
            for of in (
                [(scores.log, place) for scores, place in people],
                [(scores.crps, place) for scores, place in people],
            )
        )
        counts = np.array(
            [
                np.sum(~np.isnan(scores.log["mechanism"][:, place]))
                for scores, place in people
            ],
            dtype=float,
        )
        if not counts.sum():
            continue
        drawn = random.integers(0, len(people), size=(BOOTSTRAPS, len(people)))
        against = {
            rival: _pooled(log["mechanism"] - log[rival], counts, drawn)
            for rival in RIVALS
        }
        found.append(
            ChannelScore(
                channel=channel,
                answers=int(counts.sum()),
                log={
                    name: float(each.sum() / counts.sum()) for name, each in log.items()
                },
                crps={
                    name: float(each.sum() / counts.sum())
                    for name, each in crps.items()
                },
                ahead={rival: each[0] for rival, each in against.items()},
                low={rival: each[1] for rival, each in against.items()},
                high={rival: each[2] for rival, each in against.items()},
            )
        )
    return tuple(found)
