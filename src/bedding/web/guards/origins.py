"""Only requests that our own page sends, or a person who opens the address.

Browsers say where a request comes from in `Sec-Fetch-Site`; one that says another site, another
port of this machine included, is refused whatever it asks. What changes anything must come from
our own page; where a browser does not say, its `Origin` must be ours. Programs that are no
browser say neither, and are refused too.
"""

from typing import Final

from starlette.types import ASGIApp, Receive, Scope, Send

from bedding.web.guards.hosts import hosts_of
from bedding.web.guards.refusing import refuse, values_of

READING: Final = ("GET", "HEAD")
OWN: Final = "same-origin"
TYPED: Final = "none"


class Origins:
    """Refuses what another site, or a program without a page, asks."""

    def __init__(self, app: ASGIApp, port: int) -> None:
        """Keep what comes after, and which origins are ours."""
        self.app = app
        self.ours = frozenset(f"http://{host}" for host in hosts_of(port))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through or refuse it."""
        if not self._may(scope):
            await refuse(send, 403)
            return
        await self.app(scope, receive, send)

    def _may(self, scope: Scope) -> bool:
        sites, origins = values_of(scope, "sec-fetch-site"), values_of(scope, "origin")
        if len(sites) > 1 or len(origins) > 1:
            return False
        # The page and the server must be one: localhost is not 127.0.0.1 here.
        host = values_of(scope, "host")[0].lower()
        own = f"http://{host}" in self.ours
        if origins and not (own and origins[0].lower() == f"http://{host}"):
            return False
        if scope["method"] in READING:
            return not sites or sites[0] in {OWN, TYPED}
        return sites == [OWN] or (not sites and bool(origins))
