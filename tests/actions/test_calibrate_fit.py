"""Which records are made, in which order, and that an interruption loses none."""

import pytest

from bedding.actions.calibrate_fit import (
    LENGTHS,
    PARTS,
    QUICK,
    Amounts,
    Task,
    amounts_for,
    calibrate,
    outcome,
    tasks,
)

FEW = Amounts(sbc=2, recovery=0, reference=0, strange=3, long=0, full=0)


class StoppedError(Exception):
    """Someone pressed Ctrl-C."""


def test_every_part_has_its_records():
    wanted = tasks(amounts_for(500))

    counted = {part: sum(task.part == part for task in wanted) for part in PARTS}
    assert counted["sbc"] == 500
    assert counted["recovery"] == 100 * len(LENGTHS)
    assert counted["reference"] >= 20
    assert len({task.key for task in wanted}) == len(wanted)
    assert [task.part for task in tasks(QUICK, ("strange",))] == [
        "strange"
    ] * QUICK.strange


def test_a_release_has_two_thousand_strange_diaries():
    assert sum(task.part == "strange" for task in tasks(amounts_for(1000))) >= 2000


def test_an_interruption_loses_nothing(tmp_path):
    wanted = tasks(FEW, ("strange",))
    kept = tmp_path / "kept.jsonl"

    def stop(task, done, count):
        raise StoppedError

    with pytest.raises(StoppedError):
        calibrate(wanted, keep=kept, after=stop)
    done = []
    found = calibrate(
        wanted, keep=kept, after=lambda task, number, _: done.append(task.key)
    )

    assert set(found) == {task.key for task in wanted}
    assert len(done) == len(wanted) - 1


def test_a_record_gives_the_same_result_in_any_order():
    task = Task(part="strange", number=1, entries=0)

    one, again = outcome(task), outcome(task)

    assert {**one, "seconds": 0} == {**again, "seconds": 0}
    assert one["not_finite"] == []
