"""What is done of a long run, one line for each record, so that an interruption loses nothing."""

import json
from pathlib import Path
from types import TracebackType
from typing import Any, TextIO

from bedding.errors import InputError, OtherVersionError, OutputError
from bedding.model import version_of_model


class Kept:
    """Results by their key, in a file where one is given.

    The first line says which version of the model they belong to; results of two versions
    together would say nothing of either.
    """

    def __init__(self, path: Path | None) -> None:
        """Take the file to keep results in; None keeps them nowhere."""
        self.path = path
        self.results: dict[str, dict[str, Any]] = {}
        self._file: TextIO | None = None

    def __enter__(self) -> "Kept":
        """Read what is there, and open the file for more.

        Raises:
            InputError: The file can't be read.
            OtherVersionError: It holds results of another version.
            OutputError: It can't be written.
        """
        if self.path is None:
            return self
        version = version_of_model()
        kept = _read(self.path)
        if kept and kept[0] != {"version": version}:
            raise OtherVersionError(self.path)
        self.results = {line["key"]: line["result"] for line in kept[1:]}
        try:
            # Written anew, since the last line may have been cut off.
            whole = "".join(json.dumps(line) + "\n" for line in kept)
            self.path.write_text(whole, encoding="utf-8")
            self._file = self.path.open("a", encoding="utf-8")
        except OSError as error:
            raise OutputError(self.path, str(error.strerror)) from error
        if not kept:
            self._write({"version": version})
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the file."""
        if self._file is not None:
            self._file.close()

    def __contains__(self, key: str) -> bool:
        """Return whether there is a result under a key."""
        return key in self.results

    def __getitem__(self, key: str) -> dict[str, Any]:
        """Return the result under a key."""
        return self.results[key]

    def add(self, key: str, result: dict[str, Any]) -> None:
        """Keep a result."""
        self.results[key] = result
        self._write({"key": key, "result": result})

    def _write(self, line: dict[str, Any]) -> None:
        if self._file is not None:
            self._file.write(json.dumps(line) + "\n")
            self._file.flush()


def _read(path: Path) -> list[dict[str, Any]]:
    """Return the whole lines of a file; none where there is no file."""
    try:
        text = path.read_text(encoding="utf-8") if path.exists() else ""
    except OSError as error:
        raise InputError(path, str(error.strerror)) from error
    except UnicodeDecodeError as error:
        raise InputError(path, "no results of a calibration") from error
    lines = []
    for line in text.split("\n")[:-1]:
        try:
            each = json.loads(line)
        except json.JSONDecodeError as error:
            raise InputError(path, "no results of a calibration") from error
        if not isinstance(each, dict):
            raise InputError(path, "no results of a calibration")
        lines.append(each)
    if lines and "version" not in lines[0]:
        raise InputError(path, "no results of a calibration")
    return lines
