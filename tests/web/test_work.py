"""Long work: in another process, with progress, an end that is asked for, and no remains."""

import os
import time
from pathlib import Path

import pytest
from tests.web.conftest import until

from bedding.web.errors import WorkError
from bedding.web.work import State, Worker


def double(number):
    return os.getpid(), 2 * number


def slow(progress):
    for step in range(100):
        progress(step / 100)
        time.sleep(0.1)


def fails():
    raise ValueError("what a person wrote")


def ends():
    os._exit(3)


@pytest.fixture
def worker(monkeypatch):
    # The other process has to find this file.
    monkeypatch.syspath_prepend(str(Path(__file__).parents[2]))
    made = Worker()
    yield made
    made.stop()


HERE = "tests.web.test_work"


def test_work_is_done_elsewhere_and_in_order(worker):
    works = [worker.begin(f"{HERE}:double", number=number) for number in (1, 2, 3)]
    assert all(work.wait(20) for work in works)

    outcomes = [work.outcome() for work in works]

    assert [result for _, result in outcomes] == [2, 4, 6]
    assert len({process for process, _ in outcomes}) == 1
    assert outcomes[0][0] != os.getpid()


def test_work_tells_how_far_it_is_and_ends_when_asked(worker):
    work = worker.begin(f"{HERE}:slow")
    until(lambda: (work.share or 0) > 0, 20)

    worker.stop()

    assert work.wait(5)
    assert work.state is State.FAILED
    again = worker.begin(f"{HERE}:double", number=4)
    assert again.wait(20)
    assert again.outcome()[1] == 8


def test_what_fails_says_which_kind_and_never_what_was_in_it(worker):
    work = worker.begin(f"{HERE}:fails")
    assert work.wait(20)

    with pytest.raises(WorkError) as failed:
        work.outcome()

    assert "ValueError" in str(work.error)
    assert "wrote" not in f"{failed.value} {work.error}"


def test_a_worker_that_dies_ends_its_work(worker):
    work = worker.begin(f"{HERE}:ends")

    assert work.wait(20)
    assert work.state is State.FAILED
    after = worker.begin(f"{HERE}:double", number=5)
    assert after.wait(20)
    assert after.outcome()[1] == 10
