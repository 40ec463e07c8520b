"""The same step of the model in C, in NumPy and as agents of Mesa, and how long each takes."""

import ctypes
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from bedding.model import Parameters, beginning
from benchmarks.rivals import python_with, usual_folder
from benchmarks.translate import _C, _NUMPY, _PYTHON, INPUTS, STATE, operations, written

HOURS = 1.0


def best(run: Callable[[], object], repeats: int = 3) -> float:
    """Return the shortest of some runs after one to warm up [second]."""
    run()
    taken = []
    for _ in range(repeats):
        begin = time.perf_counter()
        run()
        taken.append(time.perf_counter() - begin)
    return min(taken)


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
            *state, last = one(*state, *(given[name][moment] for name in INPUTS))  # type: ignore[operator]  # made above

    return best(run, 1), last


def in_mesa(given: dict[str, np.ndarray]) -> tuple[float, np.ndarray] | str:
    """Return seconds and last wanting of the same step as Mesa agents, or why there are none."""
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
    python = python_with(("mesa", "numpy"), usual_folder() / "mesa")
    if isinstance(python, str):
        return python
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        (home / "town.py").write_text(program)
        np.save(home / "given.npy", np.stack([given[name] for name in INPUTS], axis=1))
        done = subprocess.run(
            [python, home / "town.py", home / "given.npy"],
            check=False, capture_output=True, text=True,
        )  # fmt: skip
    if done.returncode:
        return done.stderr.strip().splitlines()[-1]
    seconds, wanting = done.stdout.splitlines()
    return float(seconds), np.array(wanting.split(), float)
