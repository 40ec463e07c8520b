"""`bedding checkin`: the evening, in at most nine answers."""

from datetime import timedelta

import click

from bedding.cli.asking import ask_yes
from bedding.cli.forms import fill
from bedding.cli.group import Command
from bedding.cli.happenings import add
from bedding.cli.limits import limits_told
from bedding.cli.options import back_option, language_option
from bedding.cli.output import show
from bedding.cli.unlocking import Way, opened, record_options
from bedding.text import Language, say


def command(language: Language) -> click.Command:
    """Return the command, with its help in a language."""

    @click.command(
        "checkin",
        cls=Command,
        help=say(language, "cli.checkin.help"),
        short_help=say(language, "cli.checkin.short"),
    )
    @record_options(language)
    @back_option(language)
    @language_option(language)
    def checkin(*, way: Way, back: int, language: Language) -> None:
        from bedding.actions.write_day import evening  # noqa: PLC0415 -- slow import
        from bedding.record import rhythm_is_due  # noqa: PLC0415 -- slow import

        with opened(way, language) as (notebook, sitting), limits_told(language):
            day = sitting.today - timedelta(days=back)
            entry = fill(notebook, evening(notebook.record, day), sitting, language)
            if entry is not None:
                day = entry.moment.local_date
            if ask_yes(language, say(language, "diary.event.anything")):
                add(notebook, day, sitting, language)
            show(
                say(language, "diary.nothing" if entry is None else "record.day.saved")
            )
            if rhythm_is_due(notebook.record, sitting.today):
                show(say(language, "diary.settings.due"))

    return checkin
