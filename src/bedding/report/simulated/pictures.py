"""The pictures of a simulation, with their words."""

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
from jaxtyping import Float

from bedding.charts.chart import Chart
from bedding.charts.phase import PhaseWords, Preset, phase
from bedding.charts.side_by_side import Row, side_by_side
from bedding.charts.table import Cell
from bedding.charts.words import Caption, Tick
from bedding.report.paper import ABSENT
from bedding.report.simulated.played import QUANTITIES, Grid, Kind, Played
from bedding.report.simulated.telling import rhythm_name, written
from bedding.text import Language, decimal, percent, say, whole

WEEK: Final = 7
MONTH: Final = 365 / 12
MOST_TICKS: Final = 6
CONTOURS: Final = (0.25, 0.5, 0.75)
TENTHS: Final = (0.5, 0.6, 0.7, 0.8, 0.9)


def courses_of_time(
    played: Played,
    language: Language,
    *,
    width: float = 720.0,
    only: Sequence[str] = tuple(QUANTITIES),
    title: str = "",
    lead: str = "",
    told: Sequence[str] = ("bond",),
) -> Chart:
    """Return every quantity by week, the rhythms side by side.

    Args:
        played: What the simulation gave.
        language: The language of its words.
        width: Of the picture [px].
        only: Which quantities, from the top.
        title: Its heading; the usual one when left out.
        lead: What stands under that; the usual words when left out.
        told: The quantities that its summary is about.
    """
    rhythms = [rhythm_name(course.rhythm, language) for course in played.courses]
    weeks = np.arange(WEEK - 1, played.days, WEEK)
    rows = []
    for name in only:
        kind = QUANTITIES[name]
        values = [_weekly(course.shown(name)) for course in played.courses]
        low, high = _edges(kind, values)
        # Beyond the scale lie only single persons, outside every band that is drawn.
        draws = [np.clip(each, low, high) for each in values]
        rows.append(
            Row(
                name=say(language, f"simulate.quantity.{name}.title"), draws=draws,
                low=low, high=high, low_word=_edge(language, kind, low),
                high_word=_edge(language, kind, high),
            )
        )  # fmt: skip
    ticks, moments = _ticks(played, language)
    after = [] if played.after is None else [float(played.after)]
    then = "" if played.then is None else rhythm_name(played.then, language)
    return side_by_side(
        played.times[weeks],
        rhythms,
        rows,
        events=[Tick(at=at, label=then) for at in after],
        ticks=ticks,
        moments=moments,
        caption=_caption(played, rhythms, language, title, lead, told),
        width=width,
    )


def course_cell(language: Language, row: Mapping[str, Cell], key: str) -> str:
    """Return a cell of the table under that picture, in the unit of its quantity."""
    cell = row[key]
    if cell is None:
        return ABSENT
    if isinstance(cell, str):
        return cell
    titles = {
        say(language, f"simulate.quantity.{name}.title"): kind
        for name, kind in QUANTITIES.items()
    }
    return written(language, titles[str(row["quantity"])], cell)


def map_of_rhythms(
    grid: Grid, name: str, language: Language, *, width: float = 720.0
) -> Chart:
    """Return the map of one quantity over the two knobs.

    Args:
        grid: What the simulation gave.
        name: Which quantity.
        language: The language of its words.
        width: Of the picture [px].
    """
    kind = QUANTITIES.get(name, Kind.SCALE)
    middle = grid.middle(name)
    most = _round_up(float(np.nanmax(middle)))
    levels = [most * share for share in CONTOURS]
    return phase(
        grid.predictability,
        grid.contrast,
        middle,
        levels=[Tick(at=at, label=written(language, kind, at)) for at in levels],
        presets=[
            Preset(
                name=rhythm_name(place, language),
                predictability=knobs.predictability, contrast=knobs.contrast,
            )
            for place, knobs in grid.places.items()
        ],
        ticks=[Tick(at=at, label=percent(language, at)) for at in TENTHS],
        side_ticks=[
            Tick(at=at, label=written(language, Kind.SCALE, at))
            for at in (0.0, 0.25, 0.5, 0.75, 1.0)
        ],
        words=PhaseWords(
            caption=_map_caption(grid, name, language),
            predictability=say(language, "simulate.map.predictability"),
            contrast=say(language, "simulate.map.contrast"),
            quantity=say(language, "simulate.map.shade"),
            little=written(language, kind, 0.0),
            much=written(language, kind, most),
            nowhere=say(language, "simulate.map.nowhere"),
        ),
        bounds=(0.0, most),
        width=width,
    )  # fmt: skip


def _caption(
    played: Played,
    rhythms: list[str],
    language: Language,
    title: str,
    lead: str,
    told: Sequence[str],
) -> Caption:
    usual = say(
        language,
        "simulate.chart.lead",
        persons=say(language, "simulate.persons", count=played.persons),
    )
    return Caption(
        title=title or say(language, "simulate.over_time"),
        lead=lead or f"{usual} {say(language, 'simulate.chart.model')}",
        summary=" ".join(_summary(played, name, rhythms, language) for name in told),
        table=say(language, "simulate.chart.show_table"),
        columns={
            "quantity": say(language, "simulate.chart.quantity"),
            "rhythm": say(language, "simulate.chart.rhythm"),
            "time": say(language, "simulate.chart.time"),
            "median": say(language, "simulate.chart.middle"),
            "low": say(language, "simulate.chart.low"),
            "high": say(language, "simulate.chart.high"),
        },
    )


def _summary(played: Played, name: str, rhythms: list[str], language: Language) -> str:
    """Return where a quantity ends under each rhythm, in nine of ten persons."""
    kind = QUANTITIES[name]
    key = "summary" if kind is Kind.SCALE else "summary_free"
    ends = []
    for course, first in zip(played.courses, rhythms, strict=True):
        rhythm = first
        if played.then is not None:
            then = rhythm_name(played.then, language)
            rhythm = say(language, "simulate.chart.followed", rhythm=first, then=then)
        values = played.at_the_end(course, name)
        low, high = (
            written(language, kind, float(np.nanquantile(values, level)))
            for level in (0.05, 0.95)
        )
        ends.append(
            say(language, f"simulate.chart.{key}", rhythm=rhythm, low=low, high=high)
        )
    days = say(language, "numbers.days", count=played.stretch)
    if name == "bond":
        last = say(language, "simulate.chart.last", days=days)
    else:
        title = say(language, f"simulate.quantity.{name}.title")
        last = say(language, "simulate.chart.last_of", quantity=title, days=days)
    return " ".join((last, *ends))


def _map_caption(grid: Grid, name: str, language: Language) -> Caption:
    kind = QUANTITIES.get(name, Kind.SCALE)
    summary = []
    for place, knobs in grid.places.items():
        row = int(np.abs(grid.contrast - knobs.contrast).argmin())
        column = int(np.abs(grid.predictability - knobs.predictability).argmin())
        low, high = (
            written(
                language,
                kind,
                float(np.quantile(grid.quantities[name][row, column], level)),
            )
            for level in (0.05, 0.95)
        )
        summary.append(
            say(
                language,
                "simulate.map.summary",
                rhythm=rhythm_name(place, language),
                low=low,
                high=high,
            )
        )
    lead = say(
        language,
        "simulate.map.lead",
        warmth=written(language, Kind.SCALE, grid.warmth),
        hurt=written(language, Kind.SCALE, grid.threat),
    )
    quantity = say(language, f"simulate.map.{name}")
    return Caption(
        title=quantity,
        lead=f"{lead} {say(language, 'simulate.chart.model')}",
        summary=" ".join(summary),
        table=say(language, "simulate.chart.show_table"),
        columns={
            "contrast": say(language, "simulate.map.contrast"),
            "predictability": say(language, "simulate.map.predictability"),
            "value": quantity,
        },
    )


def _edge(language: Language, kind: Kind, number: float) -> str:
    """Return the end of a scale, without digits that say nothing."""
    if kind is Kind.SCALE:
        return written(language, kind, number)
    return decimal(language, number, digits=0 if number == round(number) else 1)


def _weekly(
    values: Float[np.ndarray, "time person"],
) -> Float[np.ndarray, "week person"]:
    """Return the mean of each whole week, NaN where a day of it has nothing."""
    count = len(values) // WEEK
    weeks: Float[np.ndarray, "week person"] = (
        values[: count * WEEK].reshape(count, WEEK, -1).mean(axis=1)
    )
    return weeks


def _edges(
    kind: Kind, draws: Sequence[Float[np.ndarray, "week person"]]
) -> tuple[float, float]:
    """Return a scale on which 9 of 10 persons lie at any moment, under every rhythm."""
    if kind is Kind.SCALE:
        return 0.0, 1.0
    everything = [np.nanquantile(each, [0.05, 0.95], axis=1) for each in draws]
    least = 1.0 if kind is Kind.USUAL else 0.0
    low = min(least, *(float(ends[0].min()) for ends in everything))
    high = max(float(ends[1].max()) for ends in everything)
    return -_round_up(-low) if low < 0 else low, _round_up(max(high, low + 0.1))


def _round_up(number: float) -> float:
    """Return the next number with one digit and a half: 0.5, 1, 1.5, 2, 3, 4, 5, 10 ..."""
    unit = 10.0 ** np.floor(np.log10(max(number, 1e-6)))
    for step in (1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0):
        if number <= step * unit * (1 + 1e-9):
            return float(step * unit)
    return float(10.0 * unit)


def _ticks(played: Played, language: Language) -> tuple[list[Tick], list[Tick]]:
    """Return labels under the columns, and the moments of the table: months, or weeks."""
    unit, key = (MONTH, "month") if played.days > 4 * MONTH else (float(WEEK), "week")
    count = int(played.days / unit + 0.05)
    step = max(1, -(-count // MOST_TICKS))
    moments = [
        Tick(
            at=number * unit,
            label=say(language, f"simulate.chart.{key}", number=number),
        )
        for number in range(step, count + 1, step)
    ]
    ticks = [
        Tick(
            at=each.at,
            label=each.label if at == 0 else whole(language, (at + 1) * step),
        )
        for at, each in enumerate(moments)
    ]
    return ticks, moments
