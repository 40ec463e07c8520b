"""iMessage, as imessage-exporter writes it: date, sender, text, blank line.

    May 17, 2022  5:29:42 PM (Read by them after 1 minute)
    Me
    the text

A reply stands twice, at its own time and indented under the message it answers; the second is
left out, and so are reactions ("Tapbacks:").
"""

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Final

from bedding.readers.chat.cutting import whole_messages
from bedding.readers.chat.message import Gathering, Kind, Line, Messages

MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun",
                 "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")  # fmt: skip
_GAP: Final = "[ \u00a0\u202f]"
_STAMP: Final = (
    f"({'|'.join(MONTHS)}){_GAP}+(\\d{{1,2}}),{_GAP}+(\\d{{4}}){_GAP}+"
    f"(\\d{{1,2}}):(\\d{{2}}):(\\d{{2}}){_GAP}([AP])M"
)
HEAD: Final = re.compile(f"\n{_STAMP}([^\n]*)")
_GROUPS: Final = 8
_INDENTED: Final = re.compile(
    f"\n[ \t]+(?:{'|'.join(MONTHS)}) \\d{{1,2}}, \\d{{4}} .*", re.DOTALL
)
_TAPBACKS: Final = re.compile(r"(?:^|\n)Tapbacks:\n.*", re.DOTALL)
_ANSWERS: Final = "This message responded to an earlier message."
_ATTACHED: Final = re.compile(
    r"(?:/|~/|attachments/|[A-Za-z]:\\)[^\n]{1,1000}\.\w{1,5}"
)
_DELETED: Final = re.compile(r".{0,60}unsent (?:a|this) message.{0,60}")
_NOON: Final = 12


def is_imessage(text: str) -> bool:
    """Tell whether the beginning of a file is written the way imessage-exporter writes it."""
    return HEAD.search("\n" + text) is not None


def read_imessage(chunks: Iterable[str]) -> Messages:
    """Return the messages of an export of iMessage as text."""
    gathering = Gathering()
    number = 0
    for text in whole_messages(chunks, HEAD):
        before, *pieces = HEAD.split(text)
        number += before.count("\n")
        for place in range(0, len(pieces), _GROUPS + 1):
            number += 1
            *stamp, rest, body = pieces[place : place + _GROUPS + 1]
            line = _line(stamp, rest, body)
            if line is not None:
                gathering.add(line, number)
            number += body.count("\n")
    return gathering.messages()


def _line(stamp: list[str], rest: str, body: str) -> Line | None:
    """Return one message, or None when it is a notice, which stands on the line of the date."""
    if rest.strip() and not rest.strip().startswith("("):
        return None
    sender, _, text = body.removeprefix("\n").partition("\n")
    text = _TAPBACKS.sub("", _INDENTED.sub("", "\n" + text))
    text = text.replace(_ANSWERS, "").strip("\n")
    if not sender.strip():
        return None
    if _ATTACHED.fullmatch(text):
        kind, characters = Kind.MEDIA, 0
    elif _DELETED.fullmatch(text):
        kind, characters = Kind.DELETED, 0
    else:
        kind, characters = Kind.TEXT, len(text)
    return Line(None, _wall(stamp), sender.strip(), kind, characters)


def _wall(stamp: list[str]) -> int | None:
    """Return a written date and time as seconds since 1970 on the wall clock, or None."""
    month, day, year, hour, minute, second, half = stamp
    try:
        written = datetime(
            int(year),
            MONTHS.index(month) + 1,
            int(day),
            int(hour) % _NOON + _NOON * (half == "P"),
            int(minute),
            int(second),
            tzinfo=UTC,  # stands for the wall clock; the difference between two is all we need
        )
    except ValueError:
        return None
    return int(written.timestamp())
