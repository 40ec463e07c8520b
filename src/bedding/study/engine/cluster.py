"""A Dask cluster that runs already: the same parts, on as many machines as it has."""

from collections import deque
from collections.abc import Iterable, Iterator
from typing import Any, Final

from bedding.study.engine.engine import AHEAD, MOST_LOSSES, Engine, Work
from bedding.study.errors import ClusterError, LostWorkerError

PATIENCE: Final = 30
"""How long a scheduler may take to answer [s]."""


class ClusterEngine(Engine):
    """Workers of a Dask cluster.

    They need this program, in the same version; no folder need be shared, since parts and
    results travel over the connection.
    """

    def __init__(self, address: str, *, source: str = "study") -> None:
        """Connect to a scheduler.

        Args:
            address: Where it listens, as `tcp` and a host and a port.
            source: The study, for errors.

        Raises:
            ClusterError: The library isn't installed, or nothing answers there.
        """
        try:
            from distributed import Client  # noqa: PLC0415 -- optional dependency
        except ImportError as error:
            raise ClusterError(
                address,
                "Dask isn't installed here",
                "Install it with pip install distributed.",
            ) from error
        try:
            self._client = Client(address, timeout=PATIENCE, set_as_default=False)
        except (OSError, TimeoutError, ValueError) as error:
            raise ClusterError(
                address,
                f"no scheduler answers: {error}",
                "Start one with `dask scheduler`, and check the address.",
            ) from error
        self._source = source
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
        from distributed import KilledWorker  # noqa: PLC0415 -- optional dependency

        underway: deque[tuple[int, Any, Any]] = deque()
        losses = 0
        self._fill(underway)
        while underway:
            number, part, future = underway[0]
            try:
                result = future.result()
            except KilledWorker as error:
                # The scheduler has given it to several workers already, and all of them ended.
                losses += 1
                if losses >= MOST_LOSSES:
                    raise LostWorkerError(
                        self._source, f"part {number}", times=losses
                    ) from error
                underway[0] = (number, part, self._handed(part))
                continue
            losses = 0
            underway.popleft()
            self._fill(underway)
            yield result

    def close(self) -> None:
        """Leave the cluster; it goes on running."""
        self._client.close()

    def _fill(self, underway: "deque[tuple[int, Any, Any]]") -> None:
        workers = max(1, sum(self._client.nthreads().values()))
        while len(underway) < AHEAD * workers:
            following = next(self._parts, None)
            if following is None:
                return
            number, part = following
            underway.append((number, part, self._handed(part)))

    def _handed(self, part: Any) -> Any:
        if self._work is None:
            raise ValueError("submit() comes before gather()")
        # Never from a memory of the cluster: equal parts are computed for whoever asks.
        return self._client.submit(self._work, part, pure=False)
