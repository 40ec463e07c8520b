"""The errors of a study, each with the place, the value and the remedy.

StudyError
├── StudyNotFoundError      no such study file
├── StudyThereError         a study file that would be written over
├── StudySyntaxError        not TOML
├── StudyKeyError           a key that means nothing
├── StudyMissingError       a key that must be there
├── StudyValueError         a value that the key can't have
├── OtherStudyError         results of another study, or of another version of the model
├── ChunkFileError          a file of results that can't be read
├── NotYetError             a step that needs the results of an earlier one
├── CovariateError          a column that doesn't say one thing of each person
├── LostWorkerError         a part of the work that ends every process that takes it
└── ClusterError            a cluster that can't be used
"""

from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path

from bedding.errors import BeddingError


class StudyError(BeddingError):
    """A study that can't be done as it is written.

    Attributes:
        source: The study file.
        key: The place in it, as `engine.workers`; None when it is about the whole.
        remedy: What to do.
    """

    def __init__(
        self, source: str, problem: str, remedy: str, *, key: str | None = None
    ) -> None:
        """Say where in which study is what, and what to do."""
        place = source if key is None else f"{source}, {key}"
        super().__init__(f"{place}: {problem}. {remedy}")
        self.source = source
        self.key = key
        self.remedy = remedy


class StudyNotFoundError(StudyError):
    """No such study file."""

    def __init__(self, path: Path, reason: str) -> None:
        """Say which file, and what the system says."""
        super().__init__(
            str(path),
            f"it can't be read: {reason}",
            "Check the name, or write an example with `bedding study init`.",
        )
        self.reason = reason


class StudyThereError(StudyError):
    """A study file that would be written over."""

    def __init__(self, path: Path) -> None:
        """Say which."""
        super().__init__(str(path), "it is there already", "Choose another name.")


class StudySyntaxError(StudyError):
    """A file that is not TOML."""

    def __init__(self, source: str, problem: str) -> None:
        """Say what the reader of TOML stumbled over."""
        super().__init__(
            source, f"this is not TOML: {problem}", "Correct it at that place."
        )
        self.problem = problem


class StudyKeyError(StudyError):
    """A key that means nothing.

    Attributes:
        known: What there can be.
    """

    def __init__(self, source: str, key: str, known: Iterable[str]) -> None:
        """Say which keys there are at that place."""
        choices = list(known)
        near = get_close_matches(key.rpartition(".")[2], choices, n=1)
        meant = f" Is it {near[0]!r}?" if near else ""
        super().__init__(
            source,
            "this key means nothing",
            f"Here there can be: {', '.join(choices)}.{meant}",
            key=key,
        )
        self.known = ", ".join(choices)


class StudyMissingError(StudyError):
    """A key that must be there.

    Attributes:
        what: What is to be written.
    """

    def __init__(self, source: str, key: str, what: str) -> None:
        """Say what is to be written there."""
        super().__init__(source, "this key is missing", f"Write {what}.", key=key)
        self.what = what


class StudyValueError(StudyError):
    """A value that the key can't have.

    Attributes:
        value: The value, in short.
        allowed: What can stand there.
    """

    def __init__(self, source: str, key: str, value: object, allowed: str) -> None:
        """Say what the key can have."""
        shown = repr(value)
        self.value = shown if len(shown) <= 40 else f"{shown[:40]}…"  # noqa: PLR2004 -- a line's width
        super().__init__(
            source, f"{self.value} can't stand here", f"Write {allowed}.", key=key
        )
        self.allowed = allowed


class OtherStudyError(StudyError):
    """Results of another study, or of another version of the model.

    Attributes:
        folder: Where they stand.
        what: What differs.
    """

    def __init__(self, source: str, folder: Path, what: str) -> None:
        """Say where the results stand, and in what they differ."""
        super().__init__(
            source,
            f"{folder} holds results of something else: {what} differs",
            "Give another folder under `out`, or remove that one.",
            key="out",
        )
        self.folder = folder
        self.what = what


class ChunkFileError(StudyError):
    """A file of results that can't be read.

    Attributes:
        path: Which.
    """

    def __init__(self, source: str, path: Path) -> None:
        """Say which file."""
        super().__init__(
            source,
            f"{path} can't be read",
            "Remove that one file; `bedding study resume` makes it again.",
        )
        self.path = path


class NotYetError(StudyError):
    """A step that needs the results of an earlier one.

    Attributes:
        needs: The earlier step.
    """

    def __init__(self, source: str, needs: str) -> None:
        """Say which step comes first."""
        super().__init__(
            source,
            f"there are no results of `{needs}` yet",
            f"First run `bedding study {needs}`.",
        )
        self.needs = needs


class CovariateError(StudyError):
    """A column that doesn't say one thing of each person.

    Attributes:
        column: Which.
        person: The first person it goes wrong with.
        reason: How.
    """

    def __init__(
        self, source: str, key: str, column: str, person: str, reason: str
    ) -> None:
        """Say which column, of whom, and why."""
        super().__init__(
            source,
            f"column {column!r} of person {person!r} {reason}",
            "Give a column with one number for each person, or leave it out.",
            key=key,
        )
        self.column = column
        self.person = person
        self.reason = reason


class LostWorkerError(StudyError):
    """A part of the work that ends every process that takes it.

    Attributes:
        chunk: Which part.
        times: How often it was tried.
    """

    def __init__(self, source: str, chunk: str, *, times: int) -> None:
        """Say which part, and how often it was tried."""
        super().__init__(
            source,
            f"the process that works on {chunk} ended {times} times",
            "Give it fewer persons at once under `engine.persons`: memory may be short.",
            key="engine.persons",
        )
        self.chunk = chunk
        self.times = times


class ClusterError(StudyError):
    """A cluster that can't be used.

    Attributes:
        address: Of its scheduler.
        reason: Why not.
    """

    def __init__(self, address: str, reason: str, remedy: str) -> None:
        """Say which, why, and what to do."""
        super().__init__(address, reason, remedy, key="engine.address")
        self.address = address
        self.reason = reason
