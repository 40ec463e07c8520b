"""Making a file, and opening one."""

import secrets
from pathlib import Path

from bedding.record import layout as layouts
from bedding.record.disk import (
    GENERATIONS,
    family,
    generation_path,
    read_bytes,
    remove,
    write_bytes,
)
from bedding.record.errors import (
    NewerFormatError,
    NoVaultError,
    ReadOnlyError,
    VaultExistsError,
    damaged,
)
from bedding.record.holding import Hold
from bedding.record.layout import BrokenLayoutError, Layout, UnknownFormatError
from bedding.record.passphrase import check_passphrase
from bedding.record.secret import Secret
from bedding.record.stretching import FLOOR, KEY_BYTES, Cost, check_cost
from bedding.record.unlocking import Opener, chosen_cost, find_data_key, lock_with
from bedding.record.vault import Vault


def create_vault(
    path: Path,
    passphrase: str,
    text: bytes,
    *,
    cost: Cost | None = None,
    floor: Cost = FLOOR,
) -> Vault:
    """Make a new file and return it open.

    Which of the two regions it uses is drawn by lot, so that the place tells nothing.

    Args:
        path: Where; its folder exists.
        passphrase: At least ten characters.
        text: What it holds first.
        cost: What trying a passphrase costs; left out, it is measured on this machine.
        floor: The least it may cost; tests alone lower it.

    Raises:
        PassphraseTooShortError: See `check_passphrase`.
        VaultExistsError: A file of that name, or an earlier generation of one, is there.
        WeakKeyError: The cost is below the floor.
    """
    path = path.resolve()
    check_passphrase(passphrase)
    cost = chosen_cost(cost, floor)
    hold = Hold(path)
    try:
        _check_nothing_there(path)
        index = secrets.randbelow(layouts.REGIONS)
        key = Secret(secrets.token_bytes(KEY_BYTES))
        made = lock_with(layouts.fresh(cost), index, passphrase, key)
        made = layouts.write_text(made, index, key, text)
        write_bytes(path, layouts.pack(made))
        return Vault(path, made, index, key, hold)
    except BaseException:
        hold.release()
        raise


def open_vault(
    path: Path,
    opener: Opener,
    *,
    generation: int = 0,
    read_only: bool = False,
    floor: Cost = FLOOR,
) -> Vault:
    """Return a file, open.

    Args:
        path: Where the file stands, whichever generation is asked for.
        opener: Passphrase, recovery code or key file.
        generation: 0 for the file itself, 1 to 5 for an earlier one, which opens to read only.
        read_only: Whether to leave the right to write to others.
        floor: The least that trying a passphrase may cost; tests alone lower it.

    Raises:
        DamagedError: Its bytes have changed; says which generations are whole.
        InUseError: Another process has it open to write.
        NewerFormatError: A later version of the program wrote it.
        NoVaultError: There is no such file.
        RecoveryCodeError: The recovery code has a slip in it.
        WrongKeyError: The file is whole and this key does not open it.
    """
    path = path.resolve()
    if not generation_path(path, generation).exists():
        raise NoVaultError(generation_path(path, generation))
    hold = None if read_only or generation else Hold(path)
    try:
        if hold is not None:
            _sweep(path)
        layout = _read_layout(path, generation)
        check_cost(layout.cost, floor)
        index, key = find_data_key(layout, path, opener)
        try:
            layouts.read_text(layout, index, key)
        except BrokenLayoutError as error:
            raise damaged(path, str(error), whole_generations(path)) from error
        return Vault(path, layout, index, key, hold)
    except BaseException:
        if hold is not None:
            hold.release()
        raise


def whole_generations(path: Path) -> tuple[int, ...]:
    """Return the earlier generations whose bytes are as they were written, newest first."""
    whole = []
    for number in range(1, GENERATIONS + 1):
        try:
            layouts.unpack(read_bytes(generation_path(path, number)))
        except (NoVaultError, ReadOnlyError, BrokenLayoutError, UnknownFormatError):
            continue
        whole.append(number)
    return tuple(whole)


def _read_layout(path: Path, generation: int) -> Layout:
    place = generation_path(path, generation)
    try:
        return layouts.unpack(read_bytes(place))
    except BrokenLayoutError as error:
        raise damaged(place, str(error), whole_generations(path)) from error
    except UnknownFormatError as error:
        raise NewerFormatError(place, error.found, layouts.FORMAT) from error


def _check_nothing_there(path: Path) -> None:
    standing = next((each for each in family(path) if each.exists()), None)
    if standing is not None:
        raise VaultExistsError(standing)


def _sweep(path: Path) -> None:
    """Remove what a killed save left behind: encrypted, and of no use."""
    for each in family(path):
        if each.suffix == ".new":
            try:
                remove(each)
            except ReadOnlyError:
                continue
