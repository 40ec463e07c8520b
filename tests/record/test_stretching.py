"""What a key costs here: measured on imagined machines, whose speed and memory are known."""

import os
import time

import pytest

from bedding.record import stretching
from bedding.record.errors import WeakKeyError
from bedding.record.stretching import (
    AIM,
    FLOOR,
    LONGEST,
    MOST_LANES,
    MOST_MEMORY,
    MOST_PASSES,
    SHORTEST,
    Cost,
    calibrate,
    can_cost_more,
    check_cost,
    measure,
)

MIB = 1024  # [KiB]
PAGE = 4096  # [byte]


@pytest.fixture
def machine(monkeypatch):
    """Set a clock that runs as fast as memory is filled, and how much memory there is."""
    clock = [100.0]

    def set_up(*, seconds_per_mib, memory=64 * 1024 * MIB, start=0.0, bend=1.0):
        class Argon2id:
            def __init__(self, *, salt, length, iterations, lanes, memory_cost):
                self.takes = (
                    start + seconds_per_mib * (memory_cost / MIB) ** bend * iterations
                )

            def derive_into(self, material, key):
                clock[0] += self.takes

        pages = {"SC_PAGE_SIZE": PAGE, "SC_PHYS_PAGES": memory * 1024 // PAGE}
        monkeypatch.setattr(stretching, "Argon2id", Argon2id)
        monkeypatch.setattr(time, "perf_counter", lambda: clock[0])
        monkeypatch.setattr(os, "sysconf", pages.__getitem__)

    return set_up


def test_a_derivation_takes_as_long_as_the_clock_says(machine):
    machine(seconds_per_mib=0.001)

    assert measure(Cost(memory=200 * MIB, passes=3, lanes=4)) == pytest.approx(0.6)


@pytest.mark.parametrize("seconds_per_mib", [0.0003, 0.001, 0.0017, 0.002])
def test_memory_is_scaled_until_a_key_takes_as_long_as_is_aimed_for(
    machine, seconds_per_mib
):
    machine(seconds_per_mib=seconds_per_mib)

    cost = calibrate()

    # Time is proportional to memory here, so that the aim itself can be worked out.
    aimed = AIM / (seconds_per_mib * FLOOR.passes)
    assert cost == Cost(memory=int(aimed) * MIB, passes=FLOOR.passes, lanes=FLOOR.lanes)


@pytest.mark.parametrize("took", [SHORTEST, LONGEST])
def test_a_floor_that_takes_long_enough_is_left_as_it_is(machine, took):
    machine(seconds_per_mib=0.0, start=took)

    assert calibrate() == FLOOR


def test_a_slow_machine_gets_the_floor(machine):
    machine(seconds_per_mib=0.01)

    assert calibrate() == FLOOR


def test_a_first_guess_that_turns_out_too_quick_is_raised(machine):
    # Where something else takes time too, a guess from the floor is too small.
    machine(seconds_per_mib=0.0005, start=0.2)

    took = measure(calibrate())

    assert SHORTEST <= took <= LONGEST


def test_a_first_guess_that_turns_out_too_slow_is_taken_back(machine):
    # Where more memory takes more than its share of time, a guess from the floor is too large.
    machine(seconds_per_mib=0.0002, bend=1.5)
    guess = int(FLOOR.memory * AIM / measure(FLOOR))
    assert measure(Cost(memory=guess, passes=3, lanes=4)) > LONGEST

    took = measure(calibrate())

    assert SHORTEST <= took <= LONGEST


@pytest.mark.parametrize(
    ("memory", "most"), [(2 * MIB * MIB, 512 * MIB), (64 * MIB * MIB, MOST_MEMORY)]
)
def test_a_key_takes_a_quarter_of_the_memory_at_most_and_never_more_than_the_cap(
    machine, memory, most
):
    machine(seconds_per_mib=0.0001, memory=memory)

    assert calibrate().memory == most


def test_a_machine_with_less_memory_than_the_floor_needs_still_gets_the_floor(machine):
    machine(seconds_per_mib=0.0001, memory=128 * MIB)

    assert calibrate() == FLOOR


def test_where_the_memory_cannot_be_asked_the_cap_holds(machine, monkeypatch):
    machine(seconds_per_mib=0.00001)
    monkeypatch.delattr(os, "sysconf")

    assert calibrate().memory == MOST_MEMORY


def test_a_key_is_made_costlier_only_where_it_is_quick_and_there_is_room(machine):
    machine(seconds_per_mib=0.001, memory=1024 * MIB)
    room, none = (Cost(memory=each * MIB, passes=3, lanes=4) for each in (255, 256))

    assert can_cost_more(room, AIM / 2 - 0.01)
    assert not can_cost_more(room, AIM / 2)
    assert not can_cost_more(none, 0.0)


@pytest.mark.parametrize(
    "cost",
    [
        FLOOR,
        Cost(memory=MOST_MEMORY, passes=MOST_PASSES, lanes=MOST_LANES),
        Cost(memory=FLOOR.memory, passes=FLOOR.passes, lanes=1),
    ],
)
def test_a_cost_at_its_limits_is_accepted(cost):
    check_cost(cost, FLOOR)


@pytest.mark.parametrize(
    ("change", "name", "low", "high"),
    [
        ({"memory": FLOOR.memory - 1}, "memory in KiB", FLOOR.memory, MOST_MEMORY),
        ({"memory": MOST_MEMORY + 1}, "memory in KiB", FLOOR.memory, MOST_MEMORY),
        ({"passes": 2}, "number of passes", 3, MOST_PASSES),
        ({"passes": MOST_PASSES + 1}, "number of passes", 3, MOST_PASSES),
        ({"lanes": 0}, "number of lanes", 1, MOST_LANES),
        ({"lanes": MOST_LANES + 1}, "number of lanes", 1, MOST_LANES),
    ],
)
def test_a_cost_beyond_its_limits_is_refused_with_them(change, name, low, high):
    (value,) = change.values()

    with pytest.raises(WeakKeyError) as caught:
        check_cost(
            Cost(**{"memory": FLOOR.memory, "passes": 3, "lanes": 4, **change}), FLOOR
        )

    assert str(caught.value).startswith(
        f"The key's {name} is {value} and must lie between {low} and {high}."
    )
