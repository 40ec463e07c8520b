"""One table: every address, and what answers it.

| address | what |
|---|---|
| `/` | the frame: an empty, neutral page with the way out |
| `/static/…` | scripts, style, the face |
| `/session` | a launch token for the token of the window |
| `/lock` | lock at once |
| `/beat` | a page says that it is there |
| `/front/page/…`, `/front/do/…/…` | pages and acts that need no open record |
| `/api/file/…` | a file that a person chose on a page |
| `/api/page/…`, `/api/do/…/…` | all others; 423 while nothing is open |
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files
from typing import Any, Final
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from bedding.errors import BeddingError, SentenceError
from bedding.record import LimitError, LockedError
from bedding.text import language_from_browser, say, tell
from bedding.web.guards import (
    SESSION_HEADER,
    BusyError,
    FileDoor,
    NotAnObjectError,
    TooLongError,
    Upload,
    json_body,
)
from bedding.web.launch import Launch
from bedding.web.page import Done, Page, Told, Turn, Visit, may_see
from bedding.web.pages import PAGES
from bedding.web.rendering import render, render_frame
from bedding.web.sending import Sent
from bedding.web.session import Session
from bedding.web.work import Worker

KINDS: Final = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".ttf": "font/ttf",
}
FACES: Final = {
    "face-400.ttf": "AtkinsonHyperlegibleNext-Regular.ttf",
    "face-600.ttf": "AtkinsonHyperlegibleNext-SemiBold.ttf",
}
MOST_TURNS: Final = 4
"""A page may lead to another, but not for ever."""
LOCKED: Final = 423
UNFIT: Final = 422


@dataclass(frozen=True, slots=True)
class Routes:
    """The addresses of one server."""

    session: Session
    launch: Launch
    worker: Worker
    door: FileDoor = field(default_factory=FileDoor)

    def table(self) -> list[Route]:
        """Return the table."""
        return [
            Route("/", self.frame),
            Route("/favicon.ico", self.glyph),
            Route("/static/{name}", self.static),
            Route("/session", self.begin, methods=["POST"]),
            Route("/lock", self.lock, methods=["POST"]),
            Route("/beat", self.beat, methods=["POST"]),
            Route("/api/file/{page}", self.file, methods=["POST"]),
            Route("/{side:str}/page/{page}", self.page, methods=["POST"]),
            Route("/{side:str}/do/{page}/{act}", self.act, methods=["POST"]),
        ]

    async def frame(self, request: Request) -> Response:
        """Answer with the empty page, in the language that the browser prefers."""
        if self.session.asks_browser:
            wanted = request.headers.get("Accept-Language", "")
            self.session.language = language_from_browser(wanted)
        return HTMLResponse(render_frame(self._visit({})))

    async def glyph(self, _: Request) -> Response:
        """Answer with the plain sign of the window."""
        return Response(_static("glyph.svg"), media_type=KINDS[".svg"])

    async def static(self, request: Request) -> Response:
        """Answer with a script, a style or a face."""
        name = request.path_params["name"]
        content = _static(name)
        if content is None:
            return Response(status_code=404)
        return Response(content, media_type=KINDS["." + name.rpartition(".")[2]])

    async def begin(self, request: Request) -> Response:
        """Give the token of the window for a launch token; 403 for any other."""
        given = await _given(request)
        token = given.get("token") if isinstance(given, dict) else None
        if not isinstance(token, str) or not self.launch.take(token):
            return Response(status_code=403)
        # An earlier window loses its right, and what it had open with it.
        await run_in_threadpool(self.session.lock)
        return JSONResponse({"token": self.session.begin()})

    async def lock(self, request: Request) -> Response:
        """Lock at once; the token may also stand in the body, as a beacon sends it."""
        token = request.headers.get(SESSION_HEADER, "")
        if not self.session.knows(token):
            given = await _given(request)
            token = str(given.get("token", "")) if isinstance(given, dict) else ""
        if not self.session.knows(token):
            return Response(status_code=401)
        await run_in_threadpool(self.session.lock)
        # Scripts are kept nowhere; this asks the browser to drop what it kept of pages.
        return Response(status_code=204, headers={"Clear-Site-Data": '"cache"'})

    async def beat(self, request: Request) -> Response:
        """Note that a page is there, and say how long the record stays open."""
        given = await _given(request)
        if isinstance(given, Response):
            return given
        session = self.session
        session.beat(touched=given.get("touched") is True)
        return JSONResponse(
            {
                "open": session.is_open,
                "left": max(0.0, session.locks_in) if session.is_open else 0.0,
                "warning": session.timing.warning,
                "beat": session.timing.beat,
            }
        )

    async def page(self, request: Request) -> Response:
        """Answer with a page."""
        return await self._answer(request, None)

    async def act(self, request: Request) -> Response:
        """Do what a person did on a page, and answer with the page that follows, if any."""
        return await self._answer(request, request.path_params["act"])

    async def _answer(self, request: Request, act: str | None) -> Response:
        front = request.path_params["side"] == "front"
        if not front and request.path_params["side"] != "api":
            return Response(status_code=404)
        if not front and not self.session.is_open:
            return Response(status_code=LOCKED)
        given = await _given(request)
        if isinstance(given, Response):
            return given
        found = PAGES.get(request.path_params["page"])
        if found is None or found.front != front:
            return Response(status_code=404)
        if act is not None and act not in found.acts:
            return Response(status_code=404)
        self.session.beat(touched=True)
        visit = self._visit(given)
        do = _shows(found) if act is None else found.acts[act]
        return await run_in_threadpool(
            self.session.run, lambda: self._told(visit, found, do)
        )

    async def file(self, request: Request) -> Response:
        """Take a file that a person chose on a page, and answer with the page that follows."""
        if not self.session.is_open:
            return Response(status_code=LOCKED)
        found = PAGES.get(request.path_params["page"])
        takes = None if found is None else found.takes
        if found is None or takes is None:
            return Response(status_code=404)
        self.session.beat(touched=True)
        upload = await self._upload(request)
        if isinstance(upload, Response):
            return upload
        visit = self._visit({})
        return await run_in_threadpool(
            self.session.run,
            lambda: self._told(visit, found, lambda each: takes(each, upload)),
        )

    async def _upload(self, request: Request) -> Upload | Response:
        try:
            return await self.door.take(request)
        except TooLongError:
            return Response(status_code=413)
        except NotAnObjectError:
            return Response(status_code=400)
        except BusyError:
            return Response(status_code=429)

    def _told(self, visit: Visit, page: Page, do: Callable[[Visit], Done]) -> Response:
        try:
            return self._done(visit, page, do)
        except LockedError:
            return Response(status_code=LOCKED)
        except LimitError as error:
            said = say(visit.language, f"record.limit.{error.limit}")
        except SentenceError:
            raise  # a mistake of ours, and not of who asked
        except BeddingError as error:
            said = tell(visit.language, error)
        return PlainTextResponse(said, status_code=UNFIT)

    def _done(self, visit: Visit, page: Page, do: Callable[[Visit], Done]) -> Response:
        turn = do(visit) if may_see(page, visit) else Turn(to="contents")
        if turn is None:
            return Response(status_code=204)
        if isinstance(turn, Sent):
            return Response(
                turn.content,
                media_type="application/octet-stream",
                headers={"X-File": quote(turn.name)},
            )
        if isinstance(turn, Told):
            return PlainTextResponse(turn.said, headers={"X-Mark": turn.mark})
        return self._shown(visit, turn)

    def _shown(self, visit: Visit, turn: Turn) -> Response:
        said = turn.said
        for _ in range(MOST_TURNS):
            page = PAGES[turn.to]
            if not page.front and not self.session.is_open:
                return Response(status_code=LOCKED)
            if not may_see(page, visit):
                turn = Turn(to="contents")
                continue
            visit = replace(visit, given=turn.given)
            shown = page.show(visit)
            if not isinstance(shown, Turn):
                html = render(page, shown, visit, said)
                return HTMLResponse(html, headers={"X-Page": page.name})
            turn = shown
            said = turn.said or said
        return Response(status_code=500)

    def _visit(self, given: Mapping[str, Any]) -> Visit:
        return Visit(session=self.session, worker=self.worker, pages=PAGES, given=given)


def _shows(page: Page) -> Callable[[Visit], Done]:
    return lambda visit: Turn(to=page.name, given=visit.given)


async def _given(request: Request) -> dict[str, Any] | Response:
    try:
        return await json_body(request)
    except TooLongError:
        return Response(status_code=413)
    except NotAnObjectError:
        return Response(status_code=400)


@cache
def _static(name: str) -> bytes | None:
    """Return a file of ours by its bare name, or None; no name reaches another folder."""
    if name in FACES:
        return files("bedding.charts").joinpath("fonts", FACES[name]).read_bytes()
    for each in files("bedding.web").joinpath("static").iterdir():
        if each.name == name and "." + name.rpartition(".")[2] in KINDS:
            return each.read_bytes()
    return None
