"""One table of a study file, asked for its keys one by one; what it returns has been checked."""

import math
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from bedding.study.errors import StudyKeyError, StudyMissingError, StudyValueError

Each = TypeVar("Each")


@dataclass(frozen=True, slots=True)
class Section:
    """One table of a study file, with its place in it.

    Attributes:
        source: The file, for the errors.
        key: The place of this table, as `data.diaries`; empty for the whole file.
        content: What stands in it.
    """

    source: str
    key: str
    content: Mapping[str, object]

    def __contains__(self, key: str) -> bool:
        """Return whether a key is there."""
        return key in self.content

    def place(self, key: str) -> str:
        """Return the place of a key in the whole file."""
        return f"{self.key}.{key}" if self.key else key

    def only(self, *known: str) -> None:
        """Refuse every other key."""
        for key in self.content:
            if key not in known:
                raise StudyKeyError(self.source, self.place(key), known)

    def wrong(self, key: str, allowed: str) -> StudyValueError:
        """Return the error for a value that a key can't have."""
        return StudyValueError(
            self.source, self.place(key), self.content.get(key), allowed
        )

    def missing(self, key: str, what: str) -> StudyMissingError:
        """Return the error for a key that is not there."""
        return StudyMissingError(self.source, self.place(key), what)

    def text(self, key: str, what: str, default: str | None = None) -> str:
        """Return a text, which must be there unless there is a default."""
        found = self.content.get(key, default)
        if found is None:
            raise self.missing(key, what)
        if not isinstance(found, str) or not found.strip() or "\0" in found:
            raise self.wrong(key, f"{what}, between quotation marks")
        return found

    def number(
        self, key: str, default: float, *, low: float, high: float = math.inf
    ) -> float:
        """Return a number within bounds, or the default when it is not there."""
        return self._number(key, self.content.get(key, default), low=low, high=high)

    def whole(self, key: str, default: int, *, low: int, high: float = math.inf) -> int:
        """Return a whole number within bounds, or the default when it is not there."""
        return self._whole(key, self.content.get(key, default), low=low, high=high)

    def numbers(
        self,
        key: str,
        default: tuple[float, ...],
        *,
        low: float,
        high: float = math.inf,
    ) -> tuple[float, ...]:
        """Return a list of different numbers within bounds, ascending."""
        found = tuple(
            self._number(key, each, low=low, high=high)
            for each in self._list(key, default)
        )
        return tuple(sorted(self._different(key, found)))

    def wholes(
        self, key: str, default: tuple[int, ...], *, low: int, high: float = math.inf
    ) -> tuple[int, ...]:
        """Return a list of different whole numbers within bounds, ascending; never empty."""
        found = tuple(
            self._whole(key, each, low=low, high=high)
            for each in self._list(key, default)
        )
        if not found:
            raise self.wrong(key, "at least one number")
        return tuple(sorted(self._different(key, found)))

    def one_of(self, key: str, allowed: Collection[str], default: str) -> str:
        """Return one of a few texts."""
        found = self.content.get(key, default)
        if not isinstance(found, str) or found not in allowed:
            raise self.wrong(key, " or ".join(f'"{name}"' for name in sorted(allowed)))
        return found

    def names(
        self, key: str, default: tuple[str, ...], *, allowed: Collection[str] | None
    ) -> tuple[str, ...]:
        """Return a list of different texts, each of them known where it is said which are."""
        found = []
        for each in self._list(key, default):
            if not isinstance(each, str) or not each.strip():
                raise self.wrong(key, "a list of texts between quotation marks")
            if allowed is not None and each not in allowed:
                raise self.wrong(key, f"only {', '.join(sorted(allowed))}")
            found.append(each)
        return self._different(key, tuple(found))

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

    def _number(self, key: str, found: object, *, low: float, high: float) -> float:
        if (
            isinstance(found, bool)
            or not isinstance(found, int | float)
            or not low <= found <= high
        ):
            raise self.wrong(key, f"a number {_bounds(low, high)}")
        return float(found)

    def _whole(self, key: str, found: object, *, low: int, high: float) -> int:
        if (
            isinstance(found, bool)
            or not isinstance(found, int)
            or not low <= found <= high
        ):
            raise self.wrong(key, f"a whole number {_bounds(low, high)}")
        return found

    def _list(self, key: str, default: tuple[object, ...]) -> list[object]:
        found = self.content.get(key, list(default))
        if not isinstance(found, list):
            raise self.wrong(key, "a list, between square brackets")
        return found

    def _different(self, key: str, found: tuple[Each, ...]) -> tuple[Each, ...]:
        if len(set(found)) < len(found):
            raise self.wrong(key, "each of them once")
        return found


def _bounds(low: float, high: float) -> str:
    return f"from {low:g}" if math.isinf(high) else f"from {low:g} to {high:g}"
