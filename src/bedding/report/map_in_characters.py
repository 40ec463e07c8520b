"""The map of storm and bed in characters, for a terminal."""

from typing import Final

import numpy as np

from bedding.mirror import Week

COLUMNS: Final = 56
ROWS: Final = 17

SHADE: Final = "·"
"""Where the latest week may lie."""

LABELS: Final = "123456789abcdefghijklmnopqrstuvwxyz"
"""What each week is called; after these the older weeks have a plain dot."""

PLAIN: Final = "•"


def map_in_characters(
    weeks: tuple[Week, ...], corners: tuple[tuple[int, str, str], ...]
) -> tuple[str, ...]:
    """Return the lines of the map: storm upwards, bed to the right, one mark for each week.

    A later week stands over an earlier one. Around the latest the draws are strewn as dots.

    Args:
        weeks: Oldest first, at least one.
        corners: The name of each corner, with its row (0 or -1) and its side (left or right).
    """
    cells = np.full((ROWS, COLUMNS), " ")
    cells[ROWS // 2, :] = "╌"
    cells[:, COLUMNS // 2] = "╎"
    cells[ROWS // 2, COLUMNS // 2] = "┼"
    for row, side, name in corners:
        _write(cells, row, side, name)
    latest = weeks[-1]
    for storm, bed in zip(latest.storm, latest.bed, strict=True):
        cells[_place(storm, bed)] = SHADE
    for week, name in zip(weeks, names(len(weeks)), strict=True):
        cells[_place(float(np.median(week.storm)), float(np.median(week.bed)))] = name
    edge = "─" * COLUMNS
    return (f"┌{edge}┐", *(f"│{''.join(row)}│" for row in cells), f"└{edge}┘")


def names(count: int) -> tuple[str, ...]:
    """Return the marks of so many weeks, oldest first; the oldest of many share a plain one."""
    named = LABELS[: min(count, len(LABELS))]
    return (PLAIN,) * (count - len(named)) + tuple(named)


def _write(cells: np.ndarray, row: int, side: str, name: str) -> None:
    room = COLUMNS // 2 - 2
    letters = list(name[:room])
    start = 1 if side == "left" else COLUMNS - 1 - len(letters)
    cells[row, start : start + len(letters)] = letters


def _place(storm: float, bed: float) -> tuple[int, int]:
    row = round((1 - float(np.clip(storm, 0, 1))) * (ROWS - 1))
    column = round(float(np.clip(bed, 0, 1)) * (COLUMNS - 1))
    return row, column
