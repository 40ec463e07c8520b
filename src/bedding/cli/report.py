"""`bedding report`: two pages to take along to a talk."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from bedding.cli.asking import ask_path
from bedding.cli.group import Command
from bedding.cli.options import language_option
from bedding.cli.output import show, show_error
from bedding.cli.resting import stop_unless_shown
from bedding.cli.secrets_on_screen import new_passphrase
from bedding.cli.unlocking import Way, opened_to_read, record_options
from bedding.text import Language, say

if TYPE_CHECKING:
    from bedding.report.printed import Section


def command(language: Language) -> click.Command:
    """Return the command, with its help in a language."""

    @click.command(
        "report",
        cls=Command,
        help=say(language, "cli.report.help"),
        short_help=say(language, "cli.report.short"),
    )
    @record_options(language)
    @click.option(
        "--out",
        type=click.Path(path_type=Path, dir_okay=False),
        metavar="FILE",
        help=say(language, "cli.report.out"),
    )
    @click.option(
        "--sections",
        metavar="a,b,…",
        default="",
        help=say(language, "cli.report.sections"),
    )
    @click.option(
        "--weeks",
        type=click.Choice(["0", "4", "12"]),
        default="0",
        show_default=True,
        help=say(language, "cli.report.weeks"),
    )
    @click.option("--age", is_flag=True, help=say(language, "cli.report.age"))
    @language_option(language)
    def report(
        *,
        way: Way,
        out: Path | None,
        sections: str,
        weeks: str,
        age: bool,
        language: Language,
    ) -> None:
        from bedding.actions.clock_here import sit_down  # noqa: PLC0415 -- slow import
        from bedding.care import Part  # noqa: PLC0415 -- slow import

        with opened_to_read(way, language) as notebook:
            record = notebook.record
        today = sit_down().today
        stop_unless_shown(record, Part.DISTINCTIONS, today, language)
        from bedding.actions.print_report import (  # noqa: PLC0415 -- slow import
            as_file,
            days_of,
            look_at_days,
            material_of,
            print_pages,
            write_pages,
        )
        from bedding.report.printed import SECTIONS, Choice  # noqa: PLC0415 -- slow import

        chosen = _sections(sections) or SECTIONS
        days = days_of(record, int(weeks))
        if days is None:
            show(say(language, "diary.list.none"))
            return
        place = out or ask_path(say(language, "diary.export.where"))
        if place is None:
            show(say(language, "diary.nothing"))
            return
        passphrase = new_passphrase(way, language) if age else ""
        show_error(say(language, "cli.report.running"))
        mirror, changes = look_at_days(days)
        material = material_of(days, mirror, changes, made_on=today, language=language)
        pages = print_pages(material, Choice(sections=chosen), language)
        content, _ = as_file(pages.pdf, passphrase)
        write_pages(content, place)
        show(say(language, "cli.wrote", path=str(place)))

    return report


def _sections(names: str) -> "tuple[Section, ...]":
    from bedding.actions.print_report import chosen_sections  # noqa: PLC0415 -- slow import
    from bedding.report.printed import Section  # noqa: PLC0415 -- slow import

    chosen = tuple(name.strip() for name in names.split(",") if name.strip())
    wrong = [name for name in chosen if name not in {each.value for each in Section}]
    if wrong:
        known = ", ".join(each.value for each in Section)
        raise click.BadParameter(f"{wrong[0]} ({known})", param_hint="--sections")
    return chosen_sections(chosen)
