"""What can be wrong with a chat export, told without a word of the chat.

    ChatError
    ├── NotAChatError           no layout that this program knows
    ├── DamagedChatError        a file that breaks off, or a broken archive
    ├── UnsafeChatError         larger than any chat is: a trap, or the wrong file
    ├── SeveralChatsError       more than one conversation in one file
    ├── DateOrderError          the order of day and month that was given can't be
    ├── UnknownSenderError      a name that nobody in the chat has
    └── WhoIsTheOtherError      more than two persons, and nobody said who is the other

No message holds text or a name from the file, only counts, line numbers and limits.
"""

from bedding.errors import BeddingError


class ChatError(BeddingError):
    """A chat export that can't be used as it is."""


class NotAChatError(ChatError):
    """No layout that this program knows."""

    def __init__(
        self, reason: str = "No line of the file looks like a message of a known app"
    ) -> None:
        """Say what is missing."""
        super().__init__(
            f"{reason}. Export the chat again from the app (WhatsApp, Telegram as JSON, Signal, "
            "Instagram or Messenger as JSON, iMessage as text) or give a CSV with the columns "
            "time, sender and text."
        )


class DamagedChatError(ChatError):
    """A file that breaks off, or a broken archive."""

    def __init__(self, place: str) -> None:
        """Say where the file stops making sense."""
        super().__init__(f"The export is damaged {place}. Export the chat again.")


class UnsafeChatError(ChatError):
    """Larger than any chat is: a trap, or the wrong file."""

    def __init__(self, what: str, limit: int, unit: str) -> None:
        """Say which limit is passed."""
        super().__init__(
            f"{what} is more than {limit} {unit}, which no chat export is. "
            "Check that this is the right file."
        )
        self.limit = limit


class SeveralChatsError(ChatError):
    """More than one conversation in one file."""

    def __init__(self, count: int) -> None:
        """Say how many conversations there are."""
        super().__init__(
            f"The file holds {count} conversations. Export one conversation, with one person."
        )
        self.count = count


class DateOrderError(ChatError):
    """The order of day and month that was given can't be."""

    def __init__(self, impossible: int, *, day_first: bool) -> None:
        """Say how many dates the given order makes impossible."""
        given, instead = ("day", "month") if day_first else ("month", "day")
        super().__init__(
            f"With the {given} first, {impossible} messages have a date that does not exist. "
            f"Read the file with the {instead} first."
        )
        self.impossible = impossible


class UnreadableLineError(Exception):
    """One line that can't be read; the reader counts it and goes on, so that nobody sees it."""

    def __init__(self) -> None:
        """Say so, without the line."""
        super().__init__("One entry of the chat can't be read. Count it and go on.")


class UnknownSenderError(ChatError):
    """A name that nobody in the chat has."""

    def __init__(self, role: str, count: int) -> None:
        """Say for whom a name was given, and how many senders there are."""
        super().__init__(
            f"Nobody in the chat has the name given for '{role}'; it has {count} senders. "
            "Take the name exactly as the preview lists it."
        )
        self.count = count


class WhoIsTheOtherError(ChatError):
    """More than two persons, and nobody said who is the other."""

    def __init__(self, count: int) -> None:
        """Say how many senders there are."""
        super().__init__(
            f"The chat has {count} senders. Say which two it is about: `me` and `other`."
        )
        self.count = count
