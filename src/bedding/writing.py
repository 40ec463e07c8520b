"""A file written whole or not at all, for the person's eyes only."""

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from bedding.errors import OutputError


def write_whole(path: Path, data: bytes) -> None:
    """Put bytes under a name, durably and for the person's eyes only; or leave what was there.

    Raises:
        OutputError: The file can't be written.
    """
    try:
        # It is made for its owner alone, and stays so when it is renamed.
        descriptor, made = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    except OSError as error:
        raise OutputError(path, str(error.strerror)) from error
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(made).replace(path)
    except OSError as error:
        with suppress(OSError):
            Path(made).unlink()
        raise OutputError(path, str(error.strerror)) from error
