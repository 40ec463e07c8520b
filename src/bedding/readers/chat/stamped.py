"""Text in which each message begins with a date and a time: WhatsApp, Signal.

One pass cuts the text at the heads of messages; each text is measured and let go of.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from bedding.readers.chat.cutting import whole_messages
from bedding.readers.chat.dates import (
    IMPOSSIBLE,
    AmbiguousDates,
    WrittenDate,
    resolve_days,
    written_date,
)
from bedding.readers.chat.errors import NotAChatError, UnsafeChatError
from bedding.readers.chat.layout import (
    LONGEST_NAME,
    MARK,
    NO_TIME,
    Layout,
    clean,
    second_of_day,
)
from bedding.readers.chat.message import (
    MAX_MESSAGES,
    NOBODY,
    Kind,
    Messages,
    Unreadable,
    present,
)

MAX_SENDERS: Final = 5_000
MAX_DATES: Final = 100_000
NAME_EVIDENCE: Final = 4
"""From how many messages that all go on alike a colon is taken as part of a name (chosen)."""

SECONDS_OF_DAY: Final = 86_400
_NOT_A_NAME: Final = re.compile('["“”„«»\u2018\n]')


@dataclass(frozen=True, slots=True, kw_only=True)
class App:
    """What an app itself writes between the messages of persons.

    Attributes:
        whole: Texts that are the app's as a whole, with what they stand for.
        own: What a text has in it when part of it may be the app's.
        classify: What such a text is, and how many characters of it a person wrote.
        without_sender: What a line without a sender is.
        is_notice: Whether what stands before a colon begins a notice, and is no name.
        earliest: The first year that the app can have.
    """

    whole: dict[str, Kind]
    own: tuple[str, str]
    classify: Callable[[str], tuple[Kind, int]]
    without_sender: Callable[[str], Kind]
    is_notice: Callable[[str], bool]
    earliest: int


class _Codes(dict[str | None, int]):
    """Numbers for texts, each worked out once; what has none (below zero) isn't kept."""

    def __init__(self, number: Callable[[str], int], most: int) -> None:
        super().__init__()
        self._number = number
        self._most = most

    def __missing__(self, text: str) -> int:
        if len(self) >= self._most:
            raise NotAChatError
        code = self._number(text)
        if code >= 0:
            self[text] = code
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
        self.names[None] = NOBODY
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
        """Return the number of a name met first, or `NOBODY` when it can't be a name."""
        plain = name.replace(MARK, "").removeprefix("~").strip()
        if not plain or len(plain) > LONGEST_NAME or _NOT_A_NAME.search(plain):
            return NOBODY
        if self.app.is_notice(plain):
            return NOBODY
        return self.senders.setdefault(plain, len(self.senders))

    def take(self, pieces: list[str | Any]) -> None:
        """Add the messages of a text that was cut at the heads."""
        before, texts = pieces[0], pieces[4::4]
        self.stray += [
            self.line + place
            for place, line in enumerate(before.split("\n"))
            if line.strip()
        ]
        self.line += before.count("\n")
        if not texts:
            return
        feeds = np.array([text.count("\n") + 1 for text in texts])
        lines = self.line + 1 + np.cumsum(feeds) - feeds
        self.line += int(feeds.sum())
        self.count += len(texts)
        if self.count > MAX_MESSAGES:
            what = "The number of messages"
            raise UnsafeChatError(what, MAX_MESSAGES, "messages")
        dates = list(map(self.dates.__getitem__, pieces[1::4]))
        times = list(map(self.times.__getitem__, pieces[2::4]))
        measured = self._measure(pieces[3::4], texts)
        self.rows.append(np.array([dates, times, *measured, lines], dtype=np.int32))

    def _measure(
        self, names: Sequence[str | None], texts: list[str]
    ) -> tuple[list[int], list[int], list[int]]:
        """Return sender, kind and length of each message."""
        whole, (one, another) = self.app.whole, self.app.own
        sender = list(map(self.names.__getitem__, names))
        kind = [int(Kind.TEXT)] * len(texts)
        characters = list(map(len, texts))
        for place in [
            place
            for place, text in enumerate(texts)
            if text in whole or one in text or another in text or text[-1:] == ">"
        ]:
            kind[place], characters[place] = self.app.classify(texts[place])
        for place, code in enumerate(sender):
            name = names[place]
            if code == NOBODY or name in self.further:
                body = texts[place] if name is None else f"{name}: {texts[place]}"
                sender[place], kind[place], characters[place] = self._measure_unplain(
                    body
                )
        return sender, kind, characters

    def _measure_unplain(self, body: str) -> tuple[int, int, int]:
        """Return the same for a line of which it isn't plain where the name ends."""
        name, colon, text = body.partition(": ")
        more = self.further.get(name)
        if more is not None and text.startswith(more):
            name, text = f"{name}: {more[:-2]}", text[len(more) :]
        # An empty message ends in the colon after the name.
        if not colon and body[-1:] == ":" and body[:-1] in self.names:
            name, colon = body[:-1], ": "
        code = self.names[name] if colon and "\n" not in name else NOBODY
        if code == NOBODY:
            return NOBODY, self.app.without_sender(body), 0
        return code, *self.app.classify(text)


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
    for text in whole_messages(map(clean, chunks), head):
        pieces = head.split(text)
        columns = columns or _Columns(
            app, _names_with_colon(pieces[3::4], pieces[4::4])
        )
        columns.take(pieces)
    if columns is None or not columns.rows:
        raise NotAChatError
    return _messages(columns, day_first=day_first)


def _names_with_colon(names: Sequence[str | None], texts: list[str]) -> dict[str, str]:
    """Return, by the first part of a name, what follows its colon in a name that has one.

    A name such as "Anna: work" looks like a sender "Anna" whose every message begins alike.
    """
    seen: Counter[str] = Counter()
    further: dict[str, str | None] = {}
    for name, text in zip(names, texts, strict=True):
        if name is None:
            continue
        second, again, _ = text[:LONGEST_NAME].partition(": ")
        more = f"{second}: " if again and "\n" not in second else None
        seen[name] += 1
        if further.setdefault(name, more) != more:
            further[name] = None
    return {
        name: more
        for name, more in further.items()
        if more and seen[name] >= NAME_EVIDENCE
    }


def _messages(
    columns: _Columns, *, day_first: bool | None
) -> Messages | AmbiguousDates:
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
    sender, senders = present(sender[kept], list(columns.senders))
    return Messages(
        seconds=day[kept] * SECONDS_OF_DAY + second[kept],
        absolute=False,
        sender=sender,
        kind=kind[kept].astype(np.int8),
        characters=characters[kept],
        senders=senders,
        unreadable=Unreadable.of(sorted([*columns.stray, *line[~readable].tolist()])),
    )
