"""Engines: results in order whatever the number of workers, and nothing lost with one of them."""

import os
import signal
import threading
import time

import numpy as np
import pytest
from tests.study.parts import drawn, fatal, lasting, variables, wrong

from bedding.study.engine import LocalEngine, open_engine
from bedding.study.errors import ClusterError, LostWorkerError
from bedding.study.plan import EnginePlan

PARTS = 12


def expected():
    return [float(np.random.default_rng(part).normal()) for part in range(PARTS)]


@pytest.fixture(scope="module", params=[1, 2, 4])
def engine(request):
    made = LocalEngine(request.param)
    yield made
    made.close()


def test_results_come_in_order_whatever_the_number_of_workers(engine):
    engine.submit(drawn, range(PARTS))

    assert list(engine.gather()) == expected()


def test_workers_have_one_thread_each_and_this_process_keeps_its_own(engine):
    before = dict(os.environ)

    engine.submit(variables, ["OPENBLAS_NUM_THREADS", "NPROC"])

    assert list(engine.gather()) == ["1", "1"]
    assert dict(os.environ) == before


def test_parts_are_read_no_further_ahead_than_workers_need(engine):
    read = []

    def parts():
        for part in range(PARTS):
            read.append(part)
            yield part

    engine.submit(drawn, parts())
    walk = engine.gather()
    next(walk)

    assert len(read) <= 2 * engine.workers + 1
    assert [0, *walk][1:] == expected()[1:]


def test_what_a_part_raises_comes_out(engine):
    engine.submit(wrong, [1])

    with pytest.raises(ValueError, match="part 1"):
        list(engine.gather())


def test_a_worker_that_is_killed_at_three_moments_changes_nothing(tmp_path):
    engine = LocalEngine(2)
    killed = []

    def kill():
        # At three moments: each time when a few more parts have begun than the time before.
        for begun in (1, 5, 9):
            while len(list(tmp_path.iterdir())) < begun:
                time.sleep(0.01)
            for worker in engine.processes()[:1]:
                os.kill(worker, signal.SIGKILL)
                killed.append(worker)

    killer = threading.Thread(target=kill)
    killer.start()
    engine.submit(lasting, [(part, str(tmp_path)) for part in range(PARTS)])
    found = list(engine.gather())
    killer.join()
    engine.close()

    assert len(set(killed)) == 3
    assert found == expected()


def test_a_part_that_ends_every_process_is_named():
    engine = LocalEngine(1, source="here.toml")
    engine.submit(fatal, range(5))

    with pytest.raises(LostWorkerError, match=r"here\.toml.*part 3.*fewer persons"):
        list(engine.gather())
    engine.close()


def test_nothing_is_started_before_there_is_work():
    engine = LocalEngine(2)

    assert engine.processes() == ()
    engine.close()


def test_a_cluster_that_does_not_answer_is_said(monkeypatch):
    monkeypatch.setattr("bedding.study.engine.cluster.PATIENCE", 1)
    plan = EnginePlan(kind="dask", address="tcp://127.0.0.1:9")

    with pytest.raises(ClusterError, match="dask scheduler"):
        open_engine(plan)
