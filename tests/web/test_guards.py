"""Who may ask at all: every kind of request against every guard, on a real socket."""

import itertools
import json
import socket

import pytest

from bedding.web.guards.headers import HEADERS
from bedding.web.pages import PAGES


def hosts(port):
    """Every way to name a server, and whether it is ours."""
    return {
        f"127.0.0.1:{port}": True,
        f"localhost:{port}": True,
        f"LocalHost:{port}": True,
        f"[::1]:{port}": True,
        f"localhost.:{port}": False,
        f"127.0.0.1.:{port}": False,
        f"127.0.0.1:{port}.": False,
        f"127.0.0.1:{port + 1}": False,
        "127.0.0.1": False,
        "localhost": False,
        f"evil.example:{port}": False,
        f"127.0.0.1.evil.example:{port}": False,
        f"localhost:{port}.evil.example": False,
        f"evil.example#127.0.0.1:{port}": False,
        f"evil@127.0.0.1:{port}": False,
        f"0.0.0.0:{port}": False,
        f"2130706433:{port}": False,
        "": False,
    }


SITES = ("same-origin", "same-site", "cross-site", "none", None)


def expected(method, host_is_ours, site, origin):
    """What the rules of the design say, from their words."""
    if not host_is_ours:
        return False
    if origin == "foreign":
        return False
    if method == "GET":
        return site in {"same-origin", "none", None}
    return site == "same-origin" or (site is None and origin == "own")


def test_every_host_origin_site_and_method(house):
    port = house.server.port
    wrong = []
    for (host, ours), site, origin, (method, path) in itertools.product(
        hosts(port).items(),
        SITES,
        ("own", "foreign", None),
        (("GET", "/"), ("POST", "/beat")),
    ):
        origins = {
            "own": f"http://{host.lower()}",
            "foreign": "http://evil.example",
            None: None,
        }
        answer = house.ask(
            path,
            method=method,
            headers={"Host": host, "Sec-Fetch-Site": site, "Origin": origins[origin]},
        )
        may = expected(method, ours, site, origin)
        if (answer.status == 200) != may or (
            not may and answer.status not in {400, 403}
        ):
            wrong.append((host, site, origin, method, answer.status))

    assert wrong == []


@pytest.mark.parametrize(
    "origin",
    [
        "null",
        "http://127.0.0.1",
        "https://127.0.0.1:{port}",
        "http://localhost:{port}",
        "file://",
    ],
)
def test_an_origin_that_is_nearly_ours_is_not(house, origin):
    given = origin.format(port=house.server.port)

    answer = house.ask("/beat", headers={"Origin": given, "Sec-Fetch-Site": None})

    assert answer.status == 403


def test_a_request_without_a_host_or_with_two_is_refused(house):
    for host in ("", f"Host: {house.host}\r\nHost: evil.example\r\n"):
        with socket.create_connection(("127.0.0.1", house.server.port)) as wire:
            wire.sendall(f"GET / HTTP/1.0\r\n{host}\r\n".encode())
            status = int(wire.recv(4096).split()[1])

        assert status in {400, 403}


@pytest.mark.parametrize(
    ("path", "method"),
    [
        ("/", "GET"),
        ("/static/app.js", "GET"),
        ("/nothing", "GET"),
        ("/beat", "POST"),
        ("/api/page/evening", "POST"),
        ("/front/page/help", "POST"),
    ],
)
def test_every_answer_carries_the_headers(house, path, method):
    for host in (house.host, "evil.example"):
        answer = house.ask(path, method=method, headers={"Host": host})

        assert {name: answer.headers.get(name.lower()) for name in HEADERS} == HEADERS
        assert "set-cookie" not in answer.headers
        assert "server" not in answer.headers


def test_the_policy_allows_nothing_from_elsewhere_and_no_inline_script():
    policy = dict(
        part.split(" ", 1) for part in HEADERS["Content-Security-Policy"].split("; ")
    )

    assert policy["default-src"] == "'none'"
    assert (
        policy["script-src"] == policy["style-src"] == policy["connect-src"] == "'self'"
    )
    assert policy["require-trusted-types-for"] == "'script'"
    assert (
        policy["frame-ancestors"]
        == policy["base-uri"]
        == policy["form-action"]
        == "'none'"
    )
    assert "unsafe" not in HEADERS["Content-Security-Policy"]
    assert HEADERS["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    "path",
    [
        "/api/page/evening",
        "/front/page/start",
        "/front/do/start/by_passphrase",
        "/beat",
        "/lock",
    ],
)
@pytest.mark.parametrize("token", [None, "", "x" * 43, "é"])
def test_without_the_token_of_the_window_nothing_is_answered(house, path, token):
    answer = house.ask(path, headers={"X-Sessie": token})

    assert (answer.status, answer.body) == (401, "")


def test_no_page_and_no_act_is_told_from_another_without_the_token(house):
    """Another program learns nothing, not even which pages there are."""
    house.unlock()
    told = set()
    for name, page in {**PAGES, "nothing": PAGES["help"]}.items():
        for side in ("front", "api"):
            calls = [f"page/{name}", *(f"do/{name}/{act}" for act in page.acts)]
            for call in calls:
                answer = house.ask(f"/{side}/{call}", headers={"X-Sessie": None})
                told.add((answer.status, answer.body, len(answer.headers)))

    assert told == {(401, "", len(HEADERS) + 1)}


def test_a_body_that_is_too_long_or_no_object_is_refused(house):
    assert house.ask("/beat", body=b"x" * 70_000).status == 413
    assert house.ask("/beat", body=b"[1, 2]").status == 400
    assert house.ask("/beat", body=b"{").status == 400
    assert house.ask("/beat", body=b"[" * 60_000).status == 400


def test_the_frame_tells_nothing_and_needs_no_token(house):
    answer = house.ask("/", method="GET", headers={"X-Sessie": None})

    assert answer.status == 200
    for word in ("binding", "trauma", "relatie", "relation", "geweld", "bedding"):
        assert word not in answer.body.lower()


def test_no_name_reaches_a_file_that_is_not_static(house):
    for name in (
        "..%2fapp.py",
        "%2e%2e/routes.py",
        "app.py",
        "",
        "nl.toml",
        "../pages/start.py",
    ):
        assert house.ask(f"/static/{name}", method="GET").status in {404, 405}, name


def test_the_token_of_a_window_is_not_that_of_its_launch(house):
    launch = house.server.address().partition("#")[2]

    answer = house.ask("/session", {"token": launch})

    assert json.loads(answer.body)["token"] != launch
