"""The errors of the record, each with the place, the value and the remedy.

    RecordError
    ├── VaultError                the file, or the way to it
    │   ├── NoVaultError              there is no file there
    │   │   └── NoNotebookError           nor was a notebook ever made there
    │   ├── VaultExistsError          there is one already
    │   ├── DamagedError              bytes are not what was written
    │   │   └── NothingWholeError         and no earlier generation is whole
    │   ├── NewerFormatError          written by a later version of the program
    │   ├── WrongKeyError             whole file, but this key does not open it
    │   ├── InUseError                another process has it open
    │   ├── LockedError               the key was wiped: open it again
    │   ├── ReadOnlyError             opened for reading, or a folder that can't be written
    │   ├── DiskFullError             no room; nothing was changed
    │   └── SecondNotebookError       a second notebook was already made
    ├── KeyMaterialError          a passphrase, code or cost that can't be used
    │   ├── PassphraseTooShortError
    │   ├── RecoveryCodeError
    │   └── WeakKeyError
    ├── EntryError                a value in an entry that can't be
    │   └── LabelTakenError           a label of that name is there already
    ├── LimitError                an entry that the caps do not allow
    ├── UntrustedClockError                a clock that can't be trusted with a deletion
    └── ImportRecordError         an export that can't be read back

No message holds a passphrase, a key, a note or an answer in words: only codes and numbers.
"""

from pathlib import Path

from bedding.errors import BeddingError


class RecordError(BeddingError):
    """Something about the encrypted diary."""


class VaultError(RecordError):
    """The encrypted file, or the way to it."""

    def __init__(self, path: Path, message: str) -> None:
        """Keep where the file is."""
        super().__init__(message)
        self.path = path


class NoVaultError(VaultError):
    """There is no file there."""

    def __init__(self, path: Path) -> None:
        """Say where nothing was found."""
        super().__init__(
            path, f"There is no notebook at {path}. Check the path, or create one."
        )


class NoNotebookError(NoVaultError):
    """There is no notebook yet, where a command was to open one."""


class VaultExistsError(VaultError):
    """A file is there already."""

    def __init__(self, path: Path) -> None:
        """Say which file stands in the way."""
        super().__init__(
            path, f"{path} exists already and is left as it is. Choose another name."
        )


class DamagedError(VaultError):
    """The bytes are not what was written."""

    def __init__(self, path: Path, found: str, whole: tuple[int, ...] = ()) -> None:
        """Say what is wrong, and which earlier generations are whole (1 is the newest)."""
        remedy = (
            f"Generation {whole[0]} is whole: restore it."
            if whole
            else "No earlier generation beside it is whole: restore a backup."
        )
        super().__init__(path, f"{path} is damaged: {found}. {remedy}")
        self.found = found
        self.whole = whole


class NothingWholeError(DamagedError):
    """The bytes are not what was written, and no earlier generation is whole either."""


class NewerFormatError(VaultError):
    """Written by a later version of the program."""

    def __init__(self, path: Path, found: int, known: int) -> None:
        """Say which format was found, and which is the last that this version reads."""
        super().__init__(
            path,
            f"{path} has format {found} and this version reads up to {known}. "
            "Open it with the newer version of the program.",
        )


class WrongKeyError(VaultError):
    """The file is whole, but this passphrase, code or key file does not open it."""

    def __init__(self, path: Path, tried: str) -> None:
        """Say what kind of key was tried, never which."""
        super().__init__(
            path,
            f"This {tried} does not open {path}; the file itself is whole. Try again.",
        )
        self.tried = tried


class InUseError(VaultError):
    """Another process has it open."""

    def __init__(self, path: Path) -> None:
        """Say which file is in use."""
        super().__init__(
            path, f"{path} is open in another process. Close it there first."
        )


class LockedError(VaultError):
    """The key was wiped from memory."""

    def __init__(self, path: Path) -> None:
        """Say which notebook is locked."""
        super().__init__(path, f"{path} is locked. Open it again with its key.")


class ReadOnlyError(VaultError):
    """Opened for reading only, or in a folder that can't be written."""

    def __init__(self, path: Path) -> None:
        """Say what can't be written."""
        super().__init__(
            path,
            f"{path} can't be written. Open it to read only, or move it to a folder of your own.",
        )


class DiskFullError(VaultError):
    """No room on the disk; nothing was changed."""

    def __init__(self, path: Path, needed: int) -> None:
        """Say how much room the file needs [byte]."""
        super().__init__(
            path,
            f"No room to write {needed} bytes beside {path}. Nothing was changed; "
            "free some space and save again.",
        )


class SecondNotebookError(VaultError):
    """A second notebook was already made from this one."""

    def __init__(self, path: Path) -> None:
        """Say where."""
        super().__init__(
            path,
            f"{path} already holds a second notebook. Open that one with its own passphrase.",
        )


class KeyMaterialError(RecordError):
    """A passphrase, a code or a cost that can't be used."""


class PassphraseTooShortError(KeyMaterialError):
    """Fewer characters than a passphrase needs."""

    def __init__(self, length: int, least: int) -> None:
        """Say how long it is, and how long it must be [character]."""
        super().__init__(
            f"The passphrase has {length} characters and needs at least {least}. "
            "Add a word; signs and capitals are not needed."
        )
        self.length = length
        self.least = least


class RecoveryCodeError(KeyMaterialError):
    """A recovery code with a slip of the pen."""

    def __init__(self, found: str) -> None:
        """Say what is wrong with it, without repeating it."""
        super().__init__(
            f"The recovery code {found}. Compare it with the paper, group by group."
        )


class WeakKeyError(KeyMaterialError):
    """Costs of the key that lie outside what the program accepts."""

    def __init__(self, name: str, value: int, *, low: int, high: int) -> None:
        """Say which cost, and what it may be."""
        super().__init__(
            f"The key's {name} is {value} and must lie between {low} and {high}. "
            "Leave it out to have it measured."
        )


class EntryError(RecordError):
    """A value in an entry that can't be."""

    def __init__(self, place: str, value: object, remedy: str) -> None:
        """Say where, which value, and what to do."""
        super().__init__(f"{place} is {value!r}. {remedy}")
        self.place = place
        self.remedy = remedy


class LabelTakenError(EntryError):
    """A label of that name is there already."""

    def __init__(self) -> None:
        """Say so, without the name: it is what a person wrote."""
        super().__init__("label", "its name", "Choose a name that is not there yet.")


class LimitError(RecordError):
    """An entry that the caps do not allow.

    Attributes:
        limit: Which cap: `two_a_day`, `one_now`, `one_evening`, `back_fill`, `future`,
            `one_week` or `three_events`.
    """

    def __init__(self, limit: str, message: str) -> None:
        """Keep which cap it is, so that the screen finds its sentence."""
        super().__init__(message)
        self.limit = limit


class UntrustedClockError(RecordError):
    """A clock that can't be trusted with a deletion."""

    def __init__(self, message: str) -> None:
        """Say what the clock says and what the record says."""
        super().__init__(message)


class ImportRecordError(RecordError):
    """An export that can't be read back."""

    def __init__(self, place: str, found: str) -> None:
        """Say where in the export, and what was found."""
        super().__init__(f"{place}: {found}. Take the file as it was exported.")
        self.place = place


def damaged(path: Path, found: str, whole: tuple[int, ...] = ()) -> DamagedError:
    """Return the error for a file that is damaged, by whether anything beside it is whole."""
    return (DamagedError if whole else NothingWholeError)(path, found, whole)
