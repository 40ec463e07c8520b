"""The full run beside NumPyro's NUTS on the same density: effective draws a second.

`python -m benchmarks.full_fit [--entries 60 180] [--rivals FOLDER] [--json FILE]`. On a busy machine the seconds of
processor say more.

Records are drawn as `bedding calibrate` draws them: five channels at up to 100 entries, seven
beyond, a tenth missing. Effective draws are those of the number that has fewest, in bulk or tails,
over all seconds but those of compiling, warm-up included. NumPyro runs four chains beside each
other, 1,000 draws each after as many of warm-up, once with a diagonal and once with a dense
metric; both begin where ours begins. It is fetched into the folder given by --rivals, or the
program's own for caches, and skipped with the reason where it can't be. Goals: trusted in 25 s; ten times the better rival.
"""

import argparse
import json
import os
import subprocess
import sys
import time
from pathlib import Path

import numpy as np

from benchmarks.rivals import folder_with, usual_folder

RIVAL = ("numpyro", "multipledispatch", "tqdm")
SECONDS = 25.0
TIMES = 10.0

OURS = """
import json, sys, time
import numpy as np
from benchmarks.full_fit import problem
from bedding.model.inference.log_density import log_density
from bedding.model.inference.sampling import begin, sample
record, starts, k = problem(int(sys.argv[1]))
def once(seed):
    start, busy = time.perf_counter(), time.process_time()
    chains, told = sample(log_density, record, begin(log_density, record, starts, seed=seed))
    return time.perf_counter() - start, time.process_time() - busy, chains, told
cold = once(1)[0]
warm, busy, chains, told = once(2)
print("RESULT", json.dumps({"cold": cold, "warm": warm, "busy": busy, "effective": told.effective,
    "r_hat": told.worst, "trusted": told.trusted, "divergent": told.divergent, "k": k,
    "draws": chains.transitions, "median": float(np.median(told.bulk)),
    "mean": chains.together.mean(0).tolist(), "sd": chains.together.std(0).tolist()}))
"""

THEIRS = """
import json, os, sys, time
os.environ["XLA_FLAGS"] = "--xla_force_host_platform_device_count=4"
sys.path.append(sys.argv[2])
import numpy as np, jax, jax.numpy as jnp
from benchmarks.full_fit import problem
from bedding.model.inference.log_density import log_density
from bedding.model.inference.sampling import diagnose
from numpyro.infer import MCMC, NUTS
record, starts, _ = problem(int(sys.argv[1]))
kernel = NUTS(potential_fn=lambda x: -log_density(x, record), dense_mass=sys.argv[3] == "dense")
chains = MCMC(kernel, num_warmup=int(sys.argv[4]), num_samples=int(sys.argv[4]), num_chains=4, chain_method="parallel",
              progress_bar=False)
def once(seed):
    begin, busy = time.perf_counter(), time.process_time()
    chains.run(jax.random.key(seed), init_params=jnp.asarray(starts[:4]))
    drawn = np.asarray(chains.get_samples(group_by_chain=True))
    return time.perf_counter() - begin, time.process_time() - busy, drawn
cold = once(1)[0]
warm, busy, drawn = once(2)
told = diagnose(drawn, np.arange(4))
print("RESULT", json.dumps({"cold": cold, "warm": warm, "busy": busy, "effective": told.effective,
    "r_hat": told.worst, "trusted": told.trusted, "divergent": 0.0, "draws": drawn.size // len(starts[0]),
    "median": float(np.median(told.bulk)),
    "mean": drawn.mean((0, 1)).tolist(), "sd": drawn.std((0, 1)).tolist()}))
"""


def problem(entries: int, seed: int = 1) -> tuple[object, np.ndarray, float]:
    """Return a record, equally weighted draws of its fit at once, and their k."""
    from bedding.model.inference import PERSON  # noqa: PLC0415 -- slow import
    from bedding.model.inference.calibrating import Design, at_once, draw_record  # noqa: PLC0415 -- slow import
    from bedding.model.inference.weighing import picked  # noqa: PLC0415 -- slow import
    from bedding.model.observation import READ_OUTS  # noqa: PLC0415 -- slow import

    assert PERSON
    channels = tuple(READ_OUTS)[: 5 if entries <= 100 else 7]
    random = np.random.default_rng([seed, entries])
    drawn = draw_record(Design(entries=entries, channels=channels, missing=0.1), random)
    found = at_once(drawn, random)
    near = found.whole_line[picked(found.log_weights, 400, random)]
    return drawn.where.record, random.permutation(near), found.khat


def measured(program: str, *arguments: str) -> dict[str, float] | str:
    """Return what a process of its own found, or why it found nothing."""
    whole = {**os.environ, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        capture_output=True,
        text=True,
        env=whole,
        check=False,
    )
    for line in done.stdout.splitlines():
        if line.startswith("RESULT"):
            found: dict[str, float] = json.loads(line.removeprefix("RESULT"))
            return found
    said = done.stderr.strip().splitlines()
    return said[-1] if said else "no answer"


def line(name: str, found: dict[str, float]) -> str:
    """Return a row of the table."""
    rate, busy = (found["effective"] / found[name] for name in ("warm", "busy"))
    return (
        f"| {name} | {found['draws']:.0f} | {found['effective']:.0f} | {found['median']:.0f} "
        f"| {found['r_hat']:.3f} | {found['cold']:.1f} | {found['warm']:.1f} "
        f"| {found['busy']:.1f} | {rate:.0f} | {busy:.0f} |"
    )


def compare(
    entries: int, rival: Path | str, metrics: list[str], draws: int
) -> dict[str, object]:
    """Print one record's rows, and return them."""
    print(
        f"\n{entries} entries, load {os.getloadavg()[0]:.1f}\n\n| sampler | draws | effective, worst "
        "| median | R-hat | s with compiling | s | processor s | effective a second | a processor second |"
    )
    print("| --- " * 10 + "|")
    ours = measured(OURS, str(entries))
    if isinstance(ours, str):
        raise SystemExit(ours)
    print(line("Bedding, in full", ours), flush=True)
    found: dict[str, object] = {"ours": ours}
    rates = []
    for metric in metrics:
        theirs = (
            rival
            if isinstance(rival, str)
            else measured(THEIRS, str(entries), str(rival), metric, str(draws))
        )
        found[metric] = theirs
        if isinstance(theirs, str):
            print(f"| NumPyro NUTS, {metric}: skipped, {theirs} |" + " |" * 9)
            continue
        rates.append(theirs["effective"] / theirs["warm"])
        busy = (ours["effective"] / ours["busy"]) / (
            theirs["effective"] / theirs["busy"]
        )
        print(f"| {busy:.1f} times as many a second of processor |" + " |" * 9)
        print(line(f"NumPyro NUTS, {metric}", theirs), flush=True)
        apart = np.abs(np.subtract(ours["mean"], theirs["mean"])) / theirs["sd"]
        print(f"| means apart at most {apart.max():.2f} sd |" + " |" * 9)
    met = "met" if ours["warm"] <= SECONDS and ours["trusted"] else "not met"
    print(f"\ntrusted in {ours['warm']:.1f} s, goal {SECONDS:.0f}: {met}")
    if rates:
        ratio = ours["effective"] / ours["warm"] / max(rates)
        met = "met" if ratio >= TIMES else "not met"
        print(f"{ratio:.1f} times the better rival, goal {TIMES:.0f}: {met}")
    return found


def main() -> None:
    """Print the tables."""
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--entries", type=int, nargs="+", default=[60, 180])
    reader.add_argument("--metrics", nargs="+", default=["diagonal", "dense"])
    reader.add_argument("--draws", type=int, default=1000)
    reader.add_argument("--rivals", type=Path)
    reader.add_argument("--json", type=Path)
    asked = reader.parse_args()
    begin = time.perf_counter()
    rival = folder_with(RIVAL, asked.rivals or usual_folder() / "beside")
    found = {
        str(entries): compare(entries, rival, asked.metrics, asked.draws)
        for entries in asked.entries
    }
    print(f"\n{time.perf_counter() - begin:.0f} s in all")
    if asked.json:
        asked.json.write_text(json.dumps(found, indent=1))


if __name__ == "__main__":
    main()
