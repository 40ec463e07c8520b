"""Text in which each message begins with a date and a time: WhatsApp, Signal.

One pass cuts the text at the heads of messages; each text is measured and let go of.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np

from bedding.readers.chat.dates import (
    IMPOSSIBLE,
    AmbiguousDates,
    WrittenDate,
    resolve_days,
    written_date,
)
from bedding.readers.chat.errors import NotAChatError, UnsafeChatError
from bedding.readers.chat.layout import MARK, NO_TIME, Layout, clean, second_of_day
from bedding.readers.chat.message import NOBODY, Kind, Messages, Unreadable

MAX_MESSAGE: Final = 1 << 20
"""Characters of one message; WhatsApp sends 65,536 at most."""

MAX_MESSAGES: Final = 20_000_000
MAX_SENDERS: Final = 5_000
MAX_DATES: Final = 100_000
LONGEST_NAME: Final = 60
NAME_EVIDENCE: Final = 4
"""From how many messages that all go on alike a colon is taken as part of a name (chosen)."""

SECONDS_OF_DAY: Final = 86_400
_NOT_A_NAME: Final = re.compile("[\"“”„«»‘\n]")


@dataclass(frozen=True, slots=True, kw_only=True)
class App:
    """What an app itself writes between the messages of persons.

    Attributes:
        whole: Texts that are the app's as a whole, with what they stand for.
        classify: What a text is that has a trait of the app's own, and how many characters of
            it a person wrote.
        without_sender: What a line without a sender is.
        is_notice: Whether what stands before a colon begins a notice, and is no name.
        earliest: The first year that the app can have.
    """

    whole: dict[str, Kind]
    classify: Callable[[str], tuple[Kind, int]]
    without_sender: Callable[[str], Kind]
    is_notice: Callable[[str], bool]
    earliest: int


class _Codes(dict[str, int]):
    """Numbers for texts, each worked out once."""

    def __init__(self, number: Callable[[str], int], most: int) -> None:
        super().__init__()
        self._number = number
        self._most = most

    def __missing__(self, text: str) -> int:
        if len(self) >= self._most:
            raise NotAChatError
        code = self[text] = self._number(text)
        return code


class _Columns:
    """What the heads of messages gather while a file passes."""

    def __init__(self, app: App, further: dict[str, str]) -> None:
        self.app = app
        self.further = further
        self.written: list[WrittenDate] = []
        self.senders: dict[str, int] = {}
        self.dates = _Codes(self._date, MAX_DATES)
        self.times = _Codes(second_of_day, MAX_DATES * 4)
        self.names = _Codes(self._name, MAX_SENDERS)
        self.rows: list[np.ndarray] = []
        self.stray: list[int] = []
        self.line = 0
        self.count = 0

    def _date(self, text: str) -> int:
        written = written_date(text)
        if written is None:
            raise NotAChatError
        self.written.append(written)
        return len(self.written) - 1

    def _name(self, name: str) -> int:
        name = name.replace(MARK, "").removeprefix("~").strip()
        return self.senders.setdefault(name, len(self.senders))

    def take(self, pieces: list[str]) -> None:
        """Add the messages of a text that was cut at the heads."""
        before, bodies = pieces[0], pieces[3::3]
        self.stray += [
            self.line + place for place, line in enumerate(before.split("\n")) if line.strip()
        ]
        if not bodies:
            self.line += before.count("\n")
            return
        feeds = np.fromiter(
            (body.count("\n") + 1 for body in bodies), dtype=np.int64, count=len(bodies)
        )
        first_line = self.line + before.count("\n") + 1
        lines = first_line + np.concatenate([[0], np.cumsum(feeds[:-1])])
        self.line = int(lines[-1] + feeds[-1] - 1)
        self.count += len(bodies)
        if self.count > MAX_MESSAGES:
            what = "The number of messages"
            raise UnsafeChatError(what, MAX_MESSAGES, "messages")
        sender, kind, characters = self._measure(bodies)
        self.rows.append(
            np.array(
                [
                    list(map(self.dates.__getitem__, pieces[1::3])),
                    list(map(self.times.__getitem__, pieces[2::3])),
                    sender,
                    kind,
                    characters,
                    lines,
                ],
                dtype=np.int32,
            )
        )

    def _measure(self, bodies: list[str]) -> tuple[list[int], list[int], list[int]]:
        """Return sender, kind and length of each message."""
        heads = [body.partition(": ") for body in bodies]
        if self.further:
            heads = [_with_whole_name(head, self.further) for head in heads]
        names, whole = self.names, self.app.whole
        sender = [
            (names[name] if name in names else self._new_name(name)) if colon else NOBODY
            for name, colon, _ in heads
        ]
        texts = [text for _, _, text in heads]
        characters = list(map(len, texts))
        kind = [0] * len(bodies)
        for place in [
            place
            for place, text in enumerate(texts)
            if MARK in text or text in whole or text[:1] == "<" or " (" in text or text[-1:] == ">"
        ]:
            text = texts[place]
            kind[place], characters[place] = (
                (whole[text], 0) if text in whole else self.app.classify(text)
            )
        for place in [place for place, code in enumerate(sender) if code == NOBODY]:
            body = bodies[place]
            # An empty message ends in the colon after the name.
            if body[-1:] == ":" and body[:-1] in names:
                sender[place], kind[place], characters[place] = names[body[:-1]], Kind.TEXT, 0
            else:
                kind[place], characters[place] = self.app.without_sender(body), 0
        return sender, kind, characters

    def _new_name(self, name: str) -> int:
        """Return the number of a name met first, or `NOBODY` when it can't be a name."""
        if len(name) > LONGEST_NAME or not name.strip() or _NOT_A_NAME.search(name):
            return NOBODY
        if self.app.is_notice(name):
            return NOBODY
        return self.names[name]


def read_stamped(
    chunks: Iterable[str],
    layout: Layout,
    app: App,
    *,
    day_first: bool | None,
) -> Messages | AmbiguousDates:
    """Return the messages of a text, or what to ask about its dates.

    Args:
        chunks: The text in pieces.
        layout: How it writes the head of a message.
        app: What the app itself writes.
        day_first: What a person said of the order of day and month, or None.

    Raises:
        NotAChatError: There are no messages.
        UnsafeChatError: One message, or the number of messages, is larger than it can be.
        DateOrderError: The order that was given can't be.
    """
    head = layout.head()
    columns: _Columns | None = None
    for text in _whole_messages(chunks, head):
        pieces = head.split(text)
        columns = columns or _Columns(app, _names_with_colon(pieces[3::3]))
        columns.take(pieces)
    if columns is None or not columns.rows:
        raise NotAChatError
    return _messages(columns, day_first=day_first)


def _whole_messages(chunks: Iterable[str], head: re.Pattern[str]) -> Iterator[str]:
    """Yield the text cut anew, each piece ending where a message ends."""
    waiting = "\n"
    for chunk in chunks:
        waiting += clean(chunk)
        start = _last_head(waiting, head)
        if start > 0:
            yield waiting[:start]
            waiting = waiting[start:]
        if len(waiting) > MAX_MESSAGE:
            what = "One message"
            raise UnsafeChatError(what, MAX_MESSAGE, "characters")
    yield waiting.rstrip("\n")


def _last_head(text: str, head: re.Pattern[str]) -> int:
    """Return where the last message of a text begins, or -1."""
    place = text.rfind("\n")
    while place >= 0 and not head.match(text, place):
        place = text.rfind("\n", 0, place)
    return place


def _names_with_colon(bodies: list[str]) -> dict[str, str]:
    """Return, by the first part of a name, what follows its colon in a name that has one.

    A name such as "Anna: work" looks like a sender "Anna" whose every message begins alike.
    """
    seen: Counter[str] = Counter()
    further: dict[str, str | None] = {}
    for body in bodies:
        name, colon, text = body.partition(": ")
        if not colon or "\n" in name:
            continue
        second, again, _ = text[:LONGEST_NAME].partition(": ")
        more = f"{second}: " if again and "\n" not in second else None
        seen[name] += 1
        if further.setdefault(name, more) != more:
            further[name] = None
    return {name: more for name, more in further.items() if more and seen[name] >= NAME_EVIDENCE}


def _with_whole_name(
    head: tuple[str, str, str], further: dict[str, str]
) -> tuple[str, str, str]:
    """Return name, colon and text, with the part of the name after its own colon in the name."""
    name, colon, text = head
    more = further.get(name)
    if more is None or not text.startswith(more):
        return head
    return f"{name}: {more[:-2]}", colon, text[len(more) :]


def _messages(columns: _Columns, *, day_first: bool | None) -> Messages | AmbiguousDates:
    """Return the columns with their dates read."""
    date, second, sender, kind, characters, line = np.concatenate(columns.rows, axis=1)
    days = resolve_days(
        columns.written, date, day_first=day_first, earliest=columns.app.earliest
    )
    if isinstance(days, AmbiguousDates):
        return days
    day = days[date]
    readable = (day != IMPOSSIBLE) & (second != NO_TIME)
    kept = readable & (kind != Kind.SYSTEM)
    unreadable = sorted([*columns.stray, *line[~readable].tolist()])
    return Messages(
        seconds=day[kept] * SECONDS_OF_DAY + second[kept],
        absolute=False,
        sender=sender[kept],
        kind=kind[kept].astype(np.int8),
        characters=characters[kept],
        senders=tuple(columns.senders),
        unreadable=Unreadable.of(unreadable),
    )
