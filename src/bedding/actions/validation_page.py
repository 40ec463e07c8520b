"""The page on validation: a table of every target, pictures, and reasons for what is not met."""

from collections.abc import Sequence
from math import floor, log10
from pathlib import Path
from typing import Final

import numpy as np
from jaxtyping import Float

from bedding.actions.validate_model import LETTER, Outcome
from bedding.charts import PRINT, Caption, Line, LinesWords, Tick, lines
from bedding.model.validation import Figure, Picture

PAGE: Final = "validation.md"
PICTURES: Final = "figures"
"""Folder of the pictures, beside the page."""

HEAD: Final = """# Validation

What others found, and whether the model shows it. Each target was chosen and given its tolerance
before the model was calibrated; one set of numbers serves all. Type H is a published number, R a
ratio or range, S only a direction. Where a source gives only a direction, the band is our choice.

This page is written by

```sh
bedding validate
```

An interval is 95 %: over persons for a sign, over seeds or persons for a band. A sign counts as
met when its whole interval lies on the right side, a band when the number lies in it. Every person
here is simulated: a target that is met says that the model can show a finding, not that the finding
is true of anyone. Where no source says how strong an event is, or how far couples differ, the
experiment's own settings are our choice; in 10, 17 and 19 they were chosen with the outcome in
view, so those three say less than the others.
"""


def write_validation_page(outcomes: Sequence[Outcome], folder: Path) -> Path:
    """Write the page and its pictures into a folder; return where the page is."""
    pictures = folder / PICTURES
    pictures.mkdir(parents=True, exist_ok=True)
    for outcome in outcomes:
        picture = outcome.measurement.picture
        if picture is not None:
            place = pictures / _name(outcome)
            place.write_text(_drawn(picture), encoding="utf-8")
    page = folder / PAGE
    page.write_text(validation_page(outcomes), encoding="utf-8")
    return page


def validation_page(outcomes: Sequence[Outcome]) -> str:
    """Return the page as Markdown."""
    met = sum(outcome.measurement.met for outcome in outcomes)
    lines_of = [HEAD, f"**{met} of {len(outcomes)} targets are met.**\n"]
    lines_of.append(
        "| # | target | source | type | measured | tolerance | met | seeds | persons |"
    )
    lines_of.append("|--:|---|---|:-:|---|---|:-:|--:|--:|")
    lines_of += [_row(outcome) for outcome in outcomes]
    unmet = [outcome for outcome in outcomes if not outcome.measurement.met]
    if unmet:
        lines_of.append("\n## Not met, and why\n")
        lines_of += [
            f"- **{outcome.target.number}. {outcome.target.claim}.** "
            f"{outcome.target.unmet_because or 'No reason is known yet.'}"
            for outcome in unmet
        ]
    lines_of.append("\n## How each was measured\n")
    for outcome in outcomes:
        lines_of.append(
            f"**{outcome.target.number}. {outcome.target.claim}.** {outcome.measurement.note}\n"
        )
        picture = outcome.measurement.picture
        if picture is not None:
            lines_of.append(f"![{picture.title}]({PICTURES}/{_name(outcome)})\n")
    return "\n".join(lines_of).rstrip() + "\n"


def figure_text(figure: Figure) -> str:
    """Return a figure as words: its value, its interval, and where it must lie."""
    shown = f"{figure.name} {_short(figure.value)}"
    if figure.low < figure.high:
        shown += f" ({_short(figure.low)} to {_short(figure.high)})"
    return shown


def _row(outcome: Outcome) -> str:
    target, measurement = outcome.target, outcome.measurement
    measured = "<br>".join(
        figure_text(figure) + ("" if figure.met else " ✗")
        for figure in measurement.figures
    )
    cells = (
        str(target.number),
        target.claim,
        target.source,
        LETTER[target.kind],
        measured,
        target.tolerance,
        "yes" if measurement.met else "**no**",
        str(measurement.seeds),
        str(measurement.persons),
    )
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _name(outcome: Outcome) -> str:
    return f"target-{outcome.target.number:02d}.svg"


def _drawn(picture: Picture) -> str:
    across = np.concatenate([curve.x for curve in picture.curves])
    up = np.concatenate([curve.y for curve in picture.curves])
    names = ", ".join(curve.name for curve in picture.curves)
    caption = Caption(
        title=picture.title,
        lead="",
        summary=f"{picture.y_title} against {picture.x_title}: {names}.",
        table="numbers",
        columns={"line": "line", "x": picture.x_title, "y": picture.y_title},
    )
    chart = lines(
        [Line(name=curve.name, x=curve.x, y=curve.y) for curve in picture.curves],
        across=_ticks(across),
        up=_ticks(up),
        words=LinesWords(caption=caption, across=picture.x_title, up=picture.y_title),
    )
    return chart.svg(PRINT)


def _ticks(values: Float[np.ndarray, " point"]) -> list[Tick]:
    """Return labels at round numbers that enclose all values."""
    low, high = float(np.nanmin(values)), float(np.nanmax(values))
    span = high - low if high > low else 1.0
    raw = span / 5.0
    size = 10.0 ** floor(log10(raw))
    step = next(size * part for part in (1.0, 2.0, 5.0, 10.0) if size * part >= raw)
    first, last = floor(low / step + 1e-9), -floor(-high / step + 1e-9)
    last = max(last, first + 1)
    return [
        Tick(at=step * place, label=f"{step * place:g}")
        for place in range(first, last + 1)
    ]


def _short(value: float) -> str:
    return f"{value:.3g}"
