"""Which signs our face can write: whatever else a person typed becomes one plain sign.

A document for screen readers may hold no sign that its face can't show. The face has the signs
of the Latin scripts; a picture sign or another script becomes a question mark, one for each run.
"""

import struct
import unicodedata
from functools import cache
from typing import Final

from bedding.charts.picture import FONTS

UNKNOWN: Final = "?"
FACES: Final = ("Regular", "SemiBold")
_SEGMENTS: Final = 4  # The format of a table of signs that goes by ranges.
_UNSEEN: Final = frozenset({"Cc", "Cf", "Cn", "Co", "Cs"})


def writable(text: str) -> str:
    """Return a text in signs that the face has; signs that nobody sees go."""
    known = signs()
    written: list[str] = []
    for sign in unicodedata.normalize("NFC", text):
        if unicodedata.category(sign) in _UNSEEN:
            continue
        if sign.isspace():
            written.append(" ")
        elif ord(sign) in known:
            written.append(sign)
        elif written[-1:] != [UNKNOWN]:
            written.append(UNKNOWN)
    return "".join(written)


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
