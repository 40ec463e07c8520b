"""Events on a terminal: what happened, who began, how strong, and what follows from it."""

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from bedding.cli.asking import ask_choice, ask_line, ask_points, ask_yes
from bedding.cli.caring import show_pages
from bedding.cli.output import show, show_error
from bedding.cli.saving import save
from bedding.text import Language, say

if TYPE_CHECKING:
    from datetime import date

    from bedding.actions.clock_here import Sitting
    from bedding.record import Event, Notebook, Record


def add(
    notebook: "Notebook", day: "date", sitting: "Sitting", language: Language
) -> "Event | None":
    """Ask about an event, save it, and show what follows; None when nothing was chosen."""
    from bedding.actions.pause_analysis import add_happening  # noqa: PLC0415 -- slow import
    from bedding.record import Event, LimitError  # noqa: PLC0415 -- slow import

    code = ask_code(notebook.record, language)
    if code is None:
        return None
    moment = sitting.moment(day, origin="event")
    event = Event(moment=moment, code=code, who="me" if needs_who(code) else None)
    if event.gate:
        return _add_danger(notebook, event, sitting, language)
    event = ask_details(event, language, today=sitting.today)
    today = sitting.today
    try:
        noted = add_happening(notebook.record, event, today)
    except LimitError as error:
        show(say(language, f"record.limit.{error.limit}"))
        if error.limit != "three_events":
            return None
        if not ask_yes(language, say(language, "diary.event.beyond")):
            return None
        noted = add_happening(notebook.record, event, today, beyond=True)
    save(notebook, noted.record, language)
    if code == "C4":
        show(say(language, "record.step_back.text"))
    return event


def _add_danger(
    notebook: "Notebook", event: "Event", sitting: "Sitting", language: Language
) -> "Event":
    """Save an event of danger and show help at once; the details come after, and may not."""
    from bedding.actions.pause_analysis import add_happening  # noqa: PLC0415 -- slow import

    noted = add_happening(notebook.record, event, sitting.today)
    try:
        notebook.save(noted.record)
    finally:  # Help comes also where the disk is full.
        show_pages(noted.pages, notebook.record.settings.country, language)
    event = ask_details(event, language, today=sitting.today)
    save(notebook, notebook.record.with_entry(event), language)
    return event


def ask_code(
    record: "Record", language: Language, current: str | None = None
) -> str | None:
    """Return the code of what happened, the last used on top; None when none was chosen."""
    from bedding.record import EVENTS, Event, Label  # noqa: PLC0415 -- slow import

    own = {label.code: label.name for label in record.of(Label)}
    known = {**{code: say(language, f"record.event.{code}") for code in EVENTS}, **own}
    used = list(dict.fromkeys(each.code for each in reversed(list(record.of(Event)))))
    if used:
        show(say(language, "diary.event.last", codes=", ".join(used[:5])))
    for tab in ("warm", "hard", "own", "danger"):
        show(say(language, f"record.tab.{tab}"))
        for code, kind in EVENTS.items():
            if kind.tab == tab:
                show(f"  {code}  {known[code]}")
    for code, name in own.items():
        show(f"  {code}  {name}")
    while True:
        typed = ask_line(say(language, "diary.event.code")).upper()
        if typed == "":
            return current
        if typed in known:
            return typed
        show_error(say(language, "diary.event.unknown"))


def needs_who(code: str) -> bool:
    """Return whether either may have begun it."""
    from bedding.record import EVENTS  # noqa: PLC0415 -- slow import

    kind = EVENTS.get(code)
    return kind is not None and kind.who == "ask"


def ask_details(
    event: "Event", language: Language, *, today: "date", again: bool = False
) -> "Event":
    """Return an event with its details asked; Enter keeps what stands there, or leaves it empty."""
    from bedding.record import CHANNELS, EVENTS, MOST_NOTE, PARTS, WHO  # noqa: PLC0415 -- slow import

    def chosen(name: str, keys: tuple[str, ...], current: str | None) -> str | None:
        return ask_choice(
            language,
            say(language, f"record.{name}.question"),
            {key: say(language, f"record.{name}.{key}") for key in keys},
            current=current,
            needed=name == "who",
        )

    if needs_who(event.code):
        event = replace(event, who=chosen("who", WHO, event.who if again else None))
    event = replace(event, part=chosen("part", PARTS, event.part))
    event = replace(event, channel=chosen("channel", CHANNELS, event.channel))
    strength = ask_points(
        language,
        say(language, "record.strength.question"),
        low=1,
        high=3,
        current=event.strength,
    )
    note = ask_note(language, event.note, most=MOST_NOTE)
    event = replace(event, strength=strength, note=note)
    kind = EVENTS.get(event.code)
    began = event.moment.local_date
    if kind is None or not kind.lasts or began >= today:
        return event
    lasted = ask_points(
        language,
        say(language, "diary.event.lasted"),
        low=0,
        high=(today - began).days,
        current=None if event.ended is None else (event.ended - began).days,
    )
    ended = None if lasted is None else began + timedelta(days=lasted)
    return replace(event, ended=ended)


def ask_note(language: Language, current: str | None, *, most: int) -> str | None:
    """Return a note, or None; asked again where it is too long."""
    while True:
        typed = ask_line(say(language, "record.strength.note"))
        if typed == "":
            return current
        if typed == "-":
            return None
        if len(typed) <= most:
            return typed
        show_error(say(language, "diary.event.long", count=len(typed), most=most))
