"""The application: the table of addresses behind its guards, outermost first."""

import sys
import traceback

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response

from bedding.web.guards import Headers, Hosts, Origins, Tokens
from bedding.web.launch import Launch
from bedding.web.routes import Routes
from bedding.web.session import Session
from bedding.web.work import Worker


def create_application(
    session: Session, launch: Launch, worker: Worker, *, port: int
) -> Starlette:
    """Return the application of a server on a port."""
    return Starlette(
        routes=Routes(session, launch, worker).table(),
        middleware=[
            Middleware(Headers),
            Middleware(Hosts, port=port),
            Middleware(Origins, port=port),
            Middleware(Tokens, knows=session.knows),
        ],
        exception_handlers={Exception: _failed},
    )


async def _failed(_: Request, error: Exception) -> Response:
    """Say on the terminal what kind of error it was and where, and never what was in it."""
    place = traceback.extract_tb(error.__traceback__)[-1]
    sys.stderr.write(f"{type(error).__name__}: {place.name}, {place.lineno}\n")
    return Response(status_code=500)
