"""What each step of a study found, as a part of its page."""

from collections.abc import Iterator
from typing import Final

import numpy as np
from jaxtyping import Float
from scipy.special import betaincinv
from scipy.stats import norm

from bedding.actions.study_cells import quantity_name, section, share_of
from bedding.actions.study_tables import (
    again_table,
    compared_table,
    ends_table,
    fit_said,
    planned_table,
    population_table,
    scored_said,
)
from bedding.model.inference.population.hyperprior import MEAN
from bedding.report.paper import Picture
from bedding.report.study_page import Section, Table
from bedding.report.study_pictures import map_picture, means_picture, power_picture
from bedding.study import FitTables, Study, compared, read_fit
from bedding.study.plan import PowerPlan, Sweep
from bedding.study.power import planned
from bedding.study.sweep import ended
from bedding.text import Language, say

TOLD: Final = 0.1
"""A contraction from which the answers say something of a number."""
_EVEN: Final = (np.arange(400) + 0.5) / 400
_GRID: Final = 3


def scenarios(study: Study, language: Language) -> Section:
    """Return how every scenario ended, with a map for each quantity."""
    found = ended(study)
    told = say(
        language,
        "study.told.scenarios",
        count=found.count,
        impossible=found.impossible,
    )
    return section(
        language,
        "scenarios",
        (told,),
        tuple(_maps(study, language)),
        ends_table(found, language),
    )


def _maps(study: Study, language: Language) -> Iterator[Picture]:
    """Walk a map of each quantity, where the knobs make a grid that is fine enough."""
    sweep = study.sweep or Sweep()
    across, up = np.array(sweep.predictability), np.array(sweep.contrast)
    even = all(
        len(axis) >= _GRID and np.allclose(np.diff(axis), axis[1] - axis[0])
        for axis in (across, up)
    )
    if not even:
        return
    rows = [
        each
        for each in ended(study).rows
        if each.scenario.predictability is not None
        and each.scenario.childhood == sweep.childhoods[0]
        and each.scenario.without == sweep.without[0]
    ]
    for name in sweep.quantities:
        values = np.full((len(up), len(across)), np.nan)
        for each in rows:
            if each.quantity == name:
                row = int(np.argmin(np.abs(up - (each.scenario.contrast or 0.0))))
                knob = each.scenario.predictability or 0.0
                values[row, int(np.argmin(np.abs(across - knob)))] = each.middle
        picture = map_picture(
            quantity_name(name, language),
            across,
            up,
            values,
            days=sweep.days // sweep.every * sweep.every,
            persons=sweep.persons,
            language=language,
        )
        if picture is not None:
            yield picture


def power(study: Study, language: Language) -> Section:
    """Return what the planned studies would see."""
    plan, found = study.power or PowerPlan(), planned(study)
    most = max(found, key=lambda each: (each.persons, each.days))
    picture = power_picture(
        [
            say(language, "study.page.size", people=each.persons, evenings=each.days)
            for each in found
        ],
        [_possible(each.power, each.cohorts) for each in found],
        [_possible(each.alarms, each.cohorts) for each in found],
        written=[share_of(language, each.power, each.low, each.high) for each in found],
        lead=say(language, "study.page.powers_lead", cohorts=plan.cohorts),
        summary=say(
            language,
            "study.page.powers_summary",
            people=most.persons,
            evenings=most.days,
            power=share_of(language, most.power, most.low, most.high),
        ),
        language=language,
    )
    pictures = () if picture is None else (picture,)
    return section(language, "power", (), pictures, planned_table(study, language))


def _possible(share: float, of: int) -> Float[np.ndarray, " draw"]:
    """Return shares that may lie behind one that was counted, spread evenly (Jeffreys)."""
    hits = round(share * of)
    return np.asarray(betaincinv(hits + 0.5, of - hits + 0.5, _EVEN))


def fits(study: Study, language: Language) -> Section:
    """Return how the fits ended, what people have in common, and how far that shares out."""
    told: list[str] = []
    pictures, tables = [], []
    for data in study.data:
        found = read_fit(study, data)
        told += fit_said(found, language)
        if not found.told:
            continue
        picture = _means(found, language)
        pictures += [] if picture is None else [picture]
        tables += [population_table(found, language), _shrinkage(found, language)]
    return Section(
        title=say(language, "study.page.fit"),
        told=tuple(told),
        pictures=tuple(pictures),
        tables=tuple(tables),
    )


def _means(found: FitTables, language: Language) -> Picture | None:
    rows = found.population.filter(found.population["what"] == "mean")
    return means_picture(
        found.data,
        {name: found.means[name].to_numpy() for name in found.means.columns},
        np.asarray(MEAN * norm.ppf(_EVEN)),
        told=int((rows["contraction"] > TOLD).sum()),
        language=language,
    )


def _shrinkage(found: FitTables, language: Language) -> Table:
    """Return how much of what is known of a person comes from the others, number by number."""
    rows = []
    for name in found.means.columns:
        part = found.persons.filter(found.persons["number"] == name).drop_nulls(
            ["shrinkage", "alone_low"]
        )
        if part.is_empty():
            continue
        alone = (part["alone_high"] - part["alone_low"]).to_numpy()
        pooled = (part["pooled_high"] - part["pooled_low"]).to_numpy()
        ends = np.quantile(part["shrinkage"].to_numpy(), [0.05, 0.5, 0.95])
        narrower = np.quantile(
            1.0 - pooled / np.maximum(alone, 1e-9), [0.05, 0.5, 0.95]
        )
        rows.append(
            (
                name,
                share_of(language, ends[1], ends[0], ends[2]),
                share_of(language, narrower[1], narrower[0], narrower[2]),
            )
        )
    return Table(
        caption=say(language, "study.page.shrinkage", data=found.data),
        headings=(
            say(language, "study.told.number"),
            say(language, "study.page.known"),
            say(language, "study.page.width"),
        ),
        rows=tuple(rows),
    )


def comparisons(study: Study, language: Language) -> Section:
    """Return the mechanism beside its rivals and beside itself without a part."""
    told, tables = [], []
    for data in study.data:
        found = compared(study, data)
        told.append(scored_said(data.name, found, language))
        tables.append(compared_table(data.name, found, language))
    return Section(
        title=say(language, "study.page.compare"),
        told=tuple(told),
        tables=tuple(tables),
    )


def given_again(study: Study, language: Language) -> Section:
    """Return what the fits give again."""
    return section(language, "check", (), (), again_table(study, language))
