"""The one session of a server: who may ask, what is open, and how it locks.

Everything that touches the record runs one at a time, in a thread of its own, through `run`. A
lock that is asked for refuses everything else at once, waits for a save that is under way, and
then wipes the key.
"""

import secrets
import shutil
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, Protocol, TypeVar, runtime_checkable

from bedding.actions.clock_here import Sitting
from bedding.record import LockedError, Notebook
from bedding.text import LANGUAGES, Language
from bedding.web.patience import Patience
from bedding.web.timing import Timing

Result = TypeVar("Result")

TOKEN_BYTES: Final = 32
SECONDS: Final = 60.0  # [second] in a minute


@runtime_checkable
class Loose(Protocol):
    """What a page keeps in memory and must be ended when the record locks."""

    def let_go(self) -> None:
        """End it, and drop what it holds."""


@dataclass(slots=True, kw_only=True)
class Session:
    """What the server knows between two requests.

    Attributes:
        file: Where the record stands, or would.
        language: What the pages speak.
        timing: The clocks of this server.
        invented: Whether to begin in invented days, once, where there is no record.
        asks_browser: Whether the browser still decides what the pages speak.
        theme: `low_light` or `light`.
        exit_to: Where leaving goes: a key of `leaving.PLACES`.
        left_once: Whether the page on leaving was seen.
        demonstration: The folder of an invented record, while that is what is open.
        sitting: When the form on the screen was first shown, or None.
        memory: What a page keeps between two requests, by its name; gone when the record locks.
    """

    file: Path
    language: Language
    timing: Timing
    invented: bool = False
    asks_browser: bool = False
    theme: str = "low_light"
    exit_to: str = "weather"
    left_once: bool = False
    demonstration: Path | None = None
    sitting: Sitting | None = field(default=None, repr=False)
    memory: dict[str, Any] = field(default_factory=dict, repr=False)
    clock: Callable[[], float] = time.monotonic
    patience: Patience = field(init=False)
    on_lock: list[Callable[[], None]] = field(default_factory=list, repr=False)
    _token: str | None = field(default=None, init=False, repr=False)
    _notebook: Notebook | None = field(default=None, init=False, repr=False)
    _closing: int = field(default=0, init=False)
    _turn: threading.Lock = field(
        default_factory=threading.Lock, init=False, repr=False
    )
    _beat: float = field(default=0.0, init=False)
    _touch: float = field(default=0.0, init=False)

    def __post_init__(self) -> None:
        self.patience = Patience(longest=self.timing.longest_wait, clock=self.clock)
        self._beat = self._touch = self.clock()

    # ------------------------------------------------------------------ who may ask
    def begin(self) -> str:
        """Return the token of a new window; an earlier window may ask nothing any more."""
        self._token = secrets.token_urlsafe(TOKEN_BYTES)
        self.beat(touched=True)
        return self._token

    def knows(self, token: str) -> bool:
        """Return whether a token is that of the window."""
        return self._token is not None and secrets.compare_digest(
            token.encode(), self._token.encode()
        )

    # ------------------------------------------------------------------ what is open
    @property
    def is_open(self) -> bool:
        """Whether a record is open and nobody asked to lock it."""
        return self._notebook is not None and not self._closing

    @property
    def notebook(self) -> Notebook:
        """The open record.

        Raises:
            LockedError: Nothing is open, or it is being locked.
        """
        if self._notebook is None or self._closing:
            raise LockedError(self.file)
        return self._notebook

    def open(self, notebook: Notebook, *, demonstration: Path | None = None) -> None:
        """Take over an open record, with the language and look that were chosen in it."""
        self._notebook = notebook
        self.demonstration = demonstration
        chosen = notebook.record.settings
        if demonstration is None:
            if chosen.language in LANGUAGES:
                self.speak("nl" if chosen.language == "nl" else "en")
            self.theme, self.exit_to = chosen.theme, chosen.exit_to
        self.beat(touched=True)

    def speak(self, language: Language) -> None:
        """Speak a language that a person chose."""
        self.language = language
        self.asks_browser = False

    def run(self, call: Callable[[], Result]) -> Result:
        """Return what a call returns; no two run at once."""
        with self._turn:
            return call()

    def lock(self) -> None:
        """Refuse at once, let a save end, wipe the key, and drop what was in memory."""
        self._closing += 1
        try:
            with self._turn:
                self.lock_here()
        finally:
            self._closing -= 1

    def lock_here(self) -> None:
        """Lock from within `run`, as an act does that locks."""
        for tell in self.on_lock:
            tell()
        if self._notebook is not None:
            self._notebook.lock()
        self._notebook = None
        self.sitting = None
        for kept in self.memory.values():
            if isinstance(kept, Loose):
                kept.let_go()
        self.memory.clear()
        if self.demonstration is not None:
            shutil.rmtree(self.demonstration, ignore_errors=True)
            self.demonstration = None

    # ------------------------------------------------------------------ the clocks
    def beat(self, *, touched: bool) -> None:
        """Note that a page is there, and whether someone touched it."""
        self._beat = self.clock()
        if touched:
            self._touch = self._beat

    @property
    def silent_for(self) -> float:
        """How long no page has said anything [second]."""
        return self.clock() - self._beat

    @property
    def locks_in(self) -> float:
        """How long until the record locks because nobody touched it [second]."""
        notebook = self._notebook
        if notebook is None or notebook.locked:
            return 0.0
        minutes = notebook.record.settings.lock_minutes
        return minutes * SECONDS - (self.clock() - self._touch)
