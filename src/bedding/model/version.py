"""Which version of the model made something: a name that changes with any file of its code."""

import hashlib
from functools import cache
from pathlib import Path


@cache
def version_of_model() -> str:
    """Return a name that changes with any file of the model's code."""
    return version_of(Path(__file__).parent)


def version_of(folder: Path) -> str:
    """Return a name that changes with any Python file below a folder: its place or its bytes."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*.py")):
        digest.update(path.relative_to(folder).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
