"""Opening a table, whatever kind of file it is in."""

from bedding.readers.codebook import Codebook
from bedding.readers.delimited import first_row, open_delimited
from bedding.readers.held import File
from bedding.readers.parquet import MAGIC, open_parquet
from bedding.readers.source import Source
from bedding.readers.table_errors import (
    NotAFileError,
    TableLockedError,
    TableNotFoundError,
)


def header_of(path: File, codebook: Codebook) -> tuple[str, ...]:
    """Return the names of the columns of a file, as far as it looks like a table.

    Raises:
        TableError: It is Parquet, and broken.
        OSError: It can't be read.
    """
    with path.open("rb") as file:
        is_parquet = file.read(len(MAGIC)) == MAGIC
    if is_parquet:
        return open_parquet(path).header
    return first_row(path, codebook.columns)


def open_table(path: File, codebook: Codebook) -> Source:
    """Return the table in a file: Parquet when it says so or begins so, text otherwise.

    Raises:
        TableError: A kind of it, for what is wrong with the file as a whole.
    """
    if path.is_dir():
        raise NotAFileError(path)
    try:
        with path.open("rb") as file:
            begin = file.read(len(MAGIC))
        if begin == MAGIC or (begin and path.suffix.lower() in {".parquet", ".pq"}):
            return open_parquet(path)
        return open_delimited(path, codebook)
    except FileNotFoundError as error:
        raise TableNotFoundError(path) from error
    except PermissionError as error:
        raise TableLockedError(path) from error
