"""What the figures were made on: the kind of machine and its versions, and how busy it was."""

import os
import platform
import time
from importlib.metadata import version
from pathlib import Path

PACKAGES = ("jax", "numpy", "scipy")


def machine() -> str:
    """Return cores, processor, memory and versions; no name of a host, no path."""
    facts = _facts("/proc/cpuinfo", "model name")
    processor = facts or platform.processor() or platform.machine()
    memory = _facts("/proc/meminfo", "MemTotal").removesuffix(" kB")
    size = f", {int(memory) / 1024**2:.0f} GB of memory" if memory else ""
    versions = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    return (
        f"{cores()} cores ({processor}){size}, {platform.system()}, "
        f"Python {platform.python_version()}, {versions}"
    )


def cores() -> int:
    """Return how many cores there are to run on."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def others(seconds: float = 1.0) -> float:
    """Return how many cores are busy while this program waits; nan where nothing tells."""
    if not Path("/proc/stat").exists():
        return float("nan")
    begin, before = time.perf_counter(), _busy()
    time.sleep(seconds)
    return (_busy() - before) / (time.perf_counter() - begin)


def _busy() -> float:
    """Return the seconds of processor that were used since the start of the machine."""
    line = Path("/proc/stat").read_text("ascii").partition("\n")[0]
    user, nice, system, _idle, _waiting, *rest = map(int, line.split()[1:])
    hard, soft, *_ = rest
    return (user + nice + system + hard + soft) / os.sysconf("SC_CLK_TCK")


def _facts(path: str, name: str) -> str:
    """Return the first value of that name in a file of the system, or an empty text."""
    if not Path(path).exists():
        return ""
    for line in Path(path).read_text("utf-8").splitlines():
        key, _, value = line.partition(":")
        if key.strip() == name:
            return value.strip()
    return ""
