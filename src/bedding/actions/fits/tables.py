"""The draws of a fit as one table, for Arrow, Parquet or whatever reads a table."""

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from bedding.model.inference import Fit
from bedding.writing import write_whole

if TYPE_CHECKING:
    import polars as pl

_PARTS = ("level", "gain", "size", "carried", "half_life")


def draws_table(fit: Fit) -> "pl.DataFrame":
    """Return one row for each draw: its number, the numbers of the person and of the channels.

    Columns bear the dotted names of the numbers, and `mood.level` and so on for the channels.
    """
    import polars as pl  # noqa: PLC0415 -- slow import

    columns = dict(fit.draws)
    for name, channel in fit.channels.items():
        columns |= {f"{name}.{part}": getattr(channel, part) for part in _PARTS}
    return pl.DataFrame(columns).with_row_index("draw")


def write_draws(fit: Fit, path: Path) -> None:
    """Write the draws: as Parquet, or as an Arrow file where the name ends in `.arrow`.

    Raises:
        OutputError: The file can't be written.
    """
    out = BytesIO()
    table = draws_table(fit)
    if path.suffix == ".arrow":
        table.write_ipc(out)
    else:
        table.write_parquet(out)
    write_whole(path, out.getvalue())
