"""What opens a notebook: a passphrase, a recovery code or a key file."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from bedding.record import layout as layouts
from bedding.record.disk import read_bytes
from bedding.record.errors import WrongKeyError
from bedding.record.layout import Layout, Slot
from bedding.record.recovery import recovery_key
from bedding.record.sealing import derive
from bedding.record.secret import Secret
from bedding.record.stretching import Cost, calibrate, check_cost, stretch

KEY_FILE_BYTES: Final = 64


@dataclass(frozen=True, slots=True)
class Passphrase:
    """A passphrase to open a notebook with."""

    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class RecoveryCode:
    """A recovery code to open a notebook with."""

    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class KeyFile:
    """A key file to open a notebook with."""

    path: Path


Opener = Passphrase | RecoveryCode | KeyFile


def find_data_key(layout: Layout, path: Path, opener: Opener) -> tuple[int, Secret]:
    """Return the region that this opens, and its data key.

    Raises:
        WrongKeyError: It opens neither region.
    """
    slot, outer, name = _outer_key(layout, path, opener)
    found = layouts.find_key(layout, slot, outer)
    outer.wipe()
    if found is None:
        raise WrongKeyError(path, name)
    return found


def _outer_key(layout: Layout, path: Path, opener: Opener) -> tuple[Slot, Secret, str]:
    match opener:
        case Passphrase(text):
            return (
                Slot.PASSPHRASE,
                stretch(text, layout.salt, layout.cost),
                "passphrase",
            )
        case RecoveryCode(text):
            return Slot.RECOVERY, recovery_key(text, layout.salt), "recovery code"
        case KeyFile(where):
            material = read_bytes(where)
            if len(material) != KEY_FILE_BYTES:
                raise WrongKeyError(path, "key file")
            return (
                Slot.KEY_FILE,
                derive(Secret(material), layout.salt, b"key file"),
                "key file",
            )


def lock_with(layout: Layout, index: int, passphrase: str, key: Secret) -> Layout:
    """Return the file with the data key of one region under a passphrase."""
    outer = stretch(passphrase, layout.salt, layout.cost)
    locked = layouts.put_key(layout, index, Slot.PASSPHRASE, outer, key)
    outer.wipe()
    return locked


def chosen_cost(cost: Cost | None, floor: Cost) -> Cost:
    """Return the cost asked for, or one measured here; neither below the floor."""
    if cost is None:
        return calibrate(floor)
    check_cost(cost, floor)
    return cost
