"""Where one's own record stands, and what opens it; a key comes from a prompt or an open file."""

import os
import sys
import time
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final

from bedding.record import (
    DEFAULT_NAME,
    Notebook,
    Opener,
    Passphrase,
    UntrustedClockError,
    can_cost_more,
    cloud_of,
    create_notebook,
    make_folder,
    open_notebook,
)

FOLDER: Final = "notes"
"""The folder under the system's own folder for data: it says nothing."""

LONGEST_LINE: Final = 4096
"""How much of a line is read from an open file [byte]; no passphrase is longer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What is known of a record's place without any key.

    Attributes:
        path: Where it is, or would be.
        exists: Whether there is a file.
        earlier: How many earlier versions stand beside it.
        cloud: Which cloud the folder goes along with, or None.
    """

    path: Path
    exists: bool
    earlier: int
    cloud: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """An open notebook, and what opening it did.

    Attributes:
        notebook: To read and to write.
        expired: How many entries went because they are older than the person keeps them.
        clock_doubted: Whether letting old entries go waits for a clock that can be trusted.
        cheap: Whether trying a passphrase costs less than a notebook made here today would ask.
    """

    notebook: Notebook = field(repr=False)
    expired: int = 0
    clock_doubted: bool = False
    cheap: bool = False


def usual_place() -> Path:
    """Return where a record stands when nobody chose: a neutral name among other data."""
    home = Path.home()
    if sys.platform == "win32":
        data = Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local")
    elif sys.platform == "darwin":
        data = home / "Library" / "Application Support"
    else:
        data = Path(os.environ.get("XDG_DATA_HOME") or home / ".local" / "share")
    return data / FOLDER / DEFAULT_NAME


def look(path: Path) -> Kept:
    """Return what can be said of a record's place without opening it."""
    earlier = sum(
        path.with_name(f"{path.name}.{number}").exists() for number in range(1, 6)
    )
    return Kept(path=path, exists=path.exists(), earlier=earlier, cloud=cloud_of(path))


def create(path: Path, passphrase: str) -> Notebook:
    """Make an empty record, and its folder where it lacks, and return it open.

    Raises:
        PassphraseTooShortError: It has fewer than ten characters.
        ReadOnlyError: The folder can't be made or written.
        VaultExistsError: There is a file of that name already.
    """
    make_folder(path.parent)
    return create_notebook(path, passphrase)


def unlock(path: Path, opener: Opener, today: date) -> Opened:
    """Return a record open to write, with what is too old gone as the person chose.

    Raises:
        VaultError: The file can't be opened; the classes say why.
        RecoveryCodeError: The recovery code has a slip in it.
    """
    before = time.perf_counter()
    notebook = open_notebook(path, opener)
    took = time.perf_counter() - before
    cheap = isinstance(opener, Passphrase) and can_cost_more(notebook.cost, took)
    try:
        expired = notebook.expire(today)
        return Opened(notebook=notebook, expired=expired, cheap=cheap)
    except UntrustedClockError:
        return Opened(notebook=notebook, clock_doubted=True, cheap=cheap)
    except BaseException:
        notebook.lock()
        raise


def unlock_to_read(path: Path, opener: Opener) -> Notebook:
    """Return a record open to read only; raises as `unlock` does."""
    return open_notebook(path, opener, read_only=True)


def line_from(descriptor: int) -> str:
    """Return the next line from an open file, without its end, and not a byte beyond it.

    For scripts: a passphrase that comes this way stands in no argument and no environment.

    Raises:
        OSError: The descriptor is not open to read.
        UnicodeDecodeError: The line is no UTF-8.
    """
    line = bytearray()
    while len(line) < LONGEST_LINE:
        letter = os.read(descriptor, 1)
        if letter in {b"", b"\n"}:
            break
        line += letter
    return line.decode().removesuffix("\r")
