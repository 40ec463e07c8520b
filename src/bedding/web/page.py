"""What a page is, and what it gets: one visit, in one language, of one session.

A page is a module in `pages/` with a `PAGE`. To show it, `show` looks at the visit and returns one
frozen dataclass, which is all that its template gets. What a person does on it is an act: a
function that takes the visit and returns where to go next, a file to save, or None to stay.
"""

import pickle
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from hashlib import sha256
from typing import Any, Final, TypeVar

from bedding.actions.clock_here import Sitting, sit_down
from bedding.actions.pause_analysis import why_off
from bedding.care import Part, Reason
from bedding.record import Notebook, Record
from bedding.text import Language, say
from bedding.web.errors import UnfitError
from bedding.web.guards import Upload
from bedding.web.sending import Sent
from bedding.web.session import Session
from bedding.web.work import Work, Worker

Found = TypeVar("Found")
ONCE: Final = "page.once"


class Shelf(StrEnum):
    """The parts of the contents, in order; a page that stands on none is reached from another."""

    WRITE = "write"
    LOOK_BACK = "look_back"
    UNDERSTAND = "understand"
    ONWARD = "onward"
    KEEP = "keep"


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """Where an act leads.

    Attributes:
        to: The name of a page.
        given: What that page is given, as if it had been asked with it.
        said: A sentence for who can't see what changed, spoken politely; may be empty.
    """

    to: str
    given: Mapping[str, Any] = field(default_factory=dict, repr=False)
    said: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A sentence beside what a person is doing; the page stays.

    Attributes:
        said: The sentence.
        mark: A word that the style sheet may know, or an empty text.
    """

    said: str
    mark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """One request of one page.

    Attributes:
        session: What is open, and what was chosen.
        worker: Where long work goes.
        pages: Every page by its name.
        given: What the page or the act was given: values of JSON.
    """

    session: Session
    worker: Worker
    pages: Mapping[str, "Page"] = field(repr=False)
    given: Mapping[str, Any] = field(default_factory=dict, repr=False)

    @property
    def language(self) -> Language:
        """The language that the pages speak."""
        return self.session.language

    @property
    def notebook(self) -> Notebook:
        """The open record; raises `LockedError` where there is none."""
        return self.session.notebook

    @property
    def record(self) -> Record:
        """What is in the open record."""
        return self.session.notebook.record

    @property
    def today(self) -> date:
        """The day that the person lives; it lasts till four at night."""
        return sit_down().today

    def sitting(self) -> Sitting:
        """Return the sitting of the form on the screen: begun when it was shown, or now."""
        return self.session.sitting or sit_down()

    def say(self, key: str, /, **values: str | int) -> str:
        """Return a sentence in the language of the visit."""
        return say(self.language, key, **values)

    def text(self, name: str, *, longest: int = 1000) -> str:
        """Return a text that was given, or an empty one.

        Raises:
            UnfitError: It is no text, or longer than any field of ours takes.
        """
        value = self.given.get(name, "")
        if not isinstance(value, str) or len(value) > longest:
            raise UnfitError(name)
        return value

    def choice(self, name: str, choices: "Mapping[str, Any] | tuple[str, ...]") -> str:
        """Return a value that was given, one of the choices.

        Raises:
            UnfitError: It is none of them.
        """
        value = self.text(name)
        if value not in choices:
            raise UnfitError(name)
        return value

    def work(
        self,
        name: str,
        function: str,
        *,
        of: object = None,
        by: object = None,
        **arguments: Any,
    ) -> Work:
        """Return long work of a name: the one begun before, or a new one where what it is given changed.

        What failed, or was stopped, stays so until `forget`.

        Args:
            name: What the work is called in this session.
            function: What to do, as `module:function`, in the worker.
            of: What the arguments were made of, where that is one thing: as long as it is the same
                thing they are taken to be the same, and needn't be compared.
            by: What else they depend on, where `of` is given; compared by its value.
            arguments: What the function is given; they travel to another process.
        """
        memory = self.session.memory
        before, made_of, work = memory.get(f"work.{name}", (None, None, None))
        if of is None:
            ordered = sorted(arguments.items())
            given: object = sha256(pickle.dumps((function, ordered))).digest()
        else:
            given = (function, by)
        if before != given or made_of is not of:
            work = self.worker.begin(function, **arguments)
            memory[f"work.{name}"] = (given, of, work)
        found: Work = work
        return found

    def once(self, name: str, make: Callable[[], Found]) -> Found:
        """Return what follows from the record alone: made once for each change of it.

        Args:
            name: What it is called in this session.
            make: Makes it.
        """
        memory, record = self.session.memory, self.record
        kept_of, kept = memory.get(ONCE, (None, {}))
        if kept_of is not record:
            kept = {}
            memory[ONCE] = (record, kept)
        if name not in kept:
            kept[name] = make()
        found: Found = kept[name]
        return found

    def forget(self, name: str) -> None:
        """Drop the work of a name, so that it begins anew when it is asked for."""
        self.session.memory.pop(f"work.{name}", None)

    def why_off(self, part: Part) -> Reason | None:
        """Return why a part may not be shown, or None where it may."""
        return why_off(self.record, part, self.today)


Show = Callable[[Visit], Any]
Done = Turn | Told | Sent | None
"""What an act leads to."""
Act = Callable[[Visit], Done]
Take = Callable[[Visit, Upload], Done]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page.

    Attributes:
        name: Its name in the table, of its template, and of its sentences.
        show: Returns what its template gets, or a `Turn` to another page.
        acts: What can be done on it, by name.
        front: Whether it can be seen without an open record.
        tells: Whether it tells what the program is about, so that a locked record hides it.
        shelf: Where it stands in the contents, or None.
        part: What the gate calls it; closed by the gate, it is nowhere. None is never closed.
        takes: Takes a file that a person chose on it; None where there is nothing to choose.
    """

    name: str
    show: Show
    acts: Mapping[str, Act] = field(default_factory=dict)
    front: bool = False
    tells: bool = False
    shelf: Shelf | None = None
    part: Part | None = None
    takes: Take | None = None


def may_see(page: Page, visit: Visit) -> bool:
    """Return whether a page is there for this visit: opened, and not closed by the gate.

    Beside a locked record only what tells nothing is there: whoever sits down at its lock learns
    no more than that there are notes, and nothing that the gate in it closes is open outside it.
    """
    if not visit.session.is_open:
        return page.front and not (page.tells and visit.session.file.exists())
    return page.part is None or visit.why_off(page.part) is None
