"""Cells as numbers, as conditions and as persons."""

from collections.abc import Sequence
from typing import Final

import polars as pl

from bedding.readers.codebook import Condition
from bedding.readers.source import Source

NOT_A_NUMBER: Final = float("inf")
"""Stands in for a cell that has text where a number belongs.

It marks the cell until one knows whether its row is read at all: the error is for then.
"""


def number(
    source: Source,
    column: str,
    missing: Sequence[str | float],
    labels: Sequence[tuple[str, float]] = (),
) -> pl.Expr:
    """Return a column as numbers: null where there is no answer, `NOT_A_NUMBER` where text.

    Args:
        source: The table.
        column: The column.
        missing: The codes for no answer: a number for a number, a text for exactly that text.
        labels: Words in small letters, each with the number that it stands for.
    """
    numbers = [code for code in missing if isinstance(code, float)]
    if column in source.numeric:
        value = source.at(column).cast(pl.Float64)
        known = value.is_not_null() & value.is_not_nan()
        return pl.when(known & ~value.is_in(numbers)).then(value)
    text = source.text(column)
    bare = text.str.replace(",", ".", literal=True) if source.decimal_comma else text
    value = bare.cast(pl.Float64, strict=False)
    if labels:
        meant = text.str.to_lowercase().replace_strict(
            dict(labels), default=None, return_dtype=pl.Float64
        )
        value = pl.coalesce(meant, value)
    sound = (
        pl.when(value.is_finite())
        .then(value)
        .otherwise(NOT_A_NUMBER)
        .fill_null(NOT_A_NUMBER)
    )
    return pl.when(answered(source, column, missing)).then(sound).replace(numbers, None)


def answered(source: Source, column: str, missing: Sequence[str | float]) -> pl.Expr:
    """Return in which rows a column has something else than a text code for no answer."""
    text = source.text(column)
    texts = [code for code in missing if isinstance(code, str)]
    return text.is_not_null() & ~text.is_in(texts)


def holds(source: Source, condition: Condition) -> pl.Expr:
    """Return in which rows a condition holds; an empty cell equals nothing."""
    if isinstance(condition.equals, str):
        same = source.text(condition.column) == condition.equals
    else:
        same = number(source, condition.column, ()) == condition.equals
    return same.fill_null(value=False)


def person(source: Source, column: str) -> pl.Expr:
    """Return whose row it is, null where nobody's.

    A number that a program has given decimals, `4.0`, is the person `4`.
    """
    return source.text(column).str.replace(r"^(\d+)\.0+$", "$1")
