"""Help lines: dated, verified before they are shown, and found where they are needed."""

from dataclasses import replace
from datetime import date, timedelta
from urllib.parse import urlsplit

import pytest

from bedding.care import HelpLineError, countries, help_lines, stale
from bedding.care.help_lines import NEEDS, all_lines, shown

READ_ON = date(2026, 11, 22)


def test_every_line_has_a_name_of_its_own_a_source_and_a_way_in():
    lines = all_lines()
    assert len({line.id for line in lines}) == len(lines)
    for line in lines:
        assert urlsplit(line.source_url).scheme == "https"
        assert line.number or urlsplit(line.chat).scheme == "https"
        assert line.for_whom
        assert line.languages


def test_unverified_line_is_in_the_data_and_never_shown():
    hidden = {line.id for line in all_lines() if line.status == "unverified"}
    assert hidden
    for country in (None, "NL", "BE", "GB", "US", "XX"):
        assert not hidden & {line.id for line in help_lines(country)}


@pytest.mark.parametrize("country", ["NL", "BE", "GB", "US"])
def test_every_country_has_an_emergency_number_first_and_help_for_danger_and_suicide(
    country,
):
    lines = help_lines(country)
    assert "emergency" in lines[0].for_whom
    assert {line.country for line in lines} <= {country, "any"}
    for need in ("danger", "suicide"):
        assert any(need in line.for_whom and line.number for line in lines)


@pytest.mark.parametrize(
    ("country", "number"),
    [("NL", "113"), ("BE", "1813"), ("GB", "116 123"), ("US", "988")],
)
def test_suicide_line_comes_first_when_that_is_the_need(country, number):
    assert help_lines(country, need="suicide")[0].number == number


@pytest.mark.parametrize(
    ("country", "numbers"),
    [
        ("NL", ["112", "0800-2000"]),
        ("BE", ["112", "101", "1712"]),
        ("US", ["911", "1-800-799-7233"]),
    ],
)
def test_line_for_danger_follows_the_emergency_number(country, numbers):
    lines = help_lines(country, need="danger")
    assert [line.number for line in lines[: len(numbers)]] == numbers


@pytest.mark.parametrize("country", [None, "NL", "BE", "GB", "US"])
@pytest.mark.parametrize("need", [each for each in NEEDS if each != "suicide"])
def test_what_is_needed_comes_after_every_emergency_number_and_before_the_rest(
    country, need
):
    plain, lines = help_lines(country), help_lines(country, need=need)

    groups = [
        [line for line in plain if "emergency" in line.for_whom],
        [line for line in plain if need in line.for_whom and "emergency" not in line.for_whom],
        [line for line in plain if not {need, "emergency"} & set(line.for_whom)],
    ]  # fmt: skip
    assert list(lines) == [line for group in groups for line in group]


def test_without_a_need_only_the_emergency_numbers_go_before_the_order_of_the_file():
    urgent = [line for line in shown() if "emergency" in line.for_whom]

    rest = [line for line in shown() if line not in urgent]
    assert list(help_lines(None)) == urgent + rest


def test_unknown_country_gets_every_line():
    assert set(help_lines(None)) == set(help_lines("XX")) == set(shown())
    assert set(countries()) == {"NL", "BE", "GB", "US"}


def test_lines_grow_stale_after_half_a_year():
    assert stale(READ_ON + timedelta(days=180)) == ()
    assert stale(READ_ON + timedelta(days=181)) == shown()


def test_line_that_cannot_be_is_refused_with_its_name():
    line = all_lines()[0]
    for change, place, value in (
        ({"status": "perhaps"}, "status", "perhaps"),
        ({"for_whom": ("danger", "everyone")}, "for_whom", "everyone"),
        ({"cost": "a lot"}, "cost", "a lot"),
        ({"hours": "sometimes"}, "hours", "sometimes"),
        ({"number": "", "chat": ""}, "number", ""),
    ):
        with pytest.raises(HelpLineError) as caught:
            replace(line, **change)
        assert caught.value.line == line.id
        assert str(caught.value) == (
            f"Help line {line.id}: {place} is {value!r}. See the head of the file."
        )
    with pytest.raises(HelpLineError):
        help_lines("NL", need="money")
