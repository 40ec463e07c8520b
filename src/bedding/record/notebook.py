"""A notebook: one encrypted file, open, with the record inside it.

    with open_notebook(path, Passphrase("...")) as notebook:
        notebook.save(add_event(notebook.record, event))

Everything that changes the record is a function from one record to the next; only `save` writes.
"""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from types import TracebackType

from bedding.record.destruction import Destroyed, destroy
from bedding.record.errors import (
    LockedError,
    NewerFormatError,
    SecondNotebookError,
    damaged,
)
from bedding.record.expiry import expired
from bedding.record.layout import Slot
from bedding.record.migrations import SCHEMA
from bedding.record.opening import create_vault, open_vault, whole_generations
from bedding.record.record import Record
from bedding.record.rows import NewerSchemaError, RowsError, Writer, read_text
from bedding.record.stretching import FLOOR, Cost
from bedding.record.unlocking import Opener
from bedding.record.vault import Vault


class Notebook:
    """An open notebook; use it in a `with` statement, or call `lock` when done."""

    __slots__ = ("_record", "_vault", "_writer")

    def __init__(self, vault: Vault, record: Record, writer: Writer) -> None:
        """Take over an open file; call `create_notebook` or `open_notebook` instead."""
        self._vault = vault
        self._record: Record | None = record
        self._writer = writer

    def __enter__(self) -> "Notebook":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.lock()

    def __repr__(self) -> str:
        return f"Notebook({self._vault!r})"

    @property
    def path(self) -> Path:
        """Where its file stands."""
        return self._vault.path

    @property
    def locked(self) -> bool:
        """Whether it has been locked."""
        return self._record is None

    @property
    def read_only(self) -> bool:
        """Whether it was opened without the right to write."""
        return self._vault.read_only

    @property
    def record(self) -> Record:
        """What is in it.

        Raises:
            LockedError: It was locked, and nothing is in memory any more.
        """
        if self._record is None:
            raise LockedError(self.path)
        return self._record

    @property
    def cost(self) -> Cost:
        """What trying a passphrase costs."""
        return self._vault.cost

    def save(self, record: Record) -> None:
        """Write a record, durably and whole, or leave everything as it was.

        Raises:
            DiskFullError: No room; the file and `record` of the notebook are as they were.
            ReadOnlyError: It was opened to read, or the folder can't be written.
        """
        self._vault.save(self._writer.text(record))
        self._record = record

    def expire(self, today: date, *, certain: bool = False) -> int:
        """Remove what is older than the person wants to keep, and return how many entries.

        The earlier generations go with it, for they hold what was removed.

        Args:
            today: The day as the clock says.
            certain: Whether the person was asked about a clock that looks wrong.

        Raises:
            UntrustedClockError: The clock looks wrong, and nobody was asked; nothing was removed.
        """
        kept = expired(self.record, today, certain=certain)
        removed = len(self.record.entries) - len(kept.entries)
        if removed:
            self.save(kept)
            self._vault.forget_generations()
        return removed

    def change_passphrase(self, passphrase: str) -> None:
        """Let another passphrase open it and its generations, and the old one none."""
        self._vault.change_passphrase(passphrase)

    def make_recovery_code(self) -> str:
        """Return a new recovery code to write down; an earlier one stops working."""
        return self._vault.make_recovery_code()

    def drop_recovery_code(self) -> None:
        """Let no recovery code open it."""
        self._vault.drop(Slot.RECOVERY)

    def make_key_file(self, path: Path) -> None:
        """Write a key file; an earlier one stops working."""
        self._vault.make_key_file(path)

    def drop_key_file(self) -> None:
        """Let no key file open it."""
        self._vault.drop(Slot.KEY_FILE)

    def rekey(self, passphrase: str, *, second: str | None = None) -> None:
        """Encrypt everything anew and remove the earlier generations; see `Vault.rekey`."""
        self._vault.rekey(passphrase, second=second)

    def forget_generations(self) -> int:
        """Remove the earlier generations, and return how many files that were."""
        return self._vault.forget_generations()

    def add_second(self, passphrase: str) -> None:
        """Make an empty second notebook in the same file.

        The text beside it says what it is worth: it helps when someone looks along, and not
        against an expert. Make it from the first notebook only: made from the second, it would
        take the place of the first, for nothing in the second may tell that there is a first.

        Raises:
            SecondNotebookError: One was made from this notebook already.
        """
        if self.record.settings.second_made:
            raise SecondNotebookError(self.path)
        self._vault.add_second(passphrase, Writer().text(Record()))
        settings = replace(self.record.settings, second_made=True)
        self.save(self.record.with_settings(settings))

    def backup(self, to: Path) -> None:
        """Write an encrypted copy, read it back, and remember where it is.

        Raises:
            VaultExistsError: There is a file of that name.
        """
        self._vault.backup(to)
        known = self.record.settings.backups
        settings = replace(self.record.settings, backups=(*known, str(to.resolve())))
        self.save(self.record.with_settings(settings))

    def destroy(self) -> Destroyed:
        """Remove the file, its generations and the copies it made, and lock; can't be undone."""
        backups = tuple(Path(each) for each in self.record.settings.backups)
        path = self.path
        self.lock()
        return destroy(path, backups)

    def lock(self) -> None:
        """Wipe the key, drop the record from memory and let go of the file."""
        self._vault.lock()
        self._writer.forget()
        self._record = None


def create_notebook(
    path: Path, passphrase: str, *, cost: Cost | None = None, floor: Cost = FLOOR
) -> Notebook:
    """Make an empty notebook and return it open; raises as `create_vault` does."""
    writer, record = Writer(), Record()
    vault = create_vault(path, passphrase, writer.text(record), cost=cost, floor=floor)
    return Notebook(vault, record, writer)


def open_notebook(
    path: Path,
    opener: Opener,
    *,
    generation: int = 0,
    read_only: bool = False,
    floor: Cost = FLOOR,
) -> Notebook:
    """Return a notebook, open; raises as `open_vault` does."""
    vault = open_vault(
        path, opener, generation=generation, read_only=read_only, floor=floor
    )
    try:
        record = read_text(vault.text())
    except NewerSchemaError as error:
        vault.lock()
        raise NewerFormatError(vault.path, error.found, SCHEMA) from error
    except RowsError as error:
        vault.lock()
        raise damaged(vault.path, str(error), whole_generations(vault.path)) from error
    return Notebook(vault, record, Writer())


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """What a test restore found.

    Attributes:
        entries: How many entries the copy holds.
        last_day: The last day that any of them is about, or None.
    """

    entries: int
    last_day: date | None


def try_restore(copy: Path, opener: Opener, *, floor: Cost = FLOOR) -> Tried:
    """Return what would come back from a copy, and change nothing; raises as `open_vault` does."""
    with open_notebook(copy, opener, read_only=True, floor=floor) as notebook:
        record = notebook.record
        return Tried(entries=len(record.entries), last_day=record.last_day())
