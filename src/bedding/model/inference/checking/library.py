"""The field's library for importance weights, loaded when it is first needed."""

from typing import Any


def array_stats() -> Any:
    """Return the functions of arviz-stats that work on plain arrays; half a second to load."""
    from arviz_stats.base import array  # noqa: PLC0415 -- slow import

    return array.array_stats
