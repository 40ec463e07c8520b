"""`bedding expire`: how long entries are kept, and letting the older ones go."""

from dataclasses import replace

import click

from bedding.cli.asking import ask_choice, ask_yes
from bedding.cli.group import Command
from bedding.cli.options import language_option
from bedding.cli.output import show
from bedding.cli.unlocking import Way, opened, record_options
from bedding.text import Language, say


def command(language: Language) -> click.Command:
    """Return the command, with its help in a language."""

    @click.command(
        "expire",
        cls=Command,
        help=say(language, "cli.expire.help"),
        short_help=say(language, "cli.expire.short"),
    )
    @record_options(language)
    @language_option(language)
    def expire(*, way: Way, language: Language) -> None:
        from bedding.record import KEEP_MONTHS, UntrustedClockError  # noqa: PLC0415 -- slow import

        with opened(way, language) as (notebook, sitting):
            settings = notebook.record.settings
            months = {str(each): each for each in KEEP_MONTHS}
            labels = {
                name: say(language, "diary.expire.all")
                if each is None
                else say(language, "diary.expire.months", count=each)
                for name, each in months.items()
            }
            chosen = ask_choice(
                language,
                say(language, "diary.expire.how_long"),
                labels,
                current=str(settings.keep_months),
                needed=True,
            )
            if chosen is None or months[chosen] == settings.keep_months:
                show(say(language, "diary.nothing"))
                return
            show(say(language, "diary.expire.for_good"))
            if not ask_yes(language, say(language, "diary.ask.sure")):
                show(say(language, "diary.nothing"))
                return
            notebook.save(
                notebook.record.with_settings(
                    replace(settings, keep_months=months[chosen])
                )
            )
            today = sitting.shown_at.date()
            try:
                gone = notebook.expire(today)
            except UntrustedClockError:
                # The person is asked, and may know better than the program.
                if not ask_yes(language, say(language, "record.day.clock_back")):
                    raise
                gone = notebook.expire(today, certain=True)
            show(say(language, "diary.expire.gone", count=gone))

    return expire
