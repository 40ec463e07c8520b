"""A cap is no mistake: its sentence is said kindly, and the command ends as one that is done."""

from collections.abc import Iterator
from contextlib import contextmanager

from bedding.cli.output import show
from bedding.text import Language, say


@contextmanager
def limits_told(language: Language) -> Iterator[None]:
    """Say which cap was met, in place of an error."""
    from bedding.record import LimitError  # noqa: PLC0415 -- slow import

    try:
        yield
    except LimitError as error:
        show(say(language, f"record.limit.{error.limit}"))
