"""Where everything is: the file, what else this computer knows, what never leaves, who could see what."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bedding.actions.open_record import look
from bedding.text import decimal
from bedding.web.page import Page, Shelf, Visit

KIBIBYTE: Final = 1024
HERE: Final = ("file", "earlier", "browser", "downloads", "program")
"""What stands on this computer, as keys of sentences."""
NEVER: Final = ("network", "account", "keychain", "storage", "log")
"""What there never is."""
EYES: Final = (
    "screen",
    "account",
    "history",
    "file",
    "passphrase",
    "cloud",
    "provider",
    "spying",
    "forced",
)
"""Who could see something, from near to far."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """What the page shows.

    Attributes:
        path: Where the file stands, or would.
        size: How large it is, written out; empty where there is none.
        earlier: How many earlier versions stand beside it.
        cloud: Which cloud the folder goes along with, or an empty text.
        copies: Where copies were put that the program remembers; empty while it is locked.
        here: What stands on this computer.
        never: What there never is.
        eyes: Who could see what.
    """

    path: Path
    size: str
    earlier: int
    cloud: str
    copies: tuple[str, ...]
    here: tuple[str, ...]
    never: tuple[str, ...]
    eyes: tuple[str, ...]


def show(visit: Visit) -> Where:
    """Return the page; without an open record it tells what anyone at this computer could see."""
    session = visit.session
    kept = look(session.file)
    size = kept.path.stat().st_size / KIBIBYTE if kept.exists else 0.0
    return Where(
        path=kept.path,
        size=decimal(visit.language, size, digits=0) if kept.exists else "",
        earlier=kept.earlier,
        cloud=kept.cloud or "",
        copies=visit.record.settings.backups if session.is_open else (),
        here=HERE,
        never=NEVER,
        eyes=EYES,
    )


PAGE = Page(name="where", show=show, front=True, shelf=Shelf.KEEP)
