"""Long work, in a process of its own: with progress, and an end that can be asked for.

The pages never calculate. What takes long, and everything that needs JAX, is a function by its
name, `bedding.actions.show_around:invent_diary`, that runs in one worker process. The worker
starts with the first work and stays warm for the next; ending a piece of work, or locking the
record, ends the worker with it, so that nothing of a record stays in its memory.

A function that takes `progress` is given a function to call with a share from 0 to 1.
"""

import inspect
import multiprocessing
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from importlib import import_module
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any, Final

from bedding.web.errors import WorkError

_CONTEXT: Final = multiprocessing.get_context("spawn")


class State(StrEnum):
    """How far a piece of work is."""

    WAITING = "waiting"
    DONE = "done"
    FAILED = "failed"


@dataclass(slots=True, kw_only=True)
class Work:
    """One piece of long work.

    Attributes:
        name: The function, as `module:function`.
        state: How far it is.
        share: How much is done [0 to 1], or None where the work does not say.
        result: What it returned.
        error: What it raised, if it failed and could be carried over.
    """

    name: str
    state: State = State.WAITING
    share: float | None = None
    result: Any = field(default=None, repr=False)
    error: Exception | None = field(default=None, repr=False)
    _ended: threading.Event = field(default_factory=threading.Event, repr=False)

    def wait(self, seconds: float | None = None) -> bool:
        """Wait until it has ended, and return whether it has."""
        return self._ended.wait(seconds)

    def outcome(self) -> Any:
        """Return what it returned.

        Raises:
            WorkError: It has not ended, or ended without a result.
        """
        if self.state is not State.DONE:
            raise WorkError(self.name) from self.error
        return self.result

    def end(self, state: State, *, result: Any = None, error: Any = None) -> None:
        """Note how it ended; only the first time counts."""
        if not self._ended.is_set():
            self.state, self.result, self.error = state, result, error
            self._ended.set()


class Worker:
    """The worker process, started when there is something to do."""

    def __init__(self) -> None:
        """Start nothing yet."""
        self._turn = threading.Lock()
        self._process: BaseProcess | None = None
        self._pipe: Connection | None = None
        self._works: list[Work] = []

    def begin(self, name: str, **arguments: Any) -> Work:
        """Begin a piece of work after those that were begun before, and return it at once."""
        with self._turn:
            if self._process is None or not self._process.is_alive():
                self._start()
            work = Work(name=name)
            self._works.append(work)
            if self._pipe is not None:
                self._pipe.send((name, arguments))
            return work

    def stop(self) -> None:
        """End the worker and whatever it was doing; the next work starts a new one."""
        with self._turn:
            if self._process is not None:
                self._process.kill()
                self._process.join()
            if self._pipe is not None:
                self._pipe.close()
            self._process = self._pipe = None
            works, self._works = self._works, []
        for work in works:
            work.end(State.FAILED)

    def _start(self) -> None:
        ours, theirs = _CONTEXT.Pipe()
        process = _CONTEXT.Process(target=_serve, args=(theirs,), daemon=True)
        process.start()
        theirs.close()
        self._process, self._pipe, self._works = process, ours, []
        threading.Thread(target=self._listen, args=(ours,), daemon=True).start()

    def _listen(self, pipe: Connection) -> None:
        while True:
            try:
                kind, value = pipe.recv()
            except (EOFError, OSError):
                break
            with self._turn:
                work = self._works[0] if self._works and pipe is self._pipe else None
                if work is not None and kind != "share":
                    self._works.pop(0)
            if work is None:
                continue
            if kind == "share":
                work.share = value
            elif kind == "done":
                work.end(State.DONE, result=value)
            else:
                work.end(State.FAILED, error=value)
        with self._turn:
            left = self._works if pipe is self._pipe else []
            if pipe is self._pipe:
                self._works, self._process, self._pipe = [], None, None
        for work in left:
            work.end(State.FAILED)


def _serve(pipe: Connection) -> None:
    """Do what comes through the pipe, one after another, until it closes."""
    while True:
        try:
            name, arguments = pipe.recv()
        except (EOFError, KeyboardInterrupt):
            return
        try:
            pipe.send(("done", _call(name, arguments, pipe)))
        except KeyboardInterrupt:
            return
        except Exception as error:  # noqa: BLE001 -- whatever it is, the page must hear of it
            pipe.send(("failed", WorkError(f"{name} ({type(error).__name__})")))


def _call(name: str, arguments: Mapping[str, Any], pipe: Connection) -> Any:
    module, _, function = name.partition(":")
    found: Callable[..., Any] = getattr(import_module(module), function)
    given = dict(arguments)
    if "progress" in inspect.signature(found).parameters:
        given["progress"] = lambda share: pipe.send(("share", float(share)))
    return found(**given)
