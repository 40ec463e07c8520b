"""One encrypted file, open: who may, what it holds, and every change to it.

The text inside is bytes to this file; `notebook.py` knows what they mean. docs/vault.md says
why it is one file in memory and no database on the disk.
"""

import os
import secrets
from pathlib import Path
from types import TracebackType

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
    LockedError,
    ReadOnlyError,
    VaultExistsError,
    WrongKeyError,
    damaged,
)
from bedding.record.holding import Hold
from bedding.record.layout import BrokenLayoutError, Layout, Slot, UnknownFormatError
from bedding.record.passphrase import check_passphrase
from bedding.record.recovery import make_recovery_code, recovery_key
from bedding.record.sealing import derive
from bedding.record.secret import Secret
from bedding.record.stretching import FLOOR, KEY_BYTES, Cost, stretch
from bedding.record.unlocking import (
    KEY_FILE_BYTES,
    Passphrase,
    chosen_cost,
    find_data_key,
    lock_with,
)


class Vault:
    """An open file: its data key in memory, and the right to write it.

    Use it in a `with` statement, or call `lock` when done.
    """

    __slots__ = ("_hold", "_index", "_kept", "_key", "_layout", "_path", "_seen")

    def __init__(
        self, path: Path, layout: Layout, index: int, key: Secret, hold: Hold | None
    ) -> None:
        """Take over what `create_vault` or `open_vault` found; call those instead."""
        self._path = path
        self._layout = layout
        self._index = index
        self._key = key
        self._hold = hold
        self._kept = False
        self._seen = stamp(path)

    def __enter__(self) -> "Vault":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.lock()

    def __repr__(self) -> str:
        return f"Vault({self._path.name!r}, {'locked' if self.locked else 'open'})"

    @property
    def path(self) -> Path:
        """Where the file stands."""
        return self._path

    @property
    def cost(self) -> Cost:
        """What its passphrase costs to try."""
        return self._layout.cost

    @property
    def locked(self) -> bool:
        """Whether the key has been wiped."""
        return self._key.wiped

    @property
    def read_only(self) -> bool:
        """Whether it was opened without the right to write."""
        return self._hold is None

    def text(self) -> bytes:
        """Return what the notebook holds.

        Raises:
            LockedError: The key was wiped.
        """
        self._check_open()
        return layouts.read_text(self._layout, self._index, self._key)

    def save(self, text: bytes) -> None:
        """Write a new text, durably and whole, or leave everything as it was.

        The first save after opening makes a generation of the file as it stood, later ones
        don't: five generations are five sittings, not five taps. Where another program (a
        folder that is kept in step with a cloud) has put another file there meanwhile, that
        one becomes a generation too, so that nothing is lost.

        Raises:
            DiskFullError: No room; nothing was changed.
            ReadOnlyError: It was opened to read, or the folder can't be written.
        """
        self._check_writable()
        written = layouts.write_text(self._layout, self._index, self._key, text)
        keep = not self._kept or stamp(self._path) != self._seen
        write_bytes(
            self._path, layouts.pack(written), keep=keep and self._path.exists()
        )
        self._kept = True
        self._layout = written
        self._seen = stamp(self._path)

    def change_passphrase(self, passphrase: str) -> None:
        """Let another passphrase open the file and its generations, and the old one none.

        The data key stays, so a copy that someone took earlier still opens with the old
        passphrase; against that, `rekey` helps what is written from then on.
        """
        check_passphrase(passphrase)
        self._check_writable()
        outer = stretch(passphrase, self._layout.salt, self._layout.cost)
        self._put(Slot.PASSPHRASE, outer)

    def make_recovery_code(self) -> str:
        """Return a new recovery code; an earlier one stops working."""
        self._check_writable()
        code = make_recovery_code()
        self._put(Slot.RECOVERY, recovery_key(code, self._layout.salt))
        return code

    def make_key_file(self, path: Path) -> None:
        """Write a key file to `path`; an earlier one stops working.

        Raises:
            VaultExistsError: There is a file of that name.
        """
        self._check_writable()
        if path.exists():
            raise VaultExistsError(path)
        material = os.urandom(KEY_FILE_BYTES)
        write_bytes(path, material)
        self._put(
            Slot.KEY_FILE, derive(Secret(material), self._layout.salt, b"key file")
        )

    def drop(self, slot: Slot) -> None:
        """Let the recovery code or the key file open nothing any more.

        Raises:
            ValueError: The passphrase can be changed, not dropped.
        """
        self._check_writable()
        if slot is Slot.PASSPHRASE:
            raise ValueError("A notebook keeps its passphrase; change it instead.")
        self._write_slots(layouts.drop_key(self._layout, self._index, slot))

    def rekey(
        self,
        passphrase: str,
        *,
        second: str | None = None,
        cost: Cost | None = None,
        floor: Cost = FLOOR,
    ) -> None:
        """Encrypt everything anew under a new data key, and remove the earlier generations.

        The recovery code and the key file stop working. A second notebook survives only when
        its passphrase is given, for without it nobody can read it, nor tell that it is there.

        Args:
            passphrase: What opens the file from now on.
            second: The passphrase of the notebook in the other region, which it keeps.
            cost: What trying one costs; left out, it is measured anew.
            floor: The least it may cost; tests alone lower it.

        Raises:
            WrongKeyError: `second` does not open the other region; nothing was changed.
        """
        check_passphrase(passphrase)
        self._check_writable()
        text = self.text()
        renewed = layouts.fresh(chosen_cost(cost, floor))
        if second is not None:
            renewed = self._carry_second(renewed, second)
        key = Secret(secrets.token_bytes(KEY_BYTES))
        renewed = lock_with(renewed, self._index, passphrase, key)
        renewed = layouts.write_text(renewed, self._index, key, text)
        write_bytes(self._path, layouts.pack(renewed))
        self._key.wipe()
        self._key, self._layout, self._seen = key, renewed, stamp(self._path)
        self.forget_generations()

    def add_second(self, passphrase: str, text: bytes) -> None:
        """Put a second notebook in the other region, over whatever is there.

        Nobody can tell whether something is there; the notebook above keeps count of it.
        """
        check_passphrase(passphrase)
        self._check_writable()
        other = 1 - self._index
        key = Secret(secrets.token_bytes(KEY_BYTES))
        changed = lock_with(self._layout, other, passphrase, key)
        for slot in (Slot.RECOVERY, Slot.KEY_FILE):
            changed = layouts.drop_key(changed, other, slot)
        changed = layouts.write_text(changed, other, key, text)
        key.wipe()
        write_bytes(self._path, layouts.pack(changed), keep=not self._kept)
        self._kept, self._layout, self._seen = True, changed, stamp(self._path)

    def forget_generations(self) -> int:
        """Remove the earlier generations, and return how many there were."""
        self._check_writable()
        self._kept = False
        return sum(remove(path) for path in family(self._path)[1:])

    def backup(self, to: Path) -> None:
        """Write a copy of the file, encrypted as it is, and read it back.

        Raises:
            VaultExistsError: There is a file of that name.
            DamagedError: What was read back is not what was written.
        """
        self._check_open()
        if to.exists():
            raise VaultExistsError(to)
        data = layouts.pack(self._layout)
        write_bytes(to, data)
        if read_bytes(to) != data:
            raise damaged(to, "what was read back is not what was written")

    def lock(self) -> None:
        """Wipe the key and let go of the file. A second time does nothing."""
        self._key.wipe()
        if self._hold is not None:
            self._hold.release()

    def _put(self, slot: Slot, outer: Secret) -> None:
        changed = layouts.put_key(self._layout, self._index, slot, outer, self._key)
        outer.wipe()
        self._write_slots(changed)

    def _write_slots(self, changed: Layout) -> None:
        """Write the slots to every generation, the file itself last.

        A kill half-way leaves the old slots in the file itself, so that what opened it before
        still does and the change can be made again.
        """
        slots = layouts.slots_of(changed, self._index)
        for number in reversed(range(1, GENERATIONS + 1)):
            path = generation_path(self._path, number)
            if not path.exists():
                continue
            try:
                older = layouts.unpack(read_bytes(path))
                layouts.read_text(older, self._index, self._key)
            except (BrokenLayoutError, UnknownFormatError):
                continue
            write_bytes(
                path, layouts.pack(layouts.with_slots(older, self._index, slots))
            )
        write_bytes(self._path, layouts.pack(changed))
        self._layout, self._seen = changed, stamp(self._path)

    def _carry_second(self, renewed: Layout, second: str) -> Layout:
        found = find_data_key(self._layout, self._path, Passphrase(second))
        index, old = found
        if index == self._index:
            raise WrongKeyError(self._path, "passphrase of a second notebook")
        text = layouts.read_text(self._layout, index, old)
        old.wipe()
        key = Secret(secrets.token_bytes(KEY_BYTES))
        carried = lock_with(renewed, index, second, key)
        carried = layouts.write_text(carried, index, key, text)
        key.wipe()
        return carried

    def _check_open(self) -> None:
        if self.locked:
            raise LockedError(self._path)

    def _check_writable(self) -> None:
        self._check_open()
        if self._hold is None:
            raise ReadOnlyError(self._path)


def stamp(path: Path) -> tuple[int, int, int]:
    """Return what changes when another program writes the file."""
    try:
        found = path.stat()
    except OSError:
        return (0, 0, 0)
    return (found.st_ino, found.st_mtime_ns, found.st_size)
