"""The numbers of a picture as a table, for who reads or hears them rather than sees them."""

from collections.abc import Callable, Mapping, Sequence
from html import escape

Cell = float | str | None


def table(
    rows: Sequence[Mapping[str, Cell]],
    columns: Mapping[str, str],
    *,
    caption: str,
    number: Callable[[float], str],
    absent: str,
) -> str:
    """Return an HTML table whose first column heads its rows.

    Args:
        rows: The cells by column.
        columns: The heading of each column, in order.
        caption: What the table is of.
        number: Writes a number as the language does.
        absent: What stands where there is nothing.
    """

    def written(cell: Cell) -> str:
        if cell is None:
            return escape(absent)
        return escape(cell if isinstance(cell, str) else number(cell))

    def line(row: Mapping[str, Cell]) -> str:
        first, *others = (written(row[key]) for key in columns)
        cells = "".join(f"<td>{cell}</td>" for cell in others)
        return f'<tr><th scope="row">{first}</th>{cells}</tr>'

    head = "".join(
        f'<th scope="col">{escape(heading)}</th>' for heading in columns.values()
    )
    body = "".join(line(row) for row in rows)
    return (
        f"<table><caption>{escape(caption)}</caption>"
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    )
