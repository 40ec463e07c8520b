"""A file written whole or not at all."""

import os

import pytest

from bedding.errors import OutputError
from bedding.writing import write_whole


def test_a_file_is_there_whole_and_for_its_owner_alone(tmp_path):
    umask = os.umask(0)
    try:
        write_whole(tmp_path / "fit.zip", b"all of it")
    finally:
        os.umask(umask)

    assert (tmp_path / "fit.zip").read_bytes() == b"all of it"
    assert (tmp_path / "fit.zip").stat().st_mode & 0o777 == 0o600


def test_what_was_there_is_replaced_and_nothing_lies_beside_it(tmp_path):
    path = tmp_path / "fit.zip"
    path.write_bytes(b"earlier, and longer")

    write_whole(path, b"later")

    assert path.read_bytes() == b"later"
    assert list(tmp_path.iterdir()) == [path]


def test_a_place_that_cannot_be_written_leaves_nothing_behind(tmp_path):
    (tmp_path / "taken" / "inside").mkdir(parents=True)

    with pytest.raises(OutputError):
        write_whole(tmp_path / "taken", b"all of it")

    assert list(tmp_path.iterdir()) == [tmp_path / "taken"]


def test_a_folder_that_is_not_there_is_named(tmp_path):
    with pytest.raises(OutputError) as refused:
        write_whole(tmp_path / "nowhere" / "fit.zip", b"all of it")

    assert str(tmp_path / "nowhere" / "fit.zip") in str(refused.value)
