import numpy as np
import pytest

from bedding.readers import read_table

HEADER = "who,when,warm,mood\n"


def test_a_table_becomes_a_diary_for_each_person_as_they_first_appear(read):
    table = (
        HEADER
        + "bo,2024-03-01 20:00,5,3\n"
        + "an,2024-03-01 21:00,10,7\n"
        + "bo,2024-03-02 08:00,0,\n"
    )

    bo, an = read(table)

    assert (bo.person, an.person) == ("bo", "an")
    np.testing.assert_array_equal(bo.times, [0.0, 0.5])
    np.testing.assert_array_equal(bo.inputs["warmth"], [0.5, 0.0])
    np.testing.assert_array_equal(bo.channels["mood"].values, [3.0, np.nan])
    mood = bo.channels["mood"]
    assert (mood.name, mood.low, mood.high, mood.levels) == ("mood", 1.0, 7.0, 7)
    np.testing.assert_array_equal(an.times, [0.0])
    np.testing.assert_array_equal(an.inputs["warmth"], [1.0])


def test_rows_without_any_answer_are_left_out(read):
    table = (
        HEADER
        + "bo,2024-03-01 20:00,,NA\n"
        + "an,2024-03-01 20:00,,\n"
        + "bo,,,\n"
        + "bo,2024-03-03 20:00,,4\n"
        + "bo,2024-03-04 20:00,1,99\n"
    )

    (bo,) = read(table)

    np.testing.assert_array_equal(bo.times, [0.0, 1.0])
    np.testing.assert_array_equal(bo.inputs["warmth"], [np.nan, 0.1])
    np.testing.assert_array_equal(bo.channels["mood"].values, [4.0, np.nan])


def test_two_rows_are_a_diary(read):
    (bo,) = read(HEADER + "bo,2024-03-01,1,1\nbo,2024-03-02,1,1\n")

    np.testing.assert_array_equal(bo.times, [0.0, 1.0])


def test_one_person_can_be_read_alone(read):
    table = HEADER + "bo,2024-03-01,1,1\nan,2024-03-01,1,sad\nbo,2024-03-02,1,2\n"

    (bo,) = read(table, person="bo")

    assert bo.person == "bo"
    np.testing.assert_array_equal(bo.channels["mood"].values, [1.0, 2.0])


def test_a_number_that_got_decimals_is_still_the_same_person(read):
    diaries = read(
        HEADER + "4.0,2024-03-01,1,1\n4,2024-03-02,1,1\n4.5,2024-03-01,1,1\n"
    )

    assert [diary.person for diary in diaries] == ["4", "4.5"]


def test_a_table_without_persons_is_named_after_its_file(write, codebook):
    path = write("when,warm,mood\n2024-03-01,1,1\n", "spring.csv")

    (diary,) = read_table(path, codebook(person=""))

    assert diary.person == "spring"


def test_a_measure_is_the_mean_of_the_columns_that_have_an_answer(read):
    mood = 'columns = ["a", { column = "b", reversed = true }]\nlow = 1\nhigh = 7\nlevels = 7'
    table = (
        "who,when,warm,a,b\nbo,2024-03-01,1,2,1\nbo,2024-03-02,1,2,\n"
        "bo,2024-03-03,1,,3\nbo,2024-03-04,1,,\n"
    )

    (bo,) = read(table, mood=mood)

    np.testing.assert_array_equal(bo.channels["mood"].values, [4.5, 2.0, 5.0, np.nan])
    assert bo.channels["mood"].levels is None


def test_reversed_turns_every_column_round_and_one_of_them_back(read):
    mood = 'columns = ["a", { column = "b", reversed = true }]\nlow = -2\nhigh = 2\nreversed = true'

    (bo,) = read("who,when,warm,a,b\nbo,2024-03-01,1,2,0\n", mood=mood)

    np.testing.assert_array_equal(bo.channels["mood"].values, [-1.0])


@pytest.mark.parametrize(
    ("equals", "cells"),
    [("1", ["1", "1.0", "0", ""]), ('"yes"', ["yes", " yes ", "no", ""])],
    ids=["number", "text"],
)
def test_a_condition_says_in_which_rows_a_column_is_read(read, equals, cells):
    where = f'where = {{ column = "if", equals = {equals} }}'
    mood = f'column = "mood"\nlow = 1\nhigh = 7\n{where}'
    warmth = f'column = "warm"\nlow = 0\nhigh = 10\n{where}\notherwise = 5'
    rows = [
        f"bo,2024-03-0{day},9,{7 - day},{cell}\n" for day, cell in enumerate(cells, 1)
    ]

    (bo,) = read("who,when,warm,mood,if\n" + "".join(rows), mood=mood, warmth=warmth)

    np.testing.assert_array_equal(bo.times, [0.0, 1.0])
    np.testing.assert_array_equal(bo.channels["mood"].values, [6.0, 5.0])
    np.testing.assert_array_equal(bo.inputs["warmth"], [0.9, 0.9])


def test_the_value_for_other_rows_makes_no_entry_and_fills_those_that_are(read):
    warmth = 'column = "warm"\nlow = 0\nhigh = 10\nwhere = { column = "if", equals = 1 }\notherwise = 5'
    table = (
        "who,when,warm,mood,if\n"
        "bo,2024-03-01,9,1,1\n"
        "bo,2024-03-02,9,,0\n"
        "bo,2024-03-03,9,2,0\n"
        "bo,2024-03-04,,3,1\n"
    )

    (bo,) = read(table, warmth=warmth)

    np.testing.assert_array_equal(bo.times, [0.0, 2.0, 3.0])
    np.testing.assert_array_equal(bo.inputs["warmth"], [0.9, 0.5, np.nan])


def test_what_a_condition_leaves_out_may_be_anything(read):
    mood = 'column = "mood"\nlow = 1\nhigh = 7\nwhere = { column = "if", equals = 1 }'
    table = "who,when,warm,mood,if\nbo,2024-03-01,1,text,0\nbo,2024-03-02,1,800,0\n"

    (bo,) = read(table, mood=mood)

    assert np.isnan(bo.channels["mood"].values).all()


def test_codes_for_no_answer_can_be_for_one_measure(read):
    mood = 'column = "mood"\nlow = 1\nhigh = 7\nmissing = [-1, "refused"]'
    table = (
        HEADER + "bo,2024-03-01,1,-1.0\nbo,2024-03-02,1,refused\nbo,2024-03-03,1,99\n"
    )

    (bo,) = read(table, mood=mood)

    assert np.isnan(bo.channels["mood"].values).all()


def test_columns_that_may_be_absent_are(read):
    top = 'optional = ["warm", "who"]'

    (diary,) = read("when,mood\n2024-03-01,3\n", top=top)

    assert diary.person == "table"
    assert dict(diary.inputs) == {}
    np.testing.assert_array_equal(diary.channels["mood"].values, [3.0])


def test_what_goes_back_in_time_is_sorted_where_the_codebook_says_so(read):
    table = (
        HEADER
        + "bo,2024-03-03,1,3\nan,2024-03-09,1,7\nbo,2024-03-01,1,1\nbo,2024-03-02,1,2\n"
    )

    bo, an = read(table, top='order = "sort"')

    np.testing.assert_array_equal(bo.times, [0.0, 1.0, 2.0])
    np.testing.assert_array_equal(bo.channels["mood"].values, [1.0, 2.0, 3.0])
    np.testing.assert_array_equal(an.channels["mood"].values, [7.0])


TWICE = (
    HEADER + "bo,2024-03-01,2,3\nbo,2024-03-01,,6\nbo,2024-03-02,4,\nbo,2024-03-02,8,\n"
)


def test_the_first_of_two_entries_at_one_moment_is_kept(read):
    (bo,) = read(TWICE, top='duplicates = "first"')

    np.testing.assert_array_equal(bo.times, [0.0, 1.0])
    np.testing.assert_array_equal(bo.channels["mood"].values, [3.0, np.nan])
    np.testing.assert_array_equal(bo.inputs["warmth"], [0.2, 0.4])
    assert bo.channels["mood"].levels == 7


def test_the_mean_of_two_entries_at_one_moment_has_no_levels(read):
    (bo,) = read(TWICE, top='duplicates = "mean"')

    np.testing.assert_array_equal(bo.times, [0.0, 1.0])
    np.testing.assert_array_equal(bo.channels["mood"].values, [4.5, np.nan])
    np.testing.assert_array_equal(bo.inputs["warmth"], [0.2, 0.6])
    assert bo.channels["mood"].levels is None
