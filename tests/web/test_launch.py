"""The address that starts a window: stolen, late, twice, or guessed."""

import json

from bedding.web.launch import WRONG_TRIES, Launch


class Clock:
    """A steady clock that a test moves."""

    now = 100.0

    def __call__(self):
        return self.now


def test_a_token_works_once():
    launch = Launch(lasts=60.0)
    token = launch.renew()

    assert launch.take(token)
    assert not launch.take(token)


def test_a_token_works_for_a_minute():
    clock = Clock()
    launch = Launch(lasts=60.0, clock=clock)
    token = launch.renew()
    clock.now += 60.1

    assert not launch.take(token)


def test_a_new_token_ends_the_one_before():
    launch = Launch(lasts=60.0)
    before = launch.renew()
    after = launch.renew()

    assert not launch.take(before)
    assert launch.take(after)


def test_guessing_ends_the_token():
    launch = Launch(lasts=60.0)
    token = launch.renew()

    assert not any(launch.take(f"guess {number}") for number in range(WRONG_TRIES))
    assert not launch.take(token)


def test_a_token_shows_nowhere():
    launch = Launch(lasts=60.0)

    assert launch.renew() not in repr(launch)


def test_a_stolen_address_that_was_used_is_worth_nothing(house):
    launch = house.server.address().partition("#")[2]
    mine = json.loads(house.ask("/session", {"token": launch}).body)["token"]

    stolen = house.ask("/session", {"token": launch})

    assert (stolen.status, stolen.body) == (403, "")
    assert house.ask("/beat", headers={"X-Sessie": mine}).status == 200


def test_who_is_first_with_a_stolen_address_finds_nothing_open(house):
    house.unlock()
    assert house.server.session.is_open
    launch = house.server.address().partition("#")[2]

    thief = json.loads(house.ask("/session", {"token": launch}).body)["token"]

    assert not house.server.session.is_open
    assert house.ask("/api/page/evening", headers={"X-Sessie": thief}).status == 423
    assert house.ask("/beat").status == 401, "the window that was there notices"


def test_another_program_can_not_guess_its_way_in(house):
    launch = house.server.address().partition("#")[2]
    for number in range(WRONG_TRIES):
        assert house.ask("/session", {"token": f"{launch}{number}"}).status == 403

    assert house.ask("/session", {"token": launch}).status == 403


def test_a_token_of_another_kind_is_refused(house):
    for token in (None, 7, ["a"], {"a": 1}, ""):
        assert house.ask("/session", {"token": token}).status == 403
