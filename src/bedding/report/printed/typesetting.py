"""From what stands on the pages to a document: tagged for screen readers, and always two pages.

The typesetter is Typst. It reads one template of ours and one text of JSON, so that nothing a
person wrote is ever taken for markup. It has our own face only, asks no network and no other
file, and writes PDF/UA-1: headings, tables and pictures have their names and their order. The
template makes each page fit by itself, with smaller letters where there is much.
"""

import json
from functools import cache
from importlib.resources import files
from typing import Any, Final

from bedding.charts.picture import FONTS
from bedding.report.printed.material import Content

PAGES: Final = 2

STANDARD: Final = "ua-1"

SCREEN: Final = 110.0
"""Dots to an inch of the pages as images: sharp on a telephone, and small."""


def pages_as_pdf(content: Content) -> bytes:
    """Return the two pages as PDF; the same content gives the same bytes."""
    made: bytes = _typesetter().compile(
        input=_template(),
        sys_inputs=_given(content),
        format="pdf",
        pdf_standards=[STANDARD],
        # No hour of making in the file: the day stands on the page, and that is all.
        timestamp=0,
    )
    return made


def pages_as_images(content: Content) -> tuple[bytes, ...]:
    """Return the two pages as PNG images, as they will be printed."""
    made: list[bytes] = _typesetter().compile(
        input=_template(), sys_inputs=_given(content), format="png", ppi=SCREEN
    )
    return tuple(made)


@cache
def _typesetter() -> Any:
    import typst  # noqa: PLC0415 -- slow import

    return typst.Compiler(font_paths=[str(FONTS)], ignore_system_fonts=True)


@cache
def _template() -> bytes:
    return files("bedding.report.printed").joinpath("sheets.typ").read_bytes()


def _given(content: Content) -> dict[str, str]:
    return {"content": json.dumps(content, ensure_ascii=False)}
