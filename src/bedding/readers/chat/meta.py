r"""Instagram and Messenger, as JSON: newest first, in files message_1.json, message_2.json, ...

Both write UTF-8 as if each byte were a character ("L\u00c3\u00b8ye" for "Løye"). That is undone
where it can be; a text that was right already doesn't survive the attempt and stays as it is.
Messenger's export of encrypted chats has other names for the same fields.
"""

import re
from collections.abc import Mapping
from typing import Any, Final

from bedding.readers.chat.errors import UnreadableLineError
from bedding.readers.chat.message import Kind, Line

_MILLISECONDS: Final = 1000
_NOT_TEXT: Final = (
    "photos",
    "videos",
    "audio_files",
    "files",
    "gifs",
    "sticker",
    "share",
    "media",
)
_REACTION: Final = re.compile(
    r"(?:Liked a message|Reacted .{1,16} to your message|"
    r"Vindt een bericht leuk|Heeft (?:met )?.{1,30} (?:gereageerd )?op je bericht(?: gereageerd)?)\s*"
)


def repair(text: str) -> str:
    """Return a text in which bytes of UTF-8 were written as characters, as it was meant."""
    try:
        return text.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return text


def meta_line(value: Mapping[str, Any]) -> Line | None:
    """Return one message of Instagram or Messenger, or None when it is a notice.

    Raises:
        UnreadableLineError: It isn't what these apps write.
    """
    sender = value.get("sender_name", value.get("senderName"))
    moment = value.get("timestamp_ms", value.get("timestamp"))
    text = value.get("content", value.get("text", ""))
    if (
        not isinstance(sender, str)
        or not isinstance(moment, int)
        or isinstance(moment, bool)
        or not isinstance(text, str)
    ):
        raise UnreadableLineError
    text = repair(text)
    kind, characters = _kind(value, text)
    if kind is Kind.SYSTEM:
        return None
    return Line(moment // _MILLISECONDS, None, repair(sender), kind, characters)


def _kind(value: Mapping[str, Any], text: str) -> tuple[Kind, int]:
    if value.get("is_unsent") or value.get("isUnsent"):
        return Kind.DELETED, 0
    if "call_duration" in value or value.get("type") == "Call":
        missed = bool(value.get("missed")) or not value.get("call_duration")
        return (Kind.MISSED_CALL if missed else Kind.CALL), 0
    if any(value.get(key) for key in _NOT_TEXT):
        return Kind.MEDIA, len(text)
    if _REACTION.fullmatch(text) or value.get("type") in {"Subscribe", "Unsubscribe"}:
        return Kind.SYSTEM, 0
    return Kind.TEXT, len(text)
