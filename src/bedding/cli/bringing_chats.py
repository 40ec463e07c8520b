"""A chat on its way into the record: its preview, who is who, and only then its numbers."""

from pathlib import Path
from typing import TYPE_CHECKING

from bedding.cli.asking import ask_choice, ask_yes
from bedding.cli.output import show
from bedding.text import Language, calendar_day, plain, say

if TYPE_CHECKING:
    from bedding.readers.chat import ChatSummary
    from bedding.record import Notebook


def bring_chat(
    notebook: "Notebook", place: Path, zone: str, language: Language
) -> None:
    """Show what a chat export holds, ask who is who, and keep its numbers.

    Raises:
        ChatError: It can't be used; the classes say why.
        OSError: It can't be read.
    """
    from bedding.actions import counted_chat, import_messages  # noqa: PLC0415 -- slow import
    from bedding.readers.chat import AmbiguousDates  # noqa: PLC0415 -- slow import

    day_first: bool | None = None
    seen = import_messages.look_into(place, zone, day_first=None)
    if isinstance(seen, AmbiguousDates):
        day_first = _ask_order(seen.samples, language)
        if day_first is None:
            show(say(language, "diary.nothing"))
            return
        seen = import_messages.look_into(place, zone, day_first=day_first)
    if isinstance(seen, AmbiguousDates):
        return
    _show_preview(seen, language)
    me = _ask_who(seen, say(language, "diary.import.me"), language)
    if me is None:
        show(say(language, "diary.nothing"))
        return
    other = None
    if len(seen.senders) > 2:  # noqa: PLR2004 -- more than me and the other
        other = _ask_who(seen, say(language, "diary.import.other"), language)
    counted = import_messages.count(
        notebook.record, place, zone, me=me, other=other, day_first=day_first
    )
    if isinstance(counted, AmbiguousDates):
        return
    instead = _ask_same(counted.same, language)
    days = say(language, "numbers.days", count=len(counted.days))
    if not ask_yes(language, say(language, "diary.import.keep", days=days)):
        show(say(language, "diary.nothing"))
        return
    notebook.save(counted_chat.keep(notebook.record, counted, instead_of=instead))
    show(say(language, "diary.saved"))
    show(say(language, "diary.import.original", path=plain(str(place))))


def _ask_order(samples: tuple[str, ...], language: Language) -> bool | None:
    for sample in samples:
        show(f"  {plain(sample)}")
    choices = {
        "day": say(language, "diary.import.day_first"),
        "month": say(language, "diary.import.month_first"),
    }
    said = ask_choice(language, say(language, "diary.import.order"), choices)
    return None if said is None else said == "day"


def _show_preview(seen: "ChatSummary", language: Language) -> None:
    show(
        say(
            language,
            "diary.import.seen",
            app=str(seen.app),
            count=seen.messages,
            first=calendar_day(language, seen.first),
            last=calendar_day(language, seen.last),
        )
    )
    if seen.unreadable.count:
        show(say(language, "diary.import.unreadable", count=seen.unreadable.count))
    show(say(language, "diary.import.only_numbers"))


def _ask_who(seen: "ChatSummary", question: str, language: Language) -> str | None:
    names = {
        str(place): f"{plain(each.name)} ({each.messages})"
        for place, each in enumerate(seen.senders)
    }
    chosen = ask_choice(language, question, names)
    return None if chosen is None else seen.senders[int(chosen)].name


def _ask_same(sources: tuple[str, ...], language: Language) -> str | None:
    if not sources:
        return None
    choices = {source: source for source in sources}
    return ask_choice(language, say(language, "diary.import.same"), choices)
