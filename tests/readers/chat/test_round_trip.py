"""Invented messages, written in every layout, come back as the same counts; their text never does."""

import io
import json
import pickle
import string
import tempfile
import zipfile
from collections import Counter
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings, strategies as st

from bedding.readers.chat import (
    AmbiguousDates,
    ChatDays,
    ChatError,
    preview_chat,
    read_chat,
)

ZONE = ZoneInfo("Europe/Amsterdam")
NAMES = ("Anna", "Bram de Vries")


class Written(NamedTuple):
    """One invented message; `at` is what the clock on the wall shows."""

    at: datetime
    side: int
    text: str


def half(at: datetime, before: str, after: str) -> str:
    return before if at.hour < 12 else after


def twelve(at: datetime) -> int:
    return (at.hour + 11) % 12 + 1


def arabic(text: str) -> str:
    return text.translate(
        str.maketrans(
            "0123456789", "\u0660\u0661\u0662\u0663\u0664\u0665\u0666\u0667\u0668\u0669"
        )
    )


STAMPS: dict[str, Callable[[datetime], str]] = {
    "Dutch Android": lambda at: f"{at:%d-%m-%Y %H:%M} - ",
    "Dutch iPhone": lambda at: f"[{at:%d-%m-%Y %H:%M:%S}] ",
    "German iPhone": lambda at: f"[{at:%d.%m.%y, %H:%M:%S}] ",
    "American iPhone": lambda at: (
        f"[{at.month}/{at.day}/{at:%y}, {twelve(at)}:{at:%M:%S}\u202f{half(at, 'AM', 'PM')}] "
    ),
    "American Android": lambda at: (
        f"{at.month}/{at.day}/{at:%y}, {twelve(at)}:{at:%M} {half(at, 'AM', 'PM')} - "
    ),
    "Spanish Android": lambda at: (
        f"{at.day}/{at.month}/{at.year}, {twelve(at)}:{at:%M} {half(at, 'a. m.', 'p. m.')} - "
    ),
    "Canadian": lambda at: (
        f"{at:%Y-%m-%d}, {twelve(at)}:{at:%M} {half(at, 'a.m.', 'p.m.')} - "
    ),
    "year first": lambda at: f"[{at.year}/{at.month}/{at.day}, {at:%H:%M:%S}] ",
    "Arabic": lambda at: arabic(
        f"[{at.day}\u200f/{at.month}\u200f/{at.year}\u060c {twelve(at)}:{at:%M:%S} "
        f"{half(at, chr(0x635), chr(0x645))}] "
    ),
    "Thai": lambda at: f"{at.day}/{at.month}/{at.year + 543} {at:%H:%M} - ",
    "Japanese": lambda at: f"[R{at.year - 2018}/{at:%m/%d %H:%M:%S}] ",
    "Signal": lambda at: f"[{at:%Y-%m-%d, %H:%M}] ",
}


def stamped(
    stamp: Callable[[datetime], str], end: str = "\n"
) -> Callable[[list[Written]], str]:
    return lambda chat: "".join(
        f"{stamp(each.at)}{NAMES[each.side]}: {each.text}".replace("\n", end) + end
        for each in chat
    )


def unix(at: datetime) -> int:
    return int(at.replace(tzinfo=ZONE).timestamp())


def telegram(chat: list[Written]) -> str:
    messages = [
        {
            "type": "message",
            "date": each.at.isoformat(),
            "date_unixtime": str(unix(each.at)),
            "from": NAMES[each.side],
            "from_id": f"user{each.side}",
            "text": [each.text[:2], {"type": "bold", "text": each.text[2:]}],
        }
        for each in chat
    ]
    return json.dumps({"name": "x", "messages": messages, "id": 1})


def mojibake(text: str) -> str:
    return text.encode().decode("latin-1")


def messenger(chat: list[Written]) -> str:
    messages = [
        {
            "sender_name": mojibake(NAMES[each.side]),
            "timestamp_ms": unix(each.at) * 1000,
            "content": mojibake(each.text),
        }
        for each in reversed(chat)
    ]
    return json.dumps({"participants": [], "messages": messages}, indent=1)


def imessage(chat: list[Written]) -> str:
    return "".join(
        f"{each.at:%b %d, %Y} {twelve(each.at):2}:{each.at:%M:%S} {half(each.at, 'AM', 'PM')}\n"
        f"{NAMES[each.side]}\n{each.text}\n\n"
        for each in chat
    )


def table(chat: list[Written]) -> str:
    rows = (
        f'{each.at:%d-%m-%Y};{each.at:%H:%M};{NAMES[each.side]};"{each.text}"\n'
        for each in chat
    )
    return "datum;tijd;afzender;tekst\n" + "".join(rows)


WRITERS: dict[str, tuple[str, Callable[[list[Written]], str]]] = {
    **{name: ("chat.txt", stamped(stamp)) for name, stamp in STAMPS.items()},
    "Windows line ends": ("chat.txt", stamped(STAMPS["Dutch Android"], "\r\n")),
    "Telegram": ("result.json", telegram),
    "Messenger": ("message_1.json", messenger),
    "iMessage": ("chat.txt", imessage),
    "table": ("chat.csv", table),
}

# Marks that readers take out, quotes and what apps themselves write are tested by example.
LETTERS = (
    string.ascii_letters
    + string.digits
    + " .,:-/!?\n\u00e9\u00f6\u5b57\U0001f602\u0663"
)
# A letter in front, so that none is by chance a sentence that an app writes.
TEXTS = (
    st.text(alphabet=LETTERS, max_size=30)
    .map(lambda text: f"q{text}".strip())
    .filter(lambda text: "\n\n" not in text)
)
# From 2019 on, the years that the Japanese layout can write without another era; hours in
# which the clock changes are left out, as a wall clock can't say which of two it means.
STARTS = st.dates(date(2019, 6, 1), date(2026, 9, 1))
MOMENTS = st.tuples(st.integers(0, 60), st.integers(4, 23), st.integers(0, 59))


@st.composite
def chats(draw: st.DrawFn) -> list[Written]:
    """Draw messages of both sides, oldest first; at least one of each."""
    start = datetime.combine(draw(STARTS), time())
    moments = sorted(
        start + timedelta(days=day, hours=hour, minutes=minute)
        for day, hour, minute in draw(st.lists(MOMENTS, min_size=2, max_size=12))
    )
    sides = [
        0,
        1,
        *draw(
            st.lists(st.integers(0, 1), min_size=len(moments), max_size=len(moments))
        ),
    ]
    return [
        Written(at, side, draw(TEXTS)) for at, side in zip(moments, sides, strict=False)
    ]


def counted(chat: list[Written]) -> dict[tuple[date, int], tuple[int, int]]:
    """Return messages and characters by day and side, one at a time."""
    messages: Counter[tuple[date, int]] = Counter()
    characters: Counter[tuple[date, int]] = Counter()
    for each in chat:
        messages[each.at.date(), each.side] += 1
        characters[each.at.date(), each.side] += len(each.text)
    return {key: (messages[key], characters[key]) for key in messages}


def came_back(days: ChatDays) -> dict[tuple[date, int], tuple[int, int]]:
    return {
        (day.day, place): (side.messages, side.characters)
        for day in days.days
        for place, side in enumerate((day.me, day.other))
        if side.messages
    }


def read(
    content: bytes, name: str, *, day_first: bool | None = None
) -> ChatDays | AmbiguousDates:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(content)
        return read_chat(path, me=NAMES[0], zone=ZONE, day_first=day_first)


@pytest.mark.parametrize("name", WRITERS)
@settings(max_examples=25, deadline=None)
@given(chat=chats())
def test_counts_come_back_from_every_layout(name, chat):
    file, write = WRITERS[name]

    days = read(write(chat).encode(), file, day_first="American" not in name)

    assert isinstance(days, ChatDays)
    assert came_back(days) == counted(chat)


@pytest.mark.parametrize(
    "name", ["Dutch Android", "German iPhone", "American iPhone", "Thai"]
)
@settings(max_examples=60, deadline=None)
@given(chat=chats())
def test_without_being_told_the_order_is_right_or_asked(name, chat):
    file, write = WRITERS[name]

    days = read(write(chat).encode(), file)

    if isinstance(days, AmbiguousDates):
        assert all(set(sample) <= set("0123456789-./") for sample in days.samples)
    else:
        assert came_back(days) == counted(chat)


@settings(max_examples=40, deadline=None)
@given(chat=chats(), name=st.sampled_from(sorted(WRITERS)))
def test_a_zip_gives_what_the_plain_file_gives(chat, name):
    file, write = WRITERS[name]
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(file, write(chat))
        archive.writestr("IMG-0001.jpg", b"\xff\xd8")

    zipped = read(packed.getvalue(), "chat.zip", day_first="American" not in name)

    assert isinstance(zipped, ChatDays)
    assert came_back(zipped) == counted(chat)


SENTINEL = "zonnebloemgeheim"
SENTINEL_TEXTS = (
    SENTINEL,
    f"{SENTINEL}: en dan",
    f"let op: {SENTINEL}",
    f"een\n{SENTINEL}: twee",
    f"<{SENTINEL}>",
    f"\u200e{SENTINEL}",
    f"{SENTINEL}.jpg (bestand bijgevoegd)\n{SENTINEL}",
    f"{SENTINEL} \u200e<Dit bericht is bewerkt>",
    f"[01/02/2020, 10:00:00] {SENTINEL}: x",
)


@pytest.mark.parametrize("name", WRITERS)
def test_no_word_of_a_message_is_in_any_result(name, tmp_path):
    file, write = WRITERS[name]
    start = datetime.combine(date(2026, 8, 18), time(9, 15))
    chat = [
        Written(start + timedelta(hours=5 * place), place % 2, text)
        for place, text in enumerate(SENTINEL_TEXTS * 2)
    ]
    path = tmp_path / file
    path.write_text(write(chat), "utf-8")

    said = "American" not in name
    preview = preview_chat(path, zone=ZONE, day_first=said)
    days = read_chat(path, me=NAMES[0], zone=ZONE, day_first=said)

    assert isinstance(days, ChatDays)
    assert {sender.name for sender in preview.senders} == set(NAMES)  # type: ignore[union-attr]  # not ambiguous
    for result in (preview, days):
        assert SENTINEL not in repr(result)
        assert SENTINEL.encode() not in pickle.dumps(result)


@pytest.mark.parametrize(
    "content",
    [
        SENTINEL,
        f"[18-08-2026 09:15:00] Anna: {SENTINEL}\n" + SENTINEL * 100_000,
        f'{{"messages": [{{"type": "message", "text": "{SENTINEL}" "from": 1}}]}}',
        f'{{"messages": [{{"type": "{SENTINEL}"}}]}}',
        f'{{"name": "{SENTINEL}",, "messages": []}}',
        f'time,sender,text\n2022-01-01,Anna,"{SENTINEL}' + "x" * 200_000,
        f"time,sender,text\n{SENTINEL},Anna,x\n",
        f"18-08-2026 09:15 - {SENTINEL}: a\n18-08-2026 09:15 - Bram: a\n18-08-2026 09:15 - C: a\n",
    ],
)
def test_no_word_of_a_message_is_in_any_error(content, tmp_path):
    path = tmp_path / "chat.txt"
    path.write_text(content, "utf-8")

    with pytest.raises(ChatError) as raised:
        read_chat(path, me="Bram", zone=ZONE)

    error = raised.value
    assert SENTINEL not in f"{error!r} {error} {error.args} {error.__dict__}"
    assert error.__cause__ is None
    assert error.__context__ is None
