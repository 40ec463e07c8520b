"""Only requests that name this very server: a name that was bent to this machine is refused.

A page elsewhere can let its own name point here, and the browser then takes our pages for its
own (DNS rebinding). The address bar and the `Host` header still show that name. So the header is
looked at before any route, and whatever is not exactly ours gets 403.
"""

from starlette.types import ASGIApp, Receive, Scope, Send

from bedding.web.guards.refusing import refuse, values_of


def hosts_of(port: int) -> frozenset[str]:
    """Return the names under which this server may be asked."""
    return frozenset(f"{name}:{port}" for name in ("127.0.0.1", "localhost", "[::1]"))


class Hosts:
    """Refuses a request whose one `Host` header is not among ours, small letters or capitals."""

    def __init__(self, app: ASGIApp, port: int) -> None:
        """Keep what comes after, and which names are ours."""
        self.app = app
        self.ours = hosts_of(port)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through or refuse it."""
        if scope["type"] != "http":
            return
        asked = values_of(scope, "host")
        if len(asked) != 1 or asked[0].lower() not in self.ours:
            await refuse(send, 403)
            return
        await self.app(scope, receive, send)
