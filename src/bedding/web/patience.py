"""After a wrong passphrase the next try waits: a second first, then twice as long each time."""

import math
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from bedding.web.errors import WaitError


@dataclass(slots=True, kw_only=True)
class Patience:
    """Counts wrong passphrases, in memory alone; nothing is ever wiped for it.

    Attributes:
        longest: The most that one has to wait [second].
        clock: The steady clock [second].
    """

    longest: float
    clock: Callable[[], float] = time.monotonic
    _wrong: int = field(default=0, init=False)
    _until: float = field(default=0.0, init=False)

    def check(self) -> None:
        """Refuse a try that comes too early.

        Raises:
            WaitError: Says how many seconds are left.
        """
        left = self._until - self.clock()
        if left > 0:
            raise WaitError(math.ceil(left))

    def missed(self) -> None:
        """Note a wrong passphrase."""
        wait = min(2.0**self._wrong, self.longest)
        self._wrong += 1
        self._until = self.clock() + wait

    def met(self) -> None:
        """Note the right one."""
        self._wrong, self._until = 0, 0.0
