"""Files and archives that are traps, broken, or more than one chat."""

import io
import struct
import tracemalloc
import zipfile
from base64 import b85decode
from pathlib import Path
from time import perf_counter
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings, strategies as st

from bedding.readers.chat import (
    AmbiguousDates,
    ChatError,
    ChatSummary,
    DamagedChatError,
    NotAChatError,
    SeveralChatsError,
    UnsafeChatError,
    preview_chat,
)

ZONE = ZoneInfo("Europe/Amsterdam")
CHAT = "18-08-2026 09:15 - Anna: hoi\n18-08-2026 09:16 - Bram: ja\n"
MEBIBYTE = 1 << 20
SEEDS = [
    CHAT.encode(),
    "\ufeff[R4/03/16, 5:29:01\u202fPM] ~\u202fB: \u200eGemiste spraakoproep\r\n".encode(),
    "[\u0663\u200f/\u0663\u200f/\u0662\u0660\u0662\u0662\u060c \u0663:\u0661\u0660 \u0645] B: x\n".encode(),
    b'{"messages": [{"type": "message", "date": "2022-03-16T15:10:00", "from": "A", "text": ["x"]}]}',
    b'{"messages": [{"sender_name": "A", "timestamp_ms": 1660000000000, "content": "x"}]}',
    b"May 17, 2022  5:29:42 PM\nMe\nHello\n\n",
    b'datum;tijd;afzender;tekst\n13-01-2022;10:00;Anna;"x\ny"\n',
]
# Found by fuzzing: an archive whose list of entries points before its own beginning, which the
# archive module answers with an error of the operating system.
POINTS_BEFORE_ITSELF = b85decode(
    "P)h>@6aWAK2mo(=c3oQlKm&>a003eK000vJ003}xVr*$+Ut?%tZf<34E^2dcZrzkkZo)7Sh4(pym35Hv"
    "pEjrHqB~SsX&8zn69?O&rHH%Nb{tA*3c_tSMM8u(lQ-YYIN5v1Z>lx;CGsT*=?6-XyVeM8_e@ER>s8e>"
    "Kuw4&R3QEQXl)HbR4*V@WNsm}S6`bL1?GD26Tr8m2ESJql{IP{#?dTHW^w!&6=j&0Yv}3ir$M1->5orC"
    "OBy^L)Tp22`ccRnre2isz0=fNMyb+GdE{?8b(3x6K}FC}2>OJYG6C9XSy2I2luT9>Z<z!xjt`=mNh4l+"
    "Wo`sp<fMDnYHwuEi;kR|=#nc{QWHtuK`$PH%ZBlUVffY1^k5y$&y#mFzqp~?X+v4@%NyEs<Q<vtf8Wj("
    "$K;RqT{!Ift_<Ct$m#cBKBny7gOVYA1`M*Nx;cCRP)h*<6ay3h000O8Z+&)MTL3@<iU9xsVg~>K6951J"
    "0000000000fB^si003}xVr*$+Ut?%tZf<34E^2dcZcs}F1^@s60096206_o%0J{MI0000"
)
SPLINTERS = [
    b"\n", b"\r", b'"', b"\\", b"]", b"{", b":", b": ", b"1e999", b"-1", b"99999999999999999999",
    b"null", b"\x00", b"\xff", "\u200e".encode(), "\u202f".encode(), "\u0663".encode(),
    b"\n18-08-2026 09:15 - ",
]  # fmt: skip


def pack(entries: dict[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", method) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return packed.getvalue()


def preview(tmp_path: Path, content: bytes) -> ChatSummary:
    path = tmp_path / "chat"
    path.write_bytes(content)
    summary = preview_chat(path, zone=ZONE)
    assert isinstance(summary, ChatSummary)
    return summary


def test_a_zip_bomb_is_refused_before_it_unpacks(tmp_path):
    line = b"18-08-2026 09:15 - Anna: " + b"ha" * 30_000 + b"\n"
    bomb = pack({"_chat.txt": line * (100 * MEBIBYTE // len(line))})
    assert len(bomb) < MEBIBYTE

    tracemalloc.start()
    try:
        with pytest.raises(UnsafeChatError):
            preview(tmp_path, bomb)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert peak < 32 * MEBIBYTE


def test_a_line_of_a_gigabyte_is_refused_at_once(tmp_path):
    path = tmp_path / "chat.txt"
    with path.open("wb") as file:
        file.write(CHAT.encode())
        file.truncate(1 << 30)

    tracemalloc.start()
    try:
        with pytest.raises(UnsafeChatError):
            preview_chat(path, zone=ZONE)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert peak < 32 * MEBIBYTE


@pytest.mark.parametrize(
    "content",
    [
        b'{"messages": [{"type": "message", "text": "',
        b'{"messages": [[[[[[[[',
        b'{"messages": [' + b" " * 100,
        b"time,sender,text\n2022-01-01,Anna,",
        b'time,sender,text\n2022-01-01,Anna,"',
    ],
)
def test_endless_entries_are_refused_in_every_format(tmp_path, content):
    path = tmp_path / "chat"
    path.write_bytes(content + b"x" * (8 * MEBIBYTE))

    with pytest.raises(ChatError):
        preview_chat(path, zone=ZONE)


def test_nesting_without_end_is_refused(tmp_path):
    path = tmp_path / "chat.json"
    path.write_bytes(b'{"messages": [' + b"[" * 500_000)

    with pytest.raises(DamagedChatError):
        preview_chat(path, zone=ZONE)


def test_the_chat_is_found_among_what_was_sent(tmp_path):
    packed = pack(
        {
            "../../etc/passwd.txt": "root",
            "WhatsApp-chat met Bram.txt": CHAT,
            "notitie.txt": "[01/02/2020, 10:00:00] Carla: oud",
            "IMG-1.jpg": b"\xff",
        }
    )

    assert preview(tmp_path, packed).messages == 2


def test_nothing_is_unpacked_to_disk(tmp_path):
    preview(tmp_path, pack({"../_chat.txt": CHAT}))

    assert [path.name for path in tmp_path.iterdir()] == ["chat"]
    assert not (tmp_path.parent / "_chat.txt").exists()


def test_two_conversations_are_refused(tmp_path):
    with pytest.raises(SeveralChatsError) as raised:
        preview(tmp_path, pack({"a/_chat.txt": CHAT, "b/_chat.txt": CHAT}))

    assert raised.value.count == 2


def test_numbered_files_of_one_thread_are_one_conversation(tmp_path):
    def file(name: str, moment: int) -> str:
        return (
            f'{{"messages": [{{"sender_name": "{name}", "timestamp_ms": {moment}}}]}}'
        )

    packed = pack(
        {
            "inbox/anna_1/message_1.json": file("Anna", 1_660_000_000_000),
            "inbox/anna_1/message_2.json": file("Bram", 1_650_000_000_000),
        }
    )

    assert preview(tmp_path, packed).messages == 2
    assert len(preview(tmp_path, packed).senders) == 2


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_other_ways_of_packing_are_refused(tmp_path, method):
    with pytest.raises(NotAChatError):
        preview(tmp_path, pack({"_chat.txt": CHAT}, method))


def test_a_locked_archive_is_refused(tmp_path):
    packed = bytearray(pack({"_chat.txt": CHAT}, zipfile.ZIP_STORED))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = packed.index(signature) + offset
        packed[place] |= 1

    with pytest.raises(NotAChatError):
        preview(tmp_path, bytes(packed))


def test_a_list_of_entries_larger_than_memory_is_not_read(tmp_path):
    packed = pack({"_chat.txt": CHAT})
    end = packed.index(b"PK\x05\x06")
    broken = packed[:end] + struct.pack(
        "<4s4H2LH", b"PK\x05\x06", 0, 0, 1, 1, 0xF000_0000, 0, 0
    )

    with pytest.raises(ChatError):
        preview(tmp_path, broken)


def read_or_refused(path: Path) -> ChatSummary | AmbiguousDates | ChatError:
    """Return what came of a file; anything raised that isn't ours fails the test."""
    try:
        return preview_chat(path, zone=ZONE)
    except ChatError as error:
        return error


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_a_changed_archive_is_read_or_refused(data, tmp_path_factory):
    packed = bytearray(pack({"_chat.txt": CHAT * 5}))
    for _ in range(data.draw(st.integers(1, 4))):
        packed[data.draw(st.integers(0, len(packed) - 1))] = data.draw(
            st.integers(0, 255)
        )
    path = tmp_path_factory.mktemp("zip") / "chat.zip"
    path.write_bytes(packed)

    found = read_or_refused(path)

    # The checksum of the archive sees to it that nothing is read wrong.
    assert isinstance(found, ChatError) or (
        isinstance(found, ChatSummary) and found.messages == 10
    )


@settings(max_examples=150, deadline=None)
@given(content=st.binary(max_size=400))
def test_any_bytes_are_refused(content, tmp_path_factory):
    path = tmp_path_factory.mktemp("bytes") / "chat"
    path.write_bytes(content)

    found = read_or_refused(path)

    assert isinstance(found, ChatError)
    assert found.__context__ is None


@settings(max_examples=200, deadline=None)
@given(data=st.data())
def test_a_changed_export_is_read_or_refused(data, tmp_path_factory):
    content = bytearray(data.draw(st.sampled_from(SEEDS)))
    for _ in range(data.draw(st.integers(1, 6))):
        place = data.draw(st.integers(0, len(content)))
        gone = data.draw(st.integers(0, 3))
        content[place : place + gone] = data.draw(
            st.sampled_from(SPLINTERS) | st.binary(max_size=3)
        )
    path = tmp_path_factory.mktemp("bytes") / "chat"
    path.write_bytes(content)

    assert isinstance(read_or_refused(path), ChatSummary | AmbiguousDates | ChatError)


def test_an_archive_that_points_before_itself_is_damaged(tmp_path):
    with pytest.raises(DamagedChatError):
        preview(tmp_path, POINTS_BEFORE_ITSELF)


HOSTILE = [
    "heeft ", "<bewerkt", "\u200e", "(- ", " ", "[](media/", "\n ", ": ", "18-08-2026", "\n18-08-2026 ",
    " -)", "(bestand bijgevoegd)", "x.jpg (", "gemiste ", "\"", ",", "\nMay 17, 2022", "Spraakoproep, ",
]  # fmt: skip


@pytest.mark.timeout(30)
@pytest.mark.parametrize(
    "head",
    [
        "18-08-2026 09:15 - Anna: ",
        "[18-08-2026 09:15:00] Anna: \u200e",
        "18-08-2026 09:15 - ",
        "[2019-05-29, 15:04] Me: ",
        "May 17, 2022  5:29:42 PM\nMe\n",
        "time,sender,text\n2022-03-16 15:10,Anna,",
    ],
)
def test_long_repetitions_take_no_more_than_linear_time(tmp_path, head):
    path = tmp_path / "chat"
    for word in HOSTILE:
        path.write_text(head + word * (900_000 // len(word)), "utf-8")

        began = perf_counter()
        read_or_refused(path)

        # A second for a megabyte, on a machine that does other things too; squared, it is hours.
        assert perf_counter() - began < 10, word


def test_utf_16_is_read(tmp_path):
    assert preview(tmp_path, CHAT.encode("utf-16")).messages == 2


def test_bytes_that_are_no_text_spoil_one_letter_only(tmp_path):
    content = CHAT.encode().replace(b"hoi", b"h\xff\xfei")

    assert preview(tmp_path, content).characters == len("h??i") + len("ja")


def test_a_file_that_is_not_there_is_the_caller_s(tmp_path):
    with pytest.raises(FileNotFoundError):
        preview_chat(tmp_path / "no", zone=ZONE)
