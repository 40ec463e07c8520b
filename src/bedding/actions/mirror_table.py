"""From a table to a mirror: read it, fit the model, and look."""

from pathlib import Path

from bedding.mirror import Mirror, Weekly, reflect
from bedding.readers import read_codebook, read_table
from bedding.types import Diary


def read_diaries(
    table: Path, codebook: str, *, person: str | None
) -> tuple[Diary, ...]:
    """Return the diaries in a table: of one person, or of everyone.

    Args:
        table: A file in CSV, TSV or Parquet.
        codebook: A file, or the name of a codebook that comes with the program.
        person: Whose diary, as the table names them; None for everyone's.

    Raises:
        TableError: A kind of it, for the first thing that is wrong in the table.
        CodebookError: A kind of it, for the first thing that is wrong in the codebook.
    """
    return read_table(table, read_codebook(codebook), person=person)


def note_of(codebook: str, language: str) -> str:
    """Return what a codebook says of its table in a language; empty when it says nothing."""
    return read_codebook(codebook).about.get(language, "")


def mirror_diary(
    diary: Diary, *, weekly: Weekly | None = None, followed: bool = False
) -> Mirror:
    """Return what a diary shows, with the model where it has something to add.

    Args:
        diary: What the person wrote down.
        weekly: The answers of the weekly look back, by sign or distinction.
        followed: Whether to follow what moved over the weeks, too, which takes some seconds more.
    """
    from bedding.actions.compilation_cache import keep_compiled  # noqa: PLC0415 -- slow import

    keep_compiled()
    from bedding.actions.fit_changes import moves_of  # noqa: PLC0415 -- slow import
    from bedding.actions.fit_diary import reading_of  # noqa: PLC0415 -- slow import
    from bedding.actions.fit_table import fit_person  # noqa: PLC0415 -- slow import

    fitted = fit_person(diary)
    changes = moves_of(fitted, diary) if followed else None
    reading = reading_of(fitted, diary)
    return reflect(diary, reading=reading, weekly=weekly, changes=changes)
