"""Compiled programs are kept between runs, in the program's own folder for such things.

What is kept there are programs, named by what they compute: no answer, no number of a person, no
name. Where the folder can't be written to, the program works the same and compiles anew.
"""

import os
import sys
from pathlib import Path

_FOLDER = "bedding"


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
    jax.config.update("jax_compilation_cache_dir", str(where))
    jax.config.update("jax_persistent_cache_min_compile_time_secs", 0.0)
    jax.config.update("jax_persistent_cache_min_entry_size_bytes", -1)
    return where


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
