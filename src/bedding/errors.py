"""The errors of the program, each with the place, the value and the remedy.

    BeddingError
    ├── TimesError            moments that do not increase
    ├── OutOfRangeError       a number outside what it can be
    └── TableError            a table that can't be read (readers)

A message is for whoever reads a trace; the sentence a person sees stands in `text/` under the
name of the class.
"""


class BeddingError(Exception):
    """Everything that this program raises on purpose."""


class TimesError(BeddingError):
    """Moments that do not increase."""

    def __init__(self, index: int, *, before: float, after: float) -> None:
        """Say which moment [day] does not come after the one before it."""
        super().__init__(
            f"Times must increase: times[{index}] is {after} days, "
            f"which is not after {before} days. Sort them and drop the doubles."
        )
        self.index = index


class OutOfRangeError(BeddingError):
    """A number outside what it can be."""

    def __init__(self, name: str, value: object, *, low: float, high: float) -> None:
        """Say which number lies outside which range."""
        super().__init__(f"{name} must lie between {low} and {high}, and is {value}.")
        self.name = name
