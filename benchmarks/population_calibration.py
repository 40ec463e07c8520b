"""Many cohorts from what is supposed beforehand: whether a population gets its due.

`python -m benchmarks.population --sbc 300 --exact` looks at the draws of a population alone, with
normal likelihoods that are exact; `--points` at points, surrogates and corrections as well, where
a person's answers are the ten numbers with normal noise; without either every person writes a
diary and is fitted. In all the place of the truth among the draws must be spread evenly for every
mean, sd and slope.
"""

import json
import os
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import numpy as np

SPECTRUM = (4.0, 3.0, 2.0, 1.0, 1.0, 0.5, 0.3, 0.1, 0.05, 0.01)
"""Precisions of a person's ten numbers where likelihoods are made: from well told to untold."""
SHARES = (0.5, 0.8, 0.95)


def exact_cohort(asked: dict[str, int], key: int) -> dict[str, Any]:
    """Return where the truth lies among draws of one population whose likelihoods are normal."""
    from bedding.model.inference.population.cohort import (  # noqa: PLC0415 -- slow import
        cohort_of,
    )
    from bedding.model.inference.population.finding import (  # noqa: PLC0415 -- slow import
        find_mode,
    )
    from bedding.model.inference.population.hyperprior import (  # noqa: PLC0415 -- slow import
        size,
        whole_line_of,
    )
    from bedding.model.inference.population.imagined import (  # noqa: PLC0415 -- slow import
        imagine,
    )
    from bedding.model.inference.population.level import (  # noqa: PLC0415 -- slow import
        draw_level,
    )
    from bedding.model.inference.population.surrogate import (  # noqa: PLC0415 -- slow import
        Surrogate,
    )

    truth = imagine(asked["persons"], asked["covariates"], key=key)
    random = np.random.default_rng([key, 3])
    likelihoods = []
    for person in truth.persons:
        turned = np.linalg.qr(
            np.eye(len(SPECTRUM)) + 0.2 * random.normal(size=(10, 10))
        )[0]
        precision = random.gamma(3.0) / 3.0 * (turned * SPECTRUM) @ turned.T
        root = np.linalg.cholesky(precision)
        answer = person + np.linalg.solve(root.T, random.normal(size=len(SPECTRUM)))
        likelihoods.append(Surrogate(precision @ answer, precision, answer))
    hyper = size(asked["covariates"])
    cohort = cohort_of(likelihoods, truth.covariates, hyper)
    begin = time.perf_counter()
    mode = find_mode(cohort, np.zeros(hyper))
    drawn = draw_level(cohort, mode, draws=400, random=random)
    told = whole_line_of(truth.level.mean, truth.level.sd, truth.level.slopes)
    return {
        "key": key,
        "places": list(_places(told, drawn.whole_line, random)),
        "seconds": time.perf_counter() - begin,
        "chains": drawn.diagnosis is not None,
        "trusted": drawn.diagnosis is None or drawn.diagnosis.trusted,
    }


def pointed_cohort(asked: dict[str, int], key: int) -> dict[str, Any]:
    """Return where the truth lies where answers are the numbers, told by points."""
    from tests.model.inference.population.linear import (  # noqa: PLC0415 -- slow import
        NOISE,
        Linear,
    )

    from bedding.model.inference.population.imagined import (  # noqa: PLC0415 -- slow import
        imagine,
    )

    truth = imagine(asked["persons"], asked["covariates"], key=key)
    random = np.random.default_rng([key, 5])
    answers = truth.persons + NOISE * random.normal(size=truth.persons.shape)
    told = Linear(
        answers=answers,
        persons=truth.persons,
        mean=truth.level.mean,
        sd=truth.level.sd,
    )
    turns = iter(range(1, 100))

    def again(places: Sequence[int], around: Sequence[Any]) -> Sequence[Any]:
        turn = next(turns)
        return [
            told.draw(place, one, turn)
            for place, one in zip(places, around, strict=True)
        ]

    return _pooled(asked, key, truth, told.alone(), again)


def fitted_cohort(asked: dict[str, int], key: int) -> dict[str, Any]:
    """Return where the truth lies among draws of one population whose persons wrote diaries."""
    from bedding.model.inference.population.imagined import (  # noqa: PLC0415 -- slow import
        imagine,
    )
    from benchmarks.population import fitted  # noqa: PLC0415 -- slow import

    own = asked | {"key": key}
    truth = imagine(asked["persons"], asked["covariates"], key=key)
    begin, clock = time.perf_counter(), time.process_time()
    everyone = range(asked["persons"])
    alone, _ = fitted(own, [(place, None, None) for place in everyone], turn=0)
    turns = iter(range(1, 100))

    def again(places: Sequence[int], around: Sequence[Any]) -> Sequence[Any]:
        tasks = [
            (place, one, alone[place].peak)
            for place, one in zip(places, around, strict=True)
        ]
        return fitted(own, tasks, turn=next(turns))[0]

    row = _pooled(asked, key, truth, alone, again)
    return row | {
        "seconds": time.perf_counter() - begin,
        "processor": time.process_time() - clock,
    }


def _pooled(
    asked: dict[str, int],
    key: int,
    truth: Any,
    alone: Sequence[Any],
    again: Callable[[Sequence[int], Sequence[Any]], Sequence[Any]],
) -> dict[str, Any]:
    """Return where the truth lies once some persons are pooled."""
    from bedding.model.inference.population import pool  # noqa: PLC0415 -- slow import

    begin, clock = time.perf_counter(), time.process_time()
    names = tuple(f"x{place}" for place in range(asked["covariates"]))
    found = pool(alone, covariates=truth.covariates, names=names, key=key, again=again)
    random = np.random.default_rng([key, 4])
    level = truth.level
    pairs = (
        (level.mean, found.mean),
        (level.sd, found.sd),
        (level.slopes, found.slopes),
    )
    places = [
        _places(np.ravel(told), drawn.reshape(len(drawn), -1), random)
        for told, drawn in pairs
    ]
    persons = [
        _places(told, drawn, random)
        for told, drawn in zip(truth.persons, found.draws, strict=True)
    ]
    told = [each.median for each in found.table()]
    return {
        "key": key,
        "places": list(np.concatenate(places)),
        "persons": np.asarray(persons).tolist(),
        "medians": told,
        "truth": [*level.mean, *level.sd, *np.ravel(level.slopes)],
        "contraction": [each.contraction for each in found.table()],
        "chance": float(found.by_chance.max()),
        "khat": found.khat,
        "passes": found.passes,
        "chains": found.diagnosis is not None,
        "trusted": found.trusted,
        "collapsed": len(found.collapsed),
        "seconds": time.perf_counter() - begin,
        "processor": time.process_time() - clock,
    }


def _places(truth: Any, draws: Any, random: np.random.Generator) -> Any:
    """Return the place of each truth among draws, evenly spread where both are alike."""
    below = np.sum(draws < truth, axis=0) + random.uniform(size=len(truth))
    return below / (len(draws) + 1)


KINDS = {"exact": exact_cohort, "points": pointed_cohort, "fitted": fitted_cohort}
"""What a cohort may be, from least to most of what a study does."""


def calibrate(asked: dict[str, int], *, kind: str, keep: Path | None) -> None:
    """Print the page.

    Args:
        asked: How many cohorts (`sbc`), persons, entries, covariates, workers; and the first key.
        kind: What each cohort is: a name in `KINDS`.
        keep: A folder in which each cohort is kept, to go on from.
    """
    os.environ["OPENBLAS_NUM_THREADS"] = os.environ["OMP_NUM_THREADS"] = "1"
    keys = range(asked["key"], asked["key"] + asked["sbc"])
    work = partial(_kept, asked, kind=kind, keep=keep)
    with ProcessPoolExecutor(
        asked["workers"], mp_context=get_context("spawn")
    ) as workers:
        rows = list(workers.map(work, keys))
    print(page(asked, rows, kind=kind))


def _kept(
    asked: dict[str, int], key: int, *, kind: str, keep: Path | None
) -> dict[str, Any]:
    """Return what came of one cohort, from its file where there is one."""
    one = KINDS[kind]
    if keep is None:
        return one(asked, key)
    sizes = "-".join(str(asked[each]) for each in ("persons", "entries", "covariates"))
    file = keep / f"{kind}-{sizes}-{key}.json"
    if not file.exists():
        keep.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(one(asked, key), default=float))
    found: dict[str, Any] = json.loads(file.read_text())
    return found


def page(asked: dict[str, int], rows: list[dict[str, Any]], *, kind: str) -> str:
    """Return what all cohorts say, as Markdown."""
    from bedding.model.inference import PERSON  # noqa: PLC0415 -- slow import
    from bedding.model.inference.calibrating import (  # noqa: PLC0415 -- slow import
        coverage,
        uniformity,
    )

    places = np.array([row["places"] for row in rows])
    names = [f"{what} `{number}`" for what in _kinds(asked) for number in PERSON]
    level = 1.0 - 0.05 / len(names)
    spread = [uniformity(column, level=level) for column in places.T]
    outside = [
        f"{name} (p {one.p:.1g})"
        for name, one in zip(names, spread, strict=True)
        if not one.inside
    ]
    chains = sum(row["chains"] for row in rows)
    lines = [
        f"{len(rows)} cohorts of {asked['persons']} persons"
        + (f", {asked['entries']} entries" if kind == "fitted" else "")
        + f", {asked['covariates']} covariates: {np.mean([row['seconds'] for row in rows]):.1f} s "
        f"each; {chains} by chains; not trusted {sum(not row['trusted'] for row in rows)}.",
        f"Outside simultaneous 95 % bands: {', '.join(outside) or 'none'}; smallest p "
        f"{min(one.p for one in spread):.2g} of {len(spread)}.",
        "",
        "| truth inside | " + " | ".join(f"{share:.0%}" for share in SHARES) + " |",
        "| --- " * (len(SHARES) + 1) + "|",
    ]
    count = len(PERSON)
    groups = {
        f"{kind}s": places[:, place * count : (place + 1) * count]
        for place, kind in enumerate(_kinds(asked))
    }
    if kind != "exact":
        # A cohort is one record here: its persons have the population in common.
        groups["persons"] = np.array([np.ravel(row["persons"]) for row in rows])
    for name, group in groups.items():
        held = coverage(group, SHARES)
        cells = (f"{each.held:.1%} ± {each.error:.1%}" for each in held)
        lines.append(f"| {name} | {' | '.join(cells)} |")
    if kind != "exact":
        lines += ["", *_beside(rows)]
    lines += ["", "| number | p of mean | p of sd | p of slopes |", "| --- " * 4 + "|"]
    for place, number in enumerate(PERSON):
        cells = " | ".join(f"{one.p:.2f}" for one in spread[place::count])
        lines.append(f"| `{number}` | {cells} |")
    return "\n".join(lines)


def _kinds(asked: dict[str, int]) -> list[str]:
    return ["mean", "sd", *(["slope"] * asked["covariates"])]


def _beside(rows: list[dict[str, Any]]) -> list[str]:
    """Return what else is known of cohorts that were fitted."""
    passes = [row["passes"] for row in rows]
    each = ", ".join(f"{passes.count(one)} took {one}" for one in sorted(set(passes)))
    processor = np.mean([row["processor"] for row in rows])
    return [
        f"Passes: {each}. Processor {processor:.1f} s a cohort. Chance in the points: at most "
        f"{max(row['chance'] for row in rows):.2f} of what isn't known, median of the worst "
        f"{np.median([row['chance'] for row in rows]):.2f}. Persons with too few effective "
        f"points: {sum(row['collapsed'] for row in rows)}."
    ]
