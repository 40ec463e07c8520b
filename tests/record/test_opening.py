"""Making and opening a file: costs, versions, damage, and one process at a time."""

import os
import struct
import subprocess
import sys
import textwrap
from hashlib import sha256
from pathlib import Path

import pytest
from tests.record.conftest import CHEAP, PASSPHRASE

from bedding.record.errors import (
    DamagedError,
    InUseError,
    NewerFormatError,
    NoVaultError,
    PassphraseTooShortError,
    ReadOnlyError,
    VaultExistsError,
    WeakKeyError,
)
from bedding.record.opening import create_vault, open_vault
from bedding.record.stretching import FLOOR, Cost
from bedding.record.unlocking import Passphrase

OPENER = Passphrase(PASSPHRASE)


def resealed(data: bytes) -> bytes:
    """The file with a digest that fits, as someone would leave it who changed it on purpose."""
    return data[:-32] + sha256(data[:-32]).digest()


def test_cost_below_the_floor_is_refused(tmp_path):
    for cost in (
        CHEAP,
        Cost(memory=FLOOR.memory - 1, passes=3, lanes=4),
        Cost(memory=FLOOR.memory, passes=2, lanes=4),
    ):
        with pytest.raises(WeakKeyError, match="must lie between"):
            create_vault(tmp_path / "archive.dat", PASSPHRASE, b"", cost=cost)
    assert list(tmp_path.iterdir()) == []


def test_file_with_a_cost_below_the_floor_is_not_opened(vault_path):
    with pytest.raises(WeakKeyError):
        open_vault(vault_path, OPENER)


def test_file_that_asks_for_too_much_memory_is_refused(vault_path):
    data = bytearray(vault_path.read_bytes())
    data[12:16] = struct.pack(">I", 4 * 1024 * 1024)
    vault_path.write_bytes(resealed(bytes(data)))

    with pytest.raises(WeakKeyError, match="memory"):
        open_vault(vault_path, OPENER, floor=CHEAP)


def test_short_passphrase_makes_nothing(tmp_path):
    with pytest.raises(PassphraseTooShortError):
        create_vault(tmp_path / "archive.dat", "te kort", b"", cost=CHEAP, floor=CHEAP)
    assert list(tmp_path.iterdir()) == []


def test_an_existing_file_is_never_made_anew(vault_path):
    before = vault_path.read_bytes()
    with pytest.raises(VaultExistsError):
        create_vault(vault_path, PASSPHRASE, b"", cost=CHEAP, floor=CHEAP)
    assert vault_path.read_bytes() == before


def test_missing_file_is_said_to_be_missing(tmp_path):
    with pytest.raises(NoVaultError):
        open_vault(tmp_path / "archive.dat", OPENER, floor=CHEAP)
    assert list(tmp_path.iterdir()) == []


def test_damage_names_the_generation_that_is_whole(vault_path):
    for text in (b"one", b"two"):
        with open_vault(vault_path, OPENER, floor=CHEAP) as vault:
            vault.save(text)
    newest = vault_path.with_name("archive.dat.1")
    for path in (vault_path, newest):
        data = bytearray(path.read_bytes())
        path.unlink()
        data[1000] ^= 1
        path.write_bytes(data)

    with pytest.raises(DamagedError, match="Generation 2 is whole") as caught:
        open_vault(vault_path, OPENER, floor=CHEAP)
    assert caught.value.whole == (2,)
    with open_vault(vault_path, OPENER, generation=2, floor=CHEAP) as vault:
        assert vault.text() == b"first"


@pytest.mark.parametrize("length", [0, 1, 63, 96, 5000, 131167])
def test_cut_off_file_is_damaged_not_wrongly_keyed(vault_path, length):
    vault_path.write_bytes(vault_path.read_bytes()[:length])
    with pytest.raises(DamagedError, match="No earlier generation"):
        open_vault(vault_path, OPENER, floor=CHEAP)


def test_newer_format_is_refused_by_name(vault_path):
    data = bytearray(vault_path.read_bytes())
    data[8:10] = struct.pack(">H", 2)
    vault_path.write_bytes(resealed(bytes(data)))

    with pytest.raises(
        NewerFormatError, match="format 2 and this version reads up to 1"
    ):
        open_vault(vault_path, OPENER, floor=CHEAP)


def test_second_holder_is_refused_and_readers_are_not(vault_path):
    with open_vault(vault_path, OPENER, floor=CHEAP):
        with pytest.raises(InUseError):
            open_vault(vault_path, OPENER, floor=CHEAP)
        open_vault(vault_path, OPENER, floor=CHEAP, read_only=True).lock()
    open_vault(vault_path, OPENER, floor=CHEAP).lock()


def test_hold_of_a_killed_process_is_gone(vault_path):
    code = textwrap.dedent("""
        import sys, time
        from pathlib import Path
        from bedding.record.holding import Hold
        hold = Hold(Path(sys.argv[1]))
        print("held", flush=True)
        time.sleep(60)
    """)
    child = subprocess.Popen(
        [sys.executable, "-c", code, vault_path], stdout=subprocess.PIPE
    )
    assert child.stdout is not None
    with child:
        assert child.stdout.readline() == b"held\n"
        with pytest.raises(InUseError):
            open_vault(vault_path, OPENER, floor=CHEAP)
        child.kill()
        child.wait()

    with open_vault(vault_path, OPENER, floor=CHEAP) as vault:
        vault.save(b"after")


@pytest.mark.skipif(os.name == "nt", reason="needs the rights of a Unix folder")
def test_folder_that_cannot_be_written_opens_to_read_only(vault_path):
    code = textwrap.dedent("""
        import os, sys
        from pathlib import Path
        from bedding.record.errors import ReadOnlyError
        from bedding.record.opening import open_vault
        from bedding.record.stretching import Cost
        from bedding.record.unlocking import Passphrase
        cheap = Cost(memory=64, passes=1, lanes=1)
        path = Path(sys.argv[1])
        opener = Passphrase(sys.argv[2])
        if os.geteuid() == 0:
            os.setresuid(65534, 65534, 65534)
        try:
            open_vault(path, opener, floor=cheap)
        except ReadOnlyError:
            with open_vault(path, opener, floor=cheap, read_only=True) as vault:
                print(vault.text().decode())
    """)
    folder = vault_path.parent
    # Whoever runs the tests, the child must be able to come here and not to write.
    for above in folder.parents[:3]:
        above.chmod(above.stat().st_mode | 0o055)
    folder.chmod(0o555)
    vault_path.chmod(0o444)

    done = subprocess.run(
        [sys.executable, "-c", code, vault_path, PASSPHRASE],
        capture_output=True,
        check=False,
    )
    folder.chmod(0o755)

    assert (done.stdout, done.stderr) == (b"first\n", b"")


def test_folder_that_is_a_file_is_told(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises((ReadOnlyError, NoVaultError)):
        open_vault(tmp_path / "file" / "archive.dat", OPENER, floor=CHEAP)


def test_path_through_a_link_writes_the_file_it_points_at(vault_path, tmp_path):
    link = tmp_path / "link.dat"
    link.symlink_to(vault_path)

    with open_vault(link, OPENER, floor=CHEAP) as vault:
        vault.save(b"through the link")

    assert link.is_symlink()
    with open_vault(Path(vault_path), OPENER, floor=CHEAP) as vault:
        assert vault.text() == b"through the link"
