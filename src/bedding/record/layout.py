"""Where everything stands in the file; pure functions over bytes.

    header   64  mark 8 | format 2 | zero 2 | memory 4 | passes 4 | lanes 4 | salt 16 | zero 24
    region    n  three key slots of 60 | salt of the save 32 | sealed length 24 | sealed text | noise
    region    n  the same again: a second notebook, or noise from end to end
    digest   32  SHA-256 of all that stands before it

Both regions have the same size, a multiple of 64 KiB that never shrinks, and one that is not
in use is random from end to end, so neither size nor content tells whether there is a second
notebook. Numbers are big-endian. The digest tells damage from a wrong key and needs none; what
protects against someone who writes on purpose is the authentication inside the regions.
docs/vault.md tells the whole story.
"""

import hashlib
import os
import struct
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import Final

from bedding.record.sealing import TAG_BYTES, WRAPPED_BYTES, seal, unseal, unwrap, wrap
from bedding.record.secret import Secret
from bedding.record.stretching import SALT_BYTES, Cost

FORMAT: Final = 1
STEP: Final = 64 * 1024
REGIONS: Final = 2

_MARK: Final = bytes.fromhex("9d1ce7a40b83f256")  # random, so that it says nothing
_HEADER: Final = struct.Struct(">8sHHIII16s24s")
_DIGEST_BYTES: Final = 32
_SAVE_SALT_BYTES: Final = 32
_LENGTH: Final = struct.Struct(">Q")


class Slot(IntEnum):
    """The ways to open a notebook, each with its own place in a region."""

    PASSPHRASE = 0
    RECOVERY = 1
    KEY_FILE = 2


_SLOTS_BYTES: Final = len(Slot) * WRAPPED_BYTES
_LENGTH_AT: Final = _SLOTS_BYTES + _SAVE_SALT_BYTES
_TEXT_AT: Final = _LENGTH_AT + _LENGTH.size + TAG_BYTES
_LEAST: Final = _HEADER.size + REGIONS * STEP + _DIGEST_BYTES


class BrokenLayoutError(ValueError):
    """Bytes that are no vault; the vault says which file, and what is still whole."""


class UnknownFormatError(ValueError):
    """A format that this version does not know."""

    def __init__(self, found: int) -> None:
        """Keep which format it is."""
        super().__init__(f"format {found}")
        self.found = found


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """A whole file, in its parts.

    Attributes:
        cost: What the passphrase's key costs.
        salt: What makes that key this file's own [16 bytes].
        regions: Two of the same length.
    """

    cost: Cost
    salt: bytes
    regions: tuple[bytes, bytes]


def fresh(cost: Cost) -> Layout:
    """Return a file in which nothing is in use yet."""
    return Layout(
        cost=cost,
        salt=os.urandom(SALT_BYTES),
        regions=(os.urandom(STEP), os.urandom(STEP)),
    )


def pack(layout: Layout) -> bytes:
    """Return the bytes of a whole file."""
    body = b"".join((_header(layout), *layout.regions))
    return body + hashlib.sha256(body).digest()


def unpack(data: bytes) -> Layout:
    """Return the parts of a whole file.

    Raises:
        BrokenLayoutError: The bytes are not what `pack` returned.
        UnknownFormatError: They are, but from a later version.
    """
    if len(data) < _HEADER.size + _DIGEST_BYTES:
        raise BrokenLayoutError(f"only {len(data)} bytes are left of it")
    body, digest = data[:-_DIGEST_BYTES], data[-_DIGEST_BYTES:]
    if hashlib.sha256(body).digest() != digest:
        raise BrokenLayoutError("its bytes have changed since it was saved")
    mark, version, zero, memory, passes, lanes, salt, zeros = _HEADER.unpack_from(body)
    if mark != _MARK:
        raise BrokenLayoutError("it is another kind of file")
    if version != FORMAT:
        raise UnknownFormatError(version)
    size, rest = divmod(len(body) - _HEADER.size, REGIONS)
    if zero or any(zeros) or rest or size % STEP or len(data) < _LEAST:
        raise BrokenLayoutError("its parts do not fit")
    return Layout(
        cost=Cost(memory=memory, passes=passes, lanes=lanes),
        salt=salt,
        regions=(body[_HEADER.size : _HEADER.size + size], body[_HEADER.size + size :]),
    )


def find_key(layout: Layout, slot: Slot, outer: Secret) -> tuple[int, Secret] | None:
    """Return the region that this key opens and its data key, or None where it opens neither.

    Both regions are tried whatever the first one says, so that the time it takes does not tell
    which notebook was opened.
    """
    found = [
        (index, unwrap(outer, _slot(region, slot), _associated(layout, index, slot)))
        for index, region in enumerate(layout.regions)
    ]
    return next(((index, key) for index, key in found if key is not None), None)


def put_key(
    layout: Layout, index: int, slot: Slot, outer: Secret, key: Secret
) -> Layout:
    """Return the file with the data key in one slot."""
    wrapped = wrap(outer, key, _associated(layout, index, slot))
    return _with_slot(layout, index, slot, wrapped)


def drop_key(layout: Layout, index: int, slot: Slot) -> Layout:
    """Return the file with noise in one slot."""
    return _with_slot(layout, index, slot, os.urandom(WRAPPED_BYTES))


def slots_of(layout: Layout, index: int) -> bytes:
    """Return the three slots of a region as they stand."""
    return layout.regions[index][:_SLOTS_BYTES]


def with_slots(layout: Layout, index: int, slots: bytes) -> Layout:
    """Return the file with the three slots of a region as given."""
    return _with_region(layout, index, slots + layout.regions[index][_SLOTS_BYTES:])


def read_text(layout: Layout, index: int, key: Secret) -> bytes:
    """Return the text of a region.

    Raises:
        BrokenLayoutError: A bit of it has changed, or it belongs to another key.
    """
    region = layout.regions[index]
    salt = region[_SLOTS_BYTES:_LENGTH_AT]
    associated = _associated(layout, index, None)
    sealed = unseal(key, salt, b"length", region[_LENGTH_AT:_TEXT_AT], associated)
    if sealed is None:
        raise BrokenLayoutError("the place where its length stands has changed")
    (length,) = _LENGTH.unpack(sealed)
    end = _TEXT_AT + length + TAG_BYTES
    if end > len(region):
        raise BrokenLayoutError("its length is beyond its end")
    text = unseal(key, salt, b"text", region[_TEXT_AT:end], associated)
    if text is None:
        raise BrokenLayoutError("its text has changed")
    return text


def write_text(layout: Layout, index: int, key: Secret, text: bytes) -> Layout:
    """Return the file with a new text in one region, and both regions long enough for it.

    What else is in the region is drawn anew; the other region keeps what it has, with noise
    behind it where it had to grow.
    """
    slots = slots_of(layout, index)
    salt = os.urandom(_SAVE_SALT_BYTES)
    associated = _associated(layout, index, None)
    length = seal(key, salt, b"length", _LENGTH.pack(len(text)), associated)
    sealed = seal(key, salt, b"text", text, associated)
    used = _TEXT_AT + len(sealed)
    size = max(len(layout.regions[index]), -(-used // STEP) * STEP)
    own = b"".join((slots, salt, length, sealed, os.urandom(size - used)))
    other = layout.regions[1 - index]
    grown = other + os.urandom(size - len(other))
    return replace(layout, regions=(own, grown) if index == 0 else (grown, own))


def _header(layout: Layout) -> bytes:
    cost = layout.cost
    return _HEADER.pack(
        _MARK, FORMAT, 0, cost.memory, cost.passes, cost.lanes, layout.salt, bytes(24)
    )


def _associated(layout: Layout, index: int, slot: Slot | None) -> bytes:
    """Return what is authenticated with a slot or a text: the header, and where it stands."""
    place = b"text" if slot is None else b"slot" + bytes([slot])
    return _header(layout) + bytes([index]) + place


def _slot(region: bytes, slot: Slot) -> bytes:
    return region[slot * WRAPPED_BYTES : (slot + 1) * WRAPPED_BYTES]


def _with_slot(layout: Layout, index: int, slot: Slot, wrapped: bytes) -> Layout:
    slots = slots_of(layout, index)
    before, after = slots[: slot * WRAPPED_BYTES], slots[(slot + 1) * WRAPPED_BYTES :]
    return with_slots(layout, index, before + wrapped + after)


def _with_region(layout: Layout, index: int, region: bytes) -> Layout:
    other = layout.regions[1 - index]
    return replace(layout, regions=(region, other) if index == 0 else (other, region))
