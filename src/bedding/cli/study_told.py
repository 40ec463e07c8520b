"""What came of a study, in a terminal: the tables of its page, each number with its uncertainty."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from bedding.actions.study_tables import (
    again_table,
    compared_table,
    ends_table,
    fit_said,
    looked_table,
    planned_table,
    population_table,
    scored_said,
)
from bedding.cli.telling_fit import drawn_table
from bedding.study import FitTables, Study, compared, data_check
from bedding.study.power import power_step
from bedding.study.scoring import score_step
from bedding.study.sweep import ended, sweep_step
from bedding.text import Language, say

if TYPE_CHECKING:
    from bedding.report.study_page import Table


def simulated_text(study: Study, language: Language) -> str:
    """Return what became of the scenarios, and what the planned studies would see."""
    parts = []
    if sweep_step(study).complete:
        found = ended(study)
        counts = {"count": found.count, "impossible": found.impossible}
        parts.append(say(language, "study.told.scenarios", **counts))
        parts.append(_drawn(ends_table(found, language)))
    if power_step(study).complete:
        parts.append(_drawn(planned_table(study, language)))
    return "\n".join(parts)


def fits_text(fits: Sequence[FitTables], language: Language) -> str:
    """Return how the fits ended, and what people have in common."""
    parts: list[str] = []
    for found in fits:
        parts += fit_said(found, language)
        if found.told:
            parts.append(_drawn(population_table(found, language)))
    return "\n".join(parts)


def compared_text(study: Study, language: Language) -> str:
    """Return the mechanism beside its rivals and beside itself without a part."""
    parts = []
    for data in study.data:
        found = compared(study, data)
        parts.append(scored_said(data.name, found, language))
        if found.others:
            parts.append(_drawn(compared_table(data.name, found, language)))
    return "\n".join(parts)


def checked_text(study: Study, language: Language) -> str:
    """Return what the data allow, and what the fits give again of them."""
    parts = [_drawn(looked_table(study, language))]
    for data in study.data:
        found = data_check(study, data)
        if found.absent:
            names = ", ".join(found.absent)
            parts.append(
                say(language, "study.told.absent", data=found.data, names=names)
            )
        parts += [
            say(
                language,
                "study.told.constant",
                data=found.data,
                channel=channel,
                count=count,
            )
            for channel, count in found.constant.items()
        ]
    scored = [data.name for data in study.data if score_step(study, data).complete]
    if scored:
        parts.append(_drawn(again_table(study, language, *scored)))
    return "\n".join(parts)


def _drawn(table: "Table") -> str:
    return drawn_table(table.caption, table.headings, table.rows)
