"""How wide words are, and how they are broken into lines or kept off each other."""

from collections.abc import Sequence
from typing import Final

# Advance widths of the face in fonts/, semi-bold, rounded up [em].
NARROW: Final = frozenset("fijlrt.,:;'’!|()I- ")
WIDE: Final = frozenset("mwMWCDGHKNOQRUVX%")
WIDTHS: Final = {"narrow": 0.34, "usual": 0.6, "wide": 0.76}

EVENING: Final = tuple(1 - 0.03 * step for step in range(1, 17))
"""The widths that are tried to make lines equally long [share of the room]."""

LINE_HEIGHT: Final = 1.32
"""From one line to the next [font size]."""


def text_width(text: str, size: float) -> float:
    """Return about how wide `text` is at font size `size`, never too little for our face [px]."""
    narrow = sum(letter in NARROW for letter in text)
    wide = sum(letter in WIDE for letter in text)
    usual = len(text) - narrow - wide
    return size * (
        narrow * WIDTHS["narrow"] + wide * WIDTHS["wide"] + usual * WIDTHS["usual"]
    )


def wrap(text: str, width: float, size: float) -> tuple[str, ...]:
    """Break `text` between words into as few lines of at most `width` as it takes [px].

    The lines are made about equally long, so that no word is left alone on the last. A word that
    is wider on its own stands alone on its line.
    """
    lines = _filled(text, width, size)
    for share in EVENING:
        narrower = _filled(text, width * share, size)
        if len(narrower) > len(lines):
            break
        lines = narrower
    return lines


def _filled(text: str, width: float, size: float) -> tuple[str, ...]:
    """Fill one line after the other."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer, size) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return tuple(lines)


def stagger(
    starts: Sequence[float], widths: Sequence[float], *, gap: float = 10.0
) -> tuple[int, ...]:
    """Return for each label the first level on which it overlaps none before it.

    Args:
        starts: Where each label begins [px], in any order.
        widths: How wide each label is [px].
        gap: What stays free between two labels [px].
    """
    ends: list[float] = []
    levels = [0] * len(starts)
    for index in sorted(range(len(starts)), key=lambda i: starts[i]):
        start, end = starts[index], starts[index] + widths[index] + gap
        free = (level for level, taken in enumerate(ends) if taken <= start)
        level = next(free, len(ends))
        if level == len(ends):
            ends.append(end)
        else:
            ends[level] = end
        levels[index] = level
    return tuple(levels)
