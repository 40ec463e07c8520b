"""Signal, as signal-export writes it: `[2019-05-29, 15:04] Me: text`.

Older versions leave out nothing else; newer ones add pictures as Markdown links and reactions
in a line of their own, `(- Anna: 👍 -)`.
"""

import re
from collections.abc import Iterable
from typing import Final

from bedding.readers.chat.dates import AmbiguousDates
from bedding.readers.chat.layout import Layout
from bedding.readers.chat.message import Kind, Messages
from bedding.readers.chat.stamped import App, read_stamped

FIRST_YEAR: Final = 2010
"""Signal's forerunner began in 2010."""

_LINKED: Final = re.compile(r"!?\[[^\]\n]{0,200}\]\((?:\./)?media/[^)\n]{0,300}\)")


def is_signal(layout: Layout) -> bool:
    """Tell whether heads are written the way signal-export writes them."""
    return layout == Layout(
        bracket=True, separator="-", year_first=True, seconds=False, half="", end="]"
    )


def classify(text: str) -> tuple[Kind, int]:
    """Return what a text is, and how many characters of it a person wrote."""
    written = text.rstrip()
    if written.endswith(" -)"):
        written = written[: max(0, written.rfind("\n(- "))]
    bare, linked = _LINKED.subn("", written)
    return (Kind.MEDIA, len(bare.strip())) if linked else (Kind.TEXT, len(written))


def without_sender(line: str) -> Kind:
    """Return what a line without a sender is: always a notice."""
    del line
    return Kind.SYSTEM


def is_notice(name: str) -> bool:
    """Tell whether a name is that of a notice: signal-export calls it "No-Sender"."""
    return name == "No-Sender"


SIGNAL: Final = App(
    whole={},
    own=("](", "(- "),
    classify=classify,
    without_sender=without_sender,
    is_notice=is_notice,
    earliest=FIRST_YEAR,
)


def read_signal(
    chunks: Iterable[str], layout: Layout, *, day_first: bool | None
) -> Messages | AmbiguousDates:
    """Return the messages of an export of Signal.

    Args:
        chunks: The text in pieces.
        layout: How it writes the head of a message.
        day_first: Not needed: the year comes first.
    """
    return read_stamped(chunks, layout, SIGNAL, day_first=day_first)
