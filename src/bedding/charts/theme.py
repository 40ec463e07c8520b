"""The two looks of every picture: calm low light, and paper.

A chart names the part that a mark plays (`median`, `first-fill`, `note`); only here does a part
get a colour, a weight or a dash. Two quantities that are drawn together differ in luminance as
well as in hue, and in shape or dash too, so that a copy in grey says the same.
"""

from dataclasses import dataclass
from typing import Any, Final

FONT: Final = '"Atkinson Hyperlegible Next", system-ui, -apple-system, "Segoe UI", Roboto, sans-serif'
"""The face in `fonts/` first: a static picture always has it; a page may use its own."""

TITLE_SIZE: Final = 17.0
LABEL_SIZE: Final = 13.0
NOTE_SIZE: Final = 12.5
TICK_SIZE: Final = 12.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """One look.

    Attributes:
        name: How a caller asks for it.
        paper: What everything lies on.
        place: A plotting area, a little apart from the paper.
        ink: What is to be read first.
        soft: What is to be read next: notes, ticks, older weeks.
        faint: Hairlines.
        first: The first of two quantities.
        second: The second of two quantities, of another luminance.
        ramp: From little to much, in equal steps of lightness.
    """

    name: str
    paper: str
    place: str
    ink: str
    soft: str
    faint: str
    first: str
    second: str
    ramp: tuple[str, ...]

    def config(self) -> dict[str, Any]:
        """Return the Vega-Lite configuration that gives every part its look."""
        return {
            "aria": False,  # the picture as a whole has a name; marks would speak English
            "background": self.paper,
            "font": FONT,
            "padding": 0,
            "view": {"stroke": None, "fill": None},
            "point": {"opacity": 1},
            "rect": {"opacity": 1},
            "area": {"opacity": 1, "line": False},
            "range": {"heatmap": list(self.ramp)},
            "style": self._text() | self._lines() | self._surfaces() | self._symbols(),
        }

    def _text(self) -> dict[str, Any]:
        def text(color: str, size: float, weight: int = 400) -> dict[str, Any]:
            return {"color": color, "fontSize": size, "fontWeight": weight}

        halo = {"stroke": self.paper, "strokeWidth": 4, "strokeJoin": "round"}
        return {
            "title": text(self.ink, TITLE_SIZE, 600),
            "lead": text(self.soft, LABEL_SIZE),
            "label": text(self.ink, LABEL_SIZE, 600),
            "label-halo": text(self.paper, LABEL_SIZE, 600) | halo,
            "note": text(self.soft, NOTE_SIZE),
            "note-halo": text(self.place, NOTE_SIZE) | halo | {"stroke": self.place},
            "note-strong": text(self.ink, NOTE_SIZE),
            "tick": text(self.soft, TICK_SIZE),
            "tick-halo": text(self.paper, TICK_SIZE) | halo,
            "tick-strong": text(self.ink, TICK_SIZE),
        }

    def _lines(self) -> dict[str, Any]:
        def line(color: str, width: float, **more: object) -> dict[str, Any]:
            round_ends = {"strokeCap": "round", "strokeJoin": "round"}
            return {"color": color, "strokeWidth": width} | round_ends | more

        return {
            "hairline": line(self.faint, 1),
            "hairline-dashed": line(self.faint, 1, strokeDash=[2, 4]),
            "zero": line(self.soft, 1),
            "second-swatch": line(self.second, 12, opacity=0.3, strokeCap="butt"),
            "event": line(self.soft, 1, strokeDash=[1, 3]),
            "path": line(self.soft, 1.4),
            "median": line(self.ink, 2.2),
            "first-line": line(self.first, 2.4),
            "second-line": line(self.second, 2.4, strokeDash=[6, 5]),
            "line-halo": line(self.paper, 5, opacity=0.8),
            "first-run": line(self.first, 1, opacity=0.34),
            "second-run": line(self.second, 1, opacity=0.4, strokeDash=[2, 3]),
            "interval": line(self.first, 2),
            "interval-thick": line(self.first, 7),
            "contour": line(self.ink, 1.3),
            "contour-halo": line(self.paper, 3.2, opacity=0.55),
            "region-last": line(self.first, 1.3),
            "region-last-wide": line(self.first, 1.2, strokeDash=[3, 4]),
        }

    def _surfaces(self) -> dict[str, Any]:
        def surface(color: str, opacity: float = 1.0, **more: object) -> dict[str, Any]:
            return {"color": color, "fillOpacity": opacity} | more

        outlined = {"stroke": self.second, "strokeWidth": 1.2}
        return {
            "place": surface(self.place),
            "middle": surface(self.faint, 0.45),
            "first-fill": surface(self.first),
            "second-fill": surface(self.second),
            "first-band": surface(self.first, 0.38),
            "first-band-wide": surface(self.first, 0.2),
            "second-band": surface(self.second, 0.4),
            "second-band-wide": surface(self.second, 0.22),
            "second-hollow": surface(
                self.second, 0.5, stroke=self.second, strokeWidth=1
            ),
            "prior": surface(self.second, 0.26, **outlined),
            "cell": {},
            # A closed line takes its own stroke, and its filling from here.
            "region": {
                "color": self.soft,
                "strokeWidth": 0,
                "fill": self.soft,
                "fillOpacity": 0.17,
            },
            "region-fill": {
                "color": self.first,
                "strokeWidth": 0,
                "fill": self.first,
                "fillOpacity": 0.16,
            },
        }

    def _symbols(self) -> dict[str, Any]:
        def solid(color: str, size: float, **more: object) -> dict[str, Any]:
            return {"filled": True, "color": color, "size": size} | more

        def ring(color: str, size: float, width: float = 1.6) -> dict[str, Any]:
            return {"filled": False, "color": color, "size": size, "strokeWidth": width}

        return {
            "grain": solid(self.first, 7, opacity=0.5),
            "week": solid(self.soft, 34),
            "week-last": solid(self.ink, 90),
            "week-ring": ring(self.ink, 260),
            "arrow": solid(self.soft, 42),
            "interval-dot": solid(self.ink, 76),
            "pile": solid(self.first, 60),
            "came": solid(self.ink, 26),
            "mark-solid": solid(self.ink, 62),
            "mark-ring": ring(self.ink, 56, 1.5),
            "mark-soft": ring(self.soft, 26, 1.3),
            "mark-dash": ring(self.soft, 40, 2),
            "preset": solid(self.paper, 84),
            "preset-core": solid(self.ink, 40),
            "dot": solid(self.ink, 100),
            "dot-ring": ring(self.ink, 100, 1.8),
            "dot-rest": solid(self.soft, 100),
            "dot-speck": solid(self.soft, 9),
        }


LOW_LIGHT: Final = Theme(
    name="low-light",
    paper="#1d1b19",
    place="#25221f",
    ink="#efe7da",
    soft="#b5ab9b",
    faint="#4a443d",
    first="#edc48a",
    second="#6e95b5",
    ramp=(
        "#1e3246", "#394364", "#5a5480", "#856587", "#a87a87",
        "#c69184", "#d6af82", "#e7cba2", "#f8e6c3",
    ),
)  # fmt: skip
"""For the evening: warm charcoal, text like paper. What every picture looks like unless asked."""

PRINT: Final = Theme(
    name="print",
    paper="#ffffff",
    place="#f6f4f0",
    ink="#1c1a18",
    soft="#57514a",
    faint="#c9c3ba",
    first="#b5822f",
    second="#23425e",
    ramp=(
        "#faf3e5", "#e9d7bd", "#daba97", "#cb9c8f", "#b0818f",
        "#8d6c8e", "#605a86", "#3d486b", "#20364d",
    ),
)  # fmt: skip
"""For paper and bright rooms; every difference survives a black-and-white printer."""

THEMES: Final = {theme.name: theme for theme in (LOW_LIGHT, PRINT)}
