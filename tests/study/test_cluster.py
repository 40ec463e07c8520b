"""A Dask cluster: several workers, one of them killed, and several hosts where there can be some."""

import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from typing import Any, cast

import pytest
from tests.study.parts import lasting
from tests.study.test_engine import PARTS, expected

from bedding.study.engine import open_engine
from bedding.study.plan import EnginePlan

pytest.importorskip("distributed", reason="the extra `cluster` isn't installed")

QUIET = {"DASK_DISTRIBUTED__ADMIN__TICK__LIMIT": "60s"}


def started(*arguments, before=()):
    """Start a scheduler or a worker; it finds the functions of the tests."""
    return subprocess.Popen(
        [*before, sys.executable, "-m", "distributed.cli.dask_" + arguments[0], *arguments[1:]],
        env={**os.environ, **QUIET, "PYTHONPATH": os.pathsep.join(sys.path)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )  # fmt: skip


def ended(process):
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


@pytest.fixture
def scheduler(tmp_path):
    """The address of a scheduler on this machine alone."""
    told = tmp_path / "scheduler.json"
    process = started(
        "scheduler",
        *("--host", "127.0.0.1", "--port", "0", "--no-dashboard"),
        *("--scheduler-file", str(told)),
    )
    until = time.monotonic() + 60
    while not told.exists() or not told.read_text("utf-8").strip():
        assert process.poll() is None
        assert time.monotonic() < until
        time.sleep(0.05)
    yield json.loads(told.read_text("utf-8"))["address"]
    ended(process)


def worker(address, before=()):
    return started(
        "worker",
        *(address, "--nworkers", "1", "--nthreads", "1", "--no-nanny", "--no-dashboard"),
        before=before,
    )  # fmt: skip


@pytest.mark.slow
@pytest.mark.timeout(240)
def test_a_worker_of_a_cluster_that_is_killed_changes_nothing(scheduler, tmp_path):
    begun = tmp_path / "begun"
    begun.mkdir()
    workers = [worker(scheduler) for _ in range(3)]
    engine = open_engine(EnginePlan(kind="dask", address=scheduler))
    cast("Any", engine)._client.wait_for_workers(3, timeout=120)

    def kill():
        while len(list(begun.iterdir())) < 4:
            time.sleep(0.01)
        number = int(next(begun.iterdir()).name.partition("-")[2])
        os.kill(number, signal.SIGKILL)

    killer = threading.Thread(target=kill)
    killer.start()
    engine.submit(lasting, [(part, str(begun)) for part in range(PARTS)])
    found = list(engine.gather())
    killer.join()
    engine.close()
    gone = [each.poll() is not None for each in workers]
    for each in workers:
        ended(each)

    assert found == expected()
    assert sum(gone) == 1


def hosts():
    """Say why there can't be several hosts here; empty where there can."""
    if shutil.which("ip") is None:
        return "there is no `ip` to make network namespaces with"
    made = subprocess.run(
        ["ip", "netns", "add", "bedding-try"], capture_output=True, check=False
    )
    if made.returncode:
        return f"no network namespaces here: {made.stderr.decode().strip()}"
    subprocess.run(["ip", "netns", "del", "bedding-try"], check=False)
    return ""


@pytest.mark.slow
@pytest.mark.timeout(240)
def test_two_hosts_give_the_same_as_one(tmp_path):
    why = hosts()
    if why:
        pytest.skip(why)

    def run(*words):
        subprocess.run(["ip", *words], check=True)

    names, processes = ("bedding-1", "bedding-2"), []
    run("link", "add", "bedding0", "type", "bridge")
    run("addr", "add", "10.253.7.254/24", "dev", "bedding0")
    run("link", "set", "bedding0", "up")
    try:
        for number, name in enumerate(names, start=1):
            run("netns", "add", name)
            run(
                "link",
                "add",
                f"bv{number}",
                "type",
                "veth",
                "peer",
                "name",
                f"bw{number}",
            )
            run("link", "set", f"bw{number}", "netns", name)
            run("link", "set", f"bv{number}", "master", "bedding0", "up")
            run(
                "-n", name, "addr", "add", f"10.253.7.{number}/24", "dev", f"bw{number}"
            )
            run("-n", name, "link", "set", f"bw{number}", "up")
            run("-n", name, "link", "set", "lo", "up")
        processes.append(
            started(
                "scheduler",
                "--host",
                "10.253.7.254",
                "--port",
                "8791",
                "--no-dashboard",
            )
        )
        address = "tcp://10.253.7.254:8791"
        processes += [
            worker(address, before=("ip", "netns", "exec", name)) for name in names
        ]
        time.sleep(2)
        engine = open_engine(EnginePlan(kind="dask", address=address))
        cast("Any", engine)._client.wait_for_workers(2, timeout=120)
        engine.submit(lasting, [(part, str(tmp_path)) for part in range(PARTS)])
        found = list(engine.gather())
        engine.close()
    finally:
        for each in processes:
            ended(each)
        for name in names:
            subprocess.run(["ip", "netns", "del", name], check=False)
        subprocess.run(["ip", "link", "del", "bedding0"], check=False)

    assert found == expected()
