"""Whatever is more than the empty page asks for the token of the window, in a header.

A cookie would be sent to every other program that serves pages on this machine, since cookies
know no ports; a header is sent to us alone.
"""

from collections.abc import Callable
from typing import Final

from starlette.types import ASGIApp, Receive, Scope, Send

from bedding.web.guards.refusing import refuse, values_of

SESSION_HEADER: Final = "X-Sessie"
FREE: Final = ("/", "/session", "/favicon.ico", "/lock")
"""What can be asked without a token; `/lock` looks for it itself, in the header or the body."""
FREE_FOLDERS: Final = ("/static/",)


class Tokens:
    """Refuses what comes without the token of the window with 401."""

    def __init__(self, app: ASGIApp, knows: Callable[[str], bool]) -> None:
        """Keep what comes after, and what tells whether a token is right."""
        self.app = app
        self.knows = knows

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through or refuse it."""
        path = scope["path"]
        if path not in FREE and not path.startswith(FREE_FOLDERS):
            given = values_of(scope, SESSION_HEADER.lower())
            if len(given) != 1 or not self.knows(given[0]):
                await refuse(send, 401)
                return
        await self.app(scope, receive, send)
