"""Which version of the model made something."""

from pathlib import Path

import pytest

import bedding.model
from bedding.model import version_of_model
from bedding.model.version import version_of


@pytest.fixture
def code(tmp_path):
    (tmp_path / "room").mkdir()
    (tmp_path / "room" / "law.py").write_text("RATE = 1.0\n", encoding="utf-8")
    return tmp_path


def test_the_version_is_that_of_the_models_own_files():
    folder = Path(bedding.model.__file__).parent

    assert version_of_model() == version_of(folder)


def test_a_changed_number_is_another_version(code):
    before = version_of(code)

    (code / "room" / "law.py").write_text("RATE = 2.0\n", encoding="utf-8")

    assert version_of(code) != before


def test_a_file_that_moved_is_another_version(code):
    before = version_of(code)

    (code / "room" / "law.py").rename(code / "law.py")

    assert version_of(code) != before


def test_what_python_leaves_behind_is_no_other_version(code):
    before = version_of(code)

    (code / "room" / "law.pyc").write_bytes(b"compiled")

    assert version_of(code) == before
