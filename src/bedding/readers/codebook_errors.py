"""Every way in which a codebook can be refused.

CodebookError
├── CodebookNotFoundError     no such file and no such name
├── CodebookSyntaxError       not TOML
├── UnknownKeyError           a key that means nothing
├── MissingKeyError           a key that must be there
├── UnknownMeasureError       an input or a channel that does not exist
├── CodebookValueError        a value that the key can't have
└── ScaleError                a lowest answer that is not below the highest
"""

from collections.abc import Sequence

from bedding.errors import CodebookError
from bedding.readers.near_misses import few, nearest


class CodebookNotFoundError(CodebookError):
    """No such file, and no codebook of this name comes with the program.

    Attributes:
        known: The names that do.
    """

    def __init__(self, source: str, shipped: Sequence[str]) -> None:
        """Say which names there are."""
        super().__init__(
            source,
            "there is no such file, and no codebook of this name",
            f"These come with the program: {few(shipped, most=len(shipped))}."
            f"{nearest(source, shipped)}",
        )
        self.known = few(shipped, most=len(shipped))


class CodebookSyntaxError(CodebookError):
    """A file that is not TOML."""

    def __init__(self, source: str, problem: str) -> None:
        """Say what the reader of TOML stumbled over."""
        super().__init__(
            source, f"this is not TOML: {problem}", "Correct it at that place."
        )


class UnknownKeyError(CodebookError):
    """A key that means nothing.

    Attributes:
        known: What there can be.
    """

    def __init__(self, source: str, key: str, known: Sequence[str]) -> None:
        """Say which keys there are at that place."""
        last = key.rpartition(".")[2]
        super().__init__(
            source,
            "this key means nothing",
            f"Here there can be: {', '.join(known)}.{nearest(last, known)}",
            key=key,
        )
        self.known = ", ".join(known)


class MissingKeyError(CodebookError):
    """A key that must be there."""

    def __init__(self, source: str, key: str, what: str) -> None:
        """Say what is to be written there."""
        super().__init__(source, "this key is missing", f"Write {what}.", key=key)


class UnknownMeasureError(CodebookError):
    """An input or a channel that does not exist.

    Attributes:
        known: What there can be.
    """

    def __init__(self, source: str, key: str, known: Sequence[str]) -> None:
        """Say which there are."""
        last = key.rpartition(".")[2]
        super().__init__(
            source,
            "there is no such measure",
            f"There are: {', '.join(known)}.{nearest(last, known)}",
            key=key,
        )
        self.known = ", ".join(known)


class CodebookValueError(CodebookError):
    """A value that the key can't have.

    Attributes:
        value: The value.
    """

    def __init__(self, source: str, key: str, value: object, allowed: str) -> None:
        """Say what the key can have."""
        super().__init__(
            source, f"{value!r} can't stand here", f"Write {allowed}.", key=key
        )
        self.value = value


class ScaleError(CodebookError):
    """A lowest answer that is not below the highest.

    Attributes:
        low: The one.
        high: The other.
    """

    def __init__(self, source: str, key: str, *, low: float, high: float) -> None:
        """Say which two."""
        super().__init__(
            source,
            f"low = {low:g} is not below high = {high:g}",
            "Exchange them; an item that counts down has reversed = true.",
            key=key,
        )
        self.low = low
        self.high = high
