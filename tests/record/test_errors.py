"""Each error of the record says what is wrong and what to do, and keeps what it is about."""

from pathlib import Path

import pytest

from bedding.record.errors import (
    DamagedError,
    DiskFullError,
    EntryError,
    ImportRecordError,
    InUseError,
    LabelTakenError,
    LimitError,
    LockedError,
    NewerFormatError,
    NothingWholeError,
    NoVaultError,
    PassphraseTooShortError,
    ReadOnlyError,
    RecoveryCodeError,
    SecondNotebookError,
    UntrustedClockError,
    VaultExistsError,
    WeakKeyError,
    WrongKeyError,
    damaged,
)

FILE = Path("archive.dat")


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (NoVaultError(FILE),
         "There is no notebook at archive.dat. Check the path, or create one."),
        (VaultExistsError(FILE),
         "archive.dat exists already and is left as it is. Choose another name."),
        (DamagedError(FILE, "it is cut off", (2, 4)),
         "archive.dat is damaged: it is cut off. Generation 2 is whole: restore it."),
        (NothingWholeError(FILE, "it is cut off"),
         "archive.dat is damaged: it is cut off. "
         "No earlier generation beside it is whole: restore a backup."),
        (NewerFormatError(FILE, 3, 1),
         "archive.dat has format 3 and this version reads up to 1. "
         "Open it with the newer version of the program."),
        (WrongKeyError(FILE, "key file"),
         "This key file does not open archive.dat; the file itself is whole. Try again."),
        (InUseError(FILE),
         "archive.dat is open in another process. Close it there first."),
        (LockedError(FILE), "archive.dat is locked. Open it again with its key."),
        (ReadOnlyError(FILE),
         "archive.dat can't be written. "
         "Open it to read only, or move it to a folder of your own."),
        (DiskFullError(FILE, 4096),
         "No room to write 4096 bytes beside archive.dat. Nothing was changed; "
         "free some space and save again."),
        (SecondNotebookError(FILE),
         "archive.dat already holds a second notebook. "
         "Open that one with its own passphrase."),
    ],
)  # fmt: skip
def test_an_error_of_the_file_names_it_and_the_remedy(error, said):
    assert str(error) == said
    assert error.path == FILE


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (PassphraseTooShortError(8, 10),
         "The passphrase has 8 characters and needs at least 10. "
         "Add a word; signs and capitals are not needed."),
        (RecoveryCodeError("is too short"),
         "The recovery code is too short. Compare it with the paper, group by group."),
        (WeakKeyError("number of passes", 2, low=3, high=64),
         "The key's number of passes is 2 and must lie between 3 and 64. "
         "Leave it out to have it measured."),
        (EntryError("evening.warmth", 8, "Choose 1 to 7."),
         "evening.warmth is 8. Choose 1 to 7."),
        (LabelTakenError(),
         "label is 'its name'. Choose a name that is not there yet."),
        (LimitError("one_week", "That week has one."), "That week has one."),
        (UntrustedClockError("It is 1970."), "It is 1970."),
        (ImportRecordError("row 2", "no code"),
         "row 2: no code. Take the file as it was exported."),
    ],
)  # fmt: skip
def test_an_error_says_what_is_wrong_and_what_to_do(error, said):
    assert str(error) == said


def test_what_an_error_is_about_can_be_read_off_it():
    short = PassphraseTooShortError(8, 10)
    entry = EntryError("evening.warmth", 8, "Choose 1 to 7.")

    assert (short.length, short.least) == (8, 10)
    assert (entry.place, entry.remedy) == ("evening.warmth", "Choose 1 to 7.")
    assert WrongKeyError(FILE, "key file").tried == "key file"
    assert LimitError("one_week", "").limit == "one_week"
    assert ImportRecordError("row 2", "no code").place == "row 2"


def test_damage_is_told_apart_by_whether_anything_is_whole():
    hopeless, mendable = (
        damaged(FILE, "it is cut off"),
        damaged(FILE, "it is cut off", (3,)),
    )

    assert type(hopeless) is NothingWholeError
    assert type(mendable) is DamagedError
    assert (hopeless.whole, mendable.whole) == ((), (3,))
    assert hopeless.found == mendable.found == "it is cut off"
