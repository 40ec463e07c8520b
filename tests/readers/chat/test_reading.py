"""The door: whom it is about, what the preview says, and what it asks."""

from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bedding.readers.chat import (
    SILENCE,
    AmbiguousDates,
    ChatDays,
    ChatSummary,
    NotAChatError,
    SenderCount,
    UnknownSenderError,
    Unreadable,
    WhoIsTheOtherError,
    preview_chat,
    read_chat,
)

ZONE = ZoneInfo("Europe/Amsterdam")
TWO = """18-08-2026 09:15 - Berichten en oproepen zijn end-to-end versleuteld.
18-08-2026 09:15 - Anna: hoi
18-08-2026 09:20 - Bram: ja?
19-08-2026 20:00 - Gemiste spraakoproep
20-08-2026 01:00 - Anna: <Media weggelaten>
99-08-2026 01:00 - Anna: kan niet
"""
THREE = TWO + "20-08-2026 02:00 - Carla: ook hier\n"


@pytest.fixture
def export(tmp_path: Path):
    def write(text: str) -> Path:
        path = tmp_path / "chat.txt"
        path.write_text(text, "utf-8")
        return path

    return write


def test_the_preview_says_what_the_file_holds(export):
    path = export(TWO)

    assert preview_chat(path, zone=ZONE) == ChatSummary(
        original=path,
        app="WhatsApp",
        first=date(2026, 8, 18),
        last=date(2026, 8, 20),
        messages=3,
        characters=6,
        media=1,
        deleted=0,
        calls=0,
        missed_calls=1,
        senders=(
            SenderCount(name="Anna", messages=2),
            SenderCount(name="Bram", messages=1),
        ),
        unreadable=Unreadable(count=1, lines=(6,)),
    )


def test_days_are_of_the_two_sides(export):
    days = read_chat(export(TWO), me="Bram", zone=ZONE)

    assert isinstance(days, ChatDays)
    assert (days.me, days.other, days.silence) == ("Bram", "Anna", SILENCE)
    assert [(day.me.messages, day.other.messages) for day in days.days] == [
        (1, 1),
        (0, 0),
        (0, 1),
    ]
    assert days.days[0].me.replies is not None
    assert days.days[0].me.replies.median == pytest.approx(5 / 60)
    assert days.days[1].calls_of_nobody == 1
    assert days.days[2].other.night == 1
    assert days.days[2].other.starts == 1


def test_a_third_person_has_to_be_left_out_by_name(export):
    path = export(THREE)

    with pytest.raises(WhoIsTheOtherError) as raised:
        read_chat(path, me="Anna", zone=ZONE)
    days = read_chat(path, me="Anna", other="Bram", zone=ZONE)

    assert raised.value.count == 3
    assert isinstance(days, ChatDays)
    assert sum(day.me.messages + day.other.messages for day in days.days) == 3


@pytest.mark.parametrize(
    ("me", "other"), [("anna", None), ("Anna", "Dirk"), ("Anna", "Anna")]
)
def test_a_name_that_is_no_one_s_is_refused_without_naming_anyone(export, me, other):
    with pytest.raises(UnknownSenderError) as raised:
        read_chat(export(TWO), me=me, other=other, zone=ZONE)

    assert "Bram" not in str(raised.value)
    assert "2 senders" in str(raised.value)


def test_a_chat_with_oneself_has_no_other(export):
    days = read_chat(export("18-08-2026 09:15 - Anna: hoi\n"), me="Anna", zone=ZONE)

    assert isinstance(days, ChatDays)
    assert days.other is None


def test_what_is_ambiguous_is_asked_and_then_read(export):
    path = export("01/02/2022, 10:00 - Anna: hoi\n02/03/2022, 10:00 - Bram: ja\n")

    asked = preview_chat(path, zone=ZONE)
    months = read_chat(path, me="Anna", zone=ZONE, day_first=False)

    assert asked == AmbiguousDates(samples=("01/02/2022", "02/03/2022"))
    assert isinstance(months, ChatDays)
    assert (months.summary.first, months.summary.last) == (
        date(2022, 1, 2),
        date(2022, 2, 3),
    )


def test_a_moment_belongs_to_the_day_of_the_zone(export):
    path = export('{"messages": [{"sender_name": "A", "timestamp_ms": 1660000000000}]}')

    here = preview_chat(path, zone=ZONE)
    there = preview_chat(path, zone=ZoneInfo("Asia/Tokyo"))

    assert isinstance(here, ChatSummary)
    assert isinstance(there, ChatSummary)
    # 2022-08-08 23:06:40 UTC is the 9th from Amsterdam eastwards.
    assert (here.first, there.first) == (date(2022, 8, 9), date(2022, 8, 9))
    assert preview_chat(path, zone=ZoneInfo("UTC")).first == date(2022, 8, 8)  # type: ignore[union-attr]  # not ambiguous


def test_a_shopping_list_is_no_chat(export):
    with pytest.raises(NotAChatError):
        preview_chat(export("brood\nmelk\n10:00 fietsenmaker\n"), zone=ZONE)


def test_reading_leaves_the_original_as_it_was(export, tmp_path):
    path = export(TWO)
    before = path.read_bytes(), path.stat().st_mtime_ns

    read_chat(path, me="Anna", zone=ZONE)

    assert (path.read_bytes(), path.stat().st_mtime_ns) == before
    assert list(tmp_path.iterdir()) == [path]
