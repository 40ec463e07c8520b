"""A small codebook, and tables to read with it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from bedding.readers import Codebook, read_codebook, read_table
from bedding.types import Diary

CODEBOOK = """
name = "evenings"
person = "who"
missing = ["NA", 99]

[time]
kind = "clock"
column = "when"
zone = "Europe/Amsterdam"

[inputs.warmth]
column = "warm"
low = 0
high = 10

[channels.mood]
column = "mood"
low = 1
high = 7
levels = 7
"""


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """Return a function that puts something in a file and returns the file."""

    def write(content: str | bytes, name: str = "table.csv") -> Path:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return write


@pytest.fixture
def codebook(write: Callable[..., Path]) -> Callable[..., Codebook]:
    """Return a function that makes a codebook of TOML: the small one, with parts exchanged."""

    def codebook(toml: str = CODEBOOK, **parts: str) -> Codebook:
        for old, new in parts.items():
            assert EXCHANGE[old] in toml
            toml = toml.replace(EXCHANGE[old], new)
        return read_codebook(write(toml, "codebook.toml"))

    return codebook


EXCHANGE = {
    "top": 'missing = ["NA", 99]',
    "person": 'person = "who"',
    "time": 'kind = "clock"\ncolumn = "when"\nzone = "Europe/Amsterdam"',
    "mood": 'column = "mood"\nlow = 1\nhigh = 7\nlevels = 7',
    "warmth": 'column = "warm"\nlow = 0\nhigh = 10',
}


@pytest.fixture
def read(
    write: Callable[..., Path], codebook: Callable[..., Codebook]
) -> Callable[..., tuple[Diary, ...]]:
    """Return a function that reads a table, with the small codebook and parts exchanged."""

    def read(
        content: str | bytes, person: str | None = None, **parts: str
    ) -> tuple[Diary, ...]:
        return read_table(write(content), codebook(**parts), person=person)

    return read
