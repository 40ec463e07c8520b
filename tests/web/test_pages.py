"""Every page, asked over the wire: with and without a record, in both languages, with odd values."""

import json
import re
import subprocess
import sys

import pytest
from tests.web.conftest import PASSPHRASE

from bedding.record import CheckIn
from bedding.text import remarks
from bedding.web.pages import PAGES

WAITS = {"demonstration"}
"""Pages that begin long work."""

OWN_WORD = {"therapie", "therapy"}
"""Something that a person did, in their own word; see the exceptions in `wording.toml`."""


def plain(html):
    """Return what a person reads of a page."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", html))


@pytest.mark.parametrize("name", sorted(set(PAGES) - WAITS))
def test_every_page_shows_in_both_languages_and_says_nothing_it_may_not(house, name):
    house.unlock()
    side = "front" if PAGES[name].front else "api"
    given = {"told": "saved"} if name == "enough" else {}
    for language in ("nl", "en"):
        house.ask(
            "/front/do/look/language", {"to": language, "here": "contents", "given": {}}
        )

        answer = house.ask(f"/{side}/page/{name}", given)

        assert answer.status == 200, answer.body
        assert f'data-language="{language}"' in answer.body
        found = [
            each
            for each in remarks(language, plain(answer.body))
            if each.found.lower()
            not in {"veilig", "veiligthuis", "geen gevaar", "no danger", *OWN_WORD}
        ]
        assert found == []
        assert 'data-exit href="http' in answer.body
        assert "<form" not in answer.body
        assert 'type="password"' not in answer.body
        assert " style=" not in answer.body


def test_pages_that_need_a_record_say_423_without_one(house):
    for name, page in PAGES.items():
        if page.front:
            continue
        assert house.ask(f"/api/page/{name}").status == 423, name
        for act in page.acts:
            assert house.ask(f"/api/do/{name}/{act}").status == 423, (name, act)


def test_a_page_answers_on_its_own_side_only(house):
    house.unlock()

    assert house.ask("/front/page/evening").status == 404
    assert house.ask("/api/page/help").status == 404
    assert house.ask("/elsewhere/page/help").status == 404
    assert house.ask("/front/page/nothing").status == 404
    assert house.ask("/front/do/start/nothing").status == 404


ODD: tuple[object, ...] = (
    None,
    True,
    -1,
    7.5,
    10**40,
    "x" * 1500,
    "<script>alert(1)</script>",
    [],
    {"a": []},
    "é\x00",
)


@pytest.mark.parametrize("name", sorted(set(PAGES) - WAITS))
def test_odd_values_are_refused_and_break_nothing(house, name, capfd):
    house.unlock()
    names = (
        "back",
        "name",
        "value",
        "code",
        "who",
        "id",
        "whole",
        "to",
        "here",
        "given",
        "told",
        "then",
        "country",
        "passphrase",
        "again",
        "purpose",
        "early",
        "day",
        "month",
        "kept",
        "strength",
        "part",
        "channel",
        "note",
        "meaning",
        "removing",
    )
    page = PAGES[name]
    side = "front" if page.front else "api"
    calls = [f"/{side}/page/{name}", *(f"/{side}/do/{name}/{act}" for act in page.acts)]
    for call in calls:
        if call.endswith(("/lock", "/by_passphrase", "/by_code")):
            continue
        for odd in ODD:
            answer = house.ask(call, dict.fromkeys(names, odd))

            assert answer.status in {200, 204, 404, 422, 423}, (call, odd, answer)
            assert "<script>alert" not in answer.body

    assert capfd.readouterr().err == ""


def test_an_evening_is_kept_answer_by_answer_and_put_down(house):
    house.unlock()
    house.ask("/api/page/evening")
    for name, value in (
        ("contact", "together"),
        ("warmth", 3),
        ("pull", 7),
        ("pull", None),
    ):
        assert (
            house.ask("/api/do/evening/answer", {"name": name, "value": value}).status
            == 204
        )
    house.ask("/lock")
    draft = house.record.draft
    assert draft is not None
    assert dict(draft.answers) == {"contact": "together", "warmth": 3, "pull": None}

    house.unlock()
    again = house.ask("/api/page/evening").body
    assert re.search(r'name="warmth" value="3"[^>]*checked', again)
    done = house.ask("/api/do/evening/done", {})

    assert done.headers["x-page"] == "enough"
    assert "Opgeslagen. Genoeg voor vandaag." in done.body
    assert '<svg class="bed"' in done.body
    assert "chart" not in done.body
    house.ask("/lock")
    (entry,) = house.record.of(CheckIn)
    assert (entry.contact, dict(entry.answers)) == ("together", {"warmth": 3})


def test_an_evening_that_is_there_is_not_asked_again(house):
    house.unlock()
    house.ask("/api/page/evening")
    house.ask("/api/do/evening/answer", {"name": "warmth", "value": 3})
    house.ask("/api/do/evening/done", {})

    again = house.ask("/api/page/evening")

    assert "Deze avond staat er al" in again.body
    assert "data-points" not in again.body
    assert (
        house.ask("/api/do/evening/answer", {"name": "pull", "value": 2}).status == 422
    )


def test_a_fourth_event_hears_a_kind_word_and_danger_is_not_among_the_chips(house):
    house.unlock()
    house.ask("/api/page/evening")
    for code in ("M1", "M4", "M2"):
        assert house.ask("/api/do/evening/happen", {"code": code}).status == 200

    fourth = house.ask("/api/do/evening/happen", {"code": "B1"})

    assert "Morgen weer" in fourth.body
    assert house.ask("/api/do/evening/happen", {"code": "V1"}).status == 422
    assert 'value="V' not in fourth.body


def test_what_was_put_down_by_mistake_is_taken_back(house):
    house.unlock()
    made = house.ask("/api/do/evening/happen", {"code": "M1"}).body
    (found,) = re.findall(r'take_back" data-given=\'{"id": "([^"]+)"', made)

    house.ask("/api/do/evening/take_back", {"id": found})

    house.ask("/lock")
    assert dict(house.record.entries) == {}


def test_a_record_is_made_only_after_the_page_on_leaving(empty_house):
    house = empty_house
    first = house.ask("/front/page/create")
    assert first.headers["x-page"] == "leaving"
    assert "Drie keer Shift" in first.body
    second = house.ask("/front/page/create")
    assert second.headers["x-page"] == "create"
    assert "Kwijt is kwijt" in second.body

    short = house.ask("/front/do/create/make", {"passphrase": "kort", "again": "kort"})
    differ = house.ask(
        "/front/do/create/make",
        {"passphrase": PASSPHRASE, "again": "iets anders dan dat"},
    )
    made = house.ask(
        "/front/do/create/make", {"passphrase": PASSPHRASE, "again": PASSPHRASE}
    )

    assert (short.status, differ.status) == (422, 422)
    assert "4 tekens" in short.body
    assert made.headers["x-page"] == "recovery"
    assert house.path.stat().st_mode & 0o777 == 0o600


def test_strength_is_told_and_nothing_is_kept(empty_house):
    weak = empty_house.ask("/front/do/create/measure", {"passphrase": "wachtwoord"})
    strong = empty_house.ask(
        "/front/do/create/measure",
        {"passphrase": "klok regering volledig zoiets gezocht"},
    )

    assert (weak.headers["x-mark"], strong.headers["x-mark"]) == ("weak", "strong")


def test_the_recovery_code_is_shown_once_and_opens(house):
    house.unlock()
    shown = house.ask("/api/do/recovery/make", {"now": PASSPHRASE}).body
    (code,) = re.findall(r'aria-label="((?:\w{4} ){6}\w{4})"', shown)
    house.ask("/api/do/recovery/go_on", {})
    assert code[:4] not in house.ask("/api/page/recovery").body
    house.ask("/lock")

    opened = house.ask("/front/do/start/by_code", {"code": code})

    assert opened.status == 200
    assert house.server.session.is_open


def test_a_damaged_file_offers_the_version_that_is_whole(house):
    house.unlock()
    for value in (1, 2):
        house.ask("/api/do/evening/answer", {"name": "warmth", "value": value})
    house.ask("/lock")
    content = bytearray(house.path.read_bytes())
    content[-40_000] ^= 0xFF
    content[30_000] ^= 0xFF
    house.path.write_bytes(content)

    told = house.unlock()
    assert "Eerdere versie 1 is heel" in told.body
    house.ask("/front/do/start/restore", {"whole": 1})

    assert house.unlock().status == 200


def test_choices_are_kept_in_the_record(house):
    house.unlock()
    for name, value in (
        ("theme", "light"),
        ("exit_to", "blank"),
        ("lock_minutes", "15"),
        ("country", "BE"),
        ("language", "en"),
    ):
        assert (
            house.ask("/api/do/settings/choose", {"name": name, "value": value}).status
            == 200
        )
    house.ask("/lock")
    house.enter()
    assert house.unlock().status == 200

    page = house.ask("/front/page/help").body

    assert 'data-theme="light"' in page
    assert 'href="about:blank"' in page
    assert 'data-language="en"' in page
    assert "1712" in page
    house.ask("/lock")
    assert house.record.settings.lock_minutes == 15


def test_a_window_without_pages_keeps_jax_away(house):
    """The pages never calculate: nothing of theirs loads JAX."""
    script = (
        "import sys\nimport bedding.web, bedding.web.pages, bedding.web.rendering\n"
        "sys.exit('jax' in sys.modules)"
    )

    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


def test_a_language_switch_keeps_the_page_and_what_it_was_given(house):
    house.unlock()

    turned = house.ask(
        "/front/do/look/language", {"to": "en", "here": "evening", "given": {"back": 1}}
    )

    assert turned.headers["x-page"] == "evening"
    assert "Yesterday" in turned.body


def test_the_session_answer_is_the_only_place_of_the_token(house):
    house.unlock()

    assert all(
        house.token not in json.dumps([each.headers, each.body])
        for each in (house.ask("/api/page/contents"), house.ask("/", method="GET"))
    )
