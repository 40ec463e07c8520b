"""Folders that a cloud takes along."""

import pytest

from bedding.record import cloud_of


@pytest.mark.parametrize(
    ("folder", "cloud"),
    [
        ("OneDrive", "OneDrive"),
        ("OneDrive - Work/notes", "OneDrive"),
        ("Library/Mobile Documents/com~apple~CloudDocs", "iCloud"),
        ("Library/CloudStorage/Dropbox-Personal", "CloudStorage"),
        ("dropbox/a/b", "Dropbox"),
        ("documents", None),
        ("boxes/onedriver", None),
    ],
)
def test_cloud_is_known_by_the_name_of_its_folder(tmp_path, folder, cloud):
    assert cloud_of(tmp_path / folder / "archive.dat") == cloud


def test_file_that_bears_the_name_is_no_folder(tmp_path):
    assert cloud_of(tmp_path / "dropbox") is None
