"""The server: one socket on this machine alone, one application, and an end without remains."""

import asyncio
import signal
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import uvicorn
from starlette.applications import Starlette

from bedding.text import Language
from bedding.web.application import create_application
from bedding.web.errors import NoPortError
from bedding.web.launch import Launch
from bedding.web.session import Session
from bedding.web.timing import Timing
from bedding.web.watching import watch
from bedding.web.work import Worker

LOOPBACK: Final = "127.0.0.1"
BACKLOG: Final = 64
POLITE: Final = tuple(
    getattr(signal, name)
    for name in ("SIGINT", "SIGTERM", "SIGHUP")
    if hasattr(signal, name)
)
"""Requests to end: Ctrl-C, a shutdown, a closed terminal."""


class _Listener(uvicorn.Server):
    """Ends on a polite signal, and lets its caller clean up afterwards."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Take the signals for as long as it answers; uvicorn's own would raise them again."""
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        before = {each: signal.signal(each, self.handle_exit) for each in POLITE}
        try:
            yield
        finally:
            for each, handler in before.items():
                signal.signal(each, handler)


@dataclass(slots=True, kw_only=True)
class Server:
    """A server that has its port and is not running yet.

    Attributes:
        session: Its session.
        launch: What makes addresses to start with.
        worker: Where long work goes.
        port: Which port it has.
    """

    session: Session
    launch: Launch
    worker: Worker
    port: int
    _socket: socket.socket = field(repr=False)
    _server: uvicorn.Server = field(repr=False)

    @property
    def running(self) -> bool:
        """Whether it answers."""
        return self._server.started and not self._server.should_exit

    def address(self) -> str:
        """Return a new address to start with; the one before stops working."""
        return f"http://{LOOPBACK}:{self.port}/#{self.launch.renew()}"

    def run(self) -> None:
        """Answer until `stop`, or until nobody looks any more; then lock and leave nothing."""
        asyncio.run(self._run())

    def stop(self) -> None:
        """End soon."""
        self._server.should_exit = True

    async def _run(self) -> None:
        watching = asyncio.create_task(watch(self.session, self.stop))
        try:
            await self._server.serve(sockets=[self._socket])
        finally:
            watching.cancel()
            self.session.lock()
            self.worker.stop()
            self._socket.close()


def serve(
    file: Path,
    *,
    language: Language,
    invented: bool = False,
    asks_browser: bool = False,
    timing: Timing | None = None,
) -> Server:
    """Return a server for the record at a place, on a free port of this machine.

    Args:
        file: Where the record stands, or would.
        language: What the pages speak.
        invented: Whether the window begins in invented days, where there is no record.
        asks_browser: Whether the browser may say another language, as long as nobody chose.
        timing: How long things may take and last.

    Raises:
        NoPortError: The system gives no port.
    """
    timing = timing or Timing()
    listening = _listen()
    port: int = listening.getsockname()[1]
    session = Session(
        file=file,
        language=language,
        timing=timing,
        invented=invented,
        asks_browser=asks_browser,
    )
    launch = Launch(lasts=timing.launch)
    worker = Worker()
    session.on_lock.append(worker.stop)
    application = create_application(session, launch, worker, port=port)
    return Server(
        session=session,
        launch=launch,
        worker=worker,
        port=port,
        _socket=listening,
        _server=_Listener(_config(application)),
    )


def _listen() -> socket.socket:
    """Return a socket that only this machine can reach, on a port that the system chooses."""
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        listening.bind((LOOPBACK, 0))
        listening.listen(BACKLOG)
    except OSError as error:
        listening.close()
        raise NoPortError(str(error.strerror)) from error
    return listening


def _config(application: Starlette) -> uvicorn.Config:
    return uvicorn.Config(
        application,
        http="h11",
        ws="none",
        lifespan="off",
        loop="asyncio",
        interface="asgi3",
        proxy_headers=False,
        server_header=False,
        date_header=False,
        access_log=False,
        log_config=None,
        log_level="critical",
        timeout_graceful_shutdown=2,
        limit_concurrency=64,
    )
