"""Throw mutated exports at the door of the chat readers until told to stop.

Not part of the test suite; needs atheris beside what the program needs:

    python tests/readers/chat/fuzz.py CORPUS -max_total_time=600

Whatever is raised that isn't a `ChatError` ends the run and leaves the input behind.
"""

import contextlib
import os
import sys
import tempfile
from pathlib import Path
from zoneinfo import ZoneInfo

import atheris  # type: ignore[import-untyped]  # for a fuzzing run only

with atheris.instrument_imports(
    include=["bedding.readers.chat", "zipfile", "csv", "json"]
):
    from bedding.readers.chat import ChatError, ChatSummary, preview_chat, read_chat

ZONE = ZoneInfo("Europe/Amsterdam")
FILE = (
    Path(tempfile.mkdtemp(dir="/dev/shm" if Path("/dev/shm").is_dir() else None))
    / "chat"
)


def read_anything(data: bytes) -> None:
    """Preview an export, and read it where it can be; only our errors may come out."""
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


if __name__ == "__main__":
    atheris.Setup(sys.argv, read_anything)
    atheris.Fuzz()
    os._exit(0)
