"""Bringing in a chat, a table or an export: looked at first, and not a word of a chat is kept."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Final

from bedding.actions import counted_chat, import_record, new_rows
from bedding.actions.brought import (
    Answers,
    Asked,
    ChatCounted,
    ChatFound,
    ExportFound,
    Refused,
    TableFound,
)
from bedding.actions.clock_here import zone_here
from bedding.record import ChatDay, TableRow, read_export
from bedding.text import calendar_day, decimal, percent
from bedding.web import bringing
from bedding.web.bringing import Bringing
from bedding.web.errors import MomentError, UnfitError
from bedding.web.guards import LONGEST_FILE, Upload
from bedding.web.page import Page, Shelf, Turn, Visit
from bedding.web.work import State

KEPT: Final = "import.kept"
CODEBOOK: Final = ".toml"
LONGEST_SECRET: Final = 1024
SIDES: Final = ("me", "other")
HOURS: Final = ("reply_median",)
NUMBERS: Final = ("messages", "characters", "media", "starts", "night", "reply_median")
"""What is shown of a day; the rest is counted too, and docs/chats.md has it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """What was brought in.

    Attributes:
        file: What the file is called.
        what: `chat`, `table` or `export`.
        count: How many days, rows or entries.
    """

    file: str = field(repr=False)
    what: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Import:
    """What the page shows.

    Attributes:
        stage: `choose`, `busy`, `refused`, `asked`, `who`, `chat`, `table`, `export` or `kept`.
        most: The longest file that it takes [byte].
        file: What the file is called.
        said: A sentence: how far reading is, or why the file can't be used.
        codebook: Whether it may be a table that a codebook of the person would open.
        asked: What only the person can say, or None.
        told: What was found, a sentence a line.
        senders: Who wrote, each with a number of messages, where that is asked.
        day: Each number of the last day with those of both sides, as they would be kept.
        same: Chats of the same app in the record that share days with this one.
        changed: Whether rows in the record would say something else.
        count: How many days, rows or entries would be kept.
        kept: What was kept, or None.
    """

    stage: str
    most: int = LONGEST_FILE
    file: str = field(default="", repr=False)
    said: str = ""
    codebook: bool = False
    asked: Asked | None = field(default=None, repr=False)
    told: tuple[str, ...] = field(default=(), repr=False)
    senders: tuple[tuple[str, int], ...] = field(default=(), repr=False)
    day: tuple[tuple[str, str, str], ...] = field(default=(), repr=False)
    same: tuple[str, ...] = ()
    changed: bool = False
    count: int = 0
    kept: Stored | None = None


# ------------------------------------------------------------------ what is shown
def show(visit: Visit) -> Import:
    """Return the page, as far as the file is."""
    held = bringing.under_way(visit.session)
    if held is None:
        kept = visit.session.memory.get(KEPT)
        return Import(stage="kept" if kept else "choose", kept=kept)
    shown = _stage(visit, held)
    return replace(shown, file=held.upload.name)


def _stage(visit: Visit, held: Bringing) -> Import:
    work = held.work
    if work is None or work.state is State.FAILED:
        return Import(stage="refused", said=visit.say("web.import.failed"))
    if work.state is State.WAITING:
        share = "" if work.share is None else percent(visit.language, work.share)
        return Import(stage="busy", said=share)
    return _of_found(visit, held)


def _of_found(visit: Visit, held: Bringing) -> Import:
    found = held.found
    match found:
        case Refused() as refused:
            said = refused.said[visit.language]
            shown = Import(stage="refused", said=said, codebook=refused.table)
        case Asked() as asked:
            shown = Import(stage="asked", asked=asked)
        case ChatFound() as chat:
            told = _of_chat(visit, chat)
            shown = Import(stage="who", told=told, senders=chat.senders)
        case ChatCounted() as days:
            shown = _counted(visit, held, days)
        case TableFound() as table:
            shown = _table(visit, table)
        case ExportFound() as export:
            count = import_record.lacking(visit.record, read_export(export.record))
            shown = Import(stage="export", count=count)
        case _:
            shown = Import(stage="busy")
    return shown


def _of_chat(visit: Visit, found: ChatFound) -> tuple[str, ...]:
    seen = visit.say(
        "diary.import.seen",
        app=found.app,
        count=found.messages,
        first=calendar_day(visit.language, found.first),
        last=calendar_day(visit.language, found.last),
    )
    if not found.unreadable:
        return (seen,)
    return (seen, visit.say("diary.import.unreadable", count=found.unreadable))


def _counted(visit: Visit, held: Bringing, found: ChatCounted) -> Import:
    chat = counted_chat.counted(visit.record, _days(found))
    return Import(
        stage="chat",
        told=() if held.chat is None else _of_chat(visit, held.chat),
        day=_day(visit, found.last),
        same=chat.same,
        count=found.days,
    )


def _day(
    visit: Visit, numbers: Mapping[str, float]
) -> tuple[tuple[str, str, str], ...]:
    """Return the numbers of one day, as they would be kept, for both sides."""
    rows = []
    for name in NUMBERS:
        cells = [numbers.get(f"{side}_{name}") for side in SIDES]
        places = 1 if name in HOURS else 0
        mine, theirs = (
            visit.say("web.import.nothing")
            if each is None
            else decimal(visit.language, each, digits=places)
            for each in cells
        )
        rows.append((name, mine, theirs))
    return tuple(rows)


def _table(visit: Visit, found: TableFound) -> Import:
    say = visit.say
    rows = new_rows.compared(visit.record, _rows(found))
    told = [
        say(
            "diary.table.seen",
            codebook=found.codebook,
            count=found.rows,
            first=calendar_day(visit.language, found.first),
            last=calendar_day(visit.language, found.last),
        )
    ]
    told += [
        say(
            "diary.table.measure",
            name=say(f"diary.table.name.{name}"),
            count=count,
            low=f"{low:g}",
            high=f"{high:g}",
        )
        for name, count, low, high in found.measures
    ]
    told += [
        say("diary.table.words", column=column, count=count)
        for column, count in found.words
    ]
    if found.unread:
        told.append(say("diary.table.unread", columns=", ".join(found.unread)))
    left = {"empty": found.empty, "twice": rows.twice, "known": rows.known}
    told += [
        say(f"diary.table.{key}", count=each) for key, each in left.items() if each
    ]
    if found.zone:
        told.append(say("diary.table.zone", zone=found.zone))
    return Import(
        stage="table",
        told=tuple(told),
        changed=bool(rows.changed),
        count=len(rows.new),
    )


# ------------------------------------------------------------------ what is done
def take(visit: Visit, upload: Upload) -> Turn:
    """Take a file in hand and begin to read it; a codebook goes with the table before it."""
    held = bringing.under_way(visit.session)
    visit.session.memory.pop(KEPT, None)
    if held is not None and upload.name.lower().endswith(CODEBOOK):
        held.read(own_codebook=upload.content)
    else:
        bringing.begin(visit.session, upload, Answers(zone=zone_here()))
    return Turn(to="import")


def answer(visit: Visit) -> Turn:
    """Take what a person said of the file, and read on."""
    held = _held(visit)
    match held.found:
        case Asked() as asked:
            held.read(**_answered(visit, asked, held.answers))
        case ChatFound() as chat:
            held.read(**_who(visit, chat))
        case _:
            raise UnfitError("file")
    return Turn(to="import")


def back(visit: Visit) -> Turn:
    """Ask again what was asked of a chat."""
    _held(visit).read(me=None, other=None)
    return Turn(to="import")


def _answered(visit: Visit, asked: Asked, said: Answers) -> dict[str, object]:
    match asked.what:
        case "order":
            return {"day_first": visit.choice("order", ("day", "month")) == "day"}
        case "whose":
            return {"whose": asked.choices[_place(visit, "whose", len(asked.choices))]}
        case "passphrase":
            return {"passphrase": visit.text("passphrase", longest=LONGEST_SECRET)}
        case "word":
            points = tuple(map(str, range(asked.low, asked.high + 1)))
            number = float(visit.choice("number", points))
            return {"words": (*said.words, (asked.column, asked.word, number))}
        case _:
            try:
                start = datetime.fromisoformat(visit.text("start").strip())
            except ValueError as error:
                raise MomentError from error
            return {"start": start.replace(tzinfo=None)}


def _who(visit: Visit, chat: ChatFound) -> dict[str, object]:
    names = [name for name, _ in chat.senders]
    me = names[_place(visit, "me", len(names))]
    if len(names) <= len(SIDES):
        return {"me": me, "other": None}
    return {"me": me, "other": names[_place(visit, "other", len(names))]}


def _place(visit: Visit, name: str, many: int) -> int:
    """Return a number below another that was given, written or not."""
    given = visit.given.get(name)
    if isinstance(given, str) and given.isascii() and given.isdecimal():
        given = int(given[:9])
    if isinstance(given, bool) or not isinstance(given, int) or not 0 <= given < many:
        raise UnfitError(name)
    return given


def keep(visit: Visit) -> Turn:
    """Keep what was found, and let go of the file."""
    held = _held(visit)
    record = visit.record
    match held.found:
        case ChatCounted() as found:
            chat = counted_chat.counted(record, _days(found))
            same = visit.choice("same", ("", *chat.same))
            kept = counted_chat.keep(record, chat, instead_of=same or None)
            stored = Stored(file=held.upload.name, what="chat", count=found.days)
        case TableFound() as found:
            rows = new_rows.compared(record, _rows(found))
            instead = visit.text("instead") == "instead"
            kept = new_rows.take_in(record, rows, instead=instead)
            count = len(rows.new)
            stored = Stored(file=held.upload.name, what="table", count=count)
        case ExportFound() as found:
            other = read_export(found.record)
            count = import_record.lacking(record, other)
            kept = import_record.join(record, other)
            stored = Stored(file=held.upload.name, what="export", count=count)
        case _:
            raise UnfitError("file")
    visit.notebook.save(kept)
    bringing.let_go(visit.session)
    visit.session.memory[KEPT] = stored
    return Turn(to="import", said=visit.say("diary.saved"))


def stop(visit: Visit) -> Turn:
    """Let go of the file; nothing was kept."""
    bringing.let_go(visit.session)
    return Turn(to="import")


def done(visit: Visit) -> Turn:
    """Forget what was said of the last file."""
    visit.session.memory.pop(KEPT, None)
    return Turn(to="import" if visit.given.get("more") is True else "contents")


def _held(visit: Visit) -> Bringing:
    held = bringing.under_way(visit.session)
    if held is None:
        raise UnfitError("file")
    return held


def _days(found: ChatCounted) -> tuple[ChatDay, ...]:
    return tuple(read_export(found.record).of(ChatDay))


def _rows(found: TableFound) -> tuple[TableRow, ...]:
    return tuple(read_export(found.record).of(TableRow))


PAGE = Page(
    name="import",
    show=show,
    shelf=Shelf.KEEP,
    takes=take,
    acts={
        "answer": answer,
        "back": back,
        "done": done,
        "keep": keep,
        "stop": stop,
    },
)
