"""Compiled programs are kept between runs, in the program's own folder for such things.

What is kept there are programs, named by what they compute: no answer, no number of a person, no
name. Where the folder can't be written to, the program works the same and compiles anew.
"""

import os
import sys
from contextlib import suppress
from pathlib import Path
from stat import S_ISREG
from typing import Final

_FOLDER = "bedding"
MOST: Final = 400_000_000
"""How much is kept [byte]; chosen: some five times what days of working on this program left."""


def keep_compiled(folder: Path | None = None) -> Path | None:
    """Have compiled programs kept and used again; return where, or None where nothing can be.

    Call it before the first computation. Where JAX was told already where to keep them, by its own
    setting or by `JAX_COMPILATION_CACHE_DIR`, that stands.

    Args:
        folder: Where to keep them; the user's folder for caches when left out.
    """
    import jax  # noqa: PLC0415 -- slow import

    chosen = jax.config.values.get("jax_compilation_cache_dir")
    if folder is None and chosen:
        return Path(chosen)
    where = folder or cache_folder() / "compiled"
    if not _writable(where):
        return None
    make_room(where)
    jax.config.update("jax_compilation_cache_dir", str(where))
    jax.config.update("jax_persistent_cache_min_compile_time_secs", 0.0)
    jax.config.update("jax_persistent_cache_min_entry_size_bytes", -1)
    return where


def make_room(folder: Path, most: int = MOST) -> None:
    """Let go of what was used longest ago, down to half of `most`, where there is more than that.

    JAX can do it itself, at the price of a lock and of reading the whole folder for every program.

    Args:
        folder: Where programs are kept, and nothing else; folders in it stay.
        most: How much may be there [byte].
    """
    kept = []
    for path in folder.iterdir():
        with suppress(FileNotFoundError):  # Another process lets it go as well.
            about = path.stat()
            if not S_ISREG(about.st_mode):  # JAX keeps folders there on some devices.
                continue
            kept.append((max(about.st_atime, about.st_mtime), about.st_size, path))
    total = sum(size for _, size, _ in kept)
    if total <= most:
        return
    for _, size, path in sorted(kept):
        path.unlink(missing_ok=True)
        total -= size
        if total <= most // 2:
            return


def cache_folder() -> Path:
    """Return the folder in which this program may keep what can be made anew."""
    home = Path.home()
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA", home / "AppData" / "Local"))
    elif sys.platform == "darwin":
        base = home / "Library" / "Caches"
    else:
        base = Path(os.environ.get("XDG_CACHE_HOME", home / ".cache"))
    return base / _FOLDER


def _writable(folder: Path) -> bool:
    """Return whether a folder is there, or can be made, for this user alone, and written to."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError:
        return False
    return os.access(folder, os.W_OK | os.X_OK)
