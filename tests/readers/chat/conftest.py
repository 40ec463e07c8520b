"""Where the samples are, and how a test gives text to the readers."""

from collections.abc import Callable
from pathlib import Path

import pytest

from bedding.readers.chat.dates import AmbiguousDates
from bedding.readers.chat.formats import read_parts
from bedding.readers.chat.message import Messages
from bedding.readers.chat.source import open_parts

SAMPLES = Path(__file__).resolve().parents[4] / "shared" / "data" / "chats_mit"


@pytest.fixture(scope="session")
def samples() -> Path:
    """The public samples of other projects, which are not part of this repository."""
    if not SAMPLES.is_dir():
        pytest.skip("the public sample chats are not next to the repository")
    return SAMPLES


@pytest.fixture
def columns(tmp_path: Path) -> Callable[..., Messages | AmbiguousDates]:
    """Read a text, or bytes, as the file of a chat, into columns."""

    def read(
        text: str | bytes, name: str = "chat.txt", *, day_first: bool | None = None
    ) -> Messages | AmbiguousDates:
        path = tmp_path / name
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        with open_parts(path, known=lambda part: True) as parts:
            return read_parts(parts, day_first=day_first)[1]

    return read
