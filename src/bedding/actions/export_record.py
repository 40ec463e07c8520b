"""Everything out of the record: as tables, or as one encrypted file."""

from pathlib import Path

from bedding.record import (
    EVENTS,
    KINDS,
    REFLECTION_ITEMS,
    Notebook,
    Record,
    bundle,
    export_age,
    export_files,
    export_folder,
    sealed,
)
from bedding.text import Language, say, sentences


def to_folder(record: Record, folder: Path, language: Language) -> tuple[Path, ...]:
    """Write readable tables to a new folder and return its files; raises as `write_folder`."""
    return export_folder(record, folder, wordings(language))


def to_age(record: Record, path: Path, passphrase: str, language: Language) -> None:
    """Write one file that any age tool opens; raises as `record.export_age` does."""
    export_age(record, path, passphrase, wordings(language))


def as_zip(record: Record, language: Language) -> bytes:
    """Return readable tables as one zip, made in memory."""
    return bundle(export_files(record, wordings(language)))


def as_age(record: Record, passphrase: str, language: Language) -> bytes:
    """Return one file that any age tool opens, made in memory; raises as `record.sealed`."""
    return sealed(export_files(record, wordings(language)), passphrase)


def as_copy(notebook: Notebook) -> bytes:
    """Return the file of a notebook as it stands, encrypted as it is."""
    return notebook.path.read_bytes()


def counted(record: Record) -> dict[str, int]:
    """Return how many rows each table of an export has, by what stands in its name."""
    kinds = [type(each) for each in record.entries.values()]
    return {name: kinds.count(kind) for name, kind in KINDS.items() if kind in kinds}


def wordings(language: Language) -> dict[str, str]:
    """Return what was on the screen for each code of the record, in a language."""
    known = sentences(language)
    said = {code: say(language, f"record.event.{code}") for code in EVENTS}
    for item in (*REFLECTION_ITEMS["signs"], *REFLECTION_ITEMS["phases"]):
        kind = "phase" if item in REFLECTION_ITEMS["phases"] else "sign"
        said[item] = say(language, f"record.{kind}.{item}")
    for item in REFLECTION_ITEMS["distinctions"]:
        left, right = (
            say(language, f"record.distinction.{item}.{side}")
            for side in ("left", "right")
        )
        said[item] = f"{left} | {right}"
    for key in known:
        if key.startswith("record.item.") and key.endswith(".question"):
            said[key.split(".")[2]] = say(language, key)
    return said
