"""Results of a step, one file for each part: written whole or not at all, and never made twice.

What stands in the folder belongs to one study and one version of the model; `step.json` says
which. A part whose file is there is done, so that a step goes on where it was, however it ended.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any, Final

import polars as pl

from bedding.errors import OutputError
from bedding.model import version_of_model
from bedding.study.engine import Engine, Work
from bedding.study.errors import ChunkFileError, NotYetError, OtherStudyError
from bedding.writing import write_whole

ABOUT: Final = "step.json"
Watch = Callable[[str, int, int], None]
"""Told after each part: which step, how many parts are done, and of how many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One part of a step.

    Attributes:
        number: Which one; decides its file.
        make: Makes what a worker needs for it, when its turn comes.
    """

    number: int
    make: Callable[[], Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """The results of one step of a study.

    Attributes:
        source: The study file, for errors.
        folder: Where its files stand.
        name: What the step is called.
        about: What decides the results, as plain values.
    """

    source: str
    folder: Path
    name: str
    about: Any

    def run(
        self,
        engine: Engine,
        work: Work,
        parts: Sequence[Part],
        *,
        watch: Watch | None = None,
    ) -> None:
        """Have every part done that isn't yet; each result becomes a file at once.

        Args:
            engine: What works on them.
            work: Turns what a part needs into a table in Parquet.
            parts: Every part of the step.
            watch: Told after each part.

        Raises:
            OtherStudyError: The folder holds results of something else.
            OutputError: A file can't be written.
            LostWorkerError: Every process that takes one of the parts ends.
        """
        self.begin(len(parts))
        left = [each for each in parts if not self.path(each.number).exists()]
        done = len(parts) - len(left)
        if watch is not None:
            watch(self.name, done, len(parts))
        if not left:
            return
        engine.submit(work, (each.make() for each in left))
        for each, result in zip(left, engine.gather(), strict=True):
            write_whole(self.path(each.number), result)
            done += 1
            if watch is not None:
                watch(self.name, done, len(parts))

    def begin(self, parts: int) -> None:
        """Make the folder, or see that it belongs to this study.

        Args:
            parts: How many parts there are.

        Raises:
            OtherStudyError: It holds results of something else.
            OutputError: It can't be made.
        """
        wanted = {
            "step": self.name,
            "parts": parts,
            "model": version_of_model(),
            "about": json.loads(json.dumps(self.about, default=str)),
        }
        said = self.folder / ABOUT
        if said.exists():
            try:
                found = json.loads(said.read_text("utf-8"))
            except (OSError, ValueError) as error:
                raise ChunkFileError(self.source, said) from error
            for key, value in wanted.items():
                if not isinstance(found, dict) or found.get(key) != value:
                    raise OtherStudyError(
                        self.source, self.folder, _differs(found, wanted, key)
                    )
            return
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise OutputError(self.folder, str(error.strerror)) from error
        write_whole(said, json.dumps(wanted, indent=1).encode())

    def path(self, number: int) -> Path:
        """Return the file of a part."""
        return self.folder / f"{number:06}.parquet"

    @property
    def begun(self) -> bool:
        """Whether anything of it is there."""
        return (self.folder / ABOUT).exists()

    @property
    def complete(self) -> bool:
        """Whether every part is there."""
        return self.begun and len(self._done()) >= self._parts()

    def files(self) -> list[Path]:
        """Return the files of all parts, in their order.

        Raises:
            NotYetError: Some aren't there yet.
            ChunkFileError: It can't be read how many there are.
        """
        if not self.complete:
            raise NotYetError(self.source, self.name.partition("/")[0])
        return self._done()

    def tables(self) -> Iterator[pl.DataFrame]:
        """Walk the tables of all parts, in their order, one in memory at a time.

        Raises:
            NotYetError: Some aren't there yet.
            ChunkFileError: One of them can't be read.
        """
        for path in self.files():
            try:
                yield pl.read_parquet(path)
            except (OSError, pl.exceptions.PolarsError) as error:
                raise ChunkFileError(self.source, path) from error

    def _done(self) -> list[Path]:
        return sorted(self.folder.glob("[0-9]*.parquet"))

    def _parts(self) -> int:
        said = self.folder / ABOUT
        try:
            return int(json.loads(said.read_text("utf-8"))["parts"])
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise ChunkFileError(self.source, said) from error


def parquet(table: pl.DataFrame) -> bytes:
    """Return a table as the bytes of a Parquet file; the same table gives the same bytes."""
    out = BytesIO()
    table.write_parquet(out, compression="zstd")
    return out.getvalue()


def in_blocks(count: int, size: int) -> Iterable[tuple[int, int]]:
    """Walk the first and the last-but-one of each block of so many, as `range` takes them."""
    return [(at, min(at + size, count)) for at in range(0, count, size)]


def _differs(found: Any, wanted: dict[str, Any], key: str) -> str:
    """Return the name of what differs, as deep as it can be said."""
    mine, theirs = wanted[key], found.get(key) if isinstance(found, dict) else None
    if key == "model":
        return "the version of the model"
    if isinstance(mine, dict) and isinstance(theirs, dict):
        for name in mine:
            if mine[name] != theirs.get(name):
                return f"`{name}`"
    return f"`{key}`"
