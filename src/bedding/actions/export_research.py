"""What goes out for research, and can be fitted again by whoever gets it.

Beside the record without words, names and real dates lies its diary as the model takes it: a
table that counts days from the first entry, and a codebook of its own scales. So a reader gets
the person's own figures again with one command, and without this record:

    bedding fit diary.csv --codebook diary.toml
"""

import csv
import io
import math
from pathlib import Path
from typing import TYPE_CHECKING, Final

from bedding.record import Record, bundle, research_files, write_folder
from bedding.text import LANGUAGES, say

if TYPE_CHECKING:
    from bedding.types import Diary

TABLE: Final = "diary.csv"
CODEBOOK: Final = "diary.toml"
TIME: Final = "days"


def research_export(record: Record) -> dict[str, bytes]:
    """Return the files, name to content; each export moves the dates anew."""
    from bedding.actions.record_diary import diary_of  # noqa: PLC0415 -- slow import

    files = research_files(record)
    diary = diary_of(record)
    if diary is not None:
        files[TABLE] = diary_table(diary)
        files[CODEBOOK] = diary_codebook(diary)
    return files


def to_research(record: Record, folder: Path) -> tuple[Path, ...]:
    """Write a folder of them; raises as `record.write_folder`."""
    return write_folder(research_export(record), folder)


def as_research_zip(record: Record) -> bytes:
    """Return them as one zip, made in memory."""
    return bundle(research_export(record))


def diary_table(diary: "Diary") -> bytes:
    """Return a diary as CSV: a row for each entry, every number exactly as it is."""
    columns = {
        TIME: diary.times,
        **diary.inputs,
        **{name: channel.values for name, channel in diary.channels.items()},
    }
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    for row in zip(*columns.values(), strict=True):
        writer.writerow("" if math.isnan(cell) else repr(float(cell)) for cell in row)
    return text.getvalue().encode()


def diary_codebook(diary: "Diary") -> bytes:
    """Return the codebook of that table, with the scales of this diary."""
    lines = ['name = "diary"', "", "[about]"]
    lines += [
        f'{language} = "{say(language, "diary.export.about")}"'
        for language in LANGUAGES
    ]
    lines += ["", "[time]", 'kind = "elapsed"', f'column = "{TIME}"', 'unit = "day"']
    for name in diary.inputs:
        lines += ["", f"[inputs.{name}]", f'column = "{name}"', "low = 0", "high = 1"]
    for name, channel in diary.channels.items():
        lines += [
            *("", f"[channels.{name}]", f'column = "{name}"'),
            *(f"low = {channel.low!r}", f"high = {channel.high!r}"),
        ]
        if channel.levels is not None:
            lines.append(f"levels = {channel.levels}")
    return ("\n".join(lines) + "\n").encode()
