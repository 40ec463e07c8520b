"""Packages that only a benchmark needs, in folders of their own beside the project's."""

import subprocess
import venv
from collections.abc import Sequence
from pathlib import Path

from bedding.actions.compilation_cache import cache_folder

LISTED = "rivals.txt"


def usual_folder() -> Path:
    """Return where rivals are kept from one run to the next."""
    return cache_folder() / "rivals"


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
    wrong = _install(
        python, "--no-deps", "--only-binary=:all:", "--target", str(folder), *packages
    )
    return wrong or folder


def python_with(packages: Sequence[str], folder: Path) -> Path | str:
    """Return the Python of an environment that holds packages, or why there is none.

    What is there already is not fetched again. Dependencies are followed: nothing of the project
    is in this environment.

    Args:
        packages: Names as the registry has them.
        folder: Where the environment is, or is made.
    """
    python, listed = folder / "bin" / "python", folder / LISTED
    wanted = "\n".join(packages)
    if listed.exists() and listed.read_text("utf-8") == wanted:
        return python
    if not python.exists():
        venv.create(folder, with_pip=True, symlinks=True)
    wrong = _install(python, *packages)
    if wrong:
        return wrong
    listed.write_text(wanted, "utf-8")
    return python


def version_of(package: str, python: Path) -> str:
    """Return which version an environment has."""
    asked = "import sys; from importlib.metadata import version; print(version(sys.argv[1]))"
    done = subprocess.run(
        [python, "-c", asked, package], capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


def _install(python: Path, *arguments: str) -> str:
    """Return what went wrong, or an empty text."""
    done = subprocess.run(
        [python, "-m", "pip", "install", "--quiet", *arguments],
        capture_output=True,
        text=True,
        check=False,
    )
    if not done.returncode:
        return ""
    said = done.stderr.strip().splitlines()
    return said[-1] if said else "pip failed"
