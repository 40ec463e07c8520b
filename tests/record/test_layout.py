"""The bytes of the file: no bit of it can change without being noticed."""

import os
from dataclasses import replace
from hashlib import sha256

import pytest
from hypothesis import given, settings, strategies as st

from bedding.record.layout import (
    BrokenLayoutError,
    Layout,
    Slot,
    UnknownFormatError,
    drop_key,
    find_key,
    fresh,
    pack,
    put_key,
    read_text,
    unpack,
    write_text,
)
from bedding.record.secret import Secret
from bedding.record.stretching import Cost

COST = Cost(memory=64, passes=1, lanes=1)
TEXT = b"an invented day, and another one"
USED = 3 * 60 + 32 + 24 + len(TEXT) + 16


def made(index: int = 0) -> tuple[Layout, Secret, Secret]:
    outer, key = Secret(os.urandom(32)), Secret(os.urandom(32))
    layout = write_text(
        put_key(fresh(COST), index, Slot.PASSPHRASE, outer, key), index, key, TEXT
    )
    return layout, outer, key


@given(text=st.binary(max_size=200_000), index=st.integers(0, 1))
@settings(max_examples=30, deadline=None)
def test_written_text_is_read_back(text, index):
    layout, outer, _ = made(index)
    found = find_key(layout, Slot.PASSPHRASE, outer)
    assert found is not None
    again = unpack(pack(write_text(layout, index, found[1], text)))

    assert found[0] == index
    assert read_text(again, index, found[1]) == text
    assert len(again.regions[0]) == len(again.regions[1])
    assert len(again.regions[0]) % 65536 == 0


def test_key_of_one_slot_opens_no_other_slot_or_region():
    layout, outer, key = made(0)
    other = put_key(layout, 1, Slot.RECOVERY, outer, key)
    swapped = replace(other, regions=(other.regions[1], other.regions[0]))

    assert find_key(layout, Slot.RECOVERY, outer) is None
    assert find_key(swapped, Slot.PASSPHRASE, outer) is None
    assert (
        find_key(drop_key(layout, 0, Slot.PASSPHRASE), Slot.PASSPHRASE, outer) is None
    )
    with pytest.raises(BrokenLayoutError):
        read_text(swapped, 1, key)


def test_file_of_one_salt_does_not_take_the_text_of_another():
    layout, _, key = made()
    moved = replace(layout, salt=os.urandom(16))
    with pytest.raises(BrokenLayoutError, match="length"):
        read_text(moved, 0, key)


@pytest.mark.slow
def test_every_flipped_byte_of_a_file_is_noticed():
    data = bytearray(pack(made()[0]))
    for at in range(len(data)):
        data[at] ^= 1 << at % 8
        with pytest.raises(BrokenLayoutError):
            unpack(bytes(data))
        data[at] ^= 1 << at % 8


def test_a_flipped_byte_is_noticed_wherever_it_is_sampled():
    data = bytearray(pack(made()[0]))
    for at in (
        *range(400),
        *range(400, len(data), 997),
        *range(len(data) - 40, len(data)),
    ):
        data[at] ^= 1 << at % 8
        with pytest.raises(BrokenLayoutError):
            unpack(bytes(data))
        data[at] ^= 1 << at % 8


def test_every_byte_changed_on_purpose_gives_no_wrong_text():
    # As above by someone who makes the digest fit again: what is authenticated must hold alone.
    layout, outer, _ = made()
    data = bytearray(pack(layout)[:-32])
    silent = []
    for at in range(64 + USED + 300):
        data[at] ^= 1 << at % 8
        try:
            changed = unpack(bytes(data) + sha256(data).digest())
            found = find_key(changed, Slot.PASSPHRASE, outer)
            if found is not None and read_text(changed, *found) == TEXT:
                silent.append(at)
        except (BrokenLayoutError, UnknownFormatError):
            pass
        data[at] ^= 1 << at % 8

    # Only the two slots that are noise already, and the noise behind the text, may change.
    assert silent == [*range(64 + 60, 64 + 180), *range(64 + USED, 64 + USED + 300)]


@given(data=st.binary(max_size=400))
@settings(max_examples=200, deadline=None)
def test_any_bytes_at_all_are_refused_as_broken(data):
    with pytest.raises((BrokenLayoutError, UnknownFormatError)):
        unpack(data + sha256(data).digest())
    with pytest.raises(BrokenLayoutError):
        unpack(data)


def test_unused_region_cannot_be_told_from_a_used_one():
    # A used region is random to the eye as well: the same spread of byte values.
    layout, _, _ = made(0)
    for region in layout.regions:
        counts = [region.count(value) for value in range(256)]
        expected = len(region) / 256
        chi_square = sum((count - expected) ** 2 / expected for count in counts)
        # 255 degrees of freedom: mean 255, standard deviation 22.6; six of them either way.
        assert 119 < chi_square < 391
