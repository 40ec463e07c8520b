"""Every number of the model: within its range, with a unit, a mark and a source that exists."""

import re
from dataclasses import FrozenInstanceError, fields
from typing import get_args

import jax
import pytest

from bedding.model.parameters import Parameters, about, parameter, table
from bedding.model.parameters.parameter import Mark
from bedding.model.sources import references

GROUPS = {group.name: getattr(Parameters(), group.name) for group in fields(Parameters)}
EVERY = {
    f"{name}.{member}": (value, known)
    for name, group in GROUPS.items()
    for member, (value, known) in table(group).items()
}
CITED = re.compile(r"\[([a-z]+\d{4}[a-z]?)\]")
UNITS = re.compile(r"[-\w*^/() ]+")


def wrong(condition):
    return sorted(
        name for name, (value, known) in EVERY.items() if not condition(value, known)
    )


def test_there_are_numbers_for_every_mechanism():
    assert len(GROUPS) == 14
    assert all(table(group) for group in GROUPS.values())


def test_every_default_lies_within_its_range():
    assert wrong(lambda value, known: known.low <= value <= known.high) == []
    assert wrong(lambda _, known: known.low < known.high) == []


def test_every_number_that_differs_between_persons_lies_inside_its_range():
    """The logit of where it lies has to be finite, or nobody could be drawn around it."""
    inside = wrong(
        lambda value, known: known.spread == 0 or known.low < value < known.high
    )

    assert inside == []


def test_every_spread_can_be_a_standard_deviation():
    assert wrong(lambda _, known: 0.0 <= known.spread < 3.0) == []


def test_every_number_has_a_unit():
    assert wrong(lambda _, known: UNITS.fullmatch(known.unit)) == []


def test_every_mark_is_one_of_the_three():
    assert wrong(lambda _, known: known.mark in get_args(Mark)) == []


def test_every_number_says_where_it_is_from():
    assert wrong(lambda _, known: known.source.strip() != "") == []


def test_every_key_that_a_number_cites_is_in_the_references():
    known_keys = references().keys()

    assert wrong(lambda _, known: set(CITED.findall(known.source)) <= known_keys) == []


@pytest.mark.parametrize("mark", ["measured", "derived"])
def test_every_number_that_was_not_chosen_cites_a_source(mark):
    unsourced = wrong(
        lambda _, known: known.mark != mark or CITED.search(known.source) is not None
    )

    assert unsourced == []


def test_a_number_that_was_chosen_says_so_or_whom_it_follows():
    """Where nobody published a number, the table says "chosen", or which finding it follows."""
    silent = wrong(
        lambda _, known: (
            known.mark != "chosen"
            or re.search(r"chosen|calibrated|hypothesis|no data", known.source)
            or CITED.search(known.source)
            or len(known.source.split()) > 4
        )
    )

    assert silent == []


def test_durations_are_days_and_positive():
    durations = {
        name
        for name in EVERY
        if re.search(r"(half_life|_time|recovery)$", name)
        and EVERY[name][1].unit == "day"
    }

    assert len(durations) > 15
    assert {name for name in durations if EVERY[name][1].low <= 0.0} == set()


def test_numbers_are_leaves_that_jax_sees():
    assert len(jax.tree.leaves(Parameters())) == len(EVERY)


def test_numbers_are_frozen():
    with pytest.raises(FrozenInstanceError):
        Parameters().alarm.recovery = 1.0  # type: ignore[misc]  # that it can't is the test


def test_what_is_known_travels_with_the_number():
    member = fields(GROUPS["alarm"])[0]

    value, known = table(GROUPS["alarm"])[member.name]
    assert about(member) == known
    assert member.default == value


def test_the_value_is_printed_as_the_source_prints_it_or_in_the_unit_of_the_program():
    made = parameter(0.25, unit="day", low=0.0, high=1.0, source="chosen")
    given = parameter(
        0.25, unit="day", low=0.0, high=1.0, source="chosen", printed="6 hours"
    )

    assert about(made).printed == "0.25 day"
    assert about(given).printed == "6 hours"
    assert about(made).mark == "chosen"
