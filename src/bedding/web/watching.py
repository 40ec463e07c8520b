"""Looks at the clocks: a page that fell silent, or that nobody touches, locks the record."""

import asyncio
from collections.abc import Callable

from starlette.concurrency import run_in_threadpool

from bedding.web.session import Session


async def watch(session: Session, end: Callable[[], None]) -> None:
    """Lock a record whose page is gone or left alone; end a server that nobody looks at."""
    timing = session.timing
    while True:
        await asyncio.sleep(timing.watch)
        if session.is_open:
            if session.silent_for > timing.missed or session.locks_in <= 0:
                await run_in_threadpool(session.lock)
        elif session.silent_for > timing.idle:
            end()
            return
