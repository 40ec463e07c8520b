"""An answer that says no and nothing else."""

from starlette.types import Scope, Send


def values_of(scope: Scope, name: str) -> list[str]:
    """Return every value of a header of a request, by its name in small letters."""
    return [
        value.decode("latin-1")
        for key, value in scope["headers"]
        if key == name.encode("ascii")
    ]


async def refuse(send: Send, status: int) -> None:
    """Send a status without a body."""
    await send(
        {
            "type": "http.response.start",
            "status": status,
            "headers": [(b"content-length", b"0")],
        }
    )
    await send({"type": "http.response.body", "body": b""})
