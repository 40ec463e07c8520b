"""`bedding study`: many people from one file: scenarios, fits, comparisons, checks and a report."""

from collections.abc import Callable
from typing import Final

import click

from bedding.cli import study_steps
from bedding.cli.group import Commands, spoken_language
from bedding.text import Language, say

STEPS: Final[dict[str, Callable[[Language], click.Command]]] = {
    "init": study_steps.init,
    "simulate": study_steps.simulate,
    "check": study_steps.check,
    "fit": study_steps.fit,
    "compare": study_steps.compare,
    "report": study_steps.report,
    "resume": study_steps.resume,
}
"""What can be done with a study, in the order of a first walk."""


class Steps(Commands):
    """The steps of a study."""

    def get_command(
        self,
        ctx: click.Context,  # noqa: ARG002 -- click calls it so
        cmd_name: str,
    ) -> click.Command | None:
        """Return a step in the language of the person, or None when there is none."""
        made = STEPS.get(cmd_name)
        return None if made is None else made(spoken_language())

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        """Return the options: the version is the whole program's."""
        return [each for each in super().get_params(ctx) if each.name != "version"]

    def format_help_text(
        self,
        ctx: click.Context,  # noqa: ARG002 -- click calls it so
        formatter: click.HelpFormatter,
    ) -> None:
        """Write what a study is."""
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(say(spoken_language(), "cli.study.help"))


def command(language: Language) -> click.Command:
    """Return the command, with its help in a language."""
    steps = Steps("study", modules=())
    steps.modules = dict.fromkeys(STEPS, "")
    steps.help = say(language, "cli.study.help")
    steps.short_help = say(language, "cli.study.short")
    return steps
