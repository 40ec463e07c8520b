"""Who tells the answers best: the mechanism, its rivals, and the mechanism without a part."""

from dataclasses import dataclass, replace
from typing import Final

import numpy as np
import polars as pl
from jaxtyping import Float, Int

from bedding.model.inference.checking import simplex
from bedding.study.plan import Source, Study
from bedding.study.scoring import MECHANISM, METHODS, score_step
from bedding.study.seeds import seed_of

BOOTSTRAPS: Final = 2000
"""How often persons are drawn anew for the interval of a mean."""
MIXTURES: Final = 40
"""How often they are for the interval of a share in the best mixture."""
ENDS: Final = (0.025, 0.975)


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """The mechanism against one other, over all persons that were scored.

    Attributes:
        method: A rival, or `without` and the mechanism that was left out.
        ahead: Log score of the mechanism minus that of the other, mean over answers, each foretold
            from the past alone; more than 0 says that the mechanism foretells better.
        low: Low end of its 95 % interval, persons drawn anew.
        high: High end.
        persons_ahead: Share of persons with whom the mechanism is ahead [0 to 1].
        left_out: The same mean with each answer told by all others; None for rivals, which tell
            from the past alone.
        left_out_low: Low end of its 95 % interval.
        left_out_high: High end.
    """

    method: str
    ahead: float
    low: float
    high: float
    persons_ahead: float
    left_out: float | None = None
    left_out_low: float | None = None
    left_out_high: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Weight:
    """How much of one method the best mixture of all would take.

    Attributes:
        method: Its name.
        share: How much [0 to 1].
        low: Low end of its 95 % interval, persons drawn anew.
        high: High end.
    """

    method: str
    share: float
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What one set of data says of the mechanism and the others.

    Attributes:
        data: How the study calls them.
        persons: How many persons there are.
        scored: With how many of them anything was foretold.
        answers: How many answers were.
        states: By the name of a state, how many fits ended so.
        untrusted: Share of answers that weigh too much to be left out without another fit [0 to 1].
        others: The mechanism against each other.
        weights: Of all methods in the best mixture.
    """

    data: str
    persons: int
    scored: int
    answers: int
    states: dict[str, int]
    untrusted: float
    others: tuple[Compared, ...]
    weights: tuple[Weight, ...]

    def table(self) -> pl.DataFrame:
        """Return one row for each other and each share."""
        shares = {each.method: each for each in self.weights}
        none = Compared(
            method=MECHANISM, ahead=0.0, low=0.0, high=0.0, persons_ahead=0.0
        )
        return pl.DataFrame(
            [
                {
                    "data": self.data,
                    "method": each.method,
                    "ahead": None if each is none else each.ahead,
                    "low": None if each is none else each.low,
                    "high": None if each is none else each.high,
                    "persons_ahead": None if each is none else each.persons_ahead,
                    "left_out": each.left_out,
                    "left_out_low": each.left_out_low,
                    "left_out_high": each.left_out_high,
                    "share": shares[each.method].share,
                    "share_low": shares[each.method].low,
                    "share_high": shares[each.method].high,
                }
                for each in (none, *self.others)
            ],
            infer_schema_length=None,
        )

    def _repr_html_(self) -> str:
        """Return the table, for a notebook."""
        return self.table()._repr_html_()


def compared(study: Study, data: Source) -> Comparison:
    """Return what the scores of one set of data say.

    Raises:
        NotYetError: There are no scores.
        ChunkFileError: A file of them can't be read.
    """
    whole = _read(study, data, "")
    variants = {off: _read(study, data, off) for off in study.compare.without}
    scored = np.flatnonzero(whole["answers"].to_numpy() > 0)
    random = np.random.default_rng(seed_of(study.seed, "check", data.name, 0))
    states = whole["state"].to_list()
    nobody = Comparison(
        data=data.name,
        persons=len(whole),
        scored=len(scored),
        answers=int(whole["answers"].sum()),
        states={name: states.count(name) for name in sorted(set(states))},
        untrusted=0.0,
        others=(),
        weights=(),
    )
    if not len(scored):
        return nobody
    logs = {name: _logs(whole, name, scored) for name in METHODS}
    logs |= {
        _without(off): _logs(table, MECHANISM, scored)
        for off, table in variants.items()
    }
    counts = whole["answers"].to_numpy()[scored].astype(float)
    drawn = random.integers(0, len(scored), size=(BOOTSTRAPS, len(scored)))
    left = {
        _without(off): _left(whole, table, scored) for off, table in variants.items()
    }
    answered = sum(len(whole["left_out"][int(place)]) for place in scored)
    others = []
    for name in logs:
        if name == MECHANISM:
            continue
        sums = np.array(
            [
                mine.sum() - theirs.sum()
                for mine, theirs in zip(logs[MECHANISM], logs[name], strict=True)
            ]
        )
        ahead, low, high = _pooled(sums, counts, drawn)
        found = _pooled(*left[name], drawn) if name in left else None
        others.append(
            Compared(
                method=name,
                ahead=ahead,
                low=low,
                high=high,
                persons_ahead=float(np.mean(sums > 0)),
                left_out=None if found is None else found[0],
                left_out_low=None if found is None else found[1],
                left_out_high=None if found is None else found[2],
            )
        )
    return replace(
        nobody,
        untrusted=float(whole["untrusted"].fill_null(0).sum() / max(answered, 1)),
        others=tuple(others),
        weights=_weights(logs, drawn[:MIXTURES]),
    )


def _read(study: Study, data: Source, off: str) -> pl.DataFrame:
    return pl.concat(list(score_step(study, data, off=off).tables()))


def _without(off: str) -> str:
    return f"without {off}"


def _logs(table: pl.DataFrame, name: str, scored: Int[np.ndarray, " person"]) -> list[np.ndarray]:  # fmt: skip
    column = table[f"log_{name}"]
    return [np.asarray(column[int(place)], dtype=float) for place in scored]


def _left(
    one: pl.DataFrame, other: pl.DataFrame, scored: Int[np.ndarray, " person"]
) -> tuple[Float[np.ndarray, " person"], Float[np.ndarray, " person"]]:
    """Return how far one is ahead with each person, and over how many answers that both tell."""
    sums, counts = np.zeros(len(scored)), np.zeros(len(scored))
    for row, place in enumerate(scored):
        mine, theirs = (
            np.asarray(table["left_out"][int(place)], dtype=float)
            for table in (one, other)
        )
        both = np.isfinite(mine) & np.isfinite(theirs)
        sums[row], counts[row] = (mine - theirs)[both].sum(), both.sum()
    return sums, counts


def _pooled(
    sums: Float[np.ndarray, " person"],
    counts: Float[np.ndarray, " person"],
    drawn: Int[np.ndarray, "bootstrap person"],
) -> tuple[float, float, float]:
    """Return the mean over all answers, and where it lies for persons drawn anew."""
    means = sums[drawn].sum(axis=1) / np.maximum(counts[drawn].sum(axis=1), 1.0)
    low, high = np.quantile(means, ENDS)
    return float(sums.sum() / max(counts.sum(), 1.0)), float(low), float(high)


def _weights(
    logs: dict[str, list[np.ndarray]], drawn: Int[np.ndarray, "bootstrap person"]
) -> tuple[Weight, ...]:
    """Return the shares in the best mixture, and where they lie for persons drawn anew."""
    names = tuple(logs)
    people = [
        np.column_stack([logs[name][place] for name in names])
        for place in range(len(logs[MECHANISM]))
    ]
    whole = simplex(np.concatenate(people))
    again = np.array(
        [simplex(np.concatenate([people[each] for each in row])) for row in drawn]
    )
    low, high = np.quantile(again, ENDS, axis=0)
    return tuple(
        Weight(
            method=name,
            share=float(whole[place]),
            low=float(min(low[place], whole[place])),
            high=float(max(high[place], whole[place])),
        )
        for place, name in enumerate(names)
    )
