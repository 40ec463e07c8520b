"""Telegram, Instagram and Messenger: what is a message, a picture, a call, and whose."""

import json
from collections import Counter

import pytest

from bedding.readers.chat.errors import SeveralChatsError
from bedding.readers.chat.message import Kind
from bedding.readers.chat.meta import repair

DATE: dict[str, object] = {"date": "2022-03-16T15:10:00"}


def telegram(*messages: dict[str, object]) -> str:
    return json.dumps(
        {"name": "x", "type": "personal_chat", "messages": list(messages)}
    )


def say(
    name: str | None, number: object, text: object = "hoi", **more: object
) -> dict[str, object]:
    return {
        "type": "message",
        "from": name,
        "from_id": number,
        "text": text,
        **DATE,
        **more,
    }


def meta(*messages: dict[str, object]) -> str:
    return json.dumps({"participants": [{"name": "A"}], "messages": list(messages)})


def send(name: str, content: str | None = None, **more: object) -> dict[str, object]:
    text = {} if content is None else {"content": content}
    return {"sender_name": name, "timestamp_ms": 1_660_000_000_123, **text, **more}


def test_telegram_keeps_two_persons_of_one_name_apart(columns):
    read = columns(
        telegram(say("Anna", "user1"), say("Anna", "user2"), say("Anna", "user1"))
    )

    assert read.senders == ("Anna", "Anna (user2)")
    assert read.sender.tolist() == [0, 1, 0]


def test_telegram_names_a_deleted_account_by_its_number(columns):
    read = columns(telegram(say(None, "user7"), say("Bram", "user8")))

    assert read.senders == ("user7", "Bram")


def test_telegram_pictures_and_calls(columns):
    call: dict[str, object] = {
        "type": "service",
        "action": "phone_call",
        "actor": "Anna",
        "actor_id": "user1",
        **DATE,
    }
    read = columns(
        telegram(
            say("Anna", "user1", "kijk", photo="a.jpg"),
            call | {"duration_seconds": 60},
            call | {"discard_reason": "missed"},
            {"type": "service", "action": "pin_message", "actor": "Anna", **DATE},
        )
    )

    assert read.kind.tolist() == [Kind.MEDIA, Kind.CALL, Kind.MISSED_CALL]
    assert read.characters.tolist() == [4, 0, 0]


def test_telegram_goes_by_moments_only_when_all_have_one(columns):
    with_moment = say("Anna", "user1", date_unixtime="1647439800")

    assert columns(telegram(with_moment, with_moment)).absolute
    assert not columns(telegram(with_moment, say("Bram", "user2"))).absolute


@pytest.mark.parametrize(
    "wrong",
    [
        {"date_unixtime": "morgen"},
        {"date_unixtime": 1e999},
        {"date_unixtime": -5},
        {"date": 12},
        {"date": "0001-01-01T00:00:00"},
        {"text": {"a": 1}},
        {"text": [1]},
        {"type": "iets"},
    ],
)
def test_telegram_entries_that_are_wrong_are_counted(columns, wrong):
    read = columns(telegram(say("Anna", "user1"), say("Anna", "user1") | wrong, 5))  # type: ignore[arg-type]  # 5 is no entry

    assert len(read.seconds) == 1
    assert read.unreadable.count == 2


def test_two_chats_in_a_full_export_are_refused(columns):
    chats = [
        {"messages": [say("Anna", "user1")]},
        {"messages": []},
        {"messages": [say("B", "user2")]},
    ]

    with pytest.raises(SeveralChatsError) as raised:
        columns(json.dumps({"chats": {"list": chats}}))

    assert raised.value.count == 2


@pytest.mark.parametrize(
    "text", ["Løye", "caf\u00e9 \U0001f602", "\u2019s avonds", "gewoon", ""]
)
def test_mojibake_is_repaired(text):
    assert repair(text.encode().decode("latin-1")) == text


@pytest.mark.parametrize("text", ["Løye", "\U0001f602", "caf\u00e9"])
def test_what_was_right_stays_right(text):
    assert repair(text) == text


def test_meta_counts_letters_and_not_bytes(columns):
    read = columns(
        meta(send("L\u00c3\u00b8ye", "L\u00c3\u00b8ye \u00f0\u009f\u0098\u0082"))
    )

    assert read.senders == ("Løye",)
    assert read.characters.tolist() == [len("Løye \U0001f602")]


def test_meta_kinds(columns):
    read = columns(
        meta(
            send("A", "hoi"),
            send("A", photos=[{"uri": "x"}]),
            send("A", is_unsent=True),
            send("A", "A called you.", call_duration=61),
            send("A", "You missed a call from A.", call_duration=0, missed=True),
            send("A", "Liked a message"),
            {"senderName": "B", "timestamp": 1_660_000_000_000, "text": "ja", "isUnsent": False,
             "media": [], "type": "text"},
        )
    )  # fmt: skip

    assert Counter(read.kind.tolist()) == {
        Kind.TEXT: 2,
        Kind.MEDIA: 1,
        Kind.DELETED: 1,
        Kind.CALL: 1,
        Kind.MISSED_CALL: 1,
    }
    assert read.senders == ("A", "B")


def test_a_byte_order_mark_may_lead(columns):
    assert len(columns("\ufeff" + meta(send("A", "hoi"))).seconds) == 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"timestamp_ms": "x"},
        {"timestamp_ms": 10**30},
        {"timestamp_ms": True},
        {"sender_name": None},
        {"content": 5},
    ],
)
def test_meta_entries_that_are_wrong_are_counted(columns, wrong):
    read = columns(meta(send("A", "hoi"), send("A", "hoi") | wrong))

    assert len(read.seconds) == 1
    assert read.unreadable.count == 1
