"""Simulation: the whole model against C, NumPy and Mesa running the same step, in one run.

    python -m benchmarks.simulation [--json FILE] [--persons N]

Every row says person-steps a second. Mesa is run in an environment of its own, and skipped with
the reason where it can't be installed.
"""

import argparse
import ctypes
import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from bedding.model import Episode, Parameters, beginning, presets, simulate
from benchmarks.translate import _C, _NUMPY, _PYTHON, INPUTS, STATE, operations, written

HOURS = 1.0
YEAR = 8_760


def best(run: Callable[[], object], repeats: int = 3) -> float:
    """Return the shortest of some runs after one to warm up [second]."""
    run()
    taken = []
    for _ in range(repeats):
        begin = time.perf_counter()
        run()
        taken.append(time.perf_counter() - begin)
    return min(taken)


def inputs(steps: int, persons: int) -> dict[str, np.ndarray]:
    """Return invented episodes, axes time and person."""
    random = np.random.default_rng(1)
    bid = (random.random((steps, persons)) < 0.2).astype("float32")
    answered = bid * (random.random((steps, persons)) < 0.6)
    level = random.random((steps, persons))
    given = {
        "bid": bid,
        "answered": answered,
        "warmth": answered * level,
        "threat": (bid - answered) * 0.3 * level,
        "contact": np.full((steps, persons), 0.3),
    }
    return {
        name: given.get(name, np.zeros((steps, persons))).astype("float32")
        for name in INPUTS
    }


def start() -> list[float]:
    """Return the first state, in the order of `STATE`."""
    begin = beginning(Parameters())
    return [float(getattr(begin, name)) for name in STATE]


def in_c(
    steps: int, persons: int, given: dict[str, np.ndarray], *, hint: str
) -> tuple[float, np.ndarray]:
    """Return seconds and last wanting of the same step in C, one thread, -O3 -ffast-math.

    `hint` stands before the loop over persons: empty, or what makes gcc vectorise it.
    """
    lines, entries, out = written(
        operations(HOURS), _C, number=lambda x: f"{x!r}f" if np.isfinite(x) else "INFINITY",
        line="const float {name} = {text};",
    )  # fmt: skip
    count = len(STATE)
    loads = [
        f"const float {name} = s[{place} * n + i];"
        for place, name in enumerate(entries[:count])
    ]
    loads += [
        f"const float {name} = in[((long)t * {len(INPUTS)} + {place}) * n + i];"
        for place, name in enumerate(entries[count:])
    ]
    saves = [f"s[{place} * n + i] = {name};" for place, name in enumerate(out[:count])]
    code = (
        "#include <math.h>\nvoid walk(float *restrict s, const float *restrict in, "
        "float *restrict w, int n, int steps) {\n"
        "for (int t = 0; t < steps; t++)\n"
        + hint
        + "\nfor (int i = 0; i < n; i++) {\n"
        + "\n".join([*loads, *lines, *saves, f"w[i] = {out[count]};"])
        + "\n}}\n"
    )
    with tempfile.TemporaryDirectory() as folder:
        source, library = Path(folder) / "step.c", Path(folder) / "step.so"
        source.write_text(code)
        # libmvec gives the compiler vectorised exp and tanh, as a careful author would ask for.
        subprocess.run(
            ["cc", "-O3", "-march=native", "-ffast-math", "-fopenmp-simd", "-shared", "-fPIC",
             str(source), "-o", str(library), "-lmvec", "-lm"],
            check=True,
        )  # fmt: skip
        walk = ctypes.CDLL(str(library)).walk
        packed = np.ascontiguousarray(
            np.stack([given[name] for name in INPUTS], axis=1)
        )
        wanting = np.zeros(persons, "float32")
        first = np.repeat(np.array(start(), "float32")[:, None], persons, axis=1)

        def run() -> None:
            state = first.copy()
            walk(
                ctypes.c_void_p(state.ctypes.data),
                ctypes.c_void_p(packed.ctypes.data),
                ctypes.c_void_p(wanting.ctypes.data),
                persons,
                steps,
            )

        return best(run), wanting.copy()


def in_numpy(
    steps: int, persons: int, given: dict[str, np.ndarray]
) -> tuple[float, np.ndarray]:
    """Return seconds and last wanting of the same step in NumPy, float32."""
    lines, entries, out = written(
        operations(HOURS), _NUMPY, number=lambda x: f"F({x!r})" if np.isfinite(x) else "np.inf",
        line="    {name} = {text}",
    )  # fmt: skip
    body = f"def step({', '.join(entries)}):\n" + "\n".join(lines)
    space: dict[str, object] = {"np": np, "F": np.float32}
    exec(f"{body}\n    return {', '.join(out)}", space)
    one = space["step"]
    last = np.zeros(0)

    def run() -> None:
        nonlocal last
        state = [np.full(persons, value, "float32") for value in start()]
        for moment in range(steps):
            *state, last = one(*state, *(given[name][moment] for name in INPUTS))  # type: ignore[operator] # made above

    return best(run, 1), last


def in_mesa(given: dict[str, np.ndarray]) -> tuple[float, np.ndarray]:
    """Return seconds and last wanting of the same step as Mesa agents, in its own environment."""
    lines, entries, out = written(
        operations(HOURS), _PYTHON, number=repr, line="    {name} = {text}"
    )
    body = f"def step({', '.join(entries)}):\n" + "\n".join(lines)
    program = f"""
import math, sys, time
inf = math.inf
import mesa, numpy as np
{body}
    return {", ".join(out)}
given = np.load(sys.argv[1])
START = {start()!r}
class Person(mesa.Agent):
    def __init__(self, model, place):
        super().__init__(model)
        self.place, self.state, self.wanting = place, START, 0.0
    def go(self):
        *self.state, self.wanting = step(*self.state, *self.model.now[self.place])
class Town(mesa.Model):
    def __init__(self, persons):
        super().__init__()
        self.people = [Person(self, place) for place in range(persons)]
town = Town(given.shape[2])
begin = time.perf_counter()
for moment in given:
    town.now = moment.T.tolist()
    town.agents.do("go")
print(time.perf_counter() - begin)
print(*(person.wanting for person in town.people))
"""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        subprocess.run([sys.executable, "-m", "venv", home / "venv"], check=True)
        python = home / "venv/bin/python"
        subprocess.run(
            [python, "-m", "pip", "install", "-q", "mesa", "numpy"], check=True
        )
        (home / "town.py").write_text(program)
        np.save(home / "given.npy", np.stack([given[name] for name in INPUTS], axis=1))
        done = subprocess.run(
            [python, home / "town.py", home / "given.npy"],
            check=True, capture_output=True, text=True,
        )  # fmt: skip
    seconds, wanting = done.stdout.splitlines()
    return float(seconds), np.array(wanting.split(), float)


def main() -> None:
    """Print the table, and write it as data where asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--persons", type=int, default=1_000)
    parser.add_argument("--no-mesa", action="store_true")
    asked = parser.parse_args()
    persons = asked.persons
    rows: list[dict[str, object]] = []

    def row(name: str, seconds: float, count: int) -> float:
        rate = count / seconds
        rows.append({"name": name, "seconds": seconds, "person_steps_per_second": rate})
        print(
            f"{name:44s} {seconds:9.4f} s  {rate / 1e6:10.3f} M person-steps/s",
            flush=True,
        )
        return rate

    year = {
        "days": 365, "every": 24, "keep": ("wanting",), "noise": False, "dtype": "float32",
    }  # fmt: skip
    given = inputs(YEAR, persons)
    episodes = Episode(**given)
    ours = row(
        "Bedding, given episodes, float32",
        best(lambda: simulate(episodes, persons=persons, **year)),  # type: ignore[arg-type] # keyword table
        persons * YEAR,
    )
    row(
        "Bedding, random partner and mood, float32",
        best(lambda: simulate(presets.INTERMITTENT, persons=persons, days=365, every=24,
                              keep=("wanting",), dtype="float32")),
        persons * YEAR,
    )  # fmt: skip
    row(
        "Bedding, one person, float64",
        best(lambda: simulate(presets.INTERMITTENT, days=365, every=24), 5),
        YEAR,
    )
    row(
        "Bedding, a fan of 40 runs, float32",
        best(
            lambda: simulate(
                presets.INTERMITTENT, persons=40, days=365, every=24, dtype="float32"
            ),
            5,
        ),
        40 * YEAR,
    )
    final = simulate(
        episodes,
        persons=persons,
        days=365,
        keep=("wanting",),
        noise=False,
        dtype="float32",
    )["wanting"][-1]
    if shutil.which("cc"):
        for hint, said in (("", ""), ("#pragma omp simd", ", simd pragma and libmvec")):
            seconds, wanting = in_c(YEAR, persons, given, hint=hint)
            rate = row(f"C, -O3 -ffast-math, one thread{said}", seconds, persons * YEAR)
            apart = np.abs(wanting - final).max()
            print(
                f"    ours / C = {ours / rate:.2f}; wanting differs by at most {apart:.1e}"
            )
            rows[-1]["ours_over_this"] = ours / rate
    else:
        print("C: skipped, no compiler called cc")
    short = YEAR // 10
    part = {name: value[:short] for name, value in given.items()}
    seconds, _ = in_numpy(short, persons, part)
    rate = row("NumPy, float32", seconds, persons * short)
    print(f"    ours / NumPy = {ours / rate:.1f}")
    rows[-1]["ours_over_this"] = ours / rate
    if not asked.no_mesa:
        few = {name: value[:200, :100] for name, value in given.items()}
        try:
            seconds, _ = in_mesa(few)
            rate = row("Mesa", seconds, 200 * 100)
            print(f"    ours / Mesa = {ours / rate:.0f}")
            rows[-1]["ours_over_this"] = ours / rate
        except subprocess.CalledProcessError as error:
            print(
                f"Mesa: skipped, its environment failed with exit status {error.returncode}"
            )
    steps = 240
    for many in (100, 1_000, 10_000, 100_000):
        seconds = best(
            lambda many=many: simulate(
                presets.INTERMITTENT,
                persons=many,
                days=steps / 24,
                every=24,
                keep=("wanting",),
                dtype="float32",
            ),
            2,
        )
        row(f"Bedding, {many} persons, 10 days", seconds, many * steps)
    if asked.json:
        asked.json.write_text(json.dumps(rows, indent=1))


if __name__ == "__main__":
    main()
