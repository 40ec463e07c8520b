"""Diaries as a table, the way a codebook would read them back."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import numpy as np
import polars as pl
from jaxtyping import Bool, Float

from bedding.readers.codebook import Codebook, Condition, Measure
from bedding.readers.measuring import off_scale
from bedding.readers.sheet import Sheet
from bedding.readers.table_errors import UnwritableError
from bedding.readers.written_moments import written_moments
from bedding.types import Diary

INVENTED_START: Final = datetime(2001, 1, 1, 20, 0, tzinfo=UTC)
"""When a diary begins that does not say: a Monday evening of nobody."""

_ROUNDING: Final = 1e-9
"""How far from its scale, in parts of the scale, a value may be by rounding alone."""


def write_table(
    diaries: Sequence[Diary],
    path: Path,
    codebook: Codebook,
    *,
    start: datetime = INVENTED_START,
) -> None:
    """Write diaries so that `read_table` finds them again with the same codebook.

    An entry without any answer becomes a row that reading leaves out. Where a measure is the
    mean of several columns, each of them gets that mean.

    Args:
        diaries: One for each person.
        path: Where to: Parquet when it ends in .parquet, tabs when in .tsv, commas otherwise.
        codebook: How to write them.
        start: When the first entry of each was made; a diary itself only has the days since.

    Raises:
        UnwritableError: The codebook can't express what is in a diary.
    """
    _check_persons(diaries, path, codebook)
    table = pl.concat([_rows(diary, path, codebook, start) for diary in diaries])
    match path.suffix.lower():
        case ".parquet":
            table.write_parquet(path)
        case ".tsv":
            table.write_csv(path, separator="\t")
        case _:
            table.write_csv(path)


def _check_persons(diaries: Sequence[Diary], path: Path, codebook: Codebook) -> None:
    """Raise UnwritableError for persons whom reading would not tell apart."""
    names = [diary.person for diary in diaries]
    if not names:
        raise UnwritableError(path, "there is nothing to write")
    if codebook.person is None and len(names) > 1:
        raise UnwritableError(
            path, f"there are {len(names)} persons and no column for them"
        )
    for name in names:
        if name != name.strip() or not name or re.fullmatch(r"\d+\.0+", name):
            raise UnwritableError(path, "would be read as another name", value=name)
        if names.count(name) > 1:
            raise UnwritableError(path, "is there more than once", value=name)


def _rows(
    diary: Diary, path: Path, codebook: Codebook, start: datetime
) -> pl.DataFrame:
    """Return the entries of one person."""
    sheet = Sheet(path, len(diary.times))
    answers = _answers(diary, path, codebook)
    holding = _holding(answers, len(diary.times))
    for condition, rows in holding.items():
        sheet.hold(condition, rows)
    for measure, values in answers.items():
        rows = (
            np.ones(len(values), bool)
            if measure.where is None
            else holding[measure.where]
        )
        for part in measure.parts:
            turned = measure.low + measure.high - values if part.reverse else values
            sheet.put(part.column, turned, rows)
    for condition, rows in holding.items():
        sheet.fails(condition, ~rows)
    columns = written_moments(diary.times, start, codebook.time, path=path)
    if codebook.person is not None:
        columns[codebook.person] = pl.repeat(
            diary.person, len(diary.times), dtype=pl.String, eager=True
        )
    written = {name: columns.get(name, sheet.column(name)) for name in codebook.columns}
    return pl.DataFrame(written)


def _answers(
    diary: Diary, path: Path, codebook: Codebook
) -> dict[Measure, Float[np.ndarray, " time"]]:
    """Return what a person answered, on the scales of the codebook.

    Raises:
        UnwritableError: The codebook has no place for an answer.
    """
    inputs = {
        name: values
        for name, values in diary.inputs.items()
        if not np.isnan(values).all()
    }
    channels = {
        name: channel
        for name, channel in diary.channels.items()
        if not np.isnan(channel.values).all()
    }
    measures = {measure.name: measure for measure in codebook.measures}
    for name in (*inputs, *channels):
        if name not in measures:
            raise UnwritableError(path, f"the codebook has no place for {name}")
    answers = {}
    for name, measure in measures.items():
        if name in inputs:
            values = measure.low + inputs[name] * (measure.high - measure.low)
        elif name in channels:
            if (channels[name].low, channels[name].high) != (measure.low, measure.high):
                scale = f"{channels[name].low:g} to {channels[name].high:g}"
                raise UnwritableError(
                    path, f"{name} is from {scale}, and here {measure.scale}"
                )
            values = channels[name].values
        else:
            values = np.full(len(diary.times), np.nan)
        answers[measure] = _on_scale(measure, values, path, codebook)
    return answers


def _on_scale(
    measure: Measure, values: Float[np.ndarray, " time"], path: Path, codebook: Codebook
) -> Float[np.ndarray, " time"]:
    """Return values freed of rounding, having checked that reading would accept them."""
    near: Float[np.ndarray, " time"] = np.clip(values, measure.low, measure.high)
    if measure.step is not None:
        near = (
            measure.low + np.round((near - measure.low) / measure.step) * measure.step
        )
    room = _ROUNDING * (measure.high - measure.low)
    known = ~np.isnan(values)
    wrong = known & (np.abs(near - values) > room)
    codes = [
        code
        for code in (*codebook.missing, *measure.missing)
        if isinstance(code, float)
    ]
    wrong |= known & np.isin(near, codes)
    wrong |= known & off_scale(measure, np.where(known, near, measure.low))
    if wrong.any():
        first = float(values[np.flatnonzero(wrong)[0]])
        raise UnwritableError(
            path,
            f"would not be read as {measure.name}, {measure.scale}",
            value=f"{first:g}",
        )
    return near


def _holding(
    answers: dict[Measure, Float[np.ndarray, " time"]], height: int
) -> dict[Condition, Bool[np.ndarray, " time"]]:
    """Return in which rows each condition must hold for the answers to be read."""
    holding: dict[Condition, Bool[np.ndarray, " time"]] = {}
    for measure, values in answers.items():
        if measure.where is None:
            continue
        rows = holding.setdefault(measure.where, np.zeros(height, dtype=bool))
        rows |= (
            ~np.isnan(values)
            if measure.otherwise is None
            else values != measure.otherwise
        )
    return holding
