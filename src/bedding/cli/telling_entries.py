"""An entry on one line, in the words that were on the screen."""

from typing import TYPE_CHECKING

from bedding.text import Language, calendar_day, plain, say

if TYPE_CHECKING:
    from bedding.record import Entry, Event, Record, TableRow


def told(entry: "Entry", record: "Record", language: Language) -> str:
    """Return an entry on one line; of a label of one's own, its name."""
    from bedding.record import CheckIn, Event, Pause, Reflection, TableRow  # noqa: PLC0415 -- slow import

    match entry:
        case CheckIn():
            pieces = [say(language, f"record.form.{entry.form}")]
            if entry.contact is not None:
                pieces.append(say(language, f"record.contact.{entry.contact}"))
            pieces += [
                f"{say(language, f'record.item.{name}.question')}: {value}"
                for name, value in entry.answers.items()
            ]
            return _joined(
                pieces, backfilled=entry.moment.backfilled, language=language
            )
        case Event():
            return _event(entry, record, language)
        case Reflection():
            pieces = [say(language, f"record.form.{entry.form}")]
            pieces += [
                _looked_back(entry.form, name, value, language)
                for name, value in entry.answers.items()
            ]
            return _joined(
                pieces, backfilled=entry.moment.backfilled, language=language
            )
        case TableRow():
            return _table_row(entry, language)
        case Pause():
            first = calendar_day(language, entry.first)
            last = "…" if entry.last is None else calendar_day(language, entry.last)
            return say(language, "diary.list.left_out", first=first, last=last)
        case _:
            return type(entry).__name__


def _event(entry: "Event", record: "Record", language: Language) -> str:
    from bedding.record import EVENTS, Label  # noqa: PLC0415 -- slow import

    own = {label.code: label.name for label in record.of(Label)}
    name = (
        say(language, f"record.event.{entry.code}")
        if entry.code in EVENTS
        else plain(own.get(entry.code, entry.code))
    )
    pieces = [name]
    for kind in ("who", "part", "channel"):
        value = getattr(entry, kind)
        if value is not None:
            pieces.append(say(language, f"record.{kind}.{value}"))
    if entry.strength is not None:
        pieces.append("!" * entry.strength)
    if entry.note is not None:
        pieces.append(plain(entry.note))
    return _joined(pieces, backfilled=entry.moment.backfilled, language=language)


def _looked_back(form: str, name: str, value: int, language: Language) -> str:
    """Return an answer of a look back, in the words that were on the screen."""
    if form == "distinctions":
        left, right = (
            say(language, f"record.distinction.{name}.{side}")
            for side in ("left", "right")
        )
        return f"1 {left} … 7 {right}: {value}"
    kind = "phase" if form == "phases" else "sign"
    often = say(language, f"record.how_often.n{value}")
    return f"{say(language, f'record.{kind}.{name}')} {often}"


def _table_row(row: "TableRow", language: Language) -> str:
    pieces = [plain(row.table), f"{row.at:%H:%M}"]
    pieces += [
        f"{say(language, f'diary.table.name.{name}')}: "
        f"{answer.value:g} ({answer.low:g}–{answer.high:g})"
        for name, answer in row.answers.items()
    ]
    pieces += [plain(words) for words in row.words.values()]
    return " · ".join(pieces)


def _joined(pieces: list[str], *, backfilled: bool, language: Language) -> str:
    if backfilled:
        pieces = [*pieces, say(language, "record.day.backfilled")]
    return " · ".join(pieces)
