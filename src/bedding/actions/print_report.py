"""The two pages for a talk: of which days, what is on them, and the file that comes of it.

The days are looked at anew where only some were chosen, so that every number is about those days
and no others. Words of one's own come only where they were asked for, and the name of the other,
where someone gives it, goes out of them.
"""

import os
import re
from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from bedding.errors import OutputError
from bedding.mirror import Mirror, Weekly
from bedding.mirror.change import Changes
from bedding.record import (
    EVENTS,
    Event,
    Record,
    VaultExistsError,
    day_of,
    under_passphrase,
)
from bedding.report.printed import (
    Choice,
    Happened,
    Material,
    Note,
    Section,
    pages_as_images,
    pages_as_pdf,
    sheets,
)
from bedding.text import Language, say
from bedding.types import Diary

WEEKS: Final = (0, 4, 12)
"""Of how many weeks, the latest; 0 is of everything."""

ENDING: Final = ".pdf"
LOCKED_ENDING: Final = ".pdf.age"

OWN: Final = 0o600
"""Who may read the file: only the person."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """The days that the pages are about.

    Attributes:
        record: What was put down on them.
        diary: The same as a diary.
        weekly: The answers of their weekly look back.
        first: The first of them.
        last: The last of them.
    """

    record: Record
    diary: Diary
    weekly: Weekly
    first: date
    last: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Pages:
    """The two pages.

    Attributes:
        pdf: As a file.
        images: As they will be printed, one image for each page.
    """

    pdf: bytes
    images: tuple[bytes, ...]


def days_of(record: Record, weeks: int) -> Days | None:
    """Return the latest weeks of a record, or all of it for 0; None where nothing was put down."""
    from bedding.actions.record_diary import diary_of  # noqa: PLC0415 -- slow import
    from bedding.actions.weekly_answers import weekly_answers  # noqa: PLC0415 -- slow import

    kept = _latest(record, weeks)
    diary = diary_of(kept)
    days = [day for entry in kept.entries.values() if (day := day_of(entry))]
    if diary is None or not days:
        return None
    return Days(
        record=kept,
        diary=diary,
        weekly=weekly_answers(kept),
        first=min(days),
        last=max(days),
    )


def material_of(
    days: Days,
    mirror: Mirror,
    changes: Changes | None,
    *,
    made_on: date,
    language: Language,
    other: str = "",
    invented: bool = False,
) -> Material:
    """Return what may stand on the pages.

    Args:
        days: What they are about.
        mirror: What these days show.
        changes: What moved on them.
        made_on: The day on which the pages are made.
        language: What the other is called in.
        other: The name of the other, to be taken out of words of one's own; may be empty.
        invented: Whether nobody lived these days.
    """
    counted = Counter(
        each.code
        for each in days.record.of(Event)
        if each.code in EVENTS and not EVENTS[each.code].gate
    )
    noted = sorted(
        (each for each in days.record.of(Event) if each.note),
        key=lambda each: each.moment.local_date,
        reverse=True,
    )
    return Material(
        mirror=mirror,
        first=days.first,
        last=days.last,
        made_on=made_on,
        changes=changes,
        set_aside=days.record.settings.set_aside,
        invented=invented,
        happened=tuple(
            Happened(code=code, times=times) for code, times in counted.most_common()
        ),
        notes=tuple(
            Note(
                day=each.moment.local_date,
                words=without_name(each.note or "", other, language),
            )
            for each in noted
        ),
    )


def without_name(words: str, name: str, language: Language) -> str:
    """Return words in which a name has become `the other`; several names are parted by commas."""
    other = say(language, "web.printed.other")
    for each in (part.strip() for part in name.split(",")):
        if each:
            words = re.sub(
                rf"(?<!\w){re.escape(each)}(?=s?\b)", other, words, flags=re.IGNORECASE
            )
    return words


def print_pages(
    material: Material, choice: Choice, language: Language, other: str = ""
) -> Pages:
    """Return the two pages; drawing them takes most of a second.

    Args:
        material: What there is.
        choice: What the person wants on them.
        language: What they speak.
        other: The name of the other, which goes out of what someone wants to talk about as well.
    """
    asked = replace(choice, question=without_name(choice.question, other, language))
    content = sheets(language, material, asked)
    return Pages(pdf=pages_as_pdf(content), images=pages_as_images(content))


def as_file(pdf: bytes, passphrase: str) -> tuple[bytes, str]:
    """Return the file to keep and how its name ends: locked where there is a passphrase.

    Raises:
        PassphraseTooShortError: There is one, of fewer than ten characters.
    """
    if not passphrase:
        return pdf, ENDING
    return under_passphrase(pdf, passphrase), LOCKED_ENDING


def look_at_days(days: Days) -> tuple[Mirror, Changes | None]:
    """Return what days show, and what moved on them; it takes some seconds."""
    from bedding.actions.look_at_record import look_at, moves_in  # noqa: PLC0415 -- slow import

    looked = look_at(days.diary, days.weekly)
    return looked.mirror, moves_in(days.diary, looked.fitted)


def write_pages(content: bytes, path: Path) -> None:
    """Write the file where the person says; nothing that is there is written over.

    Raises:
        VaultExistsError: There is something of that name.
        OutputError: The file can't be written.
    """
    if path.exists():
        raise VaultExistsError(path)
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWN)
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
    except OSError as error:
        raise OutputError(path, str(error.strerror)) from error


def chosen_sections(names: tuple[str, ...]) -> tuple[Section, ...]:
    """Return the sections of these names, in the order of the pages."""
    return tuple(section for section in Section if section.value in names)


def _latest(record: Record, weeks: int) -> Record:
    days = [day for entry in record.entries.values() if (day := day_of(entry))]
    if weeks == 0 or not days:
        return record
    first = max(days) - timedelta(weeks=weeks) + timedelta(days=1)
    kept = {
        name: entry
        for name, entry in record.entries.items()
        if (day := day_of(entry)) is None or day >= first
    }
    return replace(record, entries=kept)
