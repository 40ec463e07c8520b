"""What a person says doesn't fit: out of the picture until they take it up again."""

from dataclasses import replace

from bedding.mirror import Mirror
from bedding.record import Record


def set_aside(record: Record, about: str) -> Record:
    """Return the record with a sign or a distinction out of the picture.

    Raises:
        EntryError: There is no such sign or distinction.
    """
    kept = record.settings.set_aside
    if about in kept:
        return record
    return _with(record, (*kept, about))


def take_up(record: Record, about: str) -> Record:
    """Return the record with a sign or a distinction in the picture again."""
    return _with(
        record, tuple(each for each in record.settings.set_aside if each != about)
    )


def is_set_aside(record: Record, about: str) -> bool:
    """Return whether a person took a sign or a distinction out of the picture."""
    return about in record.settings.set_aside


def in_picture(mirror: Mirror, record: Record) -> Mirror:
    """Return the mirror of a record without what the person took out of it."""
    kept = tuple(
        each for each in mirror.statements if not is_set_aside(record, each.about)
    )
    return replace(mirror, statements=kept)


def _with(record: Record, about: tuple[str, ...]) -> Record:
    return record.with_settings(replace(record.settings, set_aside=about))
