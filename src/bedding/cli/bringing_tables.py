"""A table on its way into the record: what it holds, what is asked about it, and only then its rows."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bedding.cli.asking import ask_choice, ask_line, ask_points, ask_yes
from bedding.cli.output import show, show_error
from bedding.text import Language, calendar_day, plain, say

if TYPE_CHECKING:
    from bedding.actions.import_table import Found
    from bedding.readers import Codebook, UnknownWordError
    from bedding.record import Notebook


def bring_table(
    notebook: "Notebook",
    place: Path,
    codebook: "Codebook",
    *,
    person: str | None,
    zone: str,
    language: Language,
) -> None:
    """Show what a table holds, ask what it does not say, and keep its rows.

    Raises:
        TableError: It can't be used; the classes say why.
    """
    from bedding.actions import import_table  # noqa: PLC0415 -- slow import

    persons = import_table.people(place, codebook)
    if person is None and len(persons) > 1:
        person = _ask_whose(persons, language)
    if person is None and len(persons) > 1:
        show(say(language, "diary.nothing"))
        return
    whose = person if codebook.person is not None else None
    found = _looked_into(notebook, place, codebook, whose, zone, language)
    if found is None:
        show(say(language, "diary.nothing"))
        return
    _show_preview(found, codebook, zone, language)
    if not found.beside.new:
        show(say(language, "diary.table.nothing_new"))
        return
    instead = bool(found.beside.changed) and _ask_instead(language)
    if not ask_yes(
        language, say(language, "diary.table.keep", count=len(found.beside.new))
    ):
        show(say(language, "diary.nothing"))
        return
    notebook.save(import_table.keep(notebook.record, found, instead=instead))
    show(say(language, "diary.saved"))
    show(say(language, "diary.import.original", path=plain(str(place))))


def _looked_into(
    notebook: "Notebook",
    place: Path,
    codebook: "Codebook",
    whose: str | None,
    zone: str,
    language: Language,
) -> "Found | None":
    """Return what a table holds, or None where a question about it was left empty."""
    from bedding.actions import import_table  # noqa: PLC0415 -- slow import
    from bedding.readers import NoDateError, UnknownWordError  # noqa: PLC0415 -- slow import

    start: datetime | None = None
    while True:
        try:
            return import_table.look_into(
                notebook.record, place, codebook, person=whose, start=start
            )
        except NoDateError:
            start = _ask_start(zone, language)
            if start is None:
                return None
        except UnknownWordError as error:
            value = _ask_word(codebook, error, language)
            if value is None:
                return None
            word, column = error.value or "", error.column or ""
            codebook = import_table.with_word(codebook, column, word, value)


def _ask_whose(persons: tuple[str, ...], language: Language) -> str | None:
    names = {str(place): plain(name) for place, name in enumerate(persons)}
    chosen = ask_choice(language, say(language, "diary.table.person"), names)
    return None if chosen is None else persons[int(chosen)]


def _ask_start(zone: str, language: Language) -> datetime | None:
    while True:
        typed = ask_line(say(language, "diary.table.start"))
        if typed == "":
            return None
        try:
            return datetime.fromisoformat(typed).replace(tzinfo=ZoneInfo(zone))
        except ValueError:
            show_error(say(language, "diary.table.not_a_moment"))


def _ask_word(
    codebook: "Codebook", error: "UnknownWordError", language: Language
) -> float | None:
    """Ask which answer a word stands for; a scale is asked in whole numbers."""
    measure = next(
        each
        for each in codebook.measures
        if error.column in {part.column for part in each.parts}
    )
    low, high = round(measure.low), round(measure.high)
    question = say(
        language,
        "diary.table.word",
        word=plain(error.value or ""),
        column=plain(error.column or ""),
        low=str(low),
        high=str(high),
    )
    said = ask_points(language, question, low=low, high=high)
    return None if said is None else float(said)


def _ask_instead(language: Language) -> bool:
    choices = {
        name: say(language, f"diary.table.{name}") for name in ("both", "instead")
    }
    said = ask_choice(language, say(language, "diary.table.changed"), choices)
    return said == "instead"


def _show_preview(
    found: "Found", codebook: "Codebook", zone: str, language: Language
) -> None:
    from bedding.readers import Clock  # noqa: PLC0415 -- slow import

    show(
        say(
            language,
            "diary.table.seen",
            codebook=plain(found.codebook),
            count=len(found.rows),
            first=calendar_day(language, found.first),
            last=calendar_day(language, found.last),
        )
    )
    for name, count in found.counts.items():
        called = say(language, f"diary.table.name.{name}")
        low, high = found.scales[name]
        told = say(
            language,
            "diary.table.measure",
            name=called,
            count=count,
            low=f"{low:g}",
            high=f"{high:g}",
        )
        show(f"  {told}")
    for column, count in found.words.items():
        told = say(language, "diary.table.words", column=plain(column), count=count)
        show(f"  {told}")
    if found.unread:
        columns = ", ".join(plain(each) for each in found.unread)
        show(say(language, "diary.table.unread", columns=columns))
    left = {
        "empty": found.empty,
        "twice": found.beside.twice,
        "known": found.beside.known,
    }
    for key, count in left.items():
        if count:
            show(say(language, f"diary.table.{key}", count=count))
    if isinstance(codebook.time, Clock):
        show(say(language, "diary.table.zone", zone=codebook.time.zone or zone))
