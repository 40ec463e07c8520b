"""Which app wrote a file, told from its beginning."""

from collections.abc import Sequence
from functools import partial
from typing import Final, Literal, Protocol, runtime_checkable

from bedding.readers.chat.dates import AmbiguousDates
from bedding.readers.chat.errors import NotAChatError
from bedding.readers.chat.imessage import is_imessage, read_imessage
from bedding.readers.chat.json_chat import read_json
from bedding.readers.chat.layout import Layout, clean, find_layout
from bedding.readers.chat.message import Messages
from bedding.readers.chat.signal import is_signal, read_signal
from bedding.readers.chat.source import Part
from bedding.readers.chat.table import Columns, find_columns, read_table
from bedding.readers.chat.whatsapp import read_whatsapp

App = Literal["WhatsApp", "Signal", "iMessage", "JSON", "table"]

HEAD: Final = 1 << 18
"""Characters from which the layout is told."""

_JSON_SIGNS: Final = ('"messages"', '"chats"', '"participants"')


@runtime_checkable
class Read(Protocol):
    """Reads the parts of one conversation in one format."""

    def __call__(
        self, parts: Sequence[Part], *, day_first: bool | None
    ) -> Messages | AmbiguousDates:
        """Return the messages, or what to ask about their dates."""


def find_format(part: Part) -> tuple[App, Read] | None:
    """Return which app wrote a part and how to read it, or None when no reader knows it."""
    head = clean(part.head()[:HEAD])
    if head.lstrip().startswith("{"):
        known = any(sign in head for sign in _JSON_SIGNS)
        return ("JSON", _read_json) if known else None
    table = find_columns(head)
    if table is not None:
        return "table", partial(_read_table, table)
    if is_imessage(head):
        return "iMessage", _read_imessage
    layout = find_layout(head)
    if layout is None:
        return None
    return ("Signal" if is_signal(layout) else "WhatsApp"), partial(
        _read_stamped, layout
    )


def _read_json(parts: Sequence[Part], *, day_first: bool | None) -> Messages:
    del day_first  # moments and ISO dates leave nothing to say
    return read_json(part.chunks() for part in parts)


def _read_imessage(parts: Sequence[Part], *, day_first: bool | None) -> Messages:
    del day_first  # the month is written as a word
    return read_imessage(parts[0].chunks())


def _read_table(
    table: tuple[Columns, str], parts: Sequence[Part], *, day_first: bool | None
) -> Messages | AmbiguousDates:
    columns, between = table
    return read_table(parts[0].chunks(), columns, between, day_first=day_first)


def _read_stamped(
    layout: Layout, parts: Sequence[Part], *, day_first: bool | None
) -> Messages | AmbiguousDates:
    read = read_signal if is_signal(layout) else read_whatsapp
    return read(parts[0].chunks(), layout, day_first=day_first)


def read_parts(
    parts: Sequence[Part], *, day_first: bool | None
) -> tuple[App, Messages | AmbiguousDates]:
    """Return which app wrote the parts of one conversation, and their messages.

    Raises:
        NotAChatError: No reader knows the first part.
    """
    found = find_format(parts[0])
    if found is None:
        raise NotAChatError
    app, read = found
    messages = read(parts, day_first=day_first)
    if isinstance(messages, Messages) and not len(messages.seconds):
        raise NotAChatError
    return app, messages
