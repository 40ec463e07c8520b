"""Costs that a test can pay, and a vault that is made once."""

import shutil
from pathlib import Path

import pytest

from bedding.record.opening import create_vault
from bedding.record.stretching import Cost

PASSPHRASE = "drie blauwe fietsen"
CHEAP = Cost(memory=64, passes=1, lanes=1)


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("made") / "archive.dat"
    create_vault(path, PASSPHRASE, b"first", cost=CHEAP, floor=CHEAP).lock()
    return path


@pytest.fixture
def vault_path(made_once: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy2(made_once, tmp_path / "archive.dat"))
