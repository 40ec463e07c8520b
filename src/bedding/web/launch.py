"""The address that starts a window: it works once, for a minute, and a few wrong guesses end it."""

import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

TOKEN_BYTES: Final = 32
WRONG_TRIES: Final = 5
"""After so many wrong tokens the right one stops working too."""


@dataclass(slots=True, kw_only=True)
class Launch:
    """A token that stands in the fragment of an address, which no browser sends to a server.

    Attributes:
        lasts: How long it works [second].
        clock: The steady clock [second].
    """

    lasts: float
    clock: Callable[[], float] = time.monotonic
    _token: str | None = field(default=None, init=False, repr=False)
    _until: float = field(default=0.0, init=False, repr=False)
    _wrong: int = field(default=0, init=False, repr=False)

    def renew(self) -> str:
        """Return a new token; the one before stops working."""
        self._token = secrets.token_urlsafe(TOKEN_BYTES)
        self._until = self.clock() + self.lasts
        self._wrong = 0
        return self._token

    def take(self, token: str) -> bool:
        """Return whether a token is the right one, in time and for the first time."""
        if self._token is None or self.clock() > self._until:
            self._token = None
            return False
        if not secrets.compare_digest(token.encode(), self._token.encode()):
            self._wrong += 1
            if self._wrong >= WRONG_TRIES:
                self._token = None
            return False
        self._token = None
        return True
