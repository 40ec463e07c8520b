"""One table of a TOML file, asked for its keys one by one."""

import math
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from bedding.readers.codebook_errors import (
    CodebookValueError,
    MissingKeyError,
    UnknownKeyError,
)


@dataclass(frozen=True, slots=True)
class Section:
    """One table of a TOML file, with its place in it.

    What it returns has been checked; what is wrong is raised as a kind of `CodebookError`.

    Attributes:
        source: The file, for the errors.
        key: The place of this table, as `channels.mood`; empty for the whole file.
        content: What stands in it.
    """

    source: str
    key: str
    content: Mapping[str, object]

    def place(self, key: str) -> str:
        """Return the place of a key in the whole file."""
        return f"{self.key}.{key}" if self.key else key

    def only(self, *known: str) -> None:
        """Refuse every other key."""
        for key in self.content:
            if key not in known:
                raise UnknownKeyError(self.source, self.place(key), known)

    def wrong(self, key: str, allowed: str) -> CodebookValueError:
        """Return the error for a value that a key can't have."""
        return CodebookValueError(
            self.source, self.place(key), self.content[key], allowed
        )

    def missing(self, key: str, what: str) -> MissingKeyError:
        """Return the error for a key that is not there."""
        return MissingKeyError(self.source, self.place(key), what)

    def text(self, key: str, what: str) -> str:
        """Return a text, which must be there."""
        found = self.text_or_none(key)
        if found is None:
            raise self.missing(key, what)
        return found

    def text_or_none(self, key: str) -> str | None:
        """Return a text, or None when it is not there."""
        found = self.content.get(key)
        if found is not None and (not isinstance(found, str) or not found.strip()):
            raise self.wrong(key, "a text between quotation marks")
        return found

    def number(self, key: str, what: str) -> float:
        """Return a number, which must be there."""
        if key not in self.content:
            raise self.missing(key, what)
        found = self.content[key]
        if (
            isinstance(found, bool)
            or not isinstance(found, int | float)
            or not math.isfinite(found)
        ):
            raise self.wrong(key, "a number")
        return float(found)

    def whole(self, key: str, what: str, *, least: int) -> int:
        """Return a whole number, which must be there."""
        found = self.number(key, what)
        if found != int(found) or found < least:
            raise self.wrong(key, f"a whole number from {least}")
        return int(found)

    def yes(self, key: str) -> bool:
        """Return true or false; false when it is not there."""
        found = self.content.get(key, False)
        if not isinstance(found, bool):
            raise self.wrong(key, "true or false")
        return found

    def one_of(self, key: str, allowed: Collection[str], default: str) -> str:
        """Return one of a few texts."""
        found = self.content.get(key, default)
        if not isinstance(found, str) or found not in allowed:
            raise self.wrong(key, " or ".join(f'"{name}"' for name in allowed))
        return found

    def texts(self, key: str, default: tuple[str, ...]) -> tuple[str, ...]:
        """Return a list of texts."""
        found = self.content.get(key, list(default))
        if not isinstance(found, list) or not all(
            isinstance(text, str) for text in found
        ):
            raise self.wrong(key, "a list of texts")
        return tuple(found)

    def codes(
        self, key: str, default: tuple[str | float, ...]
    ) -> tuple[str | float, ...]:
        """Return a list of texts and numbers, the texts without spaces around them."""
        found = self.content.get(key, list(default))
        if not isinstance(found, list) or not all(
            isinstance(code, str | int | float) and not isinstance(code, bool)
            for code in found
        ):
            raise self.wrong(key, "a list of texts and numbers")
        return tuple(
            code.strip() if isinstance(code, str) else float(code) for code in found
        )

    def section(self, key: str) -> "Section":
        """Return a table in this one, empty when it is not there."""
        found = self.content.get(key, {})
        if not isinstance(found, dict):
            raise self.wrong(key, "a table: keys with values")
        return Section(self.source, self.place(key), found)

    def sections(self) -> Iterator[tuple[str, "Section"]]:
        """Return every table in this one, by its key."""
        for key in self.content:
            yield key, self.section(key)
