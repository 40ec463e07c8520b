"""Days read back, over the wire."""

import re
from datetime import date, timedelta

import pytest

from bedding.actions.clock_here import sit_down
from bedding.record import CheckIn, Event, Pause
from bedding.text.months import day_name, month_name


@pytest.fixture
def lived(opened_house, lived_record):
    house = opened_house(lived_record)
    house.enter()
    house.unlock()
    return house


def opened(page):
    """Return the days that a calendar lets open, with what it says of them."""
    return re.findall(r'class="(\w+)"><button class="date"[^>]*"day": "([\d-]+)"', page)


def test_the_calendar_opens_what_was_written_and_nothing_else(lived):
    today = sit_down().today
    near = {today - timedelta(days=back) for back in range(3)}
    written = {
        each.moment.local_date
        for kind in (CheckIn, Event)
        for each in lived.server.session.notebook.record.of(kind)
    }

    page = lived.ask("/api/page/days").body

    month = {
        day for day in written | near if day.replace(day=1) == today.replace(day=1)
    }
    assert {date.fromisoformat(day) for _, day in opened(page)} == month
    assert {day for mark, day in opened(page) if mark == "written"} == {
        day.isoformat() for day in month & written
    }
    assert month_name("nl", today) in page


def test_older_months_come_one_by_one_and_end_where_the_record_begins(lived):
    record = lived.server.session.notebook.record
    oldest = min(each.moment.local_date for each in record.of(CheckIn))
    seen: list[str] = []
    given: dict[str, str] = {}
    for _ in range(12):
        page = lived.ask("/api/page/days", given).body
        shown = re.search(r'<h2 id="month">(.*?)</h2>', page)
        assert shown is not None
        seen.append(shown[1])
        before = re.search(r'{"month": "([\d-]+)"}\'>Maand ervoor', page)
        if before is None:
            break
        given = {"month": before[1]}

    assert seen[-1] == month_name("nl", oldest)
    assert len(seen) == len(set(seen))
    assert lived.ask("/api/page/days", {"month": "1999-01-01"}).status == 422


def test_the_timeline_has_what_happened_newest_first(lived):
    record = lived.server.session.notebook.record
    today = sit_down().today
    days = sorted(
        {
            each.moment.local_date
            for each in record.of(Event)
            if each.moment.local_date.replace(day=1) == today.replace(day=1)
        },
        reverse=True,
    )

    page = lived.ask("/api/page/days").body

    timeline = page.partition('class="timeline"')[2]
    found = re.findall(r'"day": "([\d-]+)"', timeline)
    assert found == [day.isoformat() for day in days]


def test_one_day_shows_every_answer_between_its_two_ends(house):
    house.unlock()
    house.ask("/api/page/evening")
    house.ask("/api/do/evening/answer", {"name": "contact", "value": "message"})
    house.ask("/api/do/evening/answer", {"name": "self", "value": 6})
    house.ask("/api/do/evening/done", {})
    house.ask("/api/do/event/keep", {"code": "M1", "note": "<i>lopen</i>"})
    today = sit_down().today

    page = house.ask("/api/page/days", {"day": today.isoformat()}).body

    assert day_name("nl", today) in page
    assert "bericht of bellen" in page
    assert "6, op een schaal van 1 tot 7" in page
    assert "<small>kwijt</small>" in page
    assert "<small>helemaal</small>" in page
    assert "<blockquote>&lt;i&gt;lopen&lt;/i&gt;</blockquote>" in page


def test_a_day_that_was_left_out_says_so_and_no_more(house):
    house.unlock()
    house.ask("/api/do/pause/today", {})
    today = sit_down().today

    month = house.ask("/api/page/days").body
    day = house.ask("/api/page/days", {"day": today.isoformat()}).body

    assert ("left_out", today.isoformat()) in opened(month)
    assert "Overgeslagen" in day
    house.ask("/lock")
    assert len(list(house.record.of(Pause))) == 1


def test_a_day_that_is_none_is_refused(house):
    house.unlock()

    for given in ("9999-12-31", "2026-02-30", "gisteren", "0001-01-0"):
        assert house.ask("/api/page/days", {"day": given}).status == 422
        assert house.ask("/api/page/days", {"month": given}).status == 422


def test_nothing_is_counted_and_no_day_is_set_beside_another(lived):
    words = re.compile(
        r"\b(streaks?|reeks|op rij|in a row|dagen? geleden|meer dan|beter|slechter|better|worse)\b",
        re.IGNORECASE,
    )
    for language in ("nl", "en"):
        lived.ask(
            "/front/do/look/language", {"to": language, "here": "contents", "given": {}}
        )
        for given in ({}, {"day": (sit_down().today - timedelta(days=1)).isoformat()}):
            page = lived.ask("/api/page/days", given).body.partition("<main")[2]
            assert words.findall(page) == []
