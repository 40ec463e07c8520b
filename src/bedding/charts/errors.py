"""What a chart can't draw, each with its name, its value and the remedy."""

from bedding.errors import BeddingError


class ChartError(BeddingError):
    """Arrays or words from which no picture can be made."""


class LengthsDifferError(ChartError):
    """Two things that belong together have different lengths."""

    def __init__(self, name: str, length: int, *, other: str, expected: int) -> None:
        """Say which of the two is how long."""
        super().__init__(
            f"{name} has {length} entries and {other} has {expected}: give one for each."
        )


class TooFewError(ChartError):
    """Fewer of something than an honest picture needs."""

    def __init__(self, name: str, count: int, *, least: int) -> None:
        """Say of what there are how many, and how many it takes."""
        super().__init__(
            f"{name} must be at least {least}, and there are {count}: draw more."
        )


class MissingHeadingError(ChartError):
    """A column of the table has no heading."""

    def __init__(self, missing: str, *, columns: tuple[str, ...]) -> None:
        """Say which heading is missing and which the chart needs."""
        super().__init__(
            f"The table has no heading for {missing!r}. "
            f"Caption.columns must have: {', '.join(columns)}."
        )
