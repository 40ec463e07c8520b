"""Names of time zones, as `Europe/Amsterdam`."""

import polars as pl


def is_zone(name: str) -> bool:
    """Return whether a time zone has this name."""
    noon = pl.Series([0]).cast(pl.Datetime("us"))
    try:
        noon.dt.replace_time_zone(name)
    except pl.exceptions.ComputeError:
        return False
    return True
