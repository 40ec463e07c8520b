import os
import stat

import pytest

from bedding.record import ReadOnlyError, make_folder


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
