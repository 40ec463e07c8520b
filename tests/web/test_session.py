"""What is open, and how it locks: at once, when pages fall silent, and when nobody is there."""

import threading
import time

import pytest
from tests.web.conftest import PASSPHRASE, until

from bedding.record import LockedError
from bedding.web.errors import WaitError
from bedding.web.patience import Patience


def test_a_wrong_passphrase_makes_the_next_try_wait_longer_each_time():
    now = [0.0]
    patience = Patience(longest=30.0, clock=lambda: now[0])
    waits = []
    for _ in range(8):
        patience.missed()
        with pytest.raises(WaitError) as refused:
            patience.check()
        waits.append(refused.value.seconds)
        now[0] += refused.value.seconds
        patience.check()

    assert waits == [1, 2, 4, 8, 16, 30, 30, 30]


def test_the_right_passphrase_ends_the_waiting():
    patience = Patience(longest=30.0, clock=lambda: 0.0)
    patience.missed()
    patience.met()

    patience.check()


def test_brute_force_waits_and_wipes_nothing(house):
    first = house.ask(
        "/front/do/start/by_passphrase", {"passphrase": "geraden wachtzin"}
    )
    tries = [
        house.ask("/front/do/start/by_passphrase", {"passphrase": PASSPHRASE})
        for _ in range(3)
    ]

    assert first.status == 422
    assert {each.status for each in tries} == {422}, "even the right one waits"
    assert "Wacht nog 1 s" in tries[0].body
    assert house.path.exists()
    time.sleep(1.1)
    assert house.unlock().status == 200


def test_lock_refuses_at_once_and_wipes_the_key(house):
    house.unlock()
    notebook = house.server.session.notebook

    locked = house.ask("/lock")

    assert locked.status == 204
    assert notebook.locked
    for path in ("/api/page/evening", "/api/page/contents", "/api/do/evening/answer"):
        assert house.ask(path).status == 423
    assert house.ask("/front/page/help").status == 200


def test_a_beacon_locks_with_the_token_in_its_body(house):
    house.unlock()
    token = house.token

    refused = house.ask("/lock", {"token": "another"}, headers={"X-Sessie": None})
    assert refused.status == 401
    assert house.server.session.is_open
    locked = house.ask("/lock", {"token": token}, headers={"X-Sessie": None})

    assert locked.status == 204
    assert not house.server.session.is_open


def test_a_lock_waits_for_what_is_being_saved_and_refuses_all_else(house):
    house.unlock()
    session = house.server.session
    begun, go_on, saved = threading.Event(), threading.Event(), []

    def saving():
        notebook = session.notebook
        begun.set()
        go_on.wait(5)
        notebook.save(notebook.record)
        saved.append(True)

    work = threading.Thread(target=session.run, args=(saving,))
    work.start()
    begun.wait(5)
    lock = threading.Thread(target=session.lock)
    lock.start()
    until(lambda: not session.is_open)

    with pytest.raises(LockedError):
        _ = session.notebook
    assert lock.is_alive()
    go_on.set()
    lock.join(5)
    work.join(5)
    assert saved == [True]
    assert len(house.record.entries) == 0


def test_a_page_that_falls_silent_locks_the_record(opened_house, made_record):
    house = opened_house(made_record, missed=0.6, watch=0.05)
    house.enter()
    house.unlock()
    for _ in range(6):
        time.sleep(0.2)
        assert house.ask("/beat", {"touched": False}).status == 200
    assert house.server.session.is_open

    until(lambda: not house.server.session.is_open, 3.0)

    assert house.ask("/api/page/evening").status == 423


def test_a_record_that_nobody_touches_locks_though_its_page_is_there(
    opened_house, made_record
):
    house = opened_house(made_record, watch=0.05)
    house.enter()
    house.unlock()
    session = house.server.session
    before = session.locks_in
    assert 295 < before <= 300, "five minutes unless chosen"

    now = time.monotonic()
    session.clock = lambda: now + 299.0
    session._beat = now + 299.0
    time.sleep(0.2)
    assert session.is_open
    session.clock = lambda: now + 301.0
    session._beat = now + 301.0

    until(lambda: not session.is_open, 3.0)


def test_a_touch_extends_and_the_page_is_told_how_long(house):
    house.unlock()

    told = house.ask("/beat", {"touched": True}).body

    assert '"open":true' in told
    assert '"warning":20.0' in told


def test_a_server_that_nobody_looks_at_ends(opened_house, made_record):
    house = opened_house(made_record, idle=0.3, watch=0.05)

    house.thread.join(5)

    assert not house.thread.is_alive()


def test_a_session_shows_no_secret(house):
    house.unlock()

    shown = repr(house.server.session)

    assert house.token not in shown
    assert PASSPHRASE not in shown
