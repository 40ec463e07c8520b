"""A known small problem: 300 uneven reports of one Ornstein-Uhlenbeck state with events.

`python -m benchmarks.problem_b [--rivals FOLDER] [--json FILE]`.

Five numbers: how fast the state returns, its middle, its noise, what an event does, and the noise
of a report; a tenth of the reports is missing. Three rows: effective draws a second of the full run
beside NumPyro's NUTS with four parallel chains on the same density; the same with the seconds of
compiling; and one gradient per record in a batch of 256 beside a pass of the same recursion written
by hand in numba, without gradient. Goals: 1,500 effective draws a second and 5 times the rival; 4
times the pass. The rivals are fetched into the folder given by --rivals, and skipped with the reason
where they can't be.
"""

import argparse
import json
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.full_fit import measured
from benchmarks.rivals import folder_with, usual_folder

REPORTS = 300
BATCH = 256
TRUTH = np.array([-0.7, 0.3, -0.4, 0.8, -0.9])
GOALS = {"effective": 1500.0, "rival": 5.0, "pass": 4.0}

SAMPLING = """
import json, sys, time
if len(sys.argv) > 1:
    import os
    os.environ["XLA_FLAGS"] = "--xla_force_host_platform_device_count=4"
    sys.path.append(sys.argv[1])
import numpy as np, jax, jax.numpy as jnp
import bedding.model
from benchmarks.problem_b import density, reports
from bedding.model.inference.sampling import begin, diagnose, sample
data = reports()
starts = 0.5 * np.random.default_rng(0).normal(size=(200, 5))
if len(sys.argv) > 1:
    from numpyro.infer import MCMC, NUTS
    walk = MCMC(NUTS(potential_fn=lambda x: -density(x, data)), num_warmup=1000, num_samples=1000,
                num_chains=4, chain_method="parallel", progress_bar=False)
    def once(seed):
        walk.run(jax.random.key(seed), init_params=jnp.asarray(starts[:4]))
        drawn = np.asarray(walk.get_samples(group_by_chain=True))
        return drawn, diagnose(drawn, np.arange(4))
else:
    def once(seed):
        chains, told = sample(density, data, begin(density, data, starts, seed=seed, wanted=4000))
        return chains.draws, told
def timed(seed):
    start, busy = time.perf_counter(), time.process_time()
    drawn, told = once(seed)
    return time.perf_counter() - start, time.process_time() - busy, drawn, told
cold, _, _, told = timed(1)
early = told.effective / cold
warm, busy, drawn, told = timed(2)
flat = drawn.reshape(-1, 5)
print("RESULT", json.dumps({"cold": cold, "warm": warm, "busy": busy, "effective": told.effective,
    "r_hat": told.worst, "early": early, "draws": len(flat), "mean": flat.mean(0).tolist(),
    "sd": flat.std(0).tolist()}))
"""

GRADIENT = """
import json, time
import numpy as np, jax, jax.numpy as jnp
import bedding.model
from benchmarks.problem_b import BATCH, density, least, reports
data = reports()
places = jnp.asarray(0.5 * np.random.default_rng(1).normal(size=(BATCH, 5)))
gradient = jax.jit(jax.vmap(jax.value_and_grad(density), in_axes=(0, None)))
values = np.asarray(gradient(places, data)[0])
each = least(lambda: jax.block_until_ready(gradient(places, data))) / BATCH
print("RESULT", json.dumps({"each": each, "sum": float(values.sum())}))
"""

PASS = """
import json, math, sys, time
sys.path.append(sys.argv[1])
import numpy as np, numba
from benchmarks.problem_b import BATCH, least, raw_reports
@numba.njit(fastmath=True)
def density(place, elapsed, events, answers, seen):
    back, spread, noise = math.exp(place[0]), math.exp(place[2]), math.exp(place[4])
    stays, white = spread * spread, noise * noise
    mean, variance, total = place[1], stays, 0.0
    for number in place:
        total -= 0.5 * number * number + 0.5 * math.log(2.0 * math.pi)
    for t in range(len(elapsed)):
        left = math.exp(-back * elapsed[t])
        mean = place[1] + left * (mean - place[1]) + place[3] * events[t]
        variance = left * left * (variance - stays) + stays
        if seen[t]:
            whole = variance + white
            off = answers[t] - mean
            total -= 0.5 * (math.log(2.0 * math.pi * whole) + off * off / whole)
            mean += variance / whole * off
            variance -= variance / whole * variance
    return total
@numba.njit
def all_of(places, elapsed, events, answers, seen):
    out = np.empty(len(places))
    for lane in range(len(places)):
        out[lane] = density(places[lane], elapsed, events, answers, seen)
    return out
data = raw_reports()
places = 0.5 * np.random.default_rng(1).normal(size=(BATCH, 5))
values = all_of(places, *data)
each = least(lambda: all_of(places, *data)) / BATCH
print("RESULT", json.dumps({"each": each, "sum": float(values.sum())}))
"""


def raw_reports() -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Return gaps [day], events, reports and which of them there are."""
    random = np.random.default_rng(20)
    elapsed = random.gamma(2.0, 0.5, REPORTS)
    events = (random.uniform(size=REPORTS) < 0.15).astype(float)
    back, middle, spread, jump, noise = TRUTH
    state, answers = middle, np.empty(REPORTS)
    for t in range(REPORTS):
        left = np.exp(-np.exp(back) * elapsed[t])
        fresh = np.exp(spread) * np.sqrt(1.0 - left**2) * random.normal()
        state = middle + left * (state - middle) + fresh + jump * events[t]
        answers[t] = state + np.exp(noise) * random.normal()
    return elapsed, events, answers, random.uniform(size=REPORTS) >= 0.1


def reports() -> Any:
    """Return the same as arrays of JAX."""
    import jax.numpy as jnp  # noqa: PLC0415 -- slow import

    return tuple(jnp.asarray(each) for each in raw_reports())


def density(place: Any, data: Any) -> Any:
    """Return the log of prior times likelihood; every number is standard normal beforehand.

    Args:
        place: Logarithm of the rate of return [1/day], middle, logarithm of the state's standard
            deviation, what an event adds, logarithm of the report's standard deviation.
        data: What `reports` gives.
    """
    import jax  # noqa: PLC0415 -- slow import
    import jax.numpy as jnp  # noqa: PLC0415 -- slow import

    elapsed, events, answers, seen = data
    back, middle, spread, jump, noise = place
    stays, white = jnp.exp(2.0 * spread), jnp.exp(2.0 * noise)
    lefts = jnp.exp(-jnp.exp(back) * elapsed)

    def one(carry: Any, now: Any) -> tuple[Any, Any]:
        mean, variance = carry
        left, event, answer, there = now
        mean = middle + left * (mean - middle) + jump * event
        variance = left**2 * (variance - stays) + stays
        whole = variance + white
        off, sees = answer - mean, there / whole
        after = (mean + variance * sees * off, variance - variance * sees * variance)
        return after, (whole, off)

    there = jnp.asarray(seen, answers.dtype)
    _, (whole, off) = jax.lax.scan(
        one, (middle, stays), (lefts, events, answers, there)
    )
    likelihood = -0.5 * there * (jnp.log(2.0 * jnp.pi * whole) + off**2 / whole)
    return jax.scipy.stats.norm.logpdf(place).sum() + likelihood.sum()


def least(call: Any, times: int = 20) -> float:
    """Return the seconds of the fastest of several calls."""
    import time  # noqa: PLC0415 -- the only function here that measures

    taken = []
    for _ in range(times):
        begin = time.perf_counter()
        call()
        taken.append(time.perf_counter() - begin)
    return min(taken)


def compare(rivals: Path | None) -> dict[str, Any]:
    """Print the rows, and return them."""
    folder = rivals or usual_folder() / "beside"
    nuts = folder_with(("numpyro", "multipledispatch", "tqdm"), folder)
    numba = folder_with(("numba", "llvmlite"), folder)
    found: dict[str, Any] = {
        "ours": measured(SAMPLING),
        "NumPyro": nuts if isinstance(nuts, str) else measured(SAMPLING, str(folder)),
        "gradient": measured(GRADIENT),
        "numba": numba if isinstance(numba, str) else measured(PASS, str(folder)),
    }
    for name in ("ours", "NumPyro"):
        each = found[name]
        if isinstance(each, str):
            print(f"{name}: skipped, {each}")
            continue
        print(
            f"{name}: {each['draws']} draws, {each['effective']:.0f} effective, R-hat "
            f"{each['r_hat']:.3f}, {each['warm']:.2f} s ({each['cold']:.2f} with compiling): "
            f"{each['effective'] / each['warm']:.0f} a second ({each['early']:.0f}), "
            f"{each['effective'] / each['busy']:.0f} a second of processor"
        )
    ours, theirs = found["ours"], found["NumPyro"]
    _say("effective draws a second", ours["effective"] / ours["warm"], "effective")
    if not isinstance(theirs, str):
        for what, one, other in (
            ("warm", ours["effective"] / ours["warm"], theirs["effective"] / theirs["warm"]),
            ("processor", ours["effective"] / ours["busy"], theirs["effective"] / theirs["busy"]),
            ("with compiling", ours["early"], theirs["early"]),
        ):  # fmt: skip
            _say(f"times the rival, {what}", one / other, "rival")
        apart = np.abs(np.subtract(ours["mean"], theirs["mean"])) / theirs["sd"]
        print(f"means at most {apart.max():.3f} standard deviations apart")
    one, other = found["gradient"], found["numba"]
    print(f"a gradient in a batch of {BATCH}: {1e6 * one['each']:.1f} microseconds")
    if isinstance(other, str):
        print(f"numba: skipped, {other}")
    else:
        apart = abs(one["sum"] / other["sum"] - 1.0)
        print(
            f"a pass by numba: {1e6 * other['each']:.1f} microseconds, values {apart:.0e} apart"
        )
        ratio = one["each"] / other["each"]
        met = "met" if ratio <= GOALS["pass"] else "not met"
        print(f"{ratio:.1f} times the pass, goal at most {GOALS['pass']:.0f}: {met}")
    return found


def _say(what: str, value: float, goal: str) -> None:
    met = "met" if value >= GOALS[goal] else "not met"
    print(f"{value:,.1f} {what}, goal {GOALS[goal]:,.0f}: {met}")


def main() -> None:
    """Print the rows."""
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--rivals", type=Path)
    reader.add_argument("--json", type=Path)
    asked = reader.parse_args()
    found = compare(asked.rivals)
    if asked.json:
        asked.json.write_text(json.dumps(found, indent=1))


if __name__ == "__main__":
    main()
