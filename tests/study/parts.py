"""What workers do in the tests of engines: nothing of the program, so that they begin at once."""

import os
import signal
import time
from pathlib import Path

import numpy as np


def drawn(part):
    """A few numbers by chance of the part's own, after a while."""
    time.sleep(0.02 * (part % 3))
    return float(np.random.default_rng(part).normal())


def variables(name):
    return os.environ.get(name)


def fatal(part):
    if part == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return part


def wrong(part):
    raise ValueError(f"part {part}")


def lasting(part):
    """Longer work, that says in a file that it has begun."""
    number, folder = part
    Path(folder, f"{number}-{os.getpid()}").touch()
    time.sleep(0.15)
    return drawn(number)
