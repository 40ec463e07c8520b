"""Specifications made into SVG and PNG, with a name and a description for who doesn't see them."""

import re
from collections.abc import Mapping
from functools import cache
from html import escape
from pathlib import Path
from typing import Any, Final

VEGA_LITE: Final = "5.21"
"""The version of Vega-Lite that a picture is made with; the converter brings it along."""

FONTS: Final = Path(__file__).parent / "fonts"
"""Atkinson Hyperlegible Next, under the SIL Open Font License in the same folder."""

_INNER_ARIA: Final = re.compile(r' (?:class|role|aria-[a-z]+)="[^"]*"')
_OWN_ID: Final = re.compile(r' id="([^"]+)"')
_LINK: Final = re.compile(r"url\(#([^)]+)\)")


@cache
def _converter() -> Any:
    """Return the converter, which knows our face from then on."""
    import vl_convert  # noqa: PLC0415 -- slow import

    vl_convert.register_font_directory(str(FONTS))
    return vl_convert


def svg(
    specification: Mapping[str, Any], *, identifier: str, title: str, description: str
) -> str:
    """Return the picture as one `<svg>` that names itself and refers to nothing outside it.

    Args:
        specification: Vega-Lite with a theme.
        identifier: What every id in it begins with; unique on the page where it will stand.
        title: Its accessible name.
        description: What it shows.
    """
    drawn: str = _converter().vegalite_to_svg(
        dict(specification), vl_version=VEGA_LITE, allowed_base_urls=[]
    )
    # Vega names its groups in English, for programs; the picture has one name, in the reader's.
    drawn = _INNER_ARIA.sub("", drawn)
    drawn = _OWN_ID.sub(rf' id="{identifier}-\1"', drawn)
    drawn = _LINK.sub(rf"url(#{identifier}-\1)", drawn)
    words = (
        f'<title id="{identifier}-title">{escape(title)}</title>'
        f'<desc id="{identifier}-desc">{escape(description)}</desc>'
    )
    root, rest = drawn.split(">", 1)
    label = f' role="img" aria-labelledby="{identifier}-title {identifier}-desc"'
    return f"{root}{label}>{words}{rest}"


def png(picture: str, *, scale: float) -> bytes:
    """Return an SVG picture as PNG, `scale` dots to a pixel."""
    drawn: bytes = _converter().svg_to_png(picture, scale=scale)
    return drawn
