"""Reading what must be refused, with the checks that every refusal has to pass."""

import pytest

from bedding.errors import TableError

HEADER = "who,when,warm,mood\n"
GOOD = "bo,2024-03-01 20:00,5,3\n"


def refused(read, kind, content, /, person=None, **parts):
    """Return the error, having checked that it names the file and a remedy."""
    with pytest.raises(TableError) as caught:
        read(content, person=person, **parts)
    error = caught.value
    assert type(error) is kind, error
    assert str(error.path) in str(error)
    assert error.remedy in str(error)
    for part in (error.row, error.column, error.value):
        assert part is None or str(part) in str(error)
    return error


def place(error):
    return error.row, error.column, error.value
