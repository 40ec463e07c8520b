"""A file on its way in: its size, its turn, its name, and who may hand one over."""

import socket
import time

import pytest

from bedding.web.guards.files import LONGEST_FILE


def handed(house, content=b"x", **headers):
    return house.ask("/api/file/restore_test", body=content, headers=headers)


def test_a_file_needs_the_token_the_origin_and_an_open_record(house):
    assert handed(house).status == 423
    house.unlock()

    assert handed(house, **{"X-Sessie": None}).status == 401
    assert handed(house, Host="evil.example").status == 403
    assert handed(house, Origin="http://evil.example").status == 403
    assert handed(house, **{"Sec-Fetch-Site": "cross-site"}).status == 403
    assert handed(house).status == 200


def begun(house, length):
    """Begin to hand a file over, and leave the rest to come."""
    wire = socket.create_connection(("127.0.0.1", house.server.port), timeout=10)
    head = (
        "POST /api/file/restore_test HTTP/1.1",
        f"Host: {house.host}",
        "Sec-Fetch-Site: same-origin",
        f"X-Sessie: {house.token}",
        f"Content-Length: {length}",
        "\r\n",
    )
    wire.sendall("\r\n".join(head).encode() + b"x")
    return wire


def test_a_file_that_says_it_is_too_long_is_refused_before_it_comes(house):
    house.unlock()
    with begun(house, LONGEST_FILE + 1) as wire:
        assert b" 413 " in wire.recv(200)


def test_a_second_file_waits_its_turn_and_a_broken_one_gives_way(house):
    house.unlock()
    with begun(house, 1000):
        end = time.monotonic() + 10
        while (found := handed(house).status) != 429:
            assert time.monotonic() < end, found
    end = time.monotonic() + 10
    while handed(house).status != 200:
        assert time.monotonic() < end, "the door stays closed"


@pytest.mark.parametrize("page", ["settings", "days", "help", "nothing", "../lock"])
def test_only_pages_that_ask_for_a_file_take_one(house, page):
    house.unlock()

    assert house.ask(f"/api/file/{page}", body=b"x").status == 404


@pytest.mark.parametrize(
    ("sent", "shown"),
    [
        ("C%3A%5CUsers%5Cx%5Ckopie.dat", "kopie.dat"),
        ("%2Fhome%2Fx%2Fkopie.dat", "kopie.dat"),
        ("a%0D%0AX-Mark%3A%20b", "a"),
        ("%ff%fe", "\ufffd"),
        ("%3Cb%3Ex", "&lt;b&gt;x"),
    ],
)
def test_a_name_is_one_plain_word_on_the_page(house, sent, shown):
    house.unlock()

    page = handed(house, **{"X-Name": sent})

    assert shown in page.body
    assert "Users" not in page.body
    assert "x-mark" not in page.headers
