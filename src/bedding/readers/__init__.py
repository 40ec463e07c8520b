"""Files from elsewhere; knows no model."""

from bedding.readers.codebook import (
    Beeps,
    Clock,
    Codebook,
    Condition,
    Elapsed,
    Measure,
    Part,
    Since1970,
)
from bedding.readers.codebook_file import read_codebook, shipped_codebooks
from bedding.readers.dated import (
    DatedEntry,
    DatedTable,
    persons_of,
    read_dated_table,
    recognised,
)
from bedding.readers.held import File, Held
from bedding.readers.table import read_table
from bedding.readers.table_errors import NoDateError, UnknownWordError
from bedding.readers.writing import write_table

__all__ = [
    "Beeps",
    "Clock",
    "Codebook",
    "Condition",
    "DatedEntry",
    "DatedTable",
    "Elapsed",
    "File",
    "Held",
    "Measure",
    "NoDateError",
    "Part",
    "Since1970",
    "UnknownWordError",
    "persons_of",
    "read_codebook",
    "read_dated_table",
    "read_table",
    "recognised",
    "shipped_codebooks",
    "write_table",
]
