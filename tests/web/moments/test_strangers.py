"""Another page, another program and a bent name, in a real browser: none gets in, none learns a thing."""

import contextlib
import http.server
import threading
from collections.abc import Iterator
from functools import partial

import pytest
from playwright.sync_api import Browser, Error, Playwright
from tests.web.conftest import ARGUMENTS, House, browser_path

pytestmark = pytest.mark.browser

TRIES = """async (host) => {
  const asked = async (path, how) => {
    try {
      const answer = await fetch(`http://${host}${path}`, how);
      return answer.type === "opaque" ? "opaque" : `${answer.status} ${await answer.text()}`;
    } catch { return "refused"; }
  };
  const loaded = (name, field, path) => new Promise((done) => {
    const it = document.createElement(name);
    it[field] = `http://${host}${path}`;
    it.onload = () => done("loaded");
    it.onerror = () => done("refused");
    document.body.append(it);
  });
  const framed = await new Promise((done) => {
    const it = document.createElement("iframe");
    it.src = `http://${host}/`;
    it.onload = () => {
      try { done(it.contentDocument?.body?.innerText ? "read" : "empty"); }
      catch { done("refused"); }
    };
    document.body.append(it);
    setTimeout(() => done("refused"), 1500);
  });
  return {
    read: await asked("/", {}),
    lock: await asked("/lock", { method: "POST", mode: "no-cors", body: "{}" }),
    session: await asked("/session", { method: "POST", body: '{"token": "x"}' }),
    header: await asked("/api/page/days", { method: "POST", headers: { "X-Sessie": "x" } }),
    file: await asked("/api/file/import", { method: "POST", mode: "no-cors", body: "x" }),
    script: await loaded("script", "src", "/static/app.js"),
    image: await loaded("img", "src", "/static/glyph.svg"),
    frame: framed,
  };
}"""


class _Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves files and says nothing about it."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def second_program(tmp_path) -> Iterator[str]:
    """Another program that serves pages on this machine, on a port of its own."""
    (tmp_path / "index.html").write_text("<!doctype html><title>x</title><p>hallo")
    handler = partial(_Quiet, directory=str(tmp_path))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    thread.join(5)
    server.server_close()


def test_a_page_of_another_program_on_this_machine_gets_nothing(
    chromium: Browser, house: House, second_program: str
):
    house.unlock()
    window = chromium.new_context().new_page()
    window.goto(f"http://{second_program}/")

    tried = window.evaluate(TRIES, house.host)

    window.context.close()
    # What may not be read is opaque or refused; nothing was locked, sent or shown.
    assert tried.pop("lock") in {"opaque", "refused"}
    assert tried.pop("file") in {"opaque", "refused"}
    assert tried.pop("frame") in {"empty", "refused"}
    assert set(tried.values()) == {"refused"}
    assert house.server.session.is_open
    assert "bringing" not in house.server.session.memory


def test_a_window_that_is_open_does_not_let_another_page_in(
    person_at, made_record, second_program
):
    person = person_at(made_record)
    person.unlocks()
    other = person.context.browser.new_context().new_page()
    other.goto(f"http://{second_program}/")

    tried = other.evaluate(TRIES, person.house.host)

    other.context.close()
    assert "read" not in tried["frame"]
    assert tried["header"] == "refused"
    assert person.house.server.session.is_open


def test_a_name_that_is_bent_to_this_machine_finds_a_closed_door(
    playing: Playwright, house: House
):
    path = browser_path()
    if path is None:
        pytest.skip("no Chromium on this machine, and it can't be fetched here")
    house.unlock()
    bent = playing.chromium.launch(
        executable_path=path,
        args=[*ARGUMENTS, "--host-resolver-rules=MAP evil.example 127.0.0.1"],
    )
    window = bent.new_page()
    port = house.server.port
    # The page came from elsewhere; then its name was bent to this machine.
    window.route(
        f"http://evil.example:{port}/page",
        lambda route: route.fulfill(body="<p>hallo", content_type="text/html"),
    )
    window.goto(f"http://evil.example:{port}/page")

    told = window.evaluate(
        """async (token) => {
          const asked = async (path, how) => {
            try {
              const answer = await fetch(path, how);
              return `${answer.status} ${await answer.text()}`;
            } catch { return "refused"; }
          };
          const headers = { "X-Sessie": token };
          return [
            await asked("/", {}),
            await asked("/static/app.js", {}),
            await asked("/session", { method: "POST", body: "{}" }),
            await asked("/api/page/days", { method: "POST", body: "{}", headers }),
            await asked("/lock", { method: "POST", body: "{}", headers }),
          ];
        }""",
        house.token,
    )

    # Newer browsers hold the request back by themselves; whatever comes gets 403 and nothing.
    assert set(told) <= {"refused", "403 "}
    with (
        window.expect_response(f"http://evil.example:{port}/") as came,
        contextlib.suppress(Error),  # an answer without a page is one to the driver
    ):
        window.goto(f"http://evil.example:{port}/")
    assert came.value.status == 403
    bent.close()
    assert house.server.session.is_open
