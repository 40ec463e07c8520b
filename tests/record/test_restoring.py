"""An earlier generation in the place of a damaged file, and the damaged one kept."""

import struct
from hashlib import sha256

import pytest
from tests.record.conftest import CHEAP, PASSPHRASE

from bedding.record.errors import (
    DamagedError,
    InUseError,
    NewerFormatError,
    NoVaultError,
)
from bedding.record.opening import open_vault
from bedding.record.restoring import restore_generation
from bedding.record.unlocking import Passphrase


@pytest.fixture
def three(vault_path):
    for text in (b"second", b"third"):
        with open_vault(vault_path, Passphrase(PASSPHRASE), floor=CHEAP) as vault:
            vault.save(text)
    return vault_path


def damage(path):
    data = bytearray(path.read_bytes())
    data[500] ^= 4
    path.unlink()
    path.write_bytes(data)
    return bytes(data)


def test_generation_takes_the_place_and_the_damaged_file_is_kept(three):
    damaged = damage(three)
    kept = restore_generation(three, 1)

    assert kept is not None
    assert kept.read_bytes() == damaged
    with open_vault(three, Passphrase(PASSPHRASE), floor=CHEAP) as vault:
        assert vault.text() == b"second"


def test_file_that_was_lost_comes_back(three):
    three.unlink()
    assert restore_generation(three, 2) is None
    with open_vault(three, Passphrase(PASSPHRASE), floor=CHEAP) as vault:
        assert vault.text() == b"first"


def test_damaged_generation_is_refused_and_the_whole_one_named(three):
    before = three.read_bytes()
    damage(three.with_name("archive.dat.1"))
    with pytest.raises(DamagedError, match="Generation 2 is whole"):
        restore_generation(three, 1)
    assert three.read_bytes() == before


@pytest.mark.parametrize("generation", [0, 3, 6, -1])
def test_generation_that_is_not_there_is_refused(three, generation):
    with pytest.raises(NoVaultError):
        restore_generation(three, generation)


def test_generation_of_a_later_version_is_refused_by_both_formats(three):
    newest = three.with_name("archive.dat.1")
    data = bytearray(newest.read_bytes())
    data[8:10] = struct.pack(">H", 7)
    newest.unlink()
    newest.write_bytes(data[:-32] + sha256(data[:-32]).digest())

    with pytest.raises(
        NewerFormatError, match=r"dat\.1 has format 7 and this version reads up to 1\."
    ):
        restore_generation(three, 1)


def test_open_notebook_is_not_replaced(three):
    with (
        open_vault(three, Passphrase(PASSPHRASE), floor=CHEAP),
        pytest.raises(InUseError),
    ):
        restore_generation(three, 1)
