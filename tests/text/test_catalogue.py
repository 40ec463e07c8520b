import pytest

from bedding.errors import (
    MissingSentenceError,
    MissingValueError,
    OutOfRangeError,
    TimesError,
)
from bedding.text import LANGUAGES, say, tell


def test_a_sentence_takes_its_values_in_the_language():
    assert say("nl", "numbers.range", low="2", high="3") == "2 tot 3"
    assert say("en", "numbers.range", low="2", high="3") == "2 to 3"


def test_a_count_chooses_the_plural_form_and_is_grouped():
    assert say("nl", "numbers.days", count=1) == "1 dag"
    assert say("nl", "numbers.days", count=1200) == "1.200 dagen"
    assert say("en", "numbers.days", count=0) == "0 days"
    assert say("en", "numbers.days", count=1200) == "1,200 days"


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_unknown_key_is_named(language):
    with pytest.raises(MissingSentenceError, match=r"no\.such\.sentence"):
        say(language, "no.such.sentence")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_missing_value_is_named(language):
    with pytest.raises(MissingValueError, match="'high'"):
        say(language, "numbers.range", low="2")
    with pytest.raises(MissingValueError, match="'count'"):
        say(language, "numbers.days")


def test_an_error_is_told_with_its_own_values():
    assert "nummer 3" in tell("nl", TimesError(3, before=2.0, after=1.0))
    assert "number 3" in tell("en", TimesError(3, before=2.0, after=1.0))


def test_an_error_without_a_sentence_of_its_own_takes_the_one_above_it():
    class NewRangeError(OutOfRangeError):
        """A class that has no sentence yet."""

    error = NewRangeError("age", 400, low=0, high=130)

    assert tell("en", error) == tell("en", OutOfRangeError("age", 400, low=0, high=130))


def test_what_is_not_ours_has_no_sentence():
    with pytest.raises(MissingSentenceError):
        tell("en", ValueError("not ours"))


def test_what_comes_from_a_file_is_one_short_plain_line():
    error = OutOfRangeError("x\x1b[31m\n" * 50, 2, low=0, high=1)

    told = tell("en", error)

    assert "\x1b" not in told
    assert "\n" not in told
    assert len(told) < 200
