"""Pytest in a child of a process that has its slow imports done, without any module of ours.

A fork costs milliseconds where a start costs seconds. The child sees one tree alone, and so do
the programs that its tests start.
"""

import contextlib
import os
import resource
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import beartype
import hypothesis
import jax
import jaxtyping
import numpy as np
import pytest
import scipy.stats

WARM: Final = (beartype, hypothesis, jax, jaxtyping, np, pytest, scipy.stats)
"""What is in memory before the first fork; importing it is all that is wanted of most."""

OURS: Final = ("bedding", "benchmarks", "tests", "docs")
ARGUMENTS: Final = (
    "-x", "-q", "--no-header", "--tb=line", "-p", "no:randomly", "-p", "no:cacheprovider",
    "-p", "no:xdist", "-W", "ignore:Module already imported",
)  # fmt: skip
TIMEOUT: Final = -1
"""In place of an exit code: the time was over."""


def in_child(
    tree: Path,
    arguments: Sequence[str],
    *,
    processor: float,
    wall: float,
    said: Path,
) -> tuple[int, float, float]:
    """Return pytest's exit code in a child, how long it took, and how much of a processor [second].

    Args:
        tree: The tree to test; its `src` is where the package is read from.
        arguments: What pytest is given besides `ARGUMENTS`.
        processor: How much of a processor it may use [second].
        wall: How long it may take [second].
        said: Where what it prints goes.
    """
    scratch = Path(tempfile.mkdtemp(prefix="mutant-"))
    began = time.monotonic()
    child = os.fork()
    if child == 0:
        code = 70
        try:
            _enter(tree, said, processor)
            code = int(pytest.main([*ARGUMENTS, f"--basetemp={scratch}/t", *arguments]))
        except BaseException:  # noqa: BLE001 -- a child ends here, whatever happened
            traceback.print_exc()
        with contextlib.suppress(BaseException):
            sys.stdout.flush()
            sys.stderr.flush()
        os._exit(code)
    before = _used()
    code = _waited(child, began + wall)
    shutil.rmtree(scratch, ignore_errors=True)
    return code, time.monotonic() - began, _used() - before


def compiled_in(folder: Path) -> None:
    """Keep compiled programs between children: what a fault doesn't touch is compiled once."""
    jax.config.update("jax_compilation_cache_dir", str(folder))
    jax.config.update("jax_persistent_cache_min_compile_time_secs", 0.1)


def _used() -> float:
    """Return how much of a processor all children that ended have used [second]."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _enter(tree: Path, said: Path, processor: float) -> None:
    """Make this process one that knows only the tree, prints to a file, and ends in time."""
    os.setsid()
    out = os.open(said, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    os.dup2(out, 1)
    os.dup2(out, 2)
    resource.setrlimit(resource.RLIMIT_CPU, (int(processor) + 1, int(processor) + 5))
    os.chdir(tree)
    here = Path(__file__).resolve().parents[2]
    elsewhere = {str(here), str(here / "src"), "", "."}
    sys.path[:] = [
        str(tree / "src"),
        *(each for each in sys.path if each not in elsewhere),
    ]
    os.environ["PYTHONPATH"] = str(tree / "src")
    os.environ["PYTHONDONTWRITEBYTECODE"] = "1"
    sys.dont_write_bytecode = True
    for name in [each for each in sys.modules if each.partition(".")[0] in OURS]:
        del sys.modules[name]
    hypothesis.settings.register_profile(
        "mutation", database=None, derandomize=True, deadline=None
    )
    hypothesis.settings.load_profile("mutation")


def _waited(child: int, until: float) -> int:
    """Return a child's exit code, or `TIMEOUT` for one that used up its time."""
    while True:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            break
        if time.monotonic() > until:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(child, signal.SIGKILL)
            os.waitpid(child, 0)
            return TIMEOUT
        time.sleep(0.02)
    with contextlib.suppress(ProcessLookupError):
        os.killpg(child, signal.SIGKILL)  # what it started and left behind
    code = os.waitstatus_to_exitcode(status)
    return TIMEOUT if code in {-signal.SIGXCPU, -signal.SIGKILL} else code
