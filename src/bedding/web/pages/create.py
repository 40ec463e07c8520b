"""Making a record: what is lost when the passphrase is, before there is anything to lose."""

from dataclasses import dataclass, replace
from pathlib import Path

from bedding.actions.open_record import create, look
from bedding.record import check_passphrase, offer_passphrase, strength
from bedding.web.errors import DifferError
from bedding.web.page import Page, Told, Turn, Visit
from bedding.web.pages.recovery import NEW

LONGEST = 1024
"""The longest passphrase that the page takes [character]."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Create:
    """What the page shows.

    Attributes:
        offer: Random words in a row, for who wants them.
        path: Where the file will stand.
        cloud: Which cloud the folder goes along with, or an empty text.
    """

    offer: str
    path: Path
    cloud: str


def show(visit: Visit) -> Create | Turn:
    """Return the page; the one on leaving comes first."""
    kept = look(visit.session.file)
    if visit.session.is_open:
        return Turn(to="contents")
    if kept.exists or kept.earlier:
        return Turn(to="start")
    if not visit.session.left_once:
        return Turn(to="leaving", given={"then": "create"})
    return Create(
        offer=offer_passphrase(visit.language), path=kept.path, cloud=kept.cloud or ""
    )


def measure(visit: Visit) -> Told:
    """Say how hard a passphrase is to guess; nothing of it is kept."""
    typed = visit.text("passphrase", longest=LONGEST)
    if not typed:
        return Told(said="")
    level = strength(typed).level
    return Told(said=visit.say(f"record.vault.strength_{level}"), mark=level)


def make(visit: Visit) -> Turn:
    """Make the record, and open it."""
    typed = visit.text("passphrase", longest=LONGEST)
    check_passphrase(typed)
    if typed != visit.text("again", longest=LONGEST):
        raise DifferError
    session = visit.session
    notebook = create(session.file, typed)
    settings = replace(
        notebook.record.settings,
        language=session.language,
        theme=session.theme,
        exit_to=session.exit_to,
    )
    notebook.save(notebook.record.with_settings(settings))
    session.open(notebook)
    session.memory[NEW] = True
    return Turn(to="recovery", said=visit.say("diary.open.made"))


PAGE = Page(
    name="create", show=show, front=True, acts={"measure": measure, "make": make}
)
