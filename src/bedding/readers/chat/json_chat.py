"""A chat export in JSON: Telegram, Instagram or Messenger, told apart by their fields."""

from collections.abc import Iterable
from typing import Any, Final

from bedding.readers.chat.errors import (
    NotAChatError,
    SeveralChatsError,
    UnreadableLineError,
)
from bedding.readers.chat.json_elements import elements
from bedding.readers.chat.message import Gathering, Line, Messages
from bedding.readers.chat.meta import meta_line
from bedding.readers.chat.telegram import TelegramNames, telegram_line

_META_FIELDS: Final = frozenset({"sender_name", "senderName", "timestamp_ms"})


def read_json(parts: Iterable[Iterable[str]]) -> Messages:
    """Return the messages of the files of one conversation.

    Args:
        parts: The files, each a text in pieces.

    Raises:
        SeveralChatsError: There are messages of more than one conversation.
        NotAChatError: There are no messages.
        DamagedChatError: A file is not whole JSON.
    """
    gathering, names = Gathering(), TelegramNames()
    chats: set[int] = set()
    for chunks in parts:
        for element in elements(chunks):
            try:
                line = _line(element.value, names)
            except UnreadableLineError:
                gathering.unreadable.append(element.line)
                continue
            chats.add(element.chat)
            if line is not None:
                gathering.add(line, element.line)
    if len(chats) > 1:
        raise SeveralChatsError(len(chats))
    messages = gathering.messages()
    if not len(messages.seconds):
        reason = "The list of messages is empty"
        raise NotAChatError(reason)
    return messages


def _line(value: Any, names: TelegramNames) -> Line | None:
    if not isinstance(value, dict):
        raise UnreadableLineError
    if _META_FIELDS & value.keys():
        return meta_line(value)
    return telegram_line(value, names)
