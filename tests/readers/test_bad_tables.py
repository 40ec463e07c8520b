"""Every bad table is refused with its own error, which names the place, the value and the remedy."""

import pytest
from tests.readers.refusals import GOOD, HEADER, place, refused

from bedding.readers.table_errors import (
    BackwardTimeError,
    ClockError,
    DoubledColumnError,
    DuplicateTimeError,
    MissingColumnError,
    MissingPersonError,
    MissingTimeError,
    NoAnswersError,
    NotANumberError,
    OffTheScaleError,
    UnknownPersonError,
)

NUMBERS = 'kind = "elapsed"\ncolumn = "when"\nunit = "hour"'
BEEPS = (
    'kind = "beep"\nday = "when"\nbeep = "beep"\nbeeps = 3\nfirst_hour = 9\nspacing = 4'
)


def test_a_missing_column_is_named_with_the_one_that_was_meant(read):
    error = refused(
        read, MissingColumnError, "who,when,Warm ,moood\nbo,2024-03-01,5,3\n"
    )

    assert place(error) == (None, "warm", None)
    assert "Is it 'Warm'?" in str(error)


def test_a_column_that_may_be_absent_is_missed_when_only_its_capitals_differ(read):
    error = refused(
        read,
        MissingColumnError,
        "who,when,Warm,mood\n" + GOOD,
        top='optional = ["warm"]',
    )

    assert error.column == "warm"


def test_one_measure_at_least_must_be_there(read):
    top = 'optional = ["warm", "mood"]'

    error = refused(read, MissingColumnError, "who,when\nbo,2024-03-01\n", top=top)

    assert error.column == "warm"


def test_two_columns_of_one_name_are_refused_only_where_they_are_read(read):
    error = refused(
        read, DoubledColumnError, "who,when,warm,mood,mood\nbo,2024-03-01,1,2,3\n"
    )
    (bo,) = read("who,when,warm,mood,x,x\nbo,2024-03-01,1,2,3,4\n")

    assert error.column == "mood"
    assert bo.channels["mood"].values == [2.0]


@pytest.mark.parametrize("cell", ["0", "8", "-3", "1e9", "3.5", "inf", "99.5"])
def test_a_value_off_the_scale_or_between_its_steps(read, cell):
    kind = NotANumberError if cell == "inf" else OffTheScaleError

    error = refused(read, kind, HEADER + GOOD + f"bo,2024-03-02,5,{cell}\n")

    assert place(error) == (3, "mood", cell)


@pytest.mark.parametrize("cell", ["sad", "1,000", "nan", "3 4", "٣", "0x3", "--", "3;"])
def test_text_where_a_number_belongs(read, cell):
    error = refused(
        read, NotANumberError, HEADER + GOOD + f'bo,2024-03-02,5,"{cell}"\n'
    )

    assert place(error) == (3, "mood", cell)


def test_an_endless_story_in_a_cell_is_cut_off(read):
    with pytest.raises(NotANumberError) as caught:
        read(HEADER + f"bo,2024-03-02,5,{'a' * 4000}\n")

    assert caught.value.value == "a" * 4000
    assert len(str(caught.value)) < 400


def test_the_first_problem_in_the_order_of_the_rows_is_told(read):
    table = (
        HEADER
        + GOOD
        + "an,2024-03-01,5,3\n"
        + "bo,2024-02-01,5,3\n"
        + "bo,2024-03-02,5,9\n"
        + "bo,never,x,3\n"
    )

    assert place(refused(read, BackwardTimeError, table)) == (4, "when", "2024-02-01")
    assert (
        refused(
            read, OffTheScaleError, table.replace("2024-02-01", "2024-03-01 21:00")
        ).row
        == 5
    )
    cured = table.replace("2024-02-01", "2024-03-01 21:00").replace("5,9", "5,7")
    assert place(refused(read, NotANumberError, cured)) == (6, "warm", "x")
    assert place(refused(read, ClockError, cured.replace("x", "5"))) == (
        6,
        "when",
        "never",
    )


def test_only_the_rows_of_the_person_asked_for_are_looked_at(read):
    table = HEADER + GOOD + "an,2024-03-01,5,9\n"

    (bo,) = read(table, person="bo")

    assert bo.person == "bo"
    assert refused(read, OffTheScaleError, table, person="an").row == 3


def test_a_moment_before_the_one_above_it(read):
    table = HEADER + GOOD + "an,2024-01-01,5,3\nbo,2024-02-29,5,3\n"

    error = refused(read, BackwardTimeError, table)

    assert place(error) == (4, "when", "2024-02-29")
    assert error.previous == 2


def test_a_moment_that_comes_twice(read):
    table = HEADER + GOOD + "an,2024-03-01 20:00,5,3\nbo,2024-03-01T19:00Z,5,3\n"

    error = refused(read, DuplicateTimeError, table)

    assert place(error) == (4, "when", "2024-03-01T19:00Z")
    assert error.previous == 2


def test_sorting_does_not_hide_that_a_moment_comes_twice(read):
    table = HEADER + GOOD + "bo,2024-02-01,5,3\nbo,2024-03-01 20:00,5,3\n"

    error = refused(read, DuplicateTimeError, table, top='order = "sort"')

    assert (error.row, error.previous) == (4, 2)


def test_an_entry_without_its_moment(read):
    error = refused(read, MissingTimeError, HEADER + GOOD + "bo,,5,3\n")

    assert place(error) == (3, "when", None)


def test_an_entry_of_nobody(read):
    error = refused(read, MissingPersonError, HEADER + GOOD + " ,2024-03-02,5,3\n")

    assert place(error) == (3, "who", None)


@pytest.mark.parametrize(
    "cell", ["01/03/2024", "2024-13-01", "2024-02-30", "20:00", "45352"]
)
def test_a_moment_in_no_known_form(read, cell):
    error = refused(read, ClockError, HEADER + GOOD + f"bo,{cell},5,3\n")

    assert place(error) == (3, "when", cell)
    assert "formats" in error.remedy


def test_a_moment_without_a_zone_anywhere(read):
    time = 'kind = "clock"\ncolumn = "when"'

    error = refused(read, ClockError, HEADER + GOOD, time=time)

    assert place(error) == (2, "when", "2024-03-01 20:00")
    assert "zone = " in error.remedy


def test_an_abbreviation_of_a_zone_that_the_codebook_does_not_explain(read):
    error = refused(read, ClockError, HEADER + "bo,2024-03-01 20:00 EST,5,3\n")

    assert place(error) == (2, "when", "2024-03-01 20:00 EST")
    assert "zones" in error.remedy


def test_an_hour_that_the_clocks_skipped(read):
    error = refused(read, ClockError, HEADER + "bo,2024-03-31 02:30,5,3\n")

    assert place(error) == (2, "when", "2024-03-31 02:30")
    assert "Europe/Amsterdam" in str(error)


def test_text_among_hours(read):
    error = refused(
        read, NotANumberError, HEADER + "bo,1.5,5,3\nbo,later,5,3\n", time=NUMBERS
    )

    assert place(error) == (3, "when", "later")


@pytest.mark.parametrize(
    ("row", "column", "cell"),
    [
        ("bo,1,4,5,3", "beep", "4"),
        ("bo,1,1.5,5,3", "beep", "1.5"),
        ("bo,0.5,1,5,3", "when", "0.5"),
    ],
)
def test_a_question_that_is_not_on_the_day(read, row, column, cell):
    table = f"who,when,beep,warm,mood\n{row}\n"

    error = refused(read, OffTheScaleError, table, time=BEEPS)

    assert place(error) == (2, column, cell)


def test_a_person_who_is_not_there_with_the_first_few_who_are(read):
    table = HEADER + "".join(f"p{number},2024-03-01,1,1\n" for number in range(9))

    error = refused(read, UnknownPersonError, table, person="p10")

    assert "'p0', 'p1', 'p2', 'p3', 'p4' and 4 more" in str(error)
    assert place(error) == (None, None, "p10")


def test_rows_without_an_answer_in_any(read):
    table = HEADER + "bo,2024-03-01,,\nbo,2024-03-02,,NA\nan,2024-03-02,1,1\n"

    refused(read, NoAnswersError, table, person="bo")
    refused(read, NoAnswersError, HEADER + "bo,2024-03-01,,\n")
