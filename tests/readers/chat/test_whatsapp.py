"""What WhatsApp writes itself, in Dutch and elsewhere, and the layouts that break other parsers."""

from collections import Counter

import pytest

from bedding.readers.chat.message import NOBODY, Kind, Messages
from bedding.readers.chat.whatsapp import classify

ANDROID = "18-08-2026 09:15 - "
IPHONE = "[18-08-2026 09:15:00] "
MARK = "\u200e"
REST = "19-08-2026 10:00 - Anna: hoi\n"
REST_IPHONE = "[19-08-2026 10:00:00] Anna: hoi\n"


@pytest.mark.parametrize(
    "words",
    [
        "afbeelding weggelaten",
        "video weggelaten",
        "audio weggelaten",
        "sticker weggelaten",
        "GIF weggelaten",
        "document weggelaten",
        "Visitekaartje weggelaten",
    ],
)
@pytest.mark.parametrize("mark", ["", MARK, MARK * 2])
def test_dutch_iphone_media_are_media(columns, words, mark):
    read = columns(f"{IPHONE}Bram: {mark}{words}\n{REST_IPHONE}")

    assert read.kind.tolist() == [Kind.MEDIA, Kind.TEXT]
    assert read.characters.tolist() == [0, 3]


@pytest.mark.parametrize(
    ("words", "characters"),
    [
        ("<Media weggelaten>", 0),
        ("IMG-20260818-WA0001.jpg (bestand bijgevoegd)", 0),
        (f"{MARK}IMG-20260818-WA0001.jpg (bestand bijgevoegd)\nstrand", len("strand")),
        (f"{MARK}<bijgevoegd: 00000012-PHOTO-2026-08-18.jpg>", 0),
        (f"{MARK}locatie: https://example.org/?q=52,5", 0),
        (f"{MARK}PEILING:\nWanneer?\n{MARK}OPTIE: nu (1 stem)", 0),
        ("Wachten op dit bericht", 0),
        ("Wachten op dit bericht. Dit kan even duren.", 0),
    ],
)
def test_other_dutch_stand_ins_are_media(columns, words, characters):
    read = columns(f"{ANDROID}Bram: {words}\n{REST}")

    assert read.kind.tolist() == [Kind.MEDIA, Kind.TEXT]
    assert read.characters.tolist() == [characters, 3]


@pytest.mark.parametrize(
    "words",
    [
        "Dit bericht is verwijderd",
        "Dit bericht is verwijderd.",
        f"{MARK}Dit bericht is verwijderd.",
        "U hebt dit bericht verwijderd",
        "Je hebt dit bericht verwijderd",
    ],
)
def test_dutch_deleted_messages_are_deleted(columns, words):
    read = columns(f"{ANDROID}Bram: {words}\n{REST}")

    assert read.kind.tolist() == [Kind.DELETED, Kind.TEXT]


@pytest.mark.parametrize(
    "words",
    [
        "Gemist spraakgesprek",
        "Gemiste spraakoproep",
        "Gemist videogesprek",
        "Gemiste video-oproep",
    ],
)
@pytest.mark.parametrize("tail", ["", ".", ", Tik om terug te bellen", " om 09:15"])
@pytest.mark.parametrize("who", ["", f"Bram: {MARK}"])
def test_dutch_missed_calls_are_missed_calls(columns, words, tail, who):
    read = columns(f"{ANDROID}{who}{words}{tail}\n{REST}")

    assert read.kind.tolist() == [Kind.MISSED_CALL, Kind.TEXT]
    assert (read.sender[0] == NOBODY) == (who == "")


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Spraakoproep, 12 min.", Kind.CALL),
        ("Video-oproep, 1 u. 2 min.", Kind.CALL),
        ("Video-oproep, Geen antwoord", Kind.MISSED_CALL),
        ("Voice call, 5 min", Kind.CALL),
        ("Voice call, No answer", Kind.MISSED_CALL),
        ("Missed voice call, Tap to call back", Kind.MISSED_CALL),
    ],
)
def test_calls_on_iphones_are_calls(columns, words, kind):
    read = columns(f"{IPHONE}Bram: {MARK}{words}\n{REST_IPHONE}")

    assert read.kind.tolist() == [kind, Kind.TEXT]


@pytest.mark.parametrize(
    "words",
    [
        "Berichten en oproepen zijn end-to-end versleuteld.",
        "Berichten en gesprekken worden end-to-end versleuteld. Niemand buiten deze chat leest mee.",
        "Uw beveiligingscode voor Bram is gewijzigd. Tik voor meer informatie",
        "Je beveiligingscode voor Bram: werk is gewijzigd.",
        "Anna heeft Bram toegevoegd",
        "Anna heeft Bram verwijderd",
        "Bram heeft de groep verlaten",
        "Anna heeft het onderwerp gewijzigd in \u201cVrijdag: eten\u201d",
        'Anna heeft het onderwerp gewijzigd van "a: b" naar "c: d"',
        "Messages and calls are end-to-end encrypted. Tap to learn more.",
    ],
)
def test_notices_count_for_nobody(columns, words):
    without = columns(f"{ANDROID}{words}\n{REST}")
    with_sender = columns(f"{IPHONE}Groep: {MARK}{words}\n{REST_IPHONE}")

    for read in (without, with_sender):
        assert read.senders == ("Anna",)
        assert read.kind.tolist() == [Kind.TEXT]


def test_an_edited_message_counts_without_the_note(columns):
    read = columns(f"{IPHONE}Bram: nee {MARK}<Dit bericht is bewerkt>\n{REST_IPHONE}")

    assert read.characters.tolist() == [len("nee"), 3]
    assert read.kind.tolist() == [Kind.TEXT, Kind.TEXT]


@pytest.mark.parametrize(
    "text",
    [
        "zie foto.jpg (mooi he)",
        "1 < 2 > 0",
        "<3",
        "gemist gesprek gisteren zeg",
        "(lach)",
    ],
)
def test_what_people_write_stays_text(text):
    assert classify(text) == (Kind.TEXT, len(text))


LAYOUTS = {
    "German iPhone": "[07.03.26, 21:22:39] Bram: x\n[13.03.26, 21:22:39] Anna: y\n",
    "Spanish Android": "28/3/2025, 9:29 p. m. - Bram: x\n28/3/2025, 9:30 p. m. - Anna: y\n",
    "Spanish Android, narrow": "28/3/2025, 9:29\u202fp.\u00a0m. - Bram: x\n"
    "28/3/2025, 9:30\u202fp.\u00a0m. - Anna: y\n",
    "German Android": "03.08.21, 12:30 - Bram: x\n13.08.21, 12:30 - Anna: y\n",
    "Canadian": "2023-12-20, 5:46 p.m. - Bram: x\n2023-12-20, 5:47 p.m. - Anna: y\n",
    "brackets without comma": "[31/12/2022 11:40:26] Bram: x\n[31/12/2022 11:45:07] Anna: y\n",
    "month first, dashes": "[01-29-2018, 23:33:00] Bram: x\n[01-29-2018, 23:45:01] Anna: y\n",
    "year first, slashes": "[2023/5/4, 16:17:13] ~\u202fBram: x\n[2023/5/4, 16:17:14] Anna: y\n",
    "narrow space": "[3/16/22, 5:29:01\u202fPM] Bram: x\n[3/16/22, 5:30:01\u202fPM] Anna: y\n",
    "old iPhone": "09/13/2012 17:03:48: Bram: x\n09/13/2012 17:04:48: Anna: y\n",
    "Korean": "2022. 3. 16. 오후 3:10 - Bram: x\n2022. 3. 16. 오후 3:11 - Anna: y\n",
    "Korean words": "2022년 3월 16일 오후 3:10 - Bram: x\n2022년 3월 16일 오후 3:11 - Anna: y\n",
    "Chinese": "[2022/3/16 下午3:10:11] Bram: x\n[2022/3/16 下午3:11:11] Anna: y\n",
    "Danish": "[16.03.2022 kl. 15.10.17] Bram: x\n[16.03.2022 kl. 15.10.18] Anna: y\n",
    "Finnish": "16.3.2022 klo 15.10 - Bram: x\n16.3.2022 klo 15.11 - Anna: y\n",
    "Italian": "16/03/22, 15:10 - Bram: x\n16/03/22, 15:11 - Anna: y\n",
    "French Canadian": "2022-03-16 15 h 10 - Bram: x\n2022-03-16 15 h 11 - Anna: y\n",
    "byte order mark in lines": "\ufeff[16-03-2022 15:10:00] Bram: x\n"
    "\ufeff[16-03-2022 15:11:00] Anna: \ufeffy\n",
    "mark before the bracket": "\u200e[16-03-2022 15:10:00] Bram: x\n"
    "\u200e\u200e[16-03-2022 15:11:00] Anna: y\n",
    "Windows line ends": "16-03-2022 15:10 - Bram: x\r\n16-03-2022 15:11 - Anna: y\r\n",
    "Arabic": "[\u0663\u0660\u200f/\u0663\u200f/\u0662\u0660\u0662\u0662\u060c "
    "\u0663:\u0661\u0660:\u0661\u0661 \u0645] Bram: x\n"
    "[\u0663\u0660\u200f/\u0663\u200f/\u0662\u0660\u0662\u0662\u060c "
    "\u0663:\u0661\u0661:\u0661\u0661 \u0645] Anna: y\n",
    "Buddhist year": "16/3/2565, 15:10 - Bram: x\n16/3/2565, 15:11 - Anna: y\n",
    "Buddhist year, short": "16/3/65 15:10 - Bram: x\n16/3/65 15:11 - Anna: y\n",
    "Japanese year": "[R4/03/16 15:10:11] Bram: x\n[R4/03/16 15:11:11] Anna: y\n",
    "Japanese year in words": "[令和4年3月16日 15:10:11] Bram: x\n[令和4年3月16日 15:11:11] Anna: y\n",
    "Taiwanese year": "[111/3/16 下午3:10:11] Bram: x\n[111/3/16 下午3:11:11] Anna: y\n",
}
OTHER_DAYS = {
    "German iPhone": ("2026-03-07T21:22:39", "2026-03-13T21:22:39"),
    "Spanish Android": ("2025-03-28T21:29:00", "2025-03-28T21:30:00"),
    "Spanish Android, narrow": ("2025-03-28T21:29:00", "2025-03-28T21:30:00"),
    "German Android": ("2021-08-03T12:30:00", "2021-08-13T12:30:00"),
    "Canadian": ("2023-12-20T17:46:00", "2023-12-20T17:47:00"),
    "brackets without comma": ("2022-12-31T11:40:26", "2022-12-31T11:45:07"),
    "month first, dashes": ("2018-01-29T23:33:00", "2018-01-29T23:45:01"),
    "year first, slashes": ("2023-05-04T16:17:13", "2023-05-04T16:17:14"),
    "narrow space": ("2022-03-16T17:29:01", "2022-03-16T17:30:01"),
    "old iPhone": ("2012-09-13T17:03:48", "2012-09-13T17:04:48"),
    "Arabic": ("2022-03-30T15:10:11", "2022-03-30T15:11:11"),
}
SAME_DAY = "2022-03-16T15:1"


@pytest.mark.parametrize("name", LAYOUTS)
def test_layouts_that_break_other_parsers(columns, name):
    read = columns(LAYOUTS[name])

    assert isinstance(read, Messages)
    assert read.senders == ("Bram", "Anna")
    assert read.characters.tolist() == [1, 1]
    moments = tuple(read.seconds.astype("datetime64[s]").astype(str))
    if name in OTHER_DAYS:
        assert moments == OTHER_DAYS[name]
    else:
        assert all(moment.startswith(SAME_DAY) for moment in moments)


def test_a_name_with_a_colon_stays_whole(columns):
    lines = "".join(
        f"13-08-2026 09:1{place} - Anna: werk: bericht {place}\n"
        f"13-08-2026 09:1{place} - Bram: let op: {place}\n"
        for place in range(6)
    )
    read = columns("13-08-2026 09:00 - Bram: gewoon\n" + lines)

    assert Counter(read.senders[each] for each in read.sender) == {
        "Anna: werk": 6,
        "Bram": 7,
    }
    assert read.characters[1] == len("bericht 0")


def test_a_colon_without_a_space_is_part_of_the_name(columns):
    read = columns("13-08-2026 09:10 - A:B: hoi\n13-08-2026 09:11 - Anna: ja\n")

    assert read.senders == ("A:B", "Anna")


def test_empty_messages_count_without_characters(columns):
    read = columns(
        "13-08-2026 09:10 - Anna: hoi\n13-08-2026 09:11 - Anna:\n13-08-2026 09:12 - Anna: \n"
    )

    assert read.characters.tolist() == [3, 0, 0]


def test_a_chat_quoted_in_a_message_stays_one_message(columns):
    quoted = (
        "kijk:\n[01/02/2019, 10:00:00] Carla: oud\n[01/02/2019, 10:01:00] Dirk: ook"
    )
    read = columns(
        f"13-08-2026 09:10 - Anna: {quoted}\n13-08-2026 09:11 - Bram: ja\n13-08-2026 09:12 - Bram: ja\n"
    )

    assert read.senders == ("Anna", "Bram")
    assert read.characters.tolist() == [len(quoted), 2, 2]


def test_dates_and_times_that_do_not_exist_are_named_by_line(columns):
    read = columns(
        "13-08-2026 09:10 - Anna: een\nvervolg\n31-02-2026 09:11 - Anna: twee\n"
        "14-08-2026 25:11 - Anna: drie\n15-08-2026 09:11 - Anna: vier\n"
    )

    assert read.unreadable.count == 2
    assert read.unreadable.lines == (3, 4)
    assert len(read.seconds) == 2
