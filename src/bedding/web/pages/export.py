"""Taking everything out: tables to read, one encrypted file, or what is fit for research."""

from dataclasses import dataclass
from typing import Final

from bedding.actions import export_record, export_research
from bedding.web.confirming import new_passphrase
from bedding.web.page import Page, Shelf, Visit
from bedding.web.sending import Sent, named

KINDS: Final = ("tables", "sealed", "research")
ENDINGS: Final = {"tables": ".zip", "sealed": ".age", "research": ".zip"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """What the page shows.

    Attributes:
        kinds: The ways out.
        kind: The one that is looked at.
        tables: Each table that goes along, with its number of rows.
        usual: What the file is called when nobody says.
    """

    kinds: tuple[str, ...]
    kind: str
    tables: tuple[tuple[str, int], ...]
    usual: str


def show(visit: Visit) -> Export:
    """Return the page, with what would go along."""
    kind = visit.text("kind")
    return Export(
        kinds=KINDS,
        kind=kind if kind in KINDS else KINDS[0],
        tables=tuple(export_record.counted(visit.record).items()),
        usual=usual_name(visit),
    )


def save(visit: Visit) -> Sent:
    """Give everything as one file, in the way that was chosen."""
    kind = visit.choice("kind", KINDS)
    typed = visit.text("name")
    record = visit.record
    match kind:
        case "tables":
            content = export_record.as_zip(record, visit.language)
        case "sealed":
            passphrase = new_passphrase(visit)
            content = export_record.as_age(record, passphrase, visit.language)
        case _:
            content = export_research.as_research_zip(record)
    name = named(typed, ENDINGS[kind], usual=usual_name(visit))
    return Sent(name=name, content=content)


def usual_name(visit: Visit) -> str:
    """Return what a file is called when nobody says: a word that says nothing, and the month."""
    return visit.say("web.export.usual", month=f"{visit.today:%Y-%m}")


PAGE = Page(name="export", show=show, shelf=Shelf.KEEP, acts={"save": save})
