"""Who is in a table: how much each wrote, and what became of the model."""

from collections.abc import Sequence
from typing import Final

from rich import box
from rich.table import Table

from bedding.mirror import Mirror, Moments
from bedding.report.columns import printed
from bedding.text import Language, decimal, say, shown, whole
from bedding.types import Diary

LEAST: Final = 16
"""Room for what became of the model, in letters."""

MOST: Final = 20
"""Persons that are listed when one is to be chosen."""


def people_text(diaries: Sequence[Diary], *, language: Language) -> str:
    """Return who is in a table, so that one can be chosen; of many, those who wrote most."""
    most = sorted(diaries, key=lambda diary: -len(diary.times))[:MOST]
    table = _table(language, ("person", "moments", "days"))
    for diary in most:
        days = Moments(diary).days()
        table.add_row(
            diary.person, whole(language, len(diary.times)), whole(language, days)
        )
    lines = [printed([table], colour=False)]
    if len(most) < len(diaries):
        lines.append(
            say(language, "mirror.table.some", shown=len(most), count=len(diaries))
            + "\n"
        )
    return "".join(lines)


def mirrors_text(mirrors: Sequence[Mirror], *, language: Language) -> str:
    """Return one line for each person: how much they wrote, and how the model compares."""
    rivals = tuple(
        dict.fromkeys(
            rival.name for mirror in mirrors for rival in mirror.reading.rivals
        )
    )
    table = _table(language, ("person", "moments", "days", "model"))
    for rival in rivals:
        table.add_column(say(language, f"rival.{rival}"), justify="right")
    for mirror in mirrors:
        ahead = {rival.name: rival.ahead for rival in mirror.reading.rivals}
        table.add_row(
            shown(mirror.diary.person),
            whole(language, mirror.coverage.entries),
            whole(language, mirror.coverage.days),
            say(language, f"fitted.{mirror.reading.fitted}"),
            *(
                decimal(language, ahead[name]) if name in ahead else "–"
                for name in rivals
            ),
        )
    return printed([table], colour=False)


def _table(language: Language, columns: tuple[str, ...]) -> Table:
    table = Table(box=box.SIMPLE_HEAD, title=None, pad_edge=False)
    for name in columns:
        right = name in {"moments", "days"}
        heading = say(language, f"mirror.table.{name}")
        # The headings of the rivals may break; what stands under these may not.
        least = LEAST if name == "model" else None
        table.add_column(heading, justify="right" if right else "left", min_width=least)
    return table
