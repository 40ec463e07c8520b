"""Moments, however they are written, become days since the first entry."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from hypothesis import given, settings, strategies as st

from bedding.readers import read_codebook, read_table

HOUR = 1 / 24


def days(*moments):
    return [(moment - moments[0]) / timedelta(days=1) for moment in moments]


@pytest.mark.parametrize(
    ("cells", "hours"),
    [
        (["2024-03-01 20:00+01", "2024-03-01T19:30Z"], 0.5),
        (["2024-03-01 20:00:00.5 +0530", "2024-03-01 16:30:00.5 CET"], 1.0),
        (["2024-03-01 20:00 UTC", "2024-03-01 22:00:00.25"], 1.0 + 0.25 / 3600),
        (["2024-03-30 20:00", "2024-03-31 20:00"], 23.0),
        (["2024-10-26 20:00", "2024-10-27 20:00"], 25.0),
        (["2024-10-27 01:30", "2024-10-27 02:30", "2024-10-27 03:30"], 3.0),
    ],
)
def test_zones_and_summer_time(read, cells, hours):
    time = 'kind = "clock"\ncolumn = "when"\nzone = "Europe/Amsterdam"\n[time.zones]\nCET = 1'
    table = "who,when,warm,mood\n" + "".join(f"bo,{cell},1,1\n" for cell in cells)

    (bo,) = read(table, time=time)

    np.testing.assert_allclose(bo.times[-1] * 24, hours, rtol=1e-12)


def test_forms_that_the_codebook_names(read):
    time = (
        'kind = "clock"\ncolumn = "when"\nzone = "UTC"\n'
        'formats = ["%d/%m/%Y %I:%M %p", "%d-%b-%Y"]'
    )
    table = "who,when,warm,mood\nbo,01/03/2024 08:00 PM,1,1\nbo,03-Mar-2024,1,1\n"

    (bo,) = read(table, time=time)

    np.testing.assert_allclose(bo.times, [0.0, 1.0 + 4 * HOUR])


@pytest.mark.parametrize(
    ("unit", "day"), [("second", 86400), ("minute", 1440), ("week", 1 / 7)]
)
def test_time_since_some_start(read, unit, day):
    time = f'kind = "elapsed"\ncolumn = "when"\nunit = "{unit}"'

    (bo,) = read(f"who,when,warm,mood\nbo,99,1,1\nbo,{99 + 2 * day},1,1\n", time=time)

    np.testing.assert_allclose(bo.times, [0.0, 2.0])


def test_days_with_numbered_questions(read):
    time = 'kind = "beep"\nday = "when"\nbeep = "n"\nbeeps = 3\nfirst_hour = 9\nspacing = 4'

    (bo,) = read(
        "who,when,n,warm,mood\nbo,5,2,1,1\nbo,5,3,1,1\nbo,7,1.0,1,1\n", time=time
    )

    np.testing.assert_allclose(bo.times * 24, [0.0, 4.0, 44.0])


@st.composite
def local_moments(draw):
    zone = draw(
        st.sampled_from(["Europe/Amsterdam", "America/New_York", "Asia/Kolkata", "UTC"])
    )
    start = draw(st.datetimes(datetime(1990, 1, 1), datetime(2035, 1, 1)))  # noqa: DTZ001 -- local
    minutes = draw(st.lists(st.integers(1, 5000), min_size=1, max_size=8))
    moments = [start.replace(microsecond=0)]
    for step in minutes:
        moments.append(moments[-1] + timedelta(minutes=step))
    aware = [moment.replace(tzinfo=ZoneInfo(zone)) for moment in moments]
    # Of hours that come twice or never the order is not that of the clock.
    real = [moment.astimezone(UTC) for moment in aware]
    skipped = any(
        moment.astimezone(UTC).astimezone(ZoneInfo(zone)) != moment
        or moment.utcoffset() != moment.replace(fold=1).utcoffset()
        for moment in aware
    )
    return zone, moments, real, skipped


@settings(max_examples=25, deadline=None)
@given(local_moments())
def test_local_time_agrees_with_the_standard_library(tmp_path_factory, case):
    zone, moments, real, skipped = case
    folder = tmp_path_factory.mktemp("local")
    table = folder / "bo.csv"
    table.write_text(
        "when,mood\n" + "".join(f"{moment.isoformat()},1\n" for moment in moments)
    )
    book = folder / "book.toml"
    book.write_text(
        f'name = "x"\n[time]\nkind = "clock"\ncolumn = "when"\nzone = "{zone}"\n'
        '[channels.mood]\ncolumn = "mood"\nlow = 0\nhigh = 1\n'
    )
    if skipped:
        return

    (bo,) = read_table(table, read_codebook(book))

    np.testing.assert_allclose(bo.times, days(*real), rtol=1e-12, atol=1e-12)
