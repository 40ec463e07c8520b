"""What can go wrong between a page and the server.

WebError
├── WaitError              a passphrase that is tried too soon after a wrong one
├── UnfitError             a value from a page that no page of ours sends
├── ChooseError            a question that can't be left open
├── LongNoteError          a note that is longer than one takes
├── DifferError            a new passphrase that was not typed the same twice
├── MomentError            a day and an hour that can't be read
├── PlaceError             a place for a copy that is none on this computer
├── SecondGoesError        a second notebook that would be lost without a word
├── WorkError              long work that ended without a result
└── NoPortError            no free port on this machine
"""

from bedding.errors import BeddingError


class WebError(BeddingError):
    """Something between a page and the server."""


class WaitError(WebError):
    """A passphrase that is tried too soon after a wrong one."""

    def __init__(self, seconds: int) -> None:
        """Say how long to wait [second]."""
        super().__init__(f"Wait {seconds} s before the next try.")
        self.seconds = seconds


class UnfitError(WebError):
    """A value from a page that no page of ours sends."""

    def __init__(self, place: str) -> None:
        """Say where, and never what: it may be what a person wrote."""
        super().__init__(f"The value of {place} does not fit. Load the page again.")
        self.place = place


class ChooseError(WebError):
    """A question that can't be left open."""

    def __init__(self, question: str) -> None:
        """Say which question, in the words on the screen."""
        super().__init__(f"Nothing was chosen at {question!r}. Choose one.")
        self.question = question


class LongNoteError(WebError):
    """A note that is longer than one takes."""

    def __init__(self, count: int, most: int) -> None:
        """Say how long it is, and how long it may be [character]."""
        super().__init__(f"The note has {count} characters and may have {most}.")
        self.count = count
        self.most = most


class DifferError(WebError):
    """A new passphrase that was not typed the same twice."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__("The two passphrases differ. Type both again.")


class MomentError(WebError):
    """A day and an hour that can't be read."""

    def __init__(self) -> None:
        """Say how they are written."""
        super().__init__("This is no moment. Write it as 2025-11-03 21:30.")


class PlaceError(WebError):
    """A place for a copy that is none on this computer."""

    def __init__(self) -> None:
        """Say how a place is written."""
        super().__init__("A place begins at the root, or with ~. Write it out.")


class SecondGoesError(WebError):
    """A second notebook that would be lost without a word."""

    def __init__(self) -> None:
        """Say what keeps it."""
        super().__init__(
            "A second notebook was made from this one. Give its passphrase, or say that it may go."
        )


class WorkError(WebError):
    """Long work that ended without a result."""

    def __init__(self, work: str) -> None:
        """Say which work."""
        super().__init__(f"{work} ended without a result. Start it again.")
        self.work = work


class NoPortError(WebError):
    """No free port on this machine."""

    def __init__(self, reason: str) -> None:
        """Say what the system said."""
        super().__init__(f"No port could be opened on 127.0.0.1: {reason}. Try again.")
        self.reason = reason
