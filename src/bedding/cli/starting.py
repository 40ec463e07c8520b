"""The start questions on a terminal: once at the beginning, and again whenever someone wants to."""

from typing import TYPE_CHECKING

from bedding.cli.asking import ask_choice, ask_points
from bedding.cli.output import show
from bedding.text import Language, say

if TYPE_CHECKING:
    from bedding.actions.clock_here import Sitting
    from bedding.record import Notebook


def ask_start(notebook: "Notebook", sitting: "Sitting", language: Language) -> bool:
    """Ask the start questions, save what was answered, and return whether anything was.

    What was answered before stands there and stays with Enter.
    """
    from bedding.actions.write_day import add_start  # noqa: PLC0415 -- slow import
    from bedding.record import PATTERNS, PURPOSES, RELATIONS, Start  # noqa: PLC0415 -- slow import

    before = next(notebook.record.of(Start), None)
    show(say(language, "record.start.skip"))

    def chosen(name: str, keys: tuple[str, ...]) -> str | None:
        labels = {key: say(language, f"record.start.{name}_{key}") for key in keys}
        current = None if before is None else getattr(before, name)
        question = say(language, f"record.start.{name}")
        return ask_choice(language, question, labels, current=current)

    purpose = chosen("purpose", PURPOSES)
    if purpose == "reading":
        return False  # Who only reads needs no data.
    relation = chosen("relation", RELATIONS)
    pattern = chosen("pattern", PATTERNS)
    show(say(language, "record.start.early_why"))
    often = ", ".join(
        f"{n} {say(language, f'record.how_often.n{n}')}" for n in range(5)
    )
    early = ask_points(
        language,
        f"{say(language, 'record.start.early')}\n  {often}",
        low=0,
        high=4,
        current=None if before is None else before.early,
    )
    answered = any(each is not None for each in (purpose, relation, pattern, early))
    if not answered and before is None:
        return False
    start = Start(
        moment=sitting.moment(sitting.today, origin="own"),
        purpose=purpose,
        relation=relation,
        pattern=pattern,
        early=early,
    )
    notebook.save(add_start(notebook.record, start, sitting))
    return True
