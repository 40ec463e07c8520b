"""What is written is read back: the same diaries for every codebook and every kind of file."""

from dataclasses import replace
from datetime import datetime

import numpy as np
import pytest
from hypothesis import given, settings, strategies as st

from bedding.readers import (
    Beeps,
    Clock,
    Codebook,
    Condition,
    Elapsed,
    Measure,
    Part,
    read_codebook,
    read_table,
    write_table,
)
from bedding.readers.table_errors import UnwritableError
from bedding.types import CHANNELS, INPUTS, Channel, Diary
from bedding.units import days

SECONDS = 86_400

NAMES = (
    st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=8)
    .filter(lambda name: not name.replace(".", "").isdigit())
    .map(str.strip)
    .filter(bool)
)

# The values are put together outside the strategies: checking their types is not reproducible.
SCALES = st.sampled_from(
    [(0.0, 1.0, 2), (1.0, 7.0, 7), (-2.0, 2.0, 5), (0.0, 100.0, None)]
)
ABBREVIATED = ("%Y-%m-%d %H:%M:%S",)
TIMES = st.sampled_from(
    [
        Clock(column="t", formats=ABBREVIATED, zone=None, zones={}),
        Clock(column="t", formats=ABBREVIATED, zone="Asia/Kolkata", zones={}),
        Clock(column="t", formats=("%d/%m/%Y %I:%M:%S %p",), zone=None, zones={}),
        Elapsed(column="t", unit="hour"),
        Elapsed(column="t", unit="day"),
        Beeps(day="t", beep="n", beeps=4, first_hour=8, spacing=3.5),
    ]
)


def measures(draw, known, *, condition):
    found = []
    for name in draw(
        st.lists(st.sampled_from(known), min_size=1, max_size=3, unique=True)
    ):
        low, high, levels = draw(SCALES)
        count = draw(st.integers(1, 2))
        parts = tuple(
            Part(column=f"{name}{i}", reverse=draw(st.booleans())) for i in range(count)
        )
        otherwise = draw(st.sampled_from([None, low, high]))
        where = draw(st.sampled_from([None, condition]))
        found.append(
            Measure(
                name=name,
                parts=parts,
                low=low,
                high=high,
                levels=levels,
                where=where,
                otherwise=otherwise if where is not None else None,
                missing=draw(st.sampled_from([(), (-9.0,), ("none",)])),
            )
        )
    return tuple(found)


def codebooks(draw):
    condition = Condition(column="if", equals=draw(st.sampled_from([1.0, "yes"])))
    return Codebook(
        name="drawn",
        time=draw(TIMES),
        inputs=measures(draw, INPUTS, condition=condition),
        channels=measures(draw, CHANNELS, condition=condition),
        person="who",
        missing=("NA",),
        optional=frozenset(),
        order="error",
        duplicates="error",
        encoding=None,
        citation="",
        licence="",
        source="",
        about={},
    )


def answers(draw, measure, height):
    """Return answers on the scale of a measure, some of them missing."""
    if measure.step is None:
        one = st.floats(measure.low, measure.high)
    else:
        count = measure.levels - 1
        one = st.integers(0, count).map(
            lambda level: measure.low + level * measure.step
        )
    cells = draw(
        st.lists(one | st.just(float("nan")), min_size=height, max_size=height)
    )
    values = np.array(cells)
    if measure.otherwise is not None:
        # Where the condition does not hold, the measure is never unknown.
        values = np.where(np.isnan(values), measure.otherwise, values)
    return values


def diaries(draw, codebook):
    found = []
    # The first channel is answered in every entry, so that no row is empty.
    first = replace(codebook.channels[0], where=None, otherwise=None)
    for name in draw(st.lists(NAMES, min_size=1, max_size=3, unique=True)):
        if isinstance(codebook.time, Beeps):
            beeps = sorted(draw(st.sets(st.integers(0, 15), min_size=1, max_size=6)))
            hours = [beep // 4 * 24 + beep % 4 * 3.5 for beep in beeps]
            times = np.array([days(hour - hours[0], "hour") for hour in hours])
        else:
            steps = draw(st.lists(st.integers(1, 200_000), min_size=0, max_size=5))
            times = np.concatenate(([0], np.cumsum(steps, dtype=np.int64))) / SECONDS
        height = len(times)
        inputs = {}
        for measure in codebook.inputs:
            values = answers(draw, measure, height)
            inputs[measure.name] = (values - measure.low) / (measure.high - measure.low)
        channels = {}
        for measure in codebook.channels:
            values = answers(draw, measure, height)
            if measure.name == first.name:
                values = np.where(np.isnan(values), measure.low, values)
            channels[measure.name] = Channel(
                name=measure.name,
                values=values,
                low=measure.low,
                high=measure.high,
                levels=measure.levels if len(measure.parts) == 1 else None,
            )
        found.append(Diary(person=name, times=times, inputs=inputs, channels=channels))
    return tuple(found)


def written(draw):
    codebook = codebooks(draw)
    first, *others = codebook.channels
    codebook = replace(
        codebook, channels=(replace(first, where=None, otherwise=None), *others)
    )
    return codebook, diaries(draw, codebook)


def check_same(found, expected):
    assert [diary.person for diary in found] == [diary.person for diary in expected]
    for one, other in zip(found, expected, strict=True):
        # A clock that shows whole seconds: to the microsecond, of days.
        np.testing.assert_allclose(one.times, other.times, rtol=0, atol=1e-11)
        assert set(one.inputs) == set(other.inputs)
        assert set(one.channels) == set(other.channels)
        for name, values in one.inputs.items():
            np.testing.assert_allclose(values, other.inputs[name], rtol=0, atol=1e-12)
        for name, channel in one.channels.items():
            known = other.channels[name]
            assert replace(channel, values=known.values) == known
            # Turning a number round twice, and the mean of two, cost a last digit.
            np.testing.assert_allclose(channel.values, known.values, rtol=0, atol=1e-10)


@settings(max_examples=25, deadline=None)
@given(st.data(), st.sampled_from(["csv", "tsv", "parquet"]))
def test_what_is_written_is_read_back(tmp_path_factory, data, kind):
    codebook, expected = written(data.draw)
    path = tmp_path_factory.mktemp("written") / f"table.{kind}"

    write_table(expected, path, codebook)

    check_same(read_table(path, codebook), expected)


def evening(**parts):
    whole = {
        "person": "invented",
        "times": np.array([0.0, 1.0, 2.5]),
        "inputs": {
            "warmth": np.array([0.0, 0.5, np.nan]),
            "contact": np.array([0.0, 0.5, 1.0]),
        },
        "channels": {
            "mood": Channel(
                name="mood",
                values=np.array([1.0, np.nan, 7.0]),
                low=1.0,
                high=7.0,
                levels=7,
            )
        },
    }
    return Diary(**(whole | parts))


def mood(*values, low=1.0, high=7.0):
    return {
        "mood": Channel(
            name="mood", values=np.array(values), low=low, high=high, levels=None
        )
    }


def test_a_diary_of_this_program_goes_through_a_spreadsheet(tmp_path):
    path = tmp_path / "invented.csv"
    diary = evening()

    write_table([diary], path, read_codebook("diary"))
    (found,) = read_table(path, read_codebook("diary"))

    known = {
        name for name, values in found.inputs.items() if not np.isnan(values).all()
    }
    assert known == {"warmth", "contact"}
    assert found.person == "invented"
    np.testing.assert_allclose(found.times, diary.times)
    np.testing.assert_array_equal(found.inputs["warmth"], diary.inputs["warmth"])
    np.testing.assert_array_equal(
        found.channels["mood"].values, diary.channels["mood"].values
    )
    assert path.read_text().splitlines()[1].startswith("invented,2001-01-01T20:00:00")


def test_an_entry_without_answers_is_a_row_that_reading_leaves_out(tmp_path):
    path = tmp_path / "invented.csv"
    empty = {"warmth": np.array([0.0, np.nan, 1.0])}

    write_table([evening(inputs=empty)], path, read_codebook("diary"))
    (found,) = read_table(path, read_codebook("diary"))

    assert len(path.read_text().splitlines()) == 4
    np.testing.assert_allclose(found.times, [0.0, 2.5])


BEEP = Beeps(day="d", beep="b", beeps=2, first_hour=9, spacing=8)
DIARY = read_codebook("diary")
WHERE = Measure(
    name="warmth",
    parts=(Part(column="warmth"),),
    low=1,
    high=7,
    where=Condition(column="contact", equals=1),
)

UNWRITABLE = {
    "a measure without a place": (
        evening(),
        replace(DIARY, inputs=DIARY.inputs[:1], channels=DIARY.channels),
        "no place for warmth",
    ),
    "another scale": (
        evening(channels=mood(1.0, 2.0, 3.0, high=5.0)),
        DIARY,
        "from 1 to 5",
    ),
    "between two steps": (
        evening(channels=mood(1.0, 2.5, 3.0)),
        DIARY,
        "would not be read",
    ),
    "off the scale": (
        evening(channels=mood(1.0, 9.0, 3.0)),
        DIARY,
        "would not be read",
    ),
    "a code for no answer": (
        evening(),
        replace(DIARY, missing=(7.0,)),
        "would not be read",
    ),
    "two values in one cell": (
        evening(),
        replace(DIARY, inputs=(DIARY.inputs[0], WHERE)),
        "two",
    ),
    "hours without a question": (
        evening(),
        replace(DIARY, time=BEEP),
        "not at the hours",
    ),
    "a clock without hours": (
        evening(),
        replace(
            DIARY,
            time=Clock(column="time", formats=("%Y-%m-%d",), zone="UTC", zones={}),
        ),
        "can't hold the moments",
    ),
    "a name with spaces around it": (evening(person=" x"), DIARY, "another name"),
    "a name that is a number": (evening(person="4.0"), DIARY, "another name"),
}


@pytest.mark.parametrize(
    ("diary", "codebook", "said"), UNWRITABLE.values(), ids=UNWRITABLE
)
def test_what_would_not_be_read_back_is_not_written(tmp_path, diary, codebook, said):
    path = tmp_path / "invented.csv"

    with pytest.raises(UnwritableError, match=said):
        write_table([diary], path, codebook)

    assert not path.exists()


def test_several_persons_need_a_column_and_names_of_their_own(tmp_path):
    path = tmp_path / "invented.csv"

    with pytest.raises(UnwritableError, match="more than once"):
        write_table([evening(), evening()], path, DIARY)
    with pytest.raises(UnwritableError, match="no column"):
        write_table([evening(), evening(person="b")], path, replace(DIARY, person=None))
    with pytest.raises(UnwritableError, match="nothing"):
        write_table([], path, DIARY)


def test_a_start_without_a_zone_is_refused(tmp_path):
    naive = datetime(2024, 1, 1)  # noqa: DTZ001 -- what is refused here

    with pytest.raises(UnwritableError, match="time zone"):
        write_table([evening()], tmp_path / "invented.csv", DIARY, start=naive)
