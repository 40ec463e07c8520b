"""Twenty chats as apps export them, written by the rules of docs/chats.md, with planted words.

Every text, every name, every file and every group holds a word that nothing may keep.
"""

import io
import json
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime

PLANTED = ("kaneelstok", "zonnebloem", "distelvink", "klaproos", "waterlelie")
TEXT, MINE, THEIRS, FILE, GROUP = PLANTED
ME, OTHER = MINE.title(), THEIRS.title()
CLEAR = tuple(
    datetime(2026, 8, day, hour, minute, tzinfo=UTC)
    for day in (14, 15, 16, 17, 18, 19)
    for hour, minute in ((9, 15), (9, 40), (21, 5))
)
"""Days above twelve: nobody has to be asked which number is the month."""
TWOFOLD = tuple(
    datetime(2026, month, month - 1, hour, 15, tzinfo=UTC)
    for month in (2, 3, 4, 5, 6)
    for hour in (9, 21)
)
"""1 February and January 2nd, 2 March and February 3rd: time runs forward either way."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """One export.

    Attributes:
        layout: Which app, phone and country.
        file: What it is called.
        content: Its bytes.
        app: What the program calls the app.
        asks: Whether the order of day and month has to be asked.
        me: The sender who is the person.
    """

    layout: str
    file: str
    content: bytes = field(repr=False)
    app: str = "WhatsApp"
    asks: bool = False
    me: str = ME


def written(
    moments: Iterable[datetime], line: Callable[[datetime, str, str], str]
) -> str:
    """Return a chat in which the two take turns."""
    lines = [
        line(moment, (ME, OTHER)[place % 2], f"{TEXT} nummer {place}")
        for place, moment in enumerate(moments)
    ]
    return "\n".join(lines) + "\n"


def twelve(moment: datetime, between: str, am: str, pm: str) -> str:
    """Return a time of day on a clock of twelve hours."""
    hour = moment.hour % 12 or 12
    return f"{hour}:{moment:%M}{between}{am if moment.hour < 12 else pm}"


def zipped(files: dict[str, str]) -> bytes:
    """Return files as a zip."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return made.getvalue()


def milliseconds(moment: datetime) -> int:
    return round(moment.timestamp() * 1000)


def telegram() -> str:
    messages = [
        {
            "id": place,
            "type": "message",
            "date": f"{moment:%Y-%m-%dT%H:%M:%S}",
            "date_unixtime": str(milliseconds(moment) // 1000),
            "from": (ME, OTHER)[place % 2],
            "from_id": f"user{place % 2}",
            "text": f"{TEXT} {place}"
            if place % 3
            else ["los ", {"type": "bold", "text": TEXT}],
        }
        for place, moment in enumerate(CLEAR)
    ]
    return json.dumps(
        {"name": GROUP, "type": "personal_chat", "id": 7, "messages": messages}
    )


def meta(moments: Iterable[datetime]) -> str:
    """Return a file of Messenger or Instagram: newest first, letters written wrongly."""
    wrong = f"{TEXT} blij é".encode().decode("latin-1")
    messages = [
        {
            "sender_name": (ME, OTHER)[place % 2],
            "timestamp_ms": milliseconds(moment),
            "content": wrong,
        }
        for place, moment in enumerate(moments)
    ]
    return json.dumps(
        {
            "participants": [{"name": ME}, {"name": OTHER}],
            "messages": messages[::-1],
            "title": GROUP,
            "thread_path": f"inbox/{FILE}_1",
        }
    )


def imessage() -> str:
    blocks = []
    for place, moment in enumerate(CLEAR):
        clock = f"{moment.hour % 12 or 12}:{moment:%M:%S} {moment:%p}"
        who = ("Me", OTHER)[place % 2]
        blocks.append(f"{moment:%b %d, %Y}  {clock}\n{who}\n{TEXT} {place}\n")
    return "\n".join(blocks) + "\n"


def stamped(layout: str, line: Callable[[datetime, str, str], str]) -> Sample:
    """Return an export of WhatsApp as one file."""
    text = written(CLEAR, line)
    return Sample(layout=layout, file=f"chat {FILE}.txt", content=text.encode())


def samples() -> tuple[Sample, ...]:
    """Return the twenty."""
    dutch = written(CLEAR, lambda at, who, text: f"{at:%d-%m-%Y %H:%M} - {who}: {text}")
    iphone = written(
        CLEAR,
        lambda at, who, text: f"[{at:%d-%m-%Y %H:%M:%S}] {who}: {text}",
    )
    media = f"[19-08-2026 22:00:00] {OTHER}: \u200eafbeelding weggelaten\n"
    twofold = {
        "slashes, either way": lambda at, who, text: (
            f"{at:%d/%m/%Y, %H:%M} - {who}: {text}"
        ),
        "dots, either way": lambda at, who, text: (
            f"[{at:%d.%m.%y, %H:%M:%S}] {who}: {text}"
        ),
    }
    table = "tijdstip;afzender;tekst\n" + written(
        CLEAR, lambda at, who, text: f"{at:%Y-%m-%d %H:%M:%S};{who};{text}"
    )
    return (
        Sample(layout="Dutch Android", file=f"{FILE}.txt", content=dutch.encode()),
        Sample(
            layout="Dutch Android, with a mark and other line ends",
            file=f"{FILE}.txt",
            content=("\ufeff" + dutch.replace("\n", "\r\n")).encode(),
        ),
        Sample(
            layout="Dutch Android, zip",
            file=f"{FILE}.zip",
            content=zipped({f"WhatsApp-chat met {THEIRS}.txt": dutch}),
        ),
        Sample(layout="Dutch iPhone", file="_chat.txt", content=iphone.encode()),
        Sample(
            layout="Dutch iPhone, zip with pictures",
            file=f"{FILE}.zip",
            content=zipped({"_chat.txt": iphone + media, f"{FILE}.jpg": TEXT}),
        ),
        stamped(
            "German Android",
            lambda at, who, text: f"{at:%d.%m.%y, %H:%M} - {who}: {text}",
        ),
        stamped(
            "German iPhone",
            lambda at, who, text: f"[{at:%d.%m.%y, %H:%M:%S}] {who}: {text}",
        ),
        stamped(
            "Spanish Android",
            lambda at, who, text: (
                f"{at.day}/{at.month}/{at.year}, {twelve(at, ' ', 'a. m.', 'p. m.')} - {who}: {text}"
            ),
        ),
        stamped(
            "Spanish iPhone",
            lambda at, who, text: (
                f"[{at.day}/{at.month}/{at:%y %H:%M:%S}] {who}: {text}"
            ),
        ),
        stamped(
            "American iPhone, narrow space",
            lambda at, who, text: (
                f"[{at.month}/{at.day}/{at:%y}, {twelve(at, chr(0x202F), 'AM', 'PM')}] {who}: {text}"
            ),
        ),
        stamped(
            "American Android",
            lambda at, who, text: (
                f"{at.month}/{at.day}/{at:%y}, {twelve(at, ' ', 'AM', 'PM')} - {who}: {text}"
            ),
        ),
        stamped(
            "Canadian Android",
            lambda at, who, text: (
                f"{at:%Y-%m-%d}, {twelve(at, ' ', 'a.m.', 'p.m.')} - {who}: {text}"
            ),
        ),
        stamped(
            "Thai Android",
            lambda at, who, text: (
                f"{at.day}/{at.month}/{at.year + 543} {at:%H:%M} - {who}: {text}"
            ),
        ),
        *(
            Sample(
                layout=layout,
                file=f"{FILE}.txt",
                content=written(TWOFOLD, line).encode(),
                asks=True,
            )
            for layout, line in twofold.items()
        ),
        Sample(
            layout="Telegram",
            file="result.json",
            content=telegram().encode(),
            app="JSON",
        ),
        Sample(
            layout="Instagram, zip",
            file=f"{FILE}.zip",
            content=zipped(
                {
                    f"messages/inbox/{FILE}_1/message_1.json": meta(CLEAR[9:]),
                    f"messages/inbox/{FILE}_1/message_2.json": meta(CLEAR[:9]),
                }
            ),
            app="JSON",
        ),
        Sample(
            layout="Signal",
            file=f"{FILE}.md",
            content=written(
                CLEAR, lambda at, who, text: f"[{at:%Y-%m-%d, %H:%M}] {who}: {text}"
            ).encode(),
            app="Signal",
        ),
        Sample(
            layout="iMessage",
            file=f"{FILE}.txt",
            content=imessage().encode(),
            app="iMessage",
            me="Me",
        ),
        Sample(
            layout="a table", file=f"{FILE}.csv", content=table.encode(), app="table"
        ),
    )
