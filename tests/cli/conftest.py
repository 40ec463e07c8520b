"""Real records in a folder of the test, and a person who types."""

import os
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

import pytest
from click.testing import CliRunner, Result

from bedding.cli import main
from bedding.record import Passphrase, Record, create_notebook, open_notebook
from bedding.record.stretching import FLOOR


@dataclass(frozen=True, slots=True)
class Person:
    """Someone with a record, at a terminal."""

    path: Path

    PASSPHRASE: ClassVar = "drie blauwe fietsen"

    def types(
        self,
        command: str,
        *lines: str,
        options: Sequence[str] = (),
        locale: str = "en_GB.UTF-8",
    ) -> Result:
        """Call a command; the passphrase is typed first, then the lines."""
        typed = [self.PASSPHRASE, *lines]
        return self.calls(command, *options, typed=typed, locale=locale)

    def calls(
        self,
        command: str,
        *options: str,
        typed: Sequence[str] = (),
        locale: str = "en_GB.UTF-8",
    ) -> Result:
        """Call a command with exactly what is typed."""
        return CliRunner().invoke(
            main,
            [command, "--file", str(self.path), *options],
            input="".join(f"{line}\n" for line in typed),
            env={"LC_ALL": locale, "LANG": locale},
        )

    @property
    def record(self) -> Record:
        """What is in it now."""
        opener = Passphrase(self.PASSPHRASE)
        with open_notebook(self.path, opener, read_only=True) as notebook:
            return notebook.record

    def becomes(self, record: Record) -> None:
        """Put another record in its place."""
        with open_notebook(self.path, Passphrase(self.PASSPHRASE)) as notebook:
            notebook.save(record)

    @staticmethod
    def holds_out(text: str) -> str:
        """Return the number of an open descriptor on which a text can be read."""
        reading, writing = os.pipe()
        os.write(writing, text.encode())
        os.close(writing)
        return str(reading)


@pytest.fixture(scope="session")
def made_record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record at the least cost that the program accepts, made once."""
    path = tmp_path_factory.mktemp("made") / "archive.dat"
    create_notebook(path, Person.PASSPHRASE, cost=FLOOR).lock()
    return path


@pytest.fixture
def person(made_record: Path, tmp_path: Path) -> Person:
    """Someone with an empty record of their own."""
    return Person(Path(shutil.copy2(made_record, tmp_path / "archive.dat")))
