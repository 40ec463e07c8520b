"""A power cut, simulated: what a disk may hold after one, and whether the notebook opens then.

Every call that changes the disk is recorded while the real code runs, and replayed on a model of
a disk. The model knows two kinds: one that keeps the order of names, as a journal does, and one
that keeps no more than POSIX asks: what was not made durable by `fsync` may be there or not, each
change of a name on its own, and of a file's bytes none, a part, or all. Whatever may be on the
disk after any call is written out, and opened.
"""

import itertools
import os
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from bedding.record.disk import family
from bedding.record.errors import NoVaultError, VaultError, WrongKeyError
from bedding.record.opening import create_vault, open_vault
from bedding.record.stretching import Cost
from bedding.record.unlocking import Passphrase

pytestmark = pytest.mark.skipif(
    os.name == "nt", reason="needs the calls of a Unix system"
)

CHEAP = Cost(memory=64, passes=1, lanes=1)
OLD, NEW = "drie blauwe fietsen", "vier groene lampen"
MOST_PENDING = 10
"""So many changes of names without an `fsync` between them would be too many to go through."""


@dataclass
class Disk:
    """A folder as the program sees it, and what is certain to survive of it.

    Attributes:
        bytes_of: Each file's bytes now, by a number of its own.
        safe: Each file's bytes as they were when it was last made durable.
        names: Name to file, as durable.
        pending: Changes of names since: (name, file or None) each.
    """

    bytes_of: dict[int, bytes] = field(default_factory=dict)
    safe: dict[int, bytes] = field(default_factory=dict)
    names: dict[str, int] = field(default_factory=dict)
    pending: list[tuple[tuple[str, int | None], ...]] = field(default_factory=list)

    def now(self):
        """Return the names as the program sees them."""
        return self.after(self.pending)

    def after(self, changes):
        names = dict(self.names)
        for change in changes:
            for name, file in change:
                if file is None:
                    names.pop(name, None)
                else:
                    names[name] = file
        return names

    def left(self, *, in_order):
        """Yield every folder that a cut may leave now: name to bytes."""
        if in_order:
            kept = [self.pending[:n] for n in range(len(self.pending) + 1)]
        else:
            assert len(self.pending) <= MOST_PENDING
            kept = [
                list(itertools.compress(self.pending, chosen))
                for chosen in itertools.product((0, 1), repeat=len(self.pending))
            ]
        for changes in kept:
            names = self.after(changes)
            loose = sorted({f for f in names.values() if self.unsure(f)})
            for pieces in itertools.product(*(self.may_hold(f) for f in loose)):
                found = {**self.safe, **dict(zip(loose, pieces, strict=True))}
                yield {name: found[file] for name, file in names.items()}

    def unsure(self, file):
        return self.safe.get(file) != self.bytes_of[file]

    def may_hold(self, file):
        """Return what a file may hold that was not made durable: nothing, a part, noughts, all."""
        data = self.bytes_of[file]
        half = len(data) // 2
        return (b"", data[:half], data[:half] + bytes(len(data) - half), data)


class Recorder:
    """Lets the calls through to the real disk, and keeps what they did to one folder."""

    def __init__(self, folder, patch):
        self.folder = folder
        self.disk = Disk()
        self.open_files = {}
        self.states = []
        self.numbers = itertools.count()
        for path in folder.iterdir():
            number = next(self.numbers)
            self.disk.bytes_of[number] = self.disk.safe[number] = path.read_bytes()
            self.disk.names[path.name] = number
        # Two names of one file are one file.
        for one, other in itertools.combinations(list(folder.iterdir()), 2):
            if one.samefile(other):
                self.disk.names[other.name] = self.disk.names[one.name]
        for name in (
            "open",
            "write",
            "fsync",
            "close",
            "replace",
            "rename",
            "link",
            "unlink",
        ):
            real = getattr(os, name)
            patch.setattr(os, name, self.recorded(getattr(self, f"_{name}"), real))

    def recorded(self, keep, real):
        def call(*args, **kwargs):
            done = real(*args, **kwargs)
            if keep(done, *args):
                self.states.append(self.snapshot())
            return done

        return call

    def snapshot(self):
        disk = self.disk
        return Disk(
            dict(disk.bytes_of), dict(disk.safe), dict(disk.names), list(disk.pending)
        )

    def inside(self, path):
        return Path(path).parent == self.folder

    def _open(self, done, path, flags, *_):
        if Path(path) == self.folder:
            self.open_files[done] = None
        elif self.inside(path) and flags & os.O_CREAT and "lock" not in Path(path).name:
            name = Path(path).name
            if name not in self.disk.now():
                number = next(self.numbers)
                self.disk.bytes_of[number] = b""
                self.disk.pending.append(((name, number),))
            self.open_files[done] = self.disk.now()[name]
            return True
        return False

    def _write(self, done, descriptor, data):
        file = self.open_files.get(descriptor)
        if file is not None:
            self.disk.bytes_of[file] += bytes(data)[:done]
        return file is not None

    def _fsync(self, _, descriptor):
        if descriptor not in self.open_files:
            return False
        file = self.open_files[descriptor]
        if file is None:
            self.disk.names, self.disk.pending = self.disk.now(), []
        else:
            self.disk.safe[file] = self.disk.bytes_of[file]
        return True

    def _close(self, _, descriptor):
        self.open_files.pop(descriptor, None)
        return False

    def _replace(self, _, old, new):
        if not self.inside(old):
            return False
        file = self.disk.now()[Path(old).name]
        # One call, one change: POSIX gives no state in which neither name is there.
        self.disk.pending.append(((Path(new).name, file), (Path(old).name, None)))
        return True

    _rename = _replace

    def _link(self, _, old, new):
        if not self.inside(old):
            return False
        self.disk.pending.append(((Path(new).name, self.disk.now()[Path(old).name]),))
        return True

    def _unlink(self, _, path):
        if not self.inside(path) or Path(path).name not in self.disk.now():
            return False
        self.disk.pending.append(((Path(path).name, None),))
        return True


def opened(path, passphrase=OLD, **options):
    return open_vault(path, Passphrase(passphrase), floor=CHEAP, **options)


def every_cut(path, tmp_path, act, *, in_order):
    """Yield the path of the notebook in every folder that a cut in an act may leave."""
    with pytest.MonkeyPatch.context() as patch:
        recorder = Recorder(path.parent, patch)
        act()
    assert len(recorder.states) > 3, "the calls were not seen"
    seen = set()
    for state in recorder.states:
        for left in state.left(in_order=in_order):
            kept = {
                name: data for name, data in left.items() if not name.endswith(".lock")
            }
            mark = hash(tuple(sorted(kept.items())))
            if mark in seen:
                continue
            seen.add(mark)
            folder = tmp_path / f"cut-{len(seen)}"
            folder.mkdir()
            for name, data in kept.items():
                (folder / name).write_bytes(data)
            yield folder / path.name
            for each in folder.iterdir():
                each.unlink()
            folder.rmdir()


@pytest.fixture
def notebook(tmp_path):
    folder = tmp_path / "notes"
    folder.mkdir()
    path = folder / "archive.dat"
    create_vault(path, OLD, b"a", cost=CHEAP, floor=CHEAP).lock()
    for text in (b"b", b"c", b"d", b"e", b"old"):
        with opened(path) as vault:
            vault.save(text)
    return path


@pytest.mark.parametrize("in_order", [True, False], ids=["journal", "posix"])
def test_a_save_cut_off_opens_to_the_old_or_the_new(notebook, tmp_path, in_order):
    seen = set()

    def save():
        with opened(notebook) as vault:
            vault.save(b"new")

    for cut in every_cut(notebook, tmp_path, save, in_order=in_order):
        with opened(cut, read_only=True) as vault:
            seen.add(vault.text())
        for number, each in enumerate(family(cut)[1:6], 1):
            if each.exists():
                with opened(cut, generation=number) as vault:
                    assert vault.text() in {b"a", b"b", b"c", b"d", b"e", b"old"}
        with opened(cut) as vault:  # And it can be written on from there.
            vault.save(b"after")
        with opened(cut, read_only=True) as vault:
            assert vault.text() == b"after"

    assert seen == {b"old", b"new"}


def test_what_was_said_to_be_saved_stays(notebook, tmp_path):
    def save():
        with opened(notebook) as vault:
            vault.save(b"new")

    with pytest.MonkeyPatch.context() as patch:
        recorder = Recorder(notebook.parent, patch)
        save()
    last = recorder.snapshot()

    for left in last.left(in_order=False):
        place = tmp_path / "left.dat"
        place.write_bytes(left["archive.dat"])
        with opened(place, read_only=True) as vault:
            assert vault.text() == b"new"


@pytest.mark.parametrize("in_order", [True, False], ids=["journal", "posix"])
def test_making_a_notebook_cut_off_leaves_none_or_a_whole_one(tmp_path, in_order):
    folder = tmp_path / "notes"
    folder.mkdir()
    path = folder / "archive.dat"
    seen = set()

    def make():
        create_vault(path, OLD, b"first", cost=CHEAP, floor=CHEAP).lock()

    for cut in every_cut(path, tmp_path, make, in_order=in_order):
        try:
            with opened(cut, read_only=True) as vault:
                seen.add(vault.text())
        except NoVaultError:
            seen.add(b"")

    assert seen == {b"", b"first"}


@pytest.mark.parametrize("in_order", [True, False], ids=["journal", "posix"])
@pytest.mark.parametrize("act", ["change_passphrase", "rekey"])
def test_a_new_key_cut_off_leaves_one_passphrase_that_opens(
    notebook, tmp_path, act, in_order
):
    # One generation only, so that the changes of names stay few enough to go through them all.
    for each in family(notebook)[2:]:
        each.unlink(missing_ok=True)
    seen = set()

    def change():
        with opened(notebook) as vault:
            if act == "rekey":
                vault.rekey(NEW, cost=CHEAP, floor=CHEAP)
            else:
                vault.change_passphrase(NEW)

    for cut in every_cut(notebook, tmp_path, change, in_order=in_order):
        opening = []
        for passphrase in (OLD, NEW):
            try:
                with opened(cut, passphrase, read_only=True) as vault:
                    assert vault.text() == b"old"
            except WrongKeyError:
                continue
            except VaultError as error:
                pytest.fail(f"{error}")
            opening.append(passphrase)
        assert len(opening) == 1
        seen.update(opening)

    assert seen == {OLD, NEW}
