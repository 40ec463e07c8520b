"""A picture with everything that belongs to it: words, numbers, table, and ways to show it."""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape
from typing import Any

from bedding.charts import picture
from bedding.charts.errors import MissingHeadingError
from bedding.charts.table import Cell, table
from bedding.charts.theme import LOW_LIGHT, PRINT, Theme
from bedding.charts.words import Caption


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """One picture, not yet in a theme.

    Attributes:
        specification: Vega-Lite v5 without a theme; every mark names the part it plays.
        caption: The words around it.
        rows: The same numbers, by the keys of `caption.columns`; None where there is nothing.
        numbers: The few that a sentence about it needs.
    """

    specification: Mapping[str, Any]
    caption: Caption
    rows: tuple[Mapping[str, Cell], ...]
    numbers: Mapping[str, float]

    def __post_init__(self) -> None:
        """Raise MissingHeadingError where a column has no heading."""
        keys = tuple(self.rows[0]) if self.rows else ()
        for key in keys:
            if key not in self.caption.columns:
                raise MissingHeadingError(key, columns=keys)

    def themed(self, theme: Theme = LOW_LIGHT) -> dict[str, Any]:
        """Return the whole specification, as Vega-Lite reads it.

        In a page with a strict content policy, compile it with `ast: true` and give Vega its
        expression interpreter; there is no expression of ours in it.
        """
        return {**self.specification, "config": theme.config()}

    def identifier(self, theme: Theme = LOW_LIGHT) -> str:
        """Return what the ids of this picture begin with: another picture has another."""
        told = json.dumps(
            [self.themed(theme), self.caption.title, self.caption.summary]
        )
        return f"chart-{hashlib.sha256(told.encode()).hexdigest()[:10]}"

    def svg(self, theme: Theme = LOW_LIGHT) -> str:
        """Return the picture as SVG, named and described, without scripts or links outside."""
        return picture.svg(
            self.themed(theme),
            identifier=self.identifier(theme),
            title=self.caption.title,
            description=self.caption.summary,
        )

    def png(self, theme: Theme = LOW_LIGHT, *, scale: float = 2.0) -> bytes:
        """Return the picture as PNG, `scale` dots to a pixel."""
        return picture.png(self.svg(theme), scale=scale)

    def html(
        self,
        theme: Theme = LOW_LIGHT,
        *,
        number: Callable[[float], str],
        absent: str = "–",
    ) -> str:
        """Return a `<figure>` with the picture, its summary, and its numbers in a table.

        Args:
            theme: The look of the picture.
            number: Writes a number as the language does.
            absent: What stands in the table where there is nothing.
        """
        caption = self.caption
        columns = {
            key: caption.columns[key] for key in (self.rows[0] if self.rows else ())
        }
        numbers = table(
            self.rows, columns, caption=caption.title, number=number, absent=absent
        )
        name = f"{self.identifier(theme)}-summary"
        return (
            f'<figure class="chart" aria-labelledby="{name}">{self.svg(theme)}'
            f'<figcaption id="{name}">{escape(caption.summary)}</figcaption>'
            f"<details><summary>{escape(caption.table)}</summary>{numbers}</details></figure>"
        )

    def _repr_html_(self) -> str:
        """Return the figure as a notebook shows it: on paper, with three digits of each number."""
        return self.html(PRINT, number=lambda value: f"{value:.3g}")
