"""One file on its way in: its bytes in memory, the process that reads it, and what was said of it."""

from dataclasses import dataclass, field, replace
from typing import Any, Final

from bedding.actions.brought import Answers, Brought, ChatFound
from bedding.web.guards import Upload
from bedding.web.session import Session
from bedding.web.work import State, Work, Worker

MEMORY: Final = "bringing"
BRING: Final = "bedding.actions.bring_file:bring"


@dataclass(slots=True, kw_only=True)
class Bringing:
    """A file that a person handed over, until it is kept or let go.

    The process is its own, so that stopping it stops no other work, and ends with it, so that
    nothing of the file stays in its memory.

    Attributes:
        upload: The file.
        answers: What the person said of it so far.
        chat: What a chat was found to hold, once it was.
        work: The reading that is under way, or done.
    """

    upload: Upload
    answers: Answers
    chat: ChatFound | None = None
    work: Work | None = None
    _worker: Worker = field(default_factory=Worker, init=False, repr=False)

    def read(self, **said: Any) -> None:
        """Read the file anew, with what was said now."""
        self.answers = replace(self.answers, **said)
        if self.work is not None and self.work.state is State.WAITING:
            self._worker.stop()
        self.work = self._worker.begin(
            BRING,
            called=self.upload.name,
            content=self.upload.content,
            answers=self.answers,
        )

    @property
    def found(self) -> Brought | None:
        """What was found; None as long as it is read, or where reading it ended without a word."""
        if self.work is None or self.work.state is not State.DONE:
            return None
        found: Brought = self.work.outcome()
        if isinstance(found, ChatFound):
            self.chat = found
        return found

    def let_go(self) -> None:
        """End the process with what it had in memory; the session does this when it locks."""
        self._worker.stop()
        self.work = None


def under_way(session: Session) -> Bringing | None:
    """Return the file that is on its way in, or None."""
    found = session.memory.get(MEMORY)
    return found if isinstance(found, Bringing) else None


def begin(session: Session, upload: Upload, answers: Answers) -> None:
    """Take a file in hand, in the place of any other."""
    let_go(session)
    made = Bringing(upload=upload, answers=answers)
    session.memory[MEMORY] = made
    made.read()


def let_go(session: Session) -> None:
    """Drop the file that is on its way in, and everything that was read of it."""
    gone = under_way(session)
    if gone is not None:
        session.memory.pop(MEMORY)
        gone.let_go()
