"""An export back into a record: into an empty one it is the same again, else what it lacks."""

from dataclasses import replace
from pathlib import Path

from bedding.record import Record, import_age, import_folder


def from_folder(folder: Path) -> Record:
    """Return the record of an exported folder; raises as `record.import_folder` does."""
    return import_folder(folder)


def from_age(path: Path, passphrase: str) -> Record:
    """Return the record of an encrypted export; raises as `record.import_age` does."""
    return import_age(path, passphrase)


def lacking(record: Record, other: Record) -> int:
    """Return how many entries of another record a record does not have."""
    return len(other.entries.keys() - record.entries.keys())


def join(record: Record, other: Record) -> Record:
    """Return a record with the entries of another that it lacks; its own stay as they are.

    An empty record takes over everything, except the gate and the places of its own copies: an
    old export must not open what is closed.
    """
    if not record.entries:
        settings = replace(
            other.settings, care=record.settings.care, backups=record.settings.backups
        )
        return replace(other, settings=settings)
    return replace(record, entries={**other.entries, **record.entries})
