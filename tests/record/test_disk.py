import errno
import os
import stat
from pathlib import Path

import pytest

from bedding.record import ReadOnlyError, make_folder
from bedding.record.disk import read_bytes, remove, scrub, write_bytes

OPEN = Path("/proc/self/fd")


def test_a_folder_is_made_for_its_owner_alone_with_those_above_it(tmp_path):
    folder = tmp_path / "one" / "two"

    make_folder(folder)
    make_folder(folder)  # A second time changes nothing.

    modes = {stat.S_IMODE(each.stat().st_mode) for each in (folder, folder.parent)}
    assert modes == {0o700}


def test_every_folder_that_is_made_is_waited_for(tmp_path, monkeypatch):
    waited, opened = [], {}
    real_open, real_fsync = os.open, os.fsync

    def opening(path, *args, **kwargs):
        descriptor = real_open(path, *args, **kwargs)
        opened[descriptor] = path
        return descriptor

    def waiting(descriptor):
        waited.append(opened[descriptor])
        real_fsync(descriptor)

    monkeypatch.setattr(os, "open", opening)
    monkeypatch.setattr(os, "fsync", waiting)

    make_folder(tmp_path / "one" / "two")

    assert waited == [tmp_path, tmp_path / "one"]


def test_a_file_in_the_way_is_told(tmp_path):
    (tmp_path / "one").write_text("x")

    with pytest.raises(ReadOnlyError):
        make_folder(tmp_path / "one" / "two")


@pytest.mark.skipif(not OPEN.is_dir(), reason="asks /proc what is open")
def test_nothing_that_was_opened_stays_open(tmp_path):
    path = tmp_path / "archive.dat"
    make_folder(tmp_path / "one")
    before = set(OPEN.iterdir())

    for text in (b"first", b"second"):
        write_bytes(path, text)
        read_bytes(path)
    scrub(path)

    assert set(OPEN.iterdir()) == before


@pytest.mark.parametrize("act", [remove, scrub])
def test_a_file_that_may_not_be_removed_is_told_as_such(tmp_path, monkeypatch, act):
    path = tmp_path / "archive.dat"
    path.write_bytes(b"x")

    def refused(self, missing_ok=False):
        raise PermissionError(errno.EACCES, "no", str(self))

    monkeypatch.setattr(Path, "unlink", refused)

    with pytest.raises(ReadOnlyError, match=r"archive\.dat"):
        act(path)


@pytest.mark.parametrize("act", [remove, scrub])
def test_what_is_removed_is_gone_and_what_was_not_there_is_told(tmp_path, act):
    path = tmp_path / "archive.dat"
    path.write_bytes(b"x")

    assert act(path) is True
    assert not path.exists()
    assert act(path) is False
