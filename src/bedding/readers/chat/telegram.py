"""Telegram Desktop, "machine-readable JSON": one chat, or a full export with one chat in it.

A text is a string, or a list of strings and objects that have one. `date` is local to the
computer that made the export; newer exports have `date_unixtime` too. A sender is known by
`from_id`, a number in older exports, "user" and a number in newer ones.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from bedding.readers.chat.errors import UnreadableLineError
from bedding.readers.chat.message import Kind, Line

_EPOCH: Final = datetime(1970, 1, 1)  # noqa: DTZ001 -- the wall clock has no zone
_NOT_TEXT: Final = (
    "photo",
    "file",
    "media_type",
    "poll",
    "location_information",
    "contact_information",
    "game_title",
    "invoice_information",
)


class TelegramNames:
    """The names of senders, each kept apart by its number."""

    def __init__(self) -> None:
        self._names: dict[str, str] = {}

    def name(self, shown: Any, number: Any) -> str | None:
        """Return the name of a sender: as shown, unless another number has it already."""
        if number is None:
            return shown if isinstance(shown, str) and shown else None
        key = str(number)
        if key not in self._names:
            name = shown if isinstance(shown, str) and shown else key
            self._names[key] = (
                f"{name} ({key})" if name in self._names.values() else name
            )
        return self._names[key]


def telegram_line(value: Mapping[str, Any], names: TelegramNames) -> Line | None:
    """Return one message of Telegram, or None when it is a notice.

    Raises:
        UnreadableLineError: It isn't what Telegram writes.
    """
    what = value.get("type")
    if what == "service":
        return _call(value, names)
    if what != "message":
        raise UnreadableLineError
    sender = names.name(value.get("from"), value.get("from_id"))
    characters = _length(value.get("text"))
    kind = Kind.MEDIA if any(key in value for key in _NOT_TEXT) else Kind.TEXT
    return Line(*_moment(value), sender, kind, characters)


def _call(value: Mapping[str, Any], names: TelegramNames) -> Line | None:
    if value.get("action") != "phone_call":
        return None
    sender = names.name(value.get("actor"), value.get("actor_id"))
    held = bool(value.get("duration_seconds"))
    return Line(*_moment(value), sender, Kind.CALL if held else Kind.MISSED_CALL, 0)


def _moment(value: Mapping[str, Any]) -> tuple[int | None, int | None]:
    """Return the moment and the time on the wall clock, each None when it isn't there."""
    instant = wall = None
    try:
        if "date_unixtime" in value:
            instant = int(value["date_unixtime"])
        if "date" in value:
            written = datetime.fromisoformat(value["date"]).replace(tzinfo=None)
            wall = int((written - _EPOCH).total_seconds())
    except (ValueError, TypeError, OverflowError):
        raise UnreadableLineError from None
    return instant, wall


def _length(text: Any) -> int:
    """Return the length of a text or of the pieces of one."""
    if isinstance(text, str):
        return len(text)
    if not isinstance(text, list):
        raise UnreadableLineError
    return sum(
        _length(piece.get("text") if isinstance(piece, dict) else piece)
        for piece in text
    )
