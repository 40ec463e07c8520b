"""Files from elsewhere; knows no model."""

from bedding.readers.codebook import (
    Beeps,
    Clock,
    Codebook,
    Condition,
    Elapsed,
    Measure,
    Part,
)
from bedding.readers.codebook_file import read_codebook, shipped_codebooks
from bedding.readers.table import read_table
from bedding.readers.writing import write_table

__all__ = [
    "Beeps",
    "Clock",
    "Codebook",
    "Condition",
    "Elapsed",
    "Measure",
    "Part",
    "read_codebook",
    "read_table",
    "shipped_codebooks",
    "write_table",
]
