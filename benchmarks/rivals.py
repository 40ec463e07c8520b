"""Packages that only a benchmark needs, in a folder of their own beside the project's."""

import subprocess
import venv
from collections.abc import Sequence
from pathlib import Path


def folder_with(packages: Sequence[str], folder: Path) -> Path | str:
    """Return a folder that holds packages, to be put on the path, or why there is none.

    What is there already is not fetched again. Dependencies are named, not followed: the rivals
    run on the project's own JAX and NumPy.

    Args:
        packages: Names as the registry has them, dependencies that the project lacks included.
        folder: Where they are, or are put.
    """
    if all((folder / name).exists() for name in packages):
        return folder
    installer = folder.parent / "installer"
    python = installer / "bin" / "python"
    if not python.exists():
        venv.create(installer, with_pip=True, symlinks=True)
    done = subprocess.run(
        [
            *(python, "-m", "pip", "install", "--quiet", "--no-deps"),
            *("--only-binary=:all:", "--target", folder, *packages),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        said = done.stderr.strip().splitlines()
        return said[-1] if said else "pip failed"
    return folder
