"""The likelihood of one channel beside a general filter written by others, in square roots.

`python -m benchmarks.likelihood [--json FILE]`. Fifty data sets with uneven times, up to 60 %
missing, a read-out that jumps, and answers so fine that they are points: then everything is linear
and Gaussian. Answers lie within 25 standard deviations, beyond which the filter here continues the
tail by its leading term. cuthbert has level and gain as states that stay, in an environment of its own; where
that can't be made the row is skipped with the reason. Goal: equal to 1e-8 of its value.
"""

import argparse
import json
import subprocess
import tempfile
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.rivals import python_with, usual_folder, version_of

CASES = 50
COUNT = 60
FINE = 1e-6
"""Half the way between answers on a scale so fine that they are points."""
GOAL = 1e-8
PACKAGE = "cuthbert"

THEIRS = """
import sys
import jax
jax.config.update("jax_enable_x64", True)
import jax.numpy as jnp
import numpy as np
from cuthbert import filter as run
from cuthbert.gaussian import kalman
given = np.load(sys.argv[1])
@jax.jit
def density(start, left, fresh, reads, noise, answers):
    def moves(now):
        left, fresh, *_ = now
        return jnp.diag(jnp.array([left, 1.0, 1.0])), jnp.zeros(3), jnp.diag(jnp.array([fresh, 0.0, 0.0]))
    def shows(now):
        _, _, read, answer = now
        return jnp.array([[1.0, 1.0, read]]), jnp.zeros(1), noise[None, None], answer[None]
    filter = kalman.build_filter(jnp.zeros(3), jnp.diag(start), moves, shows)
    inputs = (left, fresh, reads, answers)
    return run(filter, inputs, filter.init_prepare()).log_normalizing_constant[-1]
print([float(density(*each)) for each in zip(*(given[name] for name in
    ("start", "left", "fresh", "reads", "noise", "answers")))])
"""


def cases() -> dict[str, np.ndarray]:
    """Return the data sets as arrays, axis `case` first; answers are NaN where there is none."""
    random = np.random.default_rng(0)
    shape = (CASES, COUNT)
    jumps = random.normal(size=shape) * (random.uniform(size=shape) < 0.3)
    size = np.exp(random.normal(-2.0, 0.7, CASES))
    answers = np.clip(random.normal(0.5, 2.0 * size[:, None], shape), 0.01, 0.99)
    answers[random.uniform(size=shape) < random.uniform(0.0, 0.6, (CASES, 1))] = np.nan
    return {
        "elapsed": random.exponential(0.7, shape) + 1e-3,
        "reads": np.cumsum(jumps, axis=1),
        "answers": answers,
        "size": size,
        "carried": random.uniform(0.02, 0.98, CASES),
        "half_life": np.exp(random.normal(0.0, 1.0, CASES)),
    }


def ours(given: dict[str, np.ndarray]) -> np.ndarray:
    """Return the log likelihood of each data set, the gain's sign left open."""
    import jax  # noqa: PLC0415 -- slow import
    import jax.numpy as jnp  # noqa: PLC0415 -- slow import

    import bedding.model  # noqa: F401, PLC0415 -- slow import; double floats
    from bedding.model.inference.filtering import filtered  # noqa: PLC0415 -- slow import
    from bedding.model.inference.residual import Residual  # noqa: PLC0415 -- slow import

    answers = given["answers"]
    seen = ~np.isnan(answers)
    residual = Residual(
        *(jnp.asarray(given[name]) for name in ("size", "carried", "half_life"))
    )
    _, ahead = jax.jit(jax.vmap(filtered, in_axes=(0, 0, 0, 0, 0, None)))(
        jnp.asarray(given["reads"]),
        jnp.asarray(np.nan_to_num(answers)),
        jnp.asarray(seen),
        jnp.asarray(given["elapsed"]),
        residual,
        jnp.asarray(FINE),
    )
    points = seen.sum(axis=1) * np.log(2.0 * FINE)
    return np.asarray(ahead.log_probability).sum(axis=1) - points


def theirs(given: dict[str, np.ndarray], python: Path) -> np.ndarray | str:
    """Return what the other filter says of the same, or why it says nothing."""
    from bedding.model.inference.filtering import GAIN, LEVEL  # noqa: PLC0415 -- slow import

    stays = given["size"] ** 2 * given["carried"]
    left = 2.0 ** (-given["elapsed"] / given["half_life"][:, None])
    prior = np.broadcast_to([LEVEL[1], GAIN], (CASES, 2))
    arrays = {
        "start": np.column_stack([np.sqrt(stays), prior]),
        "left": left,
        "fresh": np.sqrt(stays[:, None] * (1.0 - left**2)),
        "reads": given["reads"],
        "noise": given["size"] * np.sqrt(1.0 - given["carried"]),
        "answers": given["answers"] - LEVEL[0],
    }
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "cases.npz"
        np.savez(file, **arrays)  # type: ignore[arg-type]  # names of arrays, not its option
        done = subprocess.run(
            [python, "-c", THEIRS, str(file)],
            capture_output=True,
            text=True,
            check=False,
        )
    if done.returncode:
        said = [line for line in done.stderr.splitlines() if "Error" in line]
        return said[-1] if said else "no answer"
    return np.asarray(json.loads(done.stdout))


def main() -> None:
    """Print how far apart the two are, and write it as data where asked."""
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--json", type=Path)
    asked = reader.parse_args()
    python = python_with((PACKAGE,), usual_folder() / PACKAGE)
    found: dict[str, Any]
    if isinstance(python, str):
        found = {"skipped": python}
        print(f"{PACKAGE}: skipped, {python}")
    else:
        given = cases()
        other = theirs(given, python)
        if isinstance(other, str):
            raise SystemExit(f"{PACKAGE}: {other}")
        apart = float(np.max(np.abs(ours(given) / other - 1.0)))
        version = version_of(PACKAGE, python)
        found = {"apart": apart, "cases": CASES, "version": version}
        met = "met" if apart <= GOAL else "not met"
        print(f"{PACKAGE} {version}: {CASES} data sets, at most {apart:.0e} apart")
        print(f"goal {GOAL:.0e}: {met}")
    if asked.json:
        asked.json.write_text(json.dumps(found, indent=1))


if __name__ == "__main__":
    main()
