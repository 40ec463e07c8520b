"""Which signs our face can write: for whatever else a person typed a word stands in brackets.

A document for screen readers may hold no sign that its face can't show. The face has the signs
of the Latin scripts. A picture sign, a word in another script, or another sign becomes one word
for each run, so that whoever reads sees that something stood there, and what kind of thing. Which
picture it was isn't told: its name in a standard is seldom what the person meant by it.
"""

import struct
import unicodedata
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from typing import Final

from bedding.charts.picture import FONTS

FACES: Final = ("Regular", "SemiBold")
_SEGMENTS: Final = 4  # The format of a table of signs that goes by ranges.
_UNSEEN: Final = frozenset({"Cc", "Cf", "Cn", "Co", "Cs"})
_CHOOSERS: Final = range(0xFE00, 0xFE10)
"""What chooses between two looks of the sign before it, and has none itself."""


class Lacking(StrEnum):
    """What a sign is that the face lacks."""

    PICTURE = "picture"
    SCRIPT = "script"
    SIGN = "sign"


def writable(text: str, words: Mapping[Lacking, str]) -> str:
    """Return a text in signs that the face has, on one line; signs that nobody sees go.

    Args:
        text: What was typed.
        words: What stands in the place of a run of signs of each kind that the face lacks.
    """
    known = signs()
    written: list[str] = []
    last: Lacking | None = None
    gap = False
    for sign in unicodedata.normalize("NFC", text):
        if unicodedata.category(sign) in _UNSEEN or ord(sign) in _CHOOSERS:
            continue
        if sign.isspace():
            gap = True
            continue
        lacking = None if ord(sign) in known else _lacking(sign)
        if lacking is None:
            # A word in brackets stands apart from words, and close to what closes a sentence.
            apart = gap or (last is not None and sign.isalnum())
        elif lacking is last:
            gap = False  # several words of another script are one run
            continue
        else:
            apart = gap or written[-1:] != ["("]
        if apart and written:
            written.append(" ")
        written.append(sign if lacking is None else words[lacking])
        last, gap = lacking, False
    return "".join(written)


def _lacking(sign: str) -> Lacking:
    category = unicodedata.category(sign)
    if category in {"So", "Sk", "Me"}:
        return Lacking.PICTURE
    return Lacking.SCRIPT if category[0] in "LMN" else Lacking.SIGN


@cache
def signs() -> frozenset[int]:
    """Return the code points that every weight of the face has, of the first 65,536."""
    return frozenset.intersection(
        *(
            _signs_of(
                FONTS.joinpath(f"AtkinsonHyperlegibleNext-{face}.ttf").read_bytes()
            )
            for face in FACES
        )
    )


def _signs_of(face: bytes) -> frozenset[int]:
    """Return the code points of a TrueType face, read from the ranges of its table `cmap`."""
    (tables,) = struct.unpack_from(">H", face, 4)
    begin = next(
        struct.unpack_from(">I", face, 12 + 16 * at + 8)[0]
        for at in range(tables)
        if face[12 + 16 * at : 16 + 16 * at] == b"cmap"
    )
    (count,) = struct.unpack_from(">H", face, begin + 2)
    for at in range(count):
        (offset,) = struct.unpack_from(">I", face, begin + 8 + 8 * at)
        place = begin + offset
        if struct.unpack_from(">H", face, place)[0] == _SEGMENTS:
            return _of_ranges(face, place)
    return frozenset()


def _of_ranges(face: bytes, place: int) -> frozenset[int]:
    (doubled,) = struct.unpack_from(">H", face, place + 6)
    segments = doubled // 2
    last_at = place + 14
    first_at = last_at + doubled + 2
    shift_at, range_at = first_at + doubled, first_at + 2 * doubled
    found: set[int] = set()
    for at in range(segments):
        (last,) = struct.unpack_from(">H", face, last_at + 2 * at)
        (first,) = struct.unpack_from(">H", face, first_at + 2 * at)
        (shift,) = struct.unpack_from(">h", face, shift_at + 2 * at)
        (range_,) = struct.unpack_from(">H", face, range_at + 2 * at)
        for code in range(first, min(last, 0xFFFE) + 1):
            glyph = code
            if range_:
                entry = range_at + 2 * at + range_ + 2 * (code - first)
                (glyph,) = struct.unpack_from(">H", face, entry)
            if glyph and (glyph + shift) % 0x10000:
                found.add(code)
    return frozenset(found)
