"""Entries of a list in a JSON file read in pieces, against the whole file read at once."""

import json

import pytest
from hypothesis import given, settings, strategies as st

from bedding.readers.chat.errors import DamagedChatError, UnsafeChatError
from bedding.readers.chat.json_elements import elements

VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner)
    ),
    max_leaves=8,
)
# A text that looks like the key is the trap.
TEXTS = st.sampled_from(['"messages": [', '\\"messages": [', "]", "\\", '"'])
ENTRIES = st.lists(VALUES | st.dictionaries(st.just("text"), TEXTS), max_size=6)


def pieces(text: str, size: int) -> list[str]:
    return [text[place : place + size] for place in range(0, len(text), size)]


@settings(max_examples=150, deadline=None)
@given(
    lists=st.lists(ENTRIES, min_size=1, max_size=3),
    about=TEXTS,
    size=st.integers(1, 60),
    indent=st.sampled_from([None, 1]),
)
def test_entries_are_those_of_the_whole_file(lists, about, size, indent):
    whole = {
        "about": about,
        "chats": [{"messages": each, "name": about} for each in lists],
    }
    text = json.dumps(whole, indent=indent)

    found = list(elements(pieces(text, size)))

    assert [(each.chat, each.value) for each in found] == [
        (chat, value) for chat, values in enumerate(lists) for value in values
    ]
    lines = text.splitlines()
    for each in found:
        # The line named is where the entry begins.
        begins = json.dumps(each.value, indent=indent).splitlines()[0]
        assert begins in lines[each.line - 1]


@settings(max_examples=80, deadline=None)
@given(entries=ENTRIES.filter(bool), data=st.data())
def test_a_file_that_breaks_off_is_refused(entries, data):
    text = json.dumps({"messages": entries, "name": "x"})
    whole = text[: data.draw(st.integers(text.index("[") + 1, len(text) - 1))]

    with pytest.raises(DamagedChatError):
        list(elements(pieces(whole, 7)))


def test_a_number_cut_between_two_pieces_stays_one():
    assert [each.value for each in elements(['{"messages": [12', "34, 5", "]}"])] == [
        1234,
        5,
    ]


def test_an_entry_without_end_is_refused_before_all_is_read():
    def endless():
        yield '{"messages": ["'
        for _ in range(40):
            yield "x" * 100_000
        pytest.fail("read on")

    with pytest.raises((UnsafeChatError, DamagedChatError)):
        list(elements(endless()))


def test_surroundings_without_end_are_refused():
    def endless():
        yield '{"contacts": "'
        for _ in range(400):
            yield "x" * 100_000
        pytest.fail("read on")

    with pytest.raises(UnsafeChatError):
        list(elements(endless()))
