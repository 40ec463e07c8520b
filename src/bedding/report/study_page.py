"""A study as one page that needs nothing else: sections with sentences, figures and tables."""

from dataclasses import dataclass

from bedding.report.paper import Picture, render
from bedding.text import Language, say


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table of written cells.

    Attributes:
        caption: What it shows.
        headings: Of its columns.
        rows: Its cells; the first of each row names it.
    """

    caption: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One part of the page.

    Attributes:
        title: Its heading.
        told: Its sentences.
        pictures: Its figures.
        tables: Its tables.
    """

    title: str
    told: tuple[str, ...] = ()
    pictures: tuple[Picture, ...] = ()
    tables: tuple[Table, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StudyPage:
    """Everything that the page of a study says, in the order of the page.

    Attributes:
        name: What the study is called.
        lead: What it is, in a sentence.
        sections: Its parts.
        file: The study file, as it is written.
    """

    name: str
    lead: str
    sections: tuple[Section, ...]
    file: str


def study_page_html(page: StudyPage, *, language: Language) -> str:
    """Return the page of a study as HTML, without script, network or other file."""
    return render(
        "study.html",
        language=language,
        page=page,
        file=say(language, "study.page.file"),
    )
