"""Everything out, readable elsewhere, and back in again.

An export holds `record.json` (all of it, from which it can be read back), a table for each kind
of entry for a spreadsheet, and the codebook. It goes to a folder, or into one file encrypted
with `age`, which any age tool opens without this program: it holds a zip of the same files.
Writing a folder is the one moment at which notes are readable on the disk, and only on request.
"""

import csv
import io
import json
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from bedding.record.codebook import all_items, codebook
from bedding.record.disk import read_bytes, write_bytes
from bedding.record.entries import ChatDay, CheckIn, Entry, Reflection
from bedding.record.errors import (
    ImportRecordError,
    NoVaultError,
    ReadOnlyError,
    VaultExistsError,
)
from bedding.record.migrations import SCHEMA
from bedding.record.passphrase import check_passphrase
from bedding.record.record import Record
from bedding.record.rows import (
    KINDS,
    NewerSchemaError,
    RowsError,
    read_rows,
    row_of,
    rows_of,
)
from bedding.record.table_row import TableRow

RECORD_NAME: Final = "record.json"
CODEBOOK_NAME: Final = "codebook.json"
MOST_BYTES: Final = 64 * 1024 * 1024  # ten times ten years of evenings
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n")
_PACKED: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_EPOCH: Final = (
    1980,
    1,
    1,
    0,
    0,
    0,
)  # the earliest a zip can name, so that it tells no hour


def export_files(
    record: Record, wordings: Mapping[str, str] | None = None
) -> dict[str, bytes]:
    """Return the files of an export, name to content.

    Args:
        record: What there is.
        wordings: Code to sentence for the codebook, as the person saw it.
    """
    whole = {"schema": SCHEMA, "rows": rows_of(record)}
    files = {
        RECORD_NAME: _json(whole),
        CODEBOOK_NAME: _json(codebook(wordings)),
    }
    for name, kind in KINDS.items():
        entries = [each for each in record.entries.values() if type(each) is kind]
        if entries:
            files[f"{name}s.csv"] = table([_cells(each) for each in entries])
    return files


def export_folder(
    record: Record, folder: Path, wordings: Mapping[str, str] | None = None
) -> tuple[Path, ...]:
    """Write an export to a new folder and return its files; raises as `write_folder` does."""
    return write_folder(export_files(record, wordings), folder)


def write_folder(files: Mapping[str, bytes], folder: Path) -> tuple[Path, ...]:
    """Write files to a new folder that only its owner may open, and return them.

    Raises:
        NoVaultError: The folder above it is not there.
        VaultExistsError: There is something of that name.
        DiskFullError, ReadOnlyError: See `write_bytes`; what was written is removed again.
    """
    try:
        folder.mkdir(mode=0o700)
    except FileExistsError as error:
        raise VaultExistsError(folder) from error
    except FileNotFoundError as error:
        raise NoVaultError(folder.parent) from error
    except PermissionError as error:
        raise ReadOnlyError(folder.parent) from error
    written: list[Path] = []
    try:
        for name, content in files.items():
            write_bytes(folder / name, content)
            written.append(folder / name)
    except BaseException:
        for each in written:
            each.unlink()
        folder.rmdir()
        raise
    return tuple(written)


def export_age(
    record: Record,
    path: Path,
    passphrase: str,
    wordings: Mapping[str, str] | None = None,
) -> None:
    """Write an export as one file encrypted with age, under a passphrase of its own.

    Raises:
        PassphraseTooShortError: See `check_passphrase`.
        VaultExistsError: There is a file of that name.
    """
    check_passphrase(passphrase)
    if path.exists():
        raise VaultExistsError(path)
    write_bytes(path, sealed(export_files(record, wordings), passphrase))


def bundle(files: Mapping[str, bytes]) -> bytes:
    """Return files as one zip, made in memory, that tells no hour."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(
                zipfile.ZipInfo(name, _EPOCH), content, zipfile.ZIP_DEFLATED
            )
    return made.getvalue()


def sealed(files: Mapping[str, bytes], passphrase: str) -> bytes:
    """Return files as one zip that is encrypted with age, made in memory.

    Raises:
        PassphraseTooShortError: See `check_passphrase`.
    """
    return under_passphrase(bundle(files), passphrase)


def under_passphrase(content: bytes, passphrase: str) -> bytes:
    """Return a content that is encrypted with age, which any age tool opens.

    Raises:
        PassphraseTooShortError: See `check_passphrase`.
    """
    from pyrage import passphrase as age  # noqa: PLC0415 -- slow import

    check_passphrase(passphrase)
    return bytes(age.encrypt(content, passphrase))


def unsealed(content: bytes, passphrase: str, name: str) -> bytes:
    """Return the zip in an export that was encrypted with age.

    Args:
        content: The file.
        passphrase: Its passphrase.
        name: What it is called, for the errors.

    Raises:
        ImportRecordError: The passphrase does not open it.
    """
    from pyrage import DecryptError, passphrase as age  # noqa: PLC0415 -- slow import

    try:
        return bytes(age.decrypt(content, passphrase))
    except DecryptError as error:
        raise ImportRecordError(name, "the passphrase does not open it") from error


def import_folder(folder: Path) -> Record:
    """Return the record of an exported folder.

    Raises:
        ImportRecordError: It is none, or was changed into something that can't be.
        NoVaultError: There is no `record.json` in it.
    """
    path = folder / RECORD_NAME
    if path.exists() and path.stat().st_size > MOST_BYTES:
        raise ImportRecordError(RECORD_NAME, "it is larger than any record")
    return read_export(read_bytes(path))


def import_age(path: Path, passphrase: str) -> Record:
    """Return the record of an export that was encrypted with age.

    Raises:
        ImportRecordError: The passphrase does not open it, or it is no export.
        NoVaultError: There is no such file.
    """
    return read_bundle(unsealed(read_bytes(path), passphrase, path.name), path.name)


def read_bundle(packed_files: bytes, name: str) -> Record:
    """Return the record in the zip that an encrypted export holds.

    Args:
        packed_files: The zip.
        name: What the file is called, for the errors.

    Raises:
        ImportRecordError: It is no such zip.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(packed_files)) as archive:
            packed = archive.getinfo(RECORD_NAME)
            if packed.compress_type not in _PACKED:
                raise ImportRecordError(RECORD_NAME, "it is packed in another way")
            if packed.file_size > MOST_BYTES:
                raise ImportRecordError(RECORD_NAME, "it is larger than any record")
            with archive.open(packed) as file:
                content = file.read(MOST_BYTES)
    except (
        zipfile.BadZipFile,
        zlib.error,
        KeyError,
        RuntimeError,  # It is locked with a password, or newer than this Python knows.
        ValueError,  # It says that something stands before its beginning.
        OSError,
        EOFError,
    ) as error:
        raise ImportRecordError(name, "it holds no export") from error
    return read_export(content)


def read_export(content: bytes) -> Record:
    """Return the record that a `record.json` holds.

    Raises:
        ImportRecordError: Says at which row it can't be read, and never what is in it.
    """
    try:
        whole = json.loads(content)
        return read_rows(list(whole["rows"]), whole["schema"])
    except NewerSchemaError as error:
        raise ImportRecordError(
            RECORD_NAME,
            f"it has schema {error.found} and this version reads up to {SCHEMA}",
        ) from None
    except RowsError as error:
        raise ImportRecordError(RECORD_NAME, str(error)) from None
    except (ValueError, TypeError, KeyError, RecursionError):
        raise ImportRecordError(RECORD_NAME, "it is not what was exported") from None


def table(rows: list[dict[str, object]]) -> bytes:
    """Return rows as CSV for a spreadsheet, with the columns of all of them.

    A cell that a spreadsheet would take for a formula gets a quotation mark in front; numbers
    stay numbers. `record.json` has every cell as it was.
    """
    columns = list(dict.fromkeys(name for row in rows for name in row))
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([_safe(row.get(name)) for name in columns] for row in rows)
    # The mark at the start tells spreadsheets that it is UTF-8.
    return text.getvalue().encode("utf-8-sig")


def _cells(entry: Entry) -> dict[str, object]:
    """Return an entry as a flat row, one column for each item."""
    row = row_of(entry)
    row.pop("kind")
    cells: dict[str, object] = {"id": row.pop("id")}
    answers = row.pop("answers", row.pop("values", {}))
    cells |= row
    if isinstance(entry, CheckIn | Reflection):
        cells["all_alike"] = entry.all_alike
        cells |= {item: answers[item] for item in all_items() if item in answers}
    elif isinstance(entry, TableRow):
        cells.pop("words", None)
        for name, each in entry.answers.items():
            cells |= {
                f"answer.{name}": each.value,
                f"low.{name}": each.low,
                f"high.{name}": each.high,
                f"levels.{name}": each.levels,
            }
        cells |= {f"words.{name}": words for name, words in entry.words.items()}
    elif isinstance(entry, ChatDay):
        cells |= {f"value.{name}": number for name, number in sorted(answers.items())}
    return cells


def _safe(value: object) -> object:
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, str):
        value = value.replace("\x00", "")
        return f"'{value}" if value.startswith(_FORMULA) else value
    return value


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()
