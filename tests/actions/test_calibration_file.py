"""Results kept one by one: nothing done is done again, and nothing of another version is mixed in."""

import json

import pytest

from bedding.actions.calibration_file import Kept
from bedding.errors import InputError, OtherVersionError, OutputError


def test_what_is_kept_is_there_again(tmp_path):
    path = tmp_path / "kept.jsonl"
    with Kept(path) as kept:
        kept.add("a", {"x": 1.5, "y": float("inf")})
        kept.add("b", {"x": 2.0})

    with Kept(path) as again:
        assert "a" in again
        assert "c" not in again
        assert again["a"] == {"x": 1.5, "y": float("inf")}
        again.add("c", {})

    with Kept(path) as third:
        assert set(third.results) == {"a", "b", "c"}


def test_a_line_that_was_cut_off_is_done_again(tmp_path):
    path = tmp_path / "kept.jsonl"
    with Kept(path) as kept:
        kept.add("a", {"x": 1})
        kept.add("b", {"x": 2})
    path.write_text(path.read_text("utf-8")[:-7], "utf-8")

    with Kept(path) as again:
        assert set(again.results) == {"a"}
        again.add("b", {"x": 3})
    with Kept(path) as third:
        assert third["b"] == {"x": 3}


def test_results_of_another_version_are_refused(tmp_path):
    path = tmp_path / "kept.jsonl"
    path.write_text(json.dumps({"version": "another"}) + "\n", "utf-8")

    with pytest.raises(OtherVersionError, match="another version"), Kept(path):
        pass
    assert json.loads(path.read_text("utf-8")) == {"version": "another"}


@pytest.mark.parametrize(
    "content", ["no data\n", "[1]\n", '{"key": 1}\n'], ids=["text", "list", "headless"]
)
def test_another_file_is_not_overwritten(tmp_path, content):
    path = tmp_path / "letter.txt"
    path.write_text(content, "utf-8")

    with pytest.raises(InputError), Kept(path):
        pass
    assert path.read_text("utf-8") == content


def test_a_file_of_bytes_is_not_overwritten(tmp_path):
    path = tmp_path / "picture"
    path.write_bytes(b"\xff\xd8\xff\n")

    with pytest.raises(InputError), Kept(path):
        pass
    assert path.read_bytes() == b"\xff\xd8\xff\n"


def test_a_place_that_takes_no_file_is_told(tmp_path):
    with pytest.raises(OutputError), Kept(tmp_path / "missing" / "kept.jsonl"):
        pass


def test_without_a_file_results_are_kept_nowhere():
    with Kept(None) as kept:
        kept.add("a", {"x": 1})

    assert kept["a"] == {"x": 1}
