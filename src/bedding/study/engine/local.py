"""Processes of this machine: begun with the first part, begun again when one of them is killed."""

import multiprocessing
import os
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final

from bedding.study.engine.engine import AHEAD, MOST_LOSSES, Engine, Work
from bedding.study.errors import LostWorkerError

ALONE: Final[Mapping[str, str]] = {
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "NPROC": "1",
}
"""One thread for each process: they share the cores already, and threads that wait for each other
spin. The last is how XLA asks for the size of its pool."""


@dataclass(slots=True)
class _Underway:
    """A part that a process works on, and how many processes ended meanwhile."""

    part: Any
    number: int
    losses: int
    future: Future[Any]


class LocalEngine(Engine):
    """Processes of this machine."""

    def __init__(
        self,
        workers: int = 0,
        *,
        source: str = "study",
        environment: Mapping[str, str] | None = None,
    ) -> None:
        """Take the number of workers; nothing is started before there is work.

        Args:
            workers: How many processes; 0 is one for each core.
            source: The study, for errors.
            environment: Variables that the processes have beside `ALONE`.
        """
        self.workers = workers or len(os.sched_getaffinity(0))
        self._source = source
        self._environment = {**ALONE, **(environment or {})}
        self._pool: ProcessPoolExecutor | None = None
        self._work: Work | None = None
        self._parts: Iterator[tuple[int, Any]] = iter(())

    def submit(self, work: Work, parts: Iterable[Any]) -> None:
        """Take parts to work on; they are read only as far ahead as workers need."""
        self._work, self._parts = work, enumerate(parts)

    def gather(self) -> Iterator[Any]:
        """Walk the results in the order of the parts.

        Raises:
            LostWorkerError: Every process that takes one of the parts ends.
        """
        underway: deque[_Underway] = deque()
        self._fill(underway)
        while underway:
            first = underway[0]
            try:
                result = first.future.result()
            except BrokenProcessPool:
                self._again(underway)
                continue
            underway.popleft()
            self._fill(underway)
            yield result

    def close(self) -> None:
        """End the processes; parts that are under way are not waited for."""
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None

    def processes(self) -> tuple[int, ...]:
        """Return the numbers by which the system knows the processes."""
        if self._pool is None:
            return ()
        return tuple(self._pool._processes or ())  # noqa: SLF001 -- no other way to see them

    def _fill(self, underway: "deque[_Underway]") -> None:
        """Hand out parts until every worker has one and finds the next."""
        while len(underway) < AHEAD * self.workers:
            following = next(self._parts, None)
            if following is None:
                return
            number, part = following
            underway.append(_Underway(part, number, 0, self._handed(part, underway)))

    def _handed(self, part: Any, underway: "deque[_Underway]") -> "Future[Any]":
        """Hand a part to the pool; where that ended meanwhile, all that it had goes along."""
        try:
            return self._given(part)
        except BrokenProcessPool:
            self._again(underway)
            return self._given(part)

    def _given(self, part: Any) -> "Future[Any]":
        """Give a part to the pool, which may begin a process for it, in its own environment."""
        if self._pool is None:
            self._pool = ProcessPoolExecutor(
                self.workers, mp_context=multiprocessing.get_context("spawn")
            )
        with _environment(self._environment):
            return self._pool.submit(self._worked, part)

    @property
    def _worked(self) -> Work:
        if self._work is None:
            raise ValueError("submit() comes before gather()")
        return self._work

    def _again(self, underway: "deque[_Underway]") -> None:
        """Begin new processes, and hand them every part that the old ones had not finished."""
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None
        for place, each in enumerate(underway):
            if each.future.done() and each.future.exception() is None:
                continue
            # Only the first parts were in a process; the others waited.
            each.losses += place < self.workers
            if each.losses >= MOST_LOSSES:
                raise LostWorkerError(
                    self._source, f"part {each.number}", times=each.losses
                )
            each.future = self._given(each.part)


@contextmanager
def _environment(values: Mapping[str, str]) -> Iterator[None]:
    """Have variables set for the processes that are begun meanwhile."""
    before = {name: os.environ.get(name) for name in values}
    os.environ.update(values)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
