"""Chats exported from other apps, as numbers for each day; never their text."""

from bedding.readers.chat.aggregate import (
    BURST,
    BURST_WITHIN,
    NIGHT,
    SILENCE,
    DayAggregate,
    ReplyGaps,
    Side,
    SideDay,
    Silence,
)
from bedding.readers.chat.dates import AmbiguousDates
from bedding.readers.chat.errors import (
    ChatError,
    DamagedChatError,
    DateOrderError,
    NotAChatError,
    SeveralChatsError,
    UnknownSenderError,
    UnsafeChatError,
    WhoIsTheOtherError,
)
from bedding.readers.chat.message import Unreadable
from bedding.readers.chat.reading import (
    ChatDays,
    ChatSummary,
    SenderCount,
    preview_chat,
    read_chat,
)

__all__ = [
    "BURST",
    "BURST_WITHIN",
    "NIGHT",
    "SILENCE",
    "AmbiguousDates",
    "ChatDays",
    "ChatError",
    "ChatSummary",
    "DamagedChatError",
    "DateOrderError",
    "DayAggregate",
    "NotAChatError",
    "ReplyGaps",
    "SenderCount",
    "SeveralChatsError",
    "Side",
    "SideDay",
    "Silence",
    "UnknownSenderError",
    "Unreadable",
    "UnsafeChatError",
    "WhoIsTheOtherError",
    "preview_chat",
    "read_chat",
]
