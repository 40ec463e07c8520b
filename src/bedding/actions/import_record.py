"""An export back into a record: into an empty one it is the same again, else what it lacks."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from bedding.record import (
    Entry,
    Event,
    Label,
    Record,
    TableRow,
    import_age,
    import_folder,
)


def from_folder(folder: Path) -> Record:
    """Return the record of an exported folder; raises as `record.import_folder` does."""
    return import_folder(folder)


def from_age(path: Path, passphrase: str) -> Record:
    """Return the record of an encrypted export; raises as `record.import_age` does."""
    return import_age(path, passphrase)


def lacking(record: Record, other: Record) -> int:
    """Return how many entries of another record a record does not have."""
    return len(_new(record, other))


def join(record: Record, other: Record) -> Record:
    """Return a record with the entries of another that it lacks; its own stay as they are.

    An empty record takes over everything, except the gate and the places of its own copies: an
    old export must not open what is closed. In any other, a label whose code means something
    else here gets a code of its own, with the events that bear it.
    """
    if not record.entries:
        settings = replace(
            other.settings, care=record.settings.care, backups=record.settings.backups
        )
        return replace(other, settings=settings)
    return replace(record, entries={**_new(record, other), **record.entries})


def _new(record: Record, other: Record) -> dict[str, Entry]:
    """Return what another record has and a record does not, ready to stand in it."""
    rows = list(record.of(TableRow))
    codes = _codes(record, other)
    found: dict[str, Entry] = {}
    for key, entry in other.entries.items():
        if key in record.entries:
            continue
        if isinstance(entry, TableRow) and any(map(entry.says_the_same, rows)):
            continue
        if isinstance(entry, Label):
            if _known(record, entry):
                continue
            found[key] = replace(entry, code=codes.get(entry.code, entry.code))
        elif isinstance(entry, Event):
            found[key] = replace(entry, code=codes.get(entry.code, entry.code))
        else:
            found[key] = entry
    return found


def _known(record: Record, label: Label) -> bool:
    return any(
        (each.name, each.meaning) == (label.name, label.meaning)
        for each in record.of(Label)
    )


def _codes(record: Record, other: Record) -> Mapping[str, str]:
    """Return which code each label of another record gets in a record."""
    here = {(each.name, each.meaning): each.code for each in record.of(Label)}
    used = {each.code for each in record.of(Label)}
    used |= {each.code for each in (*record.of(Event), *other.of(Event))}
    used |= {each.code for each in other.of(Label)}
    number = max((int(code[1:]) for code in used if code.startswith("X")), default=0)
    ids = {each.id for each in record.of(Label)}
    codes: dict[str, str] = {}
    for label in other.of(Label):
        if label.id in ids:
            continue
        known = here.get((label.name, label.meaning))
        if known is not None:
            codes[label.code] = known
        elif label.code in {each.code for each in record.of(Label)}:
            number += 1
            codes[label.code] = f"X{number}"
    return codes
