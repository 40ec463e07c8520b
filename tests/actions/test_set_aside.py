"""What a person takes out of the picture stays out until they take it up again."""

import pytest

from bedding.actions.set_aside import is_set_aside, set_aside, take_up
from bedding.record import EntryError, Record


def test_what_is_set_aside_can_be_taken_up_again():
    out = set_aside(set_aside(Record(), "S3"), "D1")

    assert is_set_aside(out, "S3")
    assert is_set_aside(out, "D1")
    assert not is_set_aside(out, "S1")
    assert take_up(take_up(out, "D1"), "S3") == Record()


def test_setting_aside_twice_is_once():
    once = set_aside(Record(), "S3")

    assert set_aside(once, "S3") == once
    assert take_up(Record(), "S3") == Record()


@pytest.mark.parametrize("about", ["S7", "D0", "", "mirror"])
def test_there_is_nothing_else_to_set_aside(about):
    with pytest.raises(EntryError):
        set_aside(Record(), about)
