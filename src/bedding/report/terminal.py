"""The mirror in a terminal: 80 columns, and readable without colour."""

from typing import Final

from rich import box
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from bedding.mirror import Mirror
from bedding.report.columns import printed
from bedding.report.map_in_characters import map_in_characters, names
from bedding.report.moving import Moves
from bedding.report.page import Block, Line, Page, page
from bedding.report.pictures import map_summary
from bedding.report.telling import OF
from bedding.text import Language, say

INDENT: Final = (0, 0, 0, 2)

CORNERS: Final = (
    (0, "left", "storm_without_bed"),
    (0, "right", "hard_time"),
    (-1, "left", "distance"),
    (-1, "right", "calm_bed"),
)
"""The names of the corners of the map: row, side, key."""

COUNTED: Final = "●"
OTHER: Final = "○"


def mirror_text(
    mirror: Mirror, *, language: Language, table: str, note: str = "", colour: bool
) -> str:
    """Return the mirror as text for a terminal of 80 columns.

    Args:
        mirror: What the diary shows.
        language: The language of the text.
        table: How the table is called.
        note: What must be known of this table; may be empty.
        colour: Whether bold and dim may be used; every word is there without them.
    """
    told = page(mirror, language, table=table, note=note)
    return printed(_parts(mirror, told, language), colour=colour)


def _parts(mirror: Mirror, told: Page, language: Language) -> list[RenderableType]:
    words = told.words
    parts: list[RenderableType] = [
        Text(words["heading"], style="bold"),
        Text(words["lead"]),
        Text(""),
        Text(" ".join(told.covered)),
        Text(told.person, style="dim"),
    ]
    if told.note:
        parts.append(Text(told.note, style="dim"))
    for sentence in told.told:
        parts += [Text(""), Padding(Text(sentence, style="bold"), INDENT)]
    parts += [_heading(words["storm_title"]), _map(mirror, told, language)]
    parts += [_heading(words["rhythm_title"]), _numbers(told.rhythm)]
    for title, blocks in (
        (words["signs_title"], told.signs),
        (words["distinctions_title"], told.distinctions),
    ):
        parts.append(_heading(title))
        parts += [_block(block, words["changes_label"]) for block in blocks]
    if told.moves is not None:
        parts += [_heading(told.moves.title), *_moves(told.moves)]
    parts += [
        _heading(words["model_title"]),
        *(Text(sentence) for sentence in told.fit),
    ]
    if told.leanings:
        parts += [Text(""), _numbers(told.leanings)]
    if told.rivals:
        parts += [Text(""), _rivals(told)]
    parts += [
        _heading(words["cannot_title"]),
        Text(words["absence"]),
        Text(""),
        _cannot(told),
    ]
    parts += [_heading(words["how_title"])]
    parts += [
        Text(words[f"how_{part}"]) for part in ("numbers", "dots", "poles", "you")
    ]
    parts += [Text(""), Text(words["help"]), Text(words["end"], style="dim")]
    return parts


def _heading(title: str) -> RenderableType:
    return Padding(
        Rule(Text(title, style="bold"), align="left", characters="─"), (1, 0)
    )


def _map(mirror: Mirror, told: Page, language: Language) -> RenderableType:
    weeks = mirror.weeks
    if not weeks:
        return Text(told.words["storm_none"])
    latest = names(len(weeks))[-1]
    more = say(language, "mirror.map.more_storm"), say(language, "mirror.map.more_bed")
    corners = tuple(
        (row, side, say(language, f"mirror.map.{name}")) for row, side, name in CORNERS
    )
    return Group(
        Text(f"↑ {more[0]}", style="dim"),
        Text("\n".join(map_in_characters(weeks, corners))),
        Text(f"{more[1]} →".rjust(58), style="dim"),
        Text(say(language, "mirror.map.legend", last=latest)),
        Text(map_summary(weeks, language)),
        Text(told.words["map_storm_is"], style="dim"),
        Text(told.words["map_bed_is"], style="dim"),
        *([Text(told.words["map_place"])] if told.words["map_place"] else []),
    )


def _numbers(lines: tuple[Line, ...]) -> RenderableType:
    table = Table.grid(padding=(0, 2), expand=True)
    table.add_column(ratio=5)
    table.add_column(ratio=3)
    table.add_column(ratio=5)
    for line in lines:
        table.add_row(line.title, Text(line.value, style="bold"), line.ends)
    return table


def _block(block: Block, changes: str) -> RenderableType:
    parts: list[RenderableType] = [Text(block.title, style="bold")]
    inner: list[RenderableType] = []
    if block.dots is not None:
        dots = COUNTED * block.dots.alarm + OTHER * (OF - block.dots.alarm)
        inner += [
            Text(f"{COUNTED} {block.alarm}"),
            Text(f"{OTHER} {block.rest}"),
            Text(" ".join(dots[start : start + 5] for start in range(0, OF, 5))),
        ]
    inner.append(Text(block.said))
    if block.basis:
        inner.append(Text(block.basis, style="dim"))
    for line in block.lines:
        inner.append(Text(f"– {line.sentence} {line.certainty}", style="dim"))
        inner.append(Text(f"  {changes}: {line.changes}", style="dim"))
    parts += [Padding(part, INDENT) for part in inner]
    return Group(*parts, Text(""))


def _moves(told: Moves) -> list[RenderableType]:
    """Return what moved, each thing as a few lines: the table is too wide for a terminal."""
    parts: list[RenderableType] = []
    for row in told.rows:
        _, way, *named = told.headings
        cells = (row.first, row.last, row.when, row.probability)
        more = [
            f"{name}: {cell}" for name, cell in zip(named, cells, strict=True) if cell
        ]
        parts += [
            Text(row.what, style="bold"),
            Padding(Text(". ".join([f"{way}: {row.way}", *more]) + "."), INDENT),
        ]
    return [*parts, *(Text(each, style="dim") for each in told.said)]


def _rivals(told: Page) -> RenderableType:
    words = told.words
    table = Table(
        box=box.SIMPLE_HEAD, title=words["rivals_title"], title_justify="left"
    )
    table.add_column(words["column_rival"])
    table.add_column(words["column_ahead"], justify="right")
    table.add_column(words["column_range"])
    for rival in told.rivals:
        table.add_row(rival.name, rival.ahead, rival.ends)
    return Group(table, Text(words["rivals_lead"], style="dim"))


def _cannot(told: Page) -> RenderableType:
    table = Table.grid(padding=(0, 2), expand=True)
    table.add_column(ratio=2)
    table.add_column(ratio=3)
    for what, why in told.cannot:
        table.add_row(what, Text(why, style="dim"))
    return table
