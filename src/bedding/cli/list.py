"""`bedding list`: one's own days back, the last week first of all."""

from datetime import timedelta
from typing import TYPE_CHECKING

import click

from bedding.cli.group import Command
from bedding.cli.options import language_option
from bedding.cli.output import show
from bedding.cli.telling_entries import told
from bedding.cli.unlocking import Way, opened_to_read, record_options
from bedding.text import Language, calendar_day, say

if TYPE_CHECKING:
    from datetime import date

    from bedding.record import Record

WEEK = 7  # [day]
MARKS = {"written": "o", "left_out": "-", "empty": "_", "outside": " "}


def command(language: Language) -> click.Command:
    """Return the command, with its help in a language."""

    @click.command(
        "list",
        cls=Command,
        help=say(language, "cli.list.help"),
        short_help=say(language, "cli.list.short"),
    )
    @record_options(language)
    @click.option(
        "--days",
        type=click.IntRange(min=1),
        default=WEEK,
        show_default=True,
        metavar="N",
        help=say(language, "cli.list.days"),
    )
    @click.option(
        "--all", "everything", is_flag=True, help=say(language, "cli.list.all")
    )
    @click.option(
        "--calendar",
        "as_calendar",
        is_flag=True,
        help=say(language, "cli.list.calendar"),
    )
    @language_option(language)
    def list_(
        *, way: Way, days: int, everything: bool, as_calendar: bool, language: Language
    ) -> None:
        from bedding.actions.clock_here import sit_down  # noqa: PLC0415 -- slow import

        with opened_to_read(way, language) as notebook:
            today = sit_down().today
            if as_calendar:
                _show_calendar(notebook.record, today, language)
                return
            first = None if everything else today - timedelta(days=days - 1)
            _show_days(notebook.record, first, today, language)

    return list_


def _show_days(
    record: "Record", first: "date | None", last: "date", language: Language
) -> None:
    from bedding.actions.read_days import chat_days, days  # noqa: PLC0415 -- slow import

    found = days(record, first=first, last=last)
    if not found:
        show(say(language, "diary.list.none"))
    for day in found:
        show(calendar_day(language, day.day))
        for entry in day.entries:
            show(f"  {told(entry, record, language)}")
    if first is None:
        for source, (begin, end, count) in chat_days(record).items():
            show(
                say(
                    language,
                    "diary.list.chat",
                    source=source,
                    first=calendar_day(language, begin),
                    last=calendar_day(language, end),
                    days=say(language, "numbers.days", count=count),
                )
            )


def _show_calendar(record: "Record", today: "date", language: Language) -> None:
    from bedding.actions.read_days import calendar  # noqa: PLC0415 -- slow import

    for month in calendar(record, today, months=3):
        show(f"{month.first:%m-%Y}")
        for week in month.weeks:
            show(" ".join(f"{day.day:>2}{MARKS[mark]}" for day, mark in week))
    show(say(language, "diary.list.marks"))
