"""What would come back from a copy that is in memory; nothing is changed."""

import tempfile
from pathlib import Path

from bedding.record import DEFAULT_NAME, Opener, Tried, try_restore


def try_copy(content: bytes, opener: Opener) -> Tried:
    """Return what a copy holds; raises as `record.try_restore` does.

    Opening reads a file, so the copy stands in a folder of its own for as long as that takes:
    encrypted, as it was handed over.
    """
    with tempfile.TemporaryDirectory(prefix="") as folder:
        copy = Path(folder) / DEFAULT_NAME
        copy.write_bytes(content)
        return try_restore(copy, opener)
