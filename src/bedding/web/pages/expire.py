"""How long to keep: everything, or a year, half a year, three months; what goes is said first."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from bedding.record import KEEP_MONTHS, Record, UntrustedClockError, expired
from bedding.web.page import Page, Turn, Visit

MONTHS: Final = {str(each): each for each in KEEP_MONTHS}


@dataclass(frozen=True, slots=True, kw_only=True)
class Expire:
    """What the page shows.

    Attributes:
        months: What can be chosen [month], as texts.
        kept: What is chosen now.
        asked: What was pressed and is not yet kept, or an empty text.
        gone: How many entries would go with that.
        doubted: Whether the clock of this computer looks wrong.
    """

    months: tuple[str, ...]
    kept: str
    asked: str
    gone: int
    doubted: bool


def show(visit: Visit) -> Expire:
    """Return the page, and what would go."""
    record = visit.record
    kept = str(record.settings.keep_months)
    asked = visit.text("months")
    asked = asked if asked in MONTHS and asked != kept else ""
    chosen = _chosen(record, asked) if asked else record
    left = expired(chosen, _today(visit), certain=True)
    return Expire(
        months=tuple(MONTHS),
        kept=kept,
        asked=asked,
        gone=len(record.entries) - len(left.entries),
        doubted=visit.given.get("doubted") is True,
    )


def keep(visit: Visit) -> Turn:
    """Keep the choice, and let go of what is older."""
    months = visit.choice("months", MONTHS)
    certain = visit.given.get("certain") is True
    chosen = _chosen(visit.record, months)
    try:
        expired(chosen, _today(visit), certain=certain)
    except UntrustedClockError:
        # The person is asked, and may know better than the program.
        return Turn(to="expire", given={"months": months, "doubted": True})
    visit.notebook.save(chosen)
    gone = visit.notebook.expire(_today(visit), certain=certain)
    said = visit.say("diary.expire.gone", count=gone) if gone else ""
    return Turn(to="expire", said=said or visit.say("diary.saved"))


def _today(visit: Visit) -> date:
    return visit.sitting().shown_at.date()


def _chosen(record: Record, months: str) -> Record:
    return record.with_settings(replace(record.settings, keep_months=MONTHS[months]))


PAGE = Page(name="expire", show=show, acts={"keep": keep})
