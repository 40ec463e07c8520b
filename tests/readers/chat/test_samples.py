"""Every public sample, against its project's own target or a count by another road."""

import json
import re
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bedding.readers.chat.errors import DamagedChatError, NotAChatError
from bedding.readers.chat.formats import read_parts
from bedding.readers.chat.message import Kind, Messages
from bedding.readers.chat.source import open_parts


def read(path: Path) -> Messages:
    with open_parts(path, known=lambda part: True) as parts:
        _, messages = read_parts(parts, day_first=None)
    assert isinstance(messages, Messages)
    return messages


def rows(messages: Messages) -> list[tuple[str, str, int]]:
    """Return moment, sender and length of each message."""
    return [
        (
            datetime.fromtimestamp(int(second), UTC).replace(tzinfo=None).isoformat(),
            messages.senders[sender],
            int(characters),
        )
        for second, sender, characters in zip(
            messages.seconds, messages.sender, messages.characters, strict=True
        )
    ]


def target(folder: Path) -> list[tuple[str, str, int]]:
    """Return what the other project expects.

    It puts a space for a broken line, which is as long; and one between the pieces of a text of
    Telegram, which has its own spaces in them.
    """
    between = {"Link: https://telegram.org/": 1} if folder.name == "telegram" else {}
    return [
        (
            each["timestamp"],
            each["author"],
            len(each["message"]) - between.get(each["message"], 0),
        )
        for each in json.loads((folder / "target.json").read_text("utf-8"))
    ]


@pytest.mark.parametrize(
    "name",
    [
        "whatsapp/test_[mmddyy]_24hrs.txt",
        "whatsapp/test_ddmmyy_24hrs.txt",
        "whatsapp/test_mmddyy_24hrs.txt",
        "whatsapp/test_mmddyyyy_12hrs.txt",
        "whatsapp/test_yyyymmdd_24hrs.txt",
        "signal/test_export.txt",
        "telegram/test_single_export.json",
        "telegram/test_batch_export.json",
        "instagram/test_export.json",
    ],
)
def test_chat_miner_samples_agree_with_their_target(samples, name):
    path = samples / "chat-miner" / name

    assert sorted(rows(read(path))) == sorted(target(path.parent))


def test_no_sample_of_chat_miner_is_left_out(samples):
    tested = set(test_chat_miner_samples_agree_with_their_target.pytestmark[0].args[1])
    there = {
        str(path.relative_to(samples / "chat-miner"))
        for path in (samples / "chat-miner").rglob("*")
        if path.is_file() and path.name != "target.json"
    }

    assert tested == there


def test_port_whatsapp_samples_agree_with_a_count_by_hand(samples):
    paths = sorted((samples / "port-whatsapp").glob("*.txt"))
    assert len(paths) == 7
    for path in paths:
        text = path.read_text("utf-8")
        by_name = Counter(re.findall(r"(?:\]| -) (person\d): ", text))
        months = {"2022-03": 8, "2020-07": 1}

        messages = read(path)

        assert Counter(messages.senders[each] for each in messages.sender) == by_name
        assert Counter(moment[:7] for moment, _, _ in rows(messages)) == months
        # One message is a place that somebody shared; it is no text.
        assert Counter(messages.kind.tolist()) == {Kind.TEXT: 8, Kind.MEDIA: 1}
        assert messages.unreadable.count == 0


def test_port_whatsapp_layouts_give_the_same_minutes(samples):
    minutes = {
        tuple(moment[:16] for moment, _, _ in rows(read(path)))
        for path in (samples / "port-whatsapp").glob("*.txt")
    }

    assert len(minutes) == 1


@pytest.mark.parametrize(
    "name",
    [
        "bot",
        "private_channel",
        "private_group",
        "public_channel",
        "public_supergroup",
        "saved",
        "users_test",
    ],
)
def test_telegram_samples_agree_with_the_whole_file_as_json(samples, name):
    path = samples / "telegram-chat-parser" / f"{name}.json"
    whole = json.loads(path.read_text("utf-8"))
    expected = Counter(
        (each["date"], str(each["from"]), length(each["text"]))
        for each in whole["messages"]
        if each["type"] == "message"
    )

    assert Counter(rows(read(path))) == expected


def length(text: object) -> int:
    """Return how long a text of Telegram is, pieces joined."""
    if isinstance(text, str):
        return len(text)
    assert isinstance(text, list)
    return len(
        "".join(each if isinstance(each, str) else each["text"] for each in text)
    )


def test_telegram_sample_without_messages_is_refused(samples):
    with pytest.raises(NotAChatError):
        read(samples / "telegram-chat-parser" / "personal.json")


def test_telegram_sample_that_is_no_json_is_refused(samples):
    with pytest.raises(DamagedChatError):
        read(samples / "telegram-chat-parser" / "error.json")


def test_telegram_sample_with_wrong_entries_names_their_lines(samples):
    path = samples / "telegram-chat-parser" / "error-unexpected.json"
    lines = path.read_text("utf-8").splitlines()
    wrong = ('"type": "ERROR:wrong_type"', '"text": { "error"', '"ERROR:text"')
    expected = [
        place
        for place, line in enumerate(lines, 1)
        if any(sign in line for sign in wrong)
    ]

    unreadable = read(path).unreadable

    # Each is reported at the line on which its entry opens.
    assert unreadable.count == len(expected)
    assert all(
        any(opens <= line < opens + 12 for line in expected)
        for opens in unreadable.lines
    )
