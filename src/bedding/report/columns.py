"""Text for a terminal of 80 columns, readable without colour."""

from collections.abc import Iterable
from io import StringIO
from typing import Final

from rich.console import Console, RenderableType

COLUMNS: Final = 80
"""How wide a terminal is at least; nothing is wider."""


def printed(parts: Iterable[RenderableType], *, colour: bool) -> str:
    """Return parts as a terminal would show them, one below the other, without space at the ends.

    Args:
        parts: What is to be shown.
        colour: Whether bold and dim may be used; every word is there without them.
    """
    out = StringIO()
    console = Console(
        file=out,
        width=COLUMNS,
        force_terminal=colour,
        color_system="standard" if colour else None,
        highlight=False,
        emoji=False,
        markup=False,
    )
    for part in parts:
        console.print(part)
    lines = (line.rstrip() for line in out.getvalue().splitlines())
    return "\n".join(lines).strip("\n") + "\n"
