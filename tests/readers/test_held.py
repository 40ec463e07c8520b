"""A file in memory reads as the same file on the disk does, and nothing of it reaches a disk."""

import io
import zipfile
from datetime import UTC
from zoneinfo import ZoneInfo

import polars as pl
import pytest

from bedding.readers import (
    Held,
    persons_of,
    read_codebook,
    read_dated_table,
    recognised,
)
from bedding.readers.chat import AmbiguousDates, preview_chat, read_chat
from bedding.readers.table_errors import NotATableError

CHAT = "".join(
    f"{day:02d}-08-2026 09:{minute:02d} - {name}: tekst nummer {day}\n"
    for day in range(1, 20)
    for minute, name in ((10, "Anna"), (25, "Bram"))
)
CODEBOOK = """
name = "own"
[time]
kind = "clock"
column = "when"
zone = "Europe/Amsterdam"
[channels.mood]
column = "mood"
low = 1
high = 7
"""
ZONE = ZoneInfo("Europe/Amsterdam")


def zipped(name: str, text: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, text)
    return made.getvalue()


@pytest.mark.parametrize("name", ["chat.txt", "export.zip"])
def test_a_chat_in_memory_is_the_chat_on_the_disk(tmp_path, name):
    content = zipped("_chat.txt", CHAT) if name.endswith("zip") else CHAT.encode()
    path = tmp_path / name
    path.write_bytes(content)

    held, on_disk = (
        read_chat(each, me="Anna", zone=ZONE) for each in (Held(name, content), path)
    )

    assert not isinstance(held, AmbiguousDates)
    assert not isinstance(on_disk, AmbiguousDates)
    assert held.days == on_disk.days
    seen = preview_chat(Held(name, content), zone=ZONE)
    assert not isinstance(seen, AmbiguousDates)
    assert str(seen.original) == name


def table_of(name: str) -> bytes:
    frame = pl.DataFrame(
        {
            "when": ["2026-08-01 21:00:00", "2026-08-02 21:30:00"],
            "mood": [3, 6],
        }
    )
    made = io.BytesIO()
    if name.endswith("parquet"):
        frame.write_parquet(made)
    else:
        frame.write_csv(made)
    return made.getvalue()


@pytest.mark.parametrize("name", ["list.csv", "list.parquet"])
def test_a_table_in_memory_is_the_table_on_the_disk(tmp_path, name):
    codebook = read_codebook(Held("own.toml", CODEBOOK.encode()))
    content = table_of(name)
    path = tmp_path / name
    path.write_bytes(content)

    held, on_disk = (
        read_dated_table(each, codebook) for each in (Held(name, content), path)
    )

    assert held.entries == on_disk.entries
    assert [each.at.astimezone(UTC).hour for each in held.entries] == [19, 19]
    assert persons_of(Held(name, content), codebook) == ("list",)
    assert recognised(Held(name, content)) == recognised(path)


def test_reading_tells_how_far_it_is():
    told: list[float] = []

    preview_chat(Held("chat.txt", CHAT.encode(), told.append), zone=ZONE)

    assert max(told) == 1.0
    assert all(0.0 <= each <= 1.0 for each in told)


def test_its_content_stands_in_no_repr_and_no_error():
    held = Held("photo.csv", b"\x89PNG geheim")

    assert "geheim" not in repr(held)
    with pytest.raises(NotATableError, match=r"photo\.csv") as refused:
        read_dated_table(held, read_codebook(Held("o.toml", CODEBOOK.encode())))
    assert "geheim" not in str(refused.value)


def test_it_is_only_read():
    with pytest.raises(ValueError, match="read as bytes"):
        Held("a.txt", b"").open("wb")
