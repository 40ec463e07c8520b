"""Everything that came of a study as one page: what was done, what was found, and what it can't say."""

import platform
from importlib.metadata import PackageNotFoundError, version
from typing import Final

from bedding import __version__
from bedding.actions.cite_sources import cite_sources
from bedding.actions.study_cells import section
from bedding.actions.study_sections import (
    comparisons,
    fits,
    given_again,
    power,
    scenarios,
)
from bedding.actions.study_tables import looked_table
from bedding.model import version_of_model
from bedding.readers import read_codebook
from bedding.report.study_page import Section, StudyPage, Table, study_page_html
from bedding.study import Study, data_check
from bedding.study.plan import Cohort, TableData
from bedding.study.power import power_step
from bedding.study.scoring import score_step
from bedding.study.sweep import ended, sweep_step
from bedding.text import Language, say

METHODS: Final = (
    "minka2001", "vehtari2024", "vehtari2017", "burkner2020", "yao2018", "gelman1996",
)  # fmt: skip
"""What the methods of a study rest on; `bedding cite` names what the model rests on."""
LIMITS: Final = ("simulated", "power", "prior", "rivals", "sets", "body")
PACKAGES: Final = ("bedding", "jax", "numpy", "scipy", "polars")


def study_html(study: Study, *, language: Language) -> str:
    """Return everything that came of a study as one page of HTML.

    Steps that weren't done are named.

    Raises:
        StudyError: A kind of it, where results can't be read.
        TableError: A kind of it, where a table can't be read.
    """
    missing: list[str] = []
    sections = [_data(study, language)]
    if sweep_step(study).complete:
        sections.append(scenarios(study, language))
    if power_step(study).complete:
        sections.append(power(study, language))
    if len(sections) == 1:
        missing.append("simulate")
    if study.data and all((study.out / "fit" / d.name / "fit.json").exists() for d in study.data):  # fmt: skip
        sections.append(fits(study, language))
    else:
        missing.append("fit")
    wanted = ("", *study.compare.without)
    scored = [[score_step(study, d, off=off).complete for off in wanted] for d in study.data]  # fmt: skip
    if scored and all(map(all, scored)):
        sections.append(comparisons(study, language))
    else:
        missing.append("compare")
    if scored and all(each[0] for each in scored):
        sections.append(given_again(study, language))
    else:
        missing.append("check")
    sections += [
        _limits(missing, language),
        _made(study, language),
        _sources(study, language),
    ]
    page = StudyPage(
        name=study.name,
        lead=_lead(study, language),
        sections=tuple(sections),
        file=study.source.read_text("utf-8"),
    )
    return study_page_html(page, language=language)


def _lead(study: Study, language: Language) -> str:
    persons = sum(data_check(study, data).persons for data in study.data)
    played = 0
    if sweep_step(study).complete:
        played = ended(study).count
    return say(
        language,
        "study.page.lead",
        persons=persons,
        count=len(study.data),
        scenarios=played,
        seed=str(study.seed),
    )


def _data(study: Study, language: Language) -> Section:
    told = []
    for data in study.data:
        if isinstance(data, TableData):
            about = read_codebook(data.codebook).about.get(language)
            told += [f"{data.name}: {about}"] if about else []
    return section(language, "data", tuple(told), (), looked_table(study, language))


def _limits(missing: list[str], language: Language) -> Section:
    told = [say(language, f"study.page.limit_{name}") for name in LIMITS]
    if missing:
        names = ", ".join(missing)
        told.append(say(language, "study.page.none_yet", names=names))
    return Section(title=say(language, "study.page.limits"), told=tuple(told))


def _made(study: Study, language: Language) -> Section:
    rows = [(name, _version(name)) for name in PACKAGES]
    rows += [
        ("Python", platform.python_version()),
        (say(language, "study.page.model"), version_of_model()),
        ("seed", str(study.seed)),
    ]
    versions = Table(
        caption=say(language, "study.page.versions"),
        headings=(
            say(language, "study.told.what"),
            say(language, "study.page.value"),
        ),
        rows=tuple(rows),
    )
    return section(language, "made", (), (), versions)


def _sources(study: Study, language: Language) -> Section:
    told = [
        say(
            language,
            "study.page.citation",
            name=data.name,
            citation=read_codebook(data.codebook).citation,
        )
        for data in study.data
        if not isinstance(data, Cohort) and read_codebook(data.codebook).citation
    ]
    told += [str(source) for source in cite_sources(METHODS)]
    return Section(title=say(language, "study.page.sources"), told=tuple(told))


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return __version__  # not installed, as in a checkout: only our own can be
