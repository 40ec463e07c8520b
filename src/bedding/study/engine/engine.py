"""The interface of an engine: parts of work go in, results come out in the same order."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final

Work = Callable[[Any], Any]
"""A function of a module, that another process can find by its name."""

AHEAD: Final = 2
"""Parts that are under way or wait at a worker, for each worker: the next is there when one ends."""

MOST_LOSSES: Final = 5
"""So many processes may end over one part of the work; chosen: three can be bad luck."""


class Engine(ABC):
    """Works on parts, wherever its processes are.

    A part that a process took with it when it ended is given to another one. Since every part
    carries its own seeds, neither the number of workers nor such an end changes a result.
    """

    @abstractmethod
    def submit(self, work: Work, parts: Iterable[Any]) -> None:
        """Take parts to work on; `parts` is read only as far ahead as workers need."""

    @abstractmethod
    def gather(self) -> Iterator[Any]:
        """Walk the results in the order of the parts.

        Raises:
            LostWorkerError: Every process that takes one of the parts ends.
        """

    @abstractmethod
    def close(self) -> None:
        """End what the engine started; what runs elsewhere stays."""
