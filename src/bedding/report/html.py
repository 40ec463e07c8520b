"""The mirror as one page that needs nothing else: no script, no network, no other file."""

from base64 import b64encode
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Final

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from bedding.charts.chart import Chart
from bedding.charts.theme import LOW_LIGHT, PRINT, Theme
from bedding.mirror import Mirror
from bedding.report.page import page
from bedding.report.pictures import map_of_weeks, rhythm_of_days
from bedding.text import Language, decimal

WIDTHS: Final = (("wide", 720.0), ("narrow", 350.0))
"""Widths of a picture [px], on a large screen and on a telephone."""

WEIGHTS: Final = (("400", "Regular"), ("600", "SemiBold"))
"""The weights of the face that the page brings with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture in every width that the page may need, and its numbers.

    Attributes:
        summary: What it shows, in words.
        drawings: The drawing for each width, with the class that shows it.
        control: On what opens the table of the same numbers.
        headings: Of the columns of that table.
        rows: Its cells, written for the language.
    """

    summary: str
    drawings: tuple[tuple[str, Markup], ...]
    control: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def mirror_html(mirror: Mirror, *, language: Language, table: str) -> str:
    """Return the mirror as one page of HTML.

    Args:
        mirror: What the diary shows.
        language: The language of the page.
        table: How the table is called.
    """
    style = _style()
    return _template().render(
        page=page(mirror, language, table=table),
        weeks=_picture(
            language, lambda width: map_of_weeks(mirror, language, width=width)
        ),
        days=_picture(
            language, lambda width: rhythm_of_days(mirror, language, width=width)
        ),
        style=Markup(style),  # noqa: S704 -- our own file, and a face as base64
        style_hash=b64encode(sha256(style.encode()).digest()).decode(),
    )


def _picture(
    language: Language, draw: Callable[[float], Chart | None]
) -> Picture | None:
    charts = [
        (name, chart) for name, width in WIDTHS if (chart := draw(width)) is not None
    ]
    if not charts:
        return None
    chart = charts[0][1]
    keys = tuple(chart.rows[0])
    return Picture(
        summary=chart.caption.summary,
        drawings=tuple(
            (width, Markup(each.svg(LOW_LIGHT)))  # noqa: S704 -- drawn by the charts
            for width, each in charts
        ),
        control=chart.caption.table,
        headings=tuple(chart.caption.columns[key] for key in keys),
        rows=tuple(
            tuple(_cell(language, row[key]) for key in keys) for row in chart.rows
        ),
    )


def _cell(language: Language, cell: str | float | None) -> str:
    if cell is None:
        return "–"
    return cell if isinstance(cell, str) else decimal(language, 100 * cell, digits=0)


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("bedding.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("mirror.html")


@cache
def _style() -> str:
    folder = files("bedding.charts").joinpath("fonts")
    faces = "".join(
        "@font-face{font-family:'Atkinson Hyperlegible Next';"
        f"font-weight:{weight};src:url(data:font/ttf;base64,"
        f"{b64encode(folder.joinpath(f'AtkinsonHyperlegibleNext-{name}.ttf').read_bytes()).decode()}"
        ") format('truetype')}"
        for weight, name in WEIGHTS
    )
    rules = (
        files("bedding.report").joinpath("templates", "mirror.css").read_text("utf-8")
    )
    light = recolour(LOW_LIGHT, PRINT)
    return f"{faces}\n{rules}\n@media (prefers-color-scheme:light){{{light}}}@media print{{{light}}}"


def recolour(drawn: Theme, wanted: Theme) -> str:
    """Return the rules that give a picture drawn in one look the colours of another.

    A rule goes before the attributes of a drawing, so one drawing serves both looks.
    """
    pairs = [
        (getattr(drawn, part), getattr(wanted, part))
        for part in ("paper", "place", "ink", "soft", "faint", "first", "second")
    ]
    return "".join(
        f'svg [{attribute}="{old}"]{{{attribute}:{new}}}'
        for old, new in pairs
        for attribute in ("fill", "stroke")
    )
