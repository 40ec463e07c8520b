"""Every target is there once, with a source that is known and a test of its own."""

import re
from pathlib import Path

import pytest

from bedding.errors import UnknownTargetError
from bedding.model.sources import references
from bedding.model.validation import TARGETS, targets

PUBLISHED = Path(__file__).parents[2] / "published"


def test_the_targets_are_numbered_without_a_gap():
    assert [target.number for target in TARGETS] == list(range(1, 39))


def test_every_source_is_known():
    named = {
        key
        for target in TARGETS
        for key in re.findall(r"[a-z]+\d{4}[a-z]?", target.source)
    }

    assert named - set(references()) == set()


def test_every_target_has_one_test_that_bears_its_number():
    tests = "\n".join(page.read_text("utf-8") for page in PUBLISHED.glob("test_*.py"))

    numbers = sorted(
        int(each) for each in re.findall(r"def test_target_(\d\d)_", tests)
    )
    assert numbers == [target.number for target in TARGETS]


def test_targets_come_as_asked_for():
    assert [target.number for target in targets([15, 4])] == [15, 4]
    assert targets() == TARGETS


def test_a_number_without_target_is_refused():
    with pytest.raises(UnknownTargetError, match="99"):
        targets([99])
