"""The figures of a study, with their words; they know numbers and no study."""

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
from jaxtyping import Float

from bedding.charts.chart import Chart
from bedding.charts.intervals import IntervalsWords, Quantity, intervals
from bedding.charts.phase import PhaseWords, phase
from bedding.charts.table import Cell
from bedding.charts.words import Caption, Tick
from bedding.report.paper import ABSENT, Picture, drawn
from bedding.text import Language, decimal, percent, say

CONTOURS: Final = (0.25, 0.5, 0.75)
REACH: Final = 3.0
"""How far the figure of the population reaches to either side of what the model assumes, at the
least [1]."""


def map_picture(
    quantity: str,
    predictability: Float[np.ndarray, " column"],
    contrast: Float[np.ndarray, " row"],
    values: Float[np.ndarray, "row column"],
    *,
    days: int,
    persons: int,
    language: Language,
) -> Picture | None:
    """Return the map of a quantity over the two knobs, NaN where there is no such scenario."""
    low, high = min(0.0, float(np.nanmin(values))), float(np.nanmax(values))
    least, most = (decimal(language, end(values)) for end in (np.nanmin, np.nanmax))
    title = say(language, "study.page.map", quantity=quantity, days=days)
    words = PhaseWords(
        caption=Caption(
            title=title,
            lead=say(language, "study.page.map_lead", persons=persons),
            summary=say(
                language,
                "study.page.map_summary",
                quantity=quantity,
                least=least,
                most=most,
            ),
            table=say(language, "simulate.chart.show_table"),
            columns={
                "contrast": say(language, "simulate.map.contrast"),
                "predictability": say(language, "simulate.map.predictability"),
                "value": quantity,
            },
        ),
        predictability=say(language, "simulate.map.predictability"),
        contrast=say(language, "simulate.map.contrast"),
        quantity=say(language, "simulate.map.shade"),
        little=decimal(language, low),
        much=decimal(language, high),
        nowhere=say(language, "simulate.map.nowhere"),
    )
    levels = [low + share * (high - low) for share in CONTOURS]

    def chart(width: float) -> Chart:
        return phase(
            predictability,
            contrast,
            values,
            levels=[Tick(at=at, label=decimal(language, at)) for at in levels],
            presets=[],
            ticks=[Tick(at=float(x), label=percent(language, x)) for x in predictability],
            side_ticks=[Tick(at=float(y), label=decimal(language, y)) for y in contrast],
            words=words,
            bounds=(low, max(high, low + 1e-9)),
            width=width,
        )  # fmt: skip

    return drawn(language, chart, cell=_plain)


def power_picture(
    sizes: Sequence[str],
    seen: Sequence[Float[np.ndarray, " draw"]],
    alarmed: Sequence[Float[np.ndarray, " draw"]],
    *,
    written: Sequence[str],
    lead: str,
    summary: str,
    language: Language,
) -> Picture | None:
    """Return, for each size of a study, where the share that sees the slope may lie.

    Args:
        sizes: What each size is called.
        seen: Possible shares of studies that see the slope [0 to 1].
        alarmed: Possible shares that see one where there is none [0 to 1].
        written: The share that saw it, with its interval.
        lead: Under the heading.
        summary: What the figure shows, in words.
        language: Of its words.
    """
    rows = [
        Quantity(
            name=name,
            value=value,
            draws=draws,
            prior=none,
            low=0.0,
            high=1.0,
            low_word=percent(language, 0.0),
            high_word=percent(language, 1.0),
        )
        for name, value, draws, none in zip(sizes, written, seen, alarmed, strict=True)
    ]
    words = IntervalsWords(
        caption=_caption(
            say(language, "study.page.powers"),
            *(lead, summary, say(language, "study.page.powers")),
            language,
        ),
        record=say(language, "study.page.seen"),
        prior=say(language, "study.page.alarmed"),
    )
    return drawn(language, lambda width: intervals(rows, words=words, width=width))


def means_picture(
    data: str,
    means: Mapping[str, Float[np.ndarray, " draw"]],
    beforehand: Float[np.ndarray, " draw"],
    *,
    told: int,
    language: Language,
) -> Picture | None:
    """Return where the person in the middle lies, number by number, over what was assumed.

    Args:
        data: Whose middle.
        means: Draws of the mean of each number, on the whole line.
        beforehand: Draws of such a mean before any answer.
        told: Of how many numbers the answers say something.
        language: Of its words.
    """
    shown = np.quantile([*means.values()], [0.05, 0.95], axis=1)
    reach = max(REACH, float(np.ceil(np.abs(shown).max())))
    rows = [
        Quantity(
            name=name,
            value=_range(draws, language),
            draws=np.clip(draws, -reach, reach),
            prior=np.clip(beforehand, -reach, reach),
            low=-reach,
            high=reach,
            low_word=decimal(language, -reach, digits=0),
            high_word=decimal(language, reach, digits=0),
        )
        for name, draws in means.items()
    ]
    title = say(language, "study.page.means", data=data)
    summary = say(language, "study.page.means_summary", count=len(rows), told=told)
    lead = say(language, "study.page.means_lead")
    words = IntervalsWords(
        caption=_caption(
            title, lead, summary, say(language, "study.told.number"), language
        ),
        record=say(language, "study.page.given"),
        prior=say(language, "study.page.beforehand"),
    )
    return drawn(
        language,
        lambda width: intervals(rows, words=words, width=width),
        cell=_plain,
    )


def _caption(
    title: str, lead: str, summary: str, quantity: str, language: Language
) -> Caption:
    low, middle, high = (
        say(language, f"simulate.chart.{key}") for key in ("low", "middle", "high")
    )
    before = say(language, "study.page.beforehand")
    return Caption(
        title=title,
        lead=lead,
        summary=summary,
        table=say(language, "simulate.chart.show_table"),
        columns={
            "quantity": quantity,
            "median": middle,
            "low": low,
            "high": high,
            "prior_median": f"{middle}, {before}",
            "prior_low": f"{low}, {before}",
            "prior_high": f"{high}, {before}",
        },
    )


def _plain(language: Language, row: Mapping[str, Cell], key: str) -> str:
    cell = row[key]
    if cell is None:
        return ABSENT
    return cell if isinstance(cell, str) else decimal(language, cell)


def _range(draws: Float[np.ndarray, " draw"], language: Language) -> str:
    low, middle, high = (
        decimal(language, float(end)) for end in np.quantile(draws, [0.05, 0.5, 0.95])
    )
    return say(language, "research.interval", middle=middle, low=low, high=high)
