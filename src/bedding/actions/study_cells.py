"""Cells and tables of a study's page, written for a language; each number with its interval."""

from collections.abc import Sequence

from bedding.report.paper import Picture
from bedding.report.study_page import Section, Table
from bedding.study.sweep import Scenario
from bedding.text import Language, decimal, percent, say, sentences


def section(
    language: Language,
    key: str,
    told: tuple[str, ...],
    pictures: tuple[Picture, ...],
    table: Table,
) -> Section:
    """Return a part of the page, with a table where that has rows."""
    return Section(
        title=say(language, f"study.page.{key}"),
        told=told,
        pictures=pictures,
        tables=(table,) if table.rows else (),
    )


def table(
    language: Language,
    caption: str,
    keys: tuple[str, ...],
    rows: Sequence[tuple[str, ...]],
    *,
    data: str = "",
) -> Table:
    """Return a table with its words under `study.told`, of one set of data where it is named."""
    words = say(language, f"study.told.{caption}")
    return Table(
        caption=f"{data}: {words}" if data else words,
        headings=tuple(say(language, f"study.told.{key}") for key in keys),
        rows=tuple(rows),
    )


def method_name(method: str, language: Language) -> str:
    """Return what a way of telling is called."""
    if method == "mechanism":
        return say(language, "research.mechanism")
    if not method.startswith("without "):
        return say(language, f"rival.{method}")
    part = say(language, f"simulate.mechanism.{method.removeprefix('without ')}")
    return say(language, "study.told.without", part=part)


def scenario_name(scenario: Scenario, language: Language) -> str:
    """Return what a scenario is called: its rhythm, and what is special about it."""
    if scenario.rhythm:
        name = say(language, f"simulate.rhythm.{scenario.rhythm}.name")
    else:
        name = say(
            language,
            "study.told.knobs",
            predictability=decimal(language, scenario.predictability or 0.0),
            contrast=decimal(language, scenario.contrast or 0.0),
        )
    if scenario.childhood != "average":
        met = say(language, f"study.childhood.{scenario.childhood}")
        name = say(language, "study.told.with_childhood", scenario=name, childhood=met)
    if scenario.without != "nothing":
        part = say(language, f"simulate.mechanism.{scenario.without}")
        name = say(language, "study.told.with_without", scenario=name, without=part)
    return name


def quantity_name(name: str, language: Language) -> str:
    """Return what a quantity of the model is called."""
    key = f"simulate.quantity.{name}.title"
    return say(language, key) if key in sentences(language) else name


def interval(
    language: Language, middle: float, low: float, high: float, *, digits: int = 2
) -> str:
    """Return a number with its interval."""
    return say(
        language,
        "research.interval",
        middle=decimal(language, middle, digits=digits),
        low=decimal(language, low, digits=digits),
        high=decimal(language, high, digits=digits),
    )


def share_of(language: Language, share: float, low: float, high: float) -> str:
    """Return a share with its interval."""
    return say(
        language,
        "study.told.share",
        share=percent(language, share),
        low=percent(language, low),
        high=percent(language, high),
    )
