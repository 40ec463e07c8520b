"""An open file: saving, changing what opens it, and leaving nothing readable."""

import os
import stat

import pytest
from tests.record.conftest import CHEAP, PASSPHRASE

from bedding.record.disk import family, generation_path
from bedding.record.errors import (
    LockedError,
    PassphraseTooShortError,
    ReadOnlyError,
    VaultExistsError,
    WrongKeyError,
)
from bedding.record.layout import Slot
from bedding.record.opening import open_vault, whole_generations
from bedding.record.unlocking import KeyFile, Passphrase, RecoveryCode

OTHER = "vier groene lampen"


def opened(path, opener=None, **options):
    return open_vault(path, opener or Passphrase(PASSPHRASE), floor=CHEAP, **options)


def texts_of(path, passphrase=PASSPHRASE):
    """The text of every generation that a passphrase opens, newest first."""
    texts = []
    for number in range(6):
        if generation_path(path, number).exists():
            with opened(
                path, Passphrase(passphrase), generation=number, read_only=True
            ) as vault:
                texts.append(vault.text())
    return texts


def test_saved_text_is_read_back(vault_path):
    text = os.urandom(200_000)

    with opened(vault_path) as vault:
        vault.save(text)

    with opened(vault_path) as vault:
        assert vault.text() == text


def test_wrong_passphrase_is_told_apart_and_leaves_the_file_alone(vault_path):
    before = vault_path.read_bytes()

    with pytest.raises(
        WrongKeyError,
        match=r"This passphrase does not open .* the file itself is whole",
    ):
        opened(vault_path, Passphrase(OTHER))

    assert vault_path.read_bytes() == before
    assert [each.name for each in vault_path.parent.iterdir()] == [vault_path.name]


def test_five_generations_are_five_sittings(vault_path):
    for sitting in range(8):
        with opened(vault_path) as vault:
            vault.save(b"draft %d" % sitting)
            vault.save(b"sitting %d" % sitting)

    assert texts_of(vault_path) == [b"sitting %d" % n for n in (7, 6, 5, 4, 3, 2)]
    assert whole_generations(vault_path) == (1, 2, 3, 4, 5)


def test_what_another_program_put_there_becomes_a_generation(vault_path):
    with opened(vault_path) as vault:
        vault.save(b"ours")
        from_elsewhere = vault_path.with_name("elsewhere")
        from_elsewhere.write_bytes(generation_path(vault_path, 1).read_bytes())
        from_elsewhere.replace(vault_path)
        vault.save(b"ours, later")

    assert texts_of(vault_path) == [b"ours, later", b"first", b"first"]


def test_size_is_in_steps_and_does_not_shrink(vault_path):
    step = 2 * 64 * 1024
    sizes = []

    for length in (10, 60_000, 65_000, 70_000, 200_000, 10):
        with opened(vault_path) as vault:
            vault.save(bytes(length))
        sizes.append((vault_path.stat().st_size - 64 - 32) / step)

    assert sizes == [1, 1, 1, 2, 4, 4]


def test_same_text_saved_twice_shares_no_bytes(vault_path):
    files = []
    for _ in range(2):
        with opened(vault_path) as vault:
            vault.save(bytes(1000))
        files.append(vault_path.read_bytes())

    alike = sum(a == b for a, b in zip(*files, strict=True))
    # The header, the slots and the other region stay; of the rest one byte in 256 is alike.
    assert alike == pytest.approx(64 + 180 + 65536 + 65536 / 256, abs=80)


@pytest.mark.skipif(os.name == "nt", reason="rights are other things there")
def test_only_the_owner_may_read_any_of_the_files(vault_path):
    with opened(vault_path) as vault:
        vault.save(b"text")
        modes = {
            each: stat.S_IMODE(each.stat().st_mode)
            for each in vault_path.parent.iterdir()
        }

    assert set(modes.values()) == {0o600}


def test_changed_passphrase_opens_every_generation_and_the_old_one_none(vault_path):
    for text in (b"a", b"b", b"c"):
        with opened(vault_path) as vault:
            vault.save(text)

    with opened(vault_path) as vault:
        vault.change_passphrase(OTHER)

    assert texts_of(vault_path, OTHER) == [b"c", b"b", b"a", b"first"]
    for number in range(4):
        with pytest.raises(WrongKeyError):
            opened(vault_path, generation=number)


def test_recovery_code_opens_until_another_is_made(vault_path):
    with opened(vault_path) as vault:
        first = vault.make_recovery_code()
        second = vault.make_recovery_code()

    with opened(vault_path, RecoveryCode(second.lower().replace("-", " "))) as vault:
        assert vault.text() == b"first"
    with pytest.raises(WrongKeyError, match="recovery code"):
        opened(vault_path, RecoveryCode(first))


def test_key_file_opens_until_it_is_dropped(vault_path, tmp_path):
    key_file = tmp_path / "holiday.bin"
    with opened(vault_path) as vault:
        vault.make_key_file(key_file)
        with pytest.raises(VaultExistsError):
            vault.make_key_file(key_file)

    with opened(vault_path, KeyFile(key_file)) as vault:
        assert vault.text() == b"first"
        vault.drop(Slot.KEY_FILE)
    with pytest.raises(WrongKeyError, match="key file"):
        opened(vault_path, KeyFile(key_file))


def test_dropping_the_passphrase_is_refused(vault_path):
    with opened(vault_path) as vault, pytest.raises(ValueError, match="change it"):
        vault.drop(Slot.PASSPHRASE)


def test_rekey_leaves_nothing_that_the_old_keys_open(vault_path):
    old_files = [vault_path.read_bytes()]
    with opened(vault_path) as vault:
        code = vault.make_recovery_code()
        vault.save(b"kept")
        old_files.append(vault_path.read_bytes())
        vault.rekey(OTHER, cost=CHEAP, floor=CHEAP)
        vault.save(b"kept, and more")

    for opener in (Passphrase(PASSPHRASE), RecoveryCode(code)):
        with pytest.raises(WrongKeyError):
            opened(vault_path, opener)
    assert texts_of(vault_path, OTHER) == [b"kept, and more", b"kept"]
    assert not any(
        each.read_bytes() in old_files for each in family(vault_path) if each.exists()
    )


def test_second_notebook_opens_with_its_own_passphrase_only(vault_path):
    size = vault_path.stat().st_size
    with opened(vault_path) as vault:
        vault.add_second(OTHER, b"groceries")

    assert vault_path.stat().st_size == size
    with opened(vault_path, Passphrase(OTHER)) as vault:
        assert vault.text() == b"groceries"
        vault.save(bytes(100_000))  # Grows both regions.
    with opened(vault_path) as vault:
        assert vault.text() == b"first"


def test_second_notebook_survives_a_rekey_that_knows_it(vault_path):
    with opened(vault_path) as vault:
        vault.add_second(OTHER, b"groceries")
        with pytest.raises(WrongKeyError):
            vault.rekey(PASSPHRASE, second="not that one", cost=CHEAP, floor=CHEAP)
        vault.rekey(PASSPHRASE, second=OTHER, cost=CHEAP, floor=CHEAP)

    assert texts_of(vault_path) == [b"first"]
    assert texts_of(vault_path, OTHER) == [b"groceries"]


def test_backup_opens_and_is_not_written_over(vault_path, tmp_path):
    copy = tmp_path / "elsewhere.dat"
    with opened(vault_path) as vault:
        vault.save(b"today")
        vault.backup(copy)
        with pytest.raises(VaultExistsError):
            vault.backup(copy)

    assert texts_of(copy) == [b"today"]


def test_locked_vault_holds_no_key_and_does_nothing(vault_path):
    vault = opened(vault_path)
    key = vault._key.value
    vault.lock()
    vault.lock()

    assert not any(key)
    assert repr(vault) == "Vault('archive.dat', locked)"
    for act in (vault.text, lambda: vault.save(b""), vault.make_recovery_code):
        with pytest.raises(LockedError):
            act()


def test_opened_to_read_writes_nothing(vault_path):
    with opened(vault_path, read_only=True) as vault:
        assert vault.text() == b"first"
        with pytest.raises(ReadOnlyError):
            vault.save(b"second")

    assert [each.name for each in vault_path.parent.iterdir()] == [vault_path.name]


def test_short_passphrase_is_refused_before_anything_changes(vault_path):
    before = vault_path.read_bytes()
    with (
        opened(vault_path) as vault,
        pytest.raises(PassphraseTooShortError, match="8 characters"),
    ):
        vault.change_passphrase("acht sig")

    assert vault_path.read_bytes() == before


def test_no_repr_shows_a_key():
    for opener in (Passphrase(PASSPHRASE), RecoveryCode("ABCD")):
        assert PASSPHRASE not in repr(opener)
        assert "ABCD" not in repr(opener)
