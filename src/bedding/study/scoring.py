"""How well each person's answers are told: from the past alone, by all others, and given again."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import polars as pl
from jaxtyping import Float

from bedding.model.inference import RIVALS, fit_at_once
from bedding.model.inference.checking import (
    answer_by_answer,
    check_predictive,
    leave_out,
    replicate,
    used,
)
from bedding.study.chunks import Part, Step, Watch, parquet
from bedding.study.engine import Engine
from bedding.study.fitting import about_data, parts_of
from bedding.study.plan import Source, Study
from bedding.study.seeds import seed_of
from bedding.study.sources import Batch, People, Person

MECHANISM: Final = "mechanism"
METHODS: Final = (MECHANISM, *RIVALS)

SCHEMA: Final[Mapping[str, pl.DataType | type[pl.DataType]]] = {
    "number": pl.Int64,
    "person": pl.String,
    "state": pl.String,
    "khat": pl.Float64,
    "answers": pl.Int64,
    **{f"log_{name}": pl.List(pl.Float64) for name in METHODS},
    "left_out": pl.List(pl.Float64),
    "untrusted": pl.Int64,
    "channel": pl.List(pl.String),
    "quantity": pl.List(pl.String),
    "shown": pl.List(pl.String),
}
"""One row for each person. `log_…`: the log score of each entry that was foretold, its channels
added up; `left_out`: the log score of each answer, told by the others, NaN where a draw doesn't allow
it at all; `untrusted`: answers that weigh too much for that; the last three: what the fit gives again, by channel and quantity."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scoring:
    """Some persons, and the mechanism that is left out."""

    batch: Batch
    off: str


def run_scores(
    study: Study,
    data: Source,
    engine: Engine,
    *,
    off: str = "",
    watch: Watch | None = None,
) -> Step:
    """Score everyone in one set of data; return where the results stand.

    Args:
        study: Which study.
        data: Which of its data.
        engine: What works on it.
        off: A mechanism that is left out, or empty.
        watch: Told after each part.

    Raises:
        TableError: A kind of it, where the table can't be read.
        OtherStudyError: The folder holds results of something else.
        OutputError: A file can't be written.
        LostWorkerError: Every process that takes one of the parts ends.
    """
    step, people = score_step(study, data, off=off), People(study, data)

    def scoring(part: Part) -> Part:
        return Part(
            number=part.number, make=lambda: Scoring(batch=part.make(), off=off)
        )

    parts = [scoring(part) for part in parts_of(study, people)]
    step.run(engine, score_batch, parts, watch=watch)
    return step


def score_step(study: Study, data: Source, *, off: str = "") -> Step:
    """Return where the scores of one set of data stand."""
    variant = f"without-{off}" if off else "whole"
    return Step(
        source=str(study.source),
        folder=study.out / "score" / data.name / variant,
        name=f"compare/{data.name}/{variant}",
        about=about_data(study, data) | {"off": off},
    )


def score_batch(scoring: Scoring) -> bytes:
    """Return the scores of some persons as Parquet, one row for each."""
    rows = [_row(scoring, each) for each in scoring.batch.people()]
    return parquet(pl.DataFrame(rows, schema=SCHEMA))


def _row(scoring: Scoring, person: Person) -> dict[str, Any]:
    batch = scoring.batch
    seed = seed_of(batch.seed, "check", batch.data.name, person.number)
    off = {*batch.without, *([scoring.off] if scoring.off else [])}
    fitted = fit_at_once(
        person.observations, person.episodes, key=seed, without=sorted(off)
    )
    row: dict[str, Any] = dict.fromkeys(SCHEMA) | {
        "number": person.number,
        "person": fitted.person,
        "state": fitted.state.value,
        "khat": fitted.khat,
        "answers": 0,
    }
    if not fitted.draws:
        return row
    log = fitted.scores.log
    told = ~np.isnan(log[MECHANISM])
    row["answers"] = int(told.sum())
    entries = told.any(axis=1)
    for name in METHODS:
        row[f"log_{name}"] = _by_entry(log[name], entries)
    key_again, key_places = np.random.default_rng(seed).spawn(2)
    held = used(fitted)
    left = leave_out(
        held,
        answer_by_answer(held),
        effective=max(fitted.effective, 1.0),
        random=key_places,
    )
    row["left_out"] = left.each[held.seen]
    row["untrusted"] = left.untrusted
    if not scoring.off:
        found = check_predictive(held, replicate(held, key_again), fitted.episodes)
        row["channel"] = [each.channel for each in found]
        row["quantity"] = [each.quantity for each in found]
        row["shown"] = [each.shown.value for each in found]
    return row


def _by_entry(
    log: Float[np.ndarray, "time channel"], entries: np.ndarray
) -> Float[np.ndarray, " entry"]:
    return np.asarray(np.nansum(log, axis=1)[entries])
