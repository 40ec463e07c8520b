"""Throw changed bytes at one door of the program until told to stop.

    python tests/fuzz/throw.py DOOR CORPUS -max_total_time=600

`python -m benchmarks.fuzz` does so for every door in turn. Only an error of our own may come out of a
door; whatever else does ends the run and leaves the input behind. Needs atheris, of the
dependency group `fuzz`.
"""

import contextlib
import os
import sys
import tempfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import atheris  # type: ignore[import-untyped]  # it brings no types

with atheris.instrument_imports(
    include=["bedding.readers", "bedding.record", "bedding.errors", "zipfile", "csv"]
):
    from bedding.errors import BeddingError
    from bedding.readers import (
        read_codebook,
        read_dated_table,
        read_table,
        recognised,
    )
    from bedding.readers.chat import ChatError, ChatSummary, preview_chat, read_chat
    from bedding.record.errors import ImportRecordError, RecoveryCodeError
    from bedding.record.export import read_bundle, read_export
    from bedding.record.layout import BrokenLayoutError, UnknownFormatError, unpack
    from bedding.record.recovery import recovery_key
    from bedding.record.rows import NewerSchemaError, RowsError, read_text

ZONE = ZoneInfo("Europe/Amsterdam")
IN_MEMORY = "/dev/shm"  # a disk would wear for nothing
START = datetime(2026, 3, 28, 21, tzinfo=ZONE)
FILE = (
    Path(tempfile.mkdtemp(dir=IN_MEMORY if Path(IN_MEMORY).is_dir() else None))
    / "given"
)
CODEBOOKS = [
    read_codebook(name)
    for name in ("daylio", "diary", "mpath", "esm_trust2021_interactions")
]
"""In an order that stays, since the first byte of a seed chooses one."""


def chat(data: bytes) -> None:
    """Preview a chat export, and read it where it can be."""
    FILE.write_bytes(data)
    with contextlib.suppress(ChatError):
        preview = preview_chat(FILE, zone=ZONE)
        if not isinstance(preview, ChatSummary):
            preview = preview_chat(FILE, zone=ZONE, day_first=True)
        if isinstance(preview, ChatSummary) and preview.senders:
            names = [sender.name for sender in preview.senders]
            read_chat(
                FILE,
                me=names[0],
                other=names[1] if len(names) > 1 else None,
                day_first=True,
                zone=ZONE,
            )


def table(data: bytes) -> None:
    """Read a table with the codebook that the first byte chooses."""
    if not data:
        return
    FILE.write_bytes(data[1:])
    chosen = CODEBOOKS[data[0] % len(CODEBOOKS)]
    with contextlib.suppress(BeddingError):
        recognised(FILE)
    with contextlib.suppress(BeddingError):
        read_table(FILE, chosen)
    with contextlib.suppress(BeddingError):
        read_dated_table(FILE, chosen, start=START)


def codebook(data: bytes) -> None:
    """Read a codebook."""
    FILE.write_bytes(data)
    with contextlib.suppress(BeddingError):
        read_codebook(FILE)


def vault(data: bytes) -> None:
    """Take the file of a record apart."""
    with contextlib.suppress(BrokenLayoutError, UnknownFormatError):
        unpack(data)


def rows(data: bytes) -> None:
    """Read what stands inside the encryption."""
    with contextlib.suppress(RowsError, NewerSchemaError):
        read_text(data)


def export(data: bytes) -> None:
    """Read an exported record."""
    with contextlib.suppress(ImportRecordError):
        read_export(data)


def bundle(data: bytes) -> None:
    """Read what an encrypted export holds once it is open."""
    with contextlib.suppress(ImportRecordError):
        read_bundle(data, "given")


def code(data: bytes) -> None:
    """Read a recovery code."""
    with contextlib.suppress(RecoveryCodeError):
        recovery_key(data.decode("utf-8", "replace"), bytes(16)).wipe()


DOORS: dict[str, Callable[[bytes], None]] = {
    each.__name__: each
    for each in (chat, table, codebook, vault, rows, export, bundle, code)
}

if __name__ == "__main__":
    atheris.Setup([sys.argv[0], *sys.argv[2:]], DOORS[sys.argv[1]])
    atheris.Fuzz()
    os._exit(0)
