"""Answers of the gate that someone wanted to keep: read back as given, and read by nothing else."""

from datetime import date

import pytest
from hypothesis import given, settings, strategies as st

from bedding.care import (
    QUESTIONS,
    Answer,
    Care,
    Flag,
    answers_kept,
    care_from,
    drop_answers,
    keep_answers,
    kept_of,
)

TODAY = date(2026, 11, 22)
FLAG = kept_of(Care(flag=Flag.OFF, since=TODAY, reminder=True))
answers = st.dictionaries(st.sampled_from(QUESTIONS), st.sampled_from(list(Answer)))


@given(first=answers, second=answers)
@settings(max_examples=60)
def test_what_is_kept_is_what_was_said_last_and_the_flag_stays(first, second):
    kept = keep_answers(keep_answers(FLAG, first, date(2026, 10, 1)), second, TODAY)

    found = answers_kept(kept)

    assert care_from(kept) == care_from(FLAG)
    assert drop_answers(kept) == FLAG
    if second:
        assert found is not None
        assert (found.day, dict(found.answers)) == (TODAY, second)
    else:
        assert found is None
        assert kept == FLAG, "a day alone would say that something was answered"


@pytest.mark.parametrize(
    "broken", [{"said_on": "soon"}, {"said.G1": "perhaps"}, {"said_on": None}]
)
def test_what_cannot_be_read_is_as_if_it_were_not_kept(broken):
    kept = keep_answers(FLAG, {"G1": "yes"}, TODAY) | broken

    assert answers_kept(kept) is None
    assert care_from(kept) == care_from(FLAG)


def test_words_of_ones_own_are_no_answer():
    with pytest.raises(ValueError, match="perhaps"):
        keep_answers({}, {"G1": "perhaps"}, TODAY)
