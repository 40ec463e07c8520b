"""Changes and rhythms put in, and got back: false alarms, power, dates, coverage, time.

`python -m benchmarks.change [--persons 60] [--planted 12] [--others 120] [--json FILE]
[--only person|other|rhythm|time]`. Persons are drawn from the density: numbers, residuals, gains, and what
happened to recovery, contingency and voice, half of the time nothing. Their days come from the
ready-made partners, and their answers are rounded to seven and cut off. Others are made by
processes of their own: coins, steady answers, cycles with phases of uneven length.
"""

import argparse
import json
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import jax.numpy as jnp
import numpy as np

from bedding.model import Episode
from bedding.model.inference import Observations, fit, placed
from bedding.model.inference.change import (
    QUANTITIES,
    SURE,
    follow_changes,
    follow_other,
)
from bedding.model.inference.change.hypotheses import drawn, log_odds, prepared
from bedding.model.inference.change.pieces import piece_of_steps, pieces_of
from bedding.model.inference.change.varying import STATIC, shown
from bedding.model.inference.change.walking import walk_changing
from bedding.model.inference.filtering import GAIN
from bedding.model.inference.residual import residual_of
from bedding.model.inference.rhythm import Shape, find_rhythm
from benchmarks.read_outs import PARTNERS, evenings

DAYS = 180
CHANNELS = ("arousal", "pull", "self", "expect", "mood", "voice")
SHARES = (0.5, 0.8, 0.9)
PLANTED = {
    "recovery doubled": ("recovery", 2.17),
    "recovery halved": ("recovery", -1.83),
    "contingency doubled": ("contingency", 2.31),
    "contingency halved": ("contingency", -1.53),
    "voice halved": ("voice", 2.8),
}
"""Jumps on the scale of persons that double or halve the default."""


def person(
    random: np.random.Generator,
    partner: str,
    key: int,
    *,
    moved: np.ndarray,
    usual: float | None,
) -> tuple[Observations, Episode, np.ndarray]:
    """Return answers, what happened, and the numbers of the person in the first week.

    Args:
        random: Where chance comes from.
        partner: Who the other is.
        key: Of the other's days.
        moved: How far each quantity lies from the first week, axes `piece` and quantity.
        usual: Size of the residual where person and channels are usual ones; None where they are
            drawn from the prior.
    """
    days = evenings(partner, key)
    times = np.arange(float(DAYS))
    blank = Observations(
        person="nobody",
        times=times,
        channels=CHANNELS,
        answers=np.zeros((DAYS, len(CHANNELS))),
        levels=(7,) * len(CHANNELS),
    )
    where = placed(blank, days)
    piece = piece_of_steps(pieces_of(times), where, times)
    drawn_ones = usual is None
    static = random.normal(size=len(STATIC)) if drawn_ones else np.zeros(len(STATIC))
    reads = walk_changing(where.record, piece, static[None], moved[None])[0]
    reads = reads[where.places]
    count = len(CHANNELS)
    line = random.normal(size=(count, 3)) if drawn_ones else np.zeros((count, 3))
    size, carried, half_life = (
        np.asarray(each) for each in residual_of(jnp.asarray(line))
    )
    size = size if usual is None else np.full(count, usual)
    gain = GAIN * (np.abs(random.normal(size=count)) if drawn_ones else np.ones(count))
    left = 2.0 ** (-1.0 / half_life)
    along = random.normal(size=count)
    answers = np.empty((DAYS, count))
    level = random.uniform(0.35, 0.65, size=count)
    for day in range(DAYS):
        fresh = np.sqrt(1.0 - left**2) * random.normal(size=count)
        along = left * along + fresh
        white = np.sqrt(1.0 - carried) * random.normal(size=count)
        residual = size * (np.sqrt(carried) * along + white)
        answers[day] = level + gain * (reads[day] - reads.mean(axis=0)) + residual
    answers = np.round(6.0 * np.clip(answers, 0.0, 1.0)) / 6.0
    answers[random.uniform(size=answers.shape) < 0.1] = np.nan
    return replace(blank, answers=answers), days, static


def persons(count: int) -> dict[str, Any]:
    """Return what became of persons drawn from the density."""
    pieces = len(pieces_of(np.arange(float(DAYS))))
    rows: dict[str, list[Any]] = defaultdict(list)
    for number in range(count):
        random = np.random.default_rng([number, 11])
        blank = prepared(np.zeros((len(QUANTITIES), pieces - 1, pieces - 1)))
        nothing = np.zeros((len(QUANTITIES), pieces - 1))
        jumps, _ = drawn(blank, nothing, log_odds(blank, nothing), random)
        moved = np.cumsum(np.pad(jumps, [(0, 0), (1, 0)]), axis=1).T
        partner = PARTNERS[number % len(PARTNERS)]
        answers, days, static = person(random, partner, number, moved=moved, usual=None)
        found = follow_changes(fit(answers, days, key=number), key=number)
        rows["khat"].append(found.khat)
        rows["effective"].append(found.effective)
        for place, name in enumerate(QUANTITIES):
            if name not in found.paths:
                continue
            path = found.paths[name]
            first = static[STATIC.index(_dotted(place))]
            truth = shown(name, first + moved[:, place])
            rows["quantity"].append(name)
            rows["changed"].append(bool(jumps[place].any()))
            rows["probability"].append(path.probability)
            rows["rank"].append((path.draws < truth).mean(axis=0)[[0, pieces // 2, -1]])
            rows["moves"].append(float((path.difference < truth[-1] - truth[0]).mean()))
    rank = np.array(rows["rank"])
    changed, chance = np.array(rows["changed"]), np.array(rows["probability"])
    same = ~changed
    return {
        "persons": count,
        "khat": [
            float(np.median(rows["khat"])),
            float(np.mean(np.array(rows["khat"]) >= 0.7)),
        ],
        "effective": float(np.median(rows["effective"])),
        "coverage": {
            str(s): float(np.mean(np.abs(rank - 0.5) < s / 2)) for s in SHARES
        },
        "stated": float(chance.mean()),
        "happened": float(changed.mean()),
        "false alarms": {
            name: _rate(chance[same & (np.array(rows["quantity"]) == name)] >= SURE)
            for name in QUANTITIES
        },
        "of announced, true": _rate(changed[chance >= SURE]),
        "found of all": _rate(chance[changed] >= SURE),
    }


def planted(count: int, size: float) -> dict[str, Any]:
    """Return power and dates for a doubling and a halving in the middle, in usual persons.

    Args:
        count: How many persons for each.
        size: Of the residuals: .15 is usual, .06 a person who answers very evenly [0 to 1].
    """
    pieces = len(pieces_of(np.arange(float(DAYS))))
    week = pieces // 2
    found: dict[str, Any] = {}
    for label, (name, jump) in {"nothing": (None, 0.0), **PLANTED}.items():
        rows: dict[str, list[Any]] = defaultdict(list)
        for number in range(count):
            random = np.random.default_rng([number, 13])
            moved = np.zeros((pieces, len(QUANTITIES)))
            if name is not None:
                moved[week:, QUANTITIES.index(name)] = jump
            partner = ("intermittent", "intermittent_cycle", "secure_repaired")[
                number % 3
            ]
            answers, days, _ = person(random, partner, number, moved=moved, usual=size)
            paths = follow_changes(fit(answers, days, key=number), key=number).paths
            for quantity, path in paths.items():
                if quantity == name:
                    rows["found"].append(path.changed)
                    when = path.when(0.9)
                    if path.changed and when is not None:
                        rows["dated"].append(when[0] <= 7.0 * week <= when[1])
                        rows["width"].append(when[1] - when[0])
                    rows["direction"].append(
                        np.mean(
                            path.difference * jump * (-1 if name == "voice" else 1) > 0
                        )
                    )
                else:
                    rows["false"].append(path.changed)
        found[label] = {
            "found": _rate(rows["found"]),
            "direction": _rate(rows["direction"]),
            "date held": _rate(rows["dated"]),
            "days wide": float(np.median(rows["width"])) if rows["width"] else None,
            "elsewhere": _rate(rows["false"]),
        }
        print(label, found[label], flush=True)
    return found


def _dotted(place: int) -> str:
    return ("alarm.recovery", "self_worth.contingency", "voice.silencing_level")[place]


def _rate(values: Any) -> list[float]:
    """Return a mean and of how many."""
    array = np.asarray(values, dtype=float)
    return [float(array.mean()) if array.size else float("nan"), int(array.size)]


def answers_of(kind: str, random: np.random.Generator) -> np.ndarray:
    """Return how the other answered on each day."""
    day = np.arange(DAYS)
    middle = day < DAYS // 2
    uniform, normal = random.uniform(size=DAYS), random.normal(size=DAYS)
    match kind:
        case "coin":
            return (uniform < random.uniform(0.2, 0.95)).astype(float)
        case "steady":
            return np.clip(random.uniform(0.3, 0.8) + 0.1 * normal, 0, 1)
        case "cycle":
            near = cycle(random, near=12.0, far=6.0)[0]
            return np.clip(np.where(near, 0.75, 0.25) + 0.2 * normal, 0, 1)
        case "coin, .8 to .4":
            return (uniform < np.where(middle, 0.8, 0.4)).astype(float)
        case "mean .65 to .45":
            return np.clip(np.where(middle, 0.65, 0.45) + 0.2 * normal, 0, 1)
        case "spread .1 to .2":
            return np.clip(0.5 + np.where(middle, 0.1, 0.2) * normal, 0, 1)
        case _:
            raise ValueError(kind)


def cycle(
    random: np.random.Generator, *, near: float, far: float
) -> tuple[np.ndarray, float]:
    """Return which days are near, phases of gamma-distributed length in turn, and a round's length."""
    days: list[bool] = []
    while len(days) < 2 * DAYS:
        days += [True] * max(1, round(near * random.gamma(6.0, 1 / 6.0)))
        days += [False] * max(1, round(far * random.gamma(6.0, 1 / 6.0)))
    begin = int(random.integers(DAYS))
    return np.array(days[begin : begin + DAYS]), near + far


def others(count: int) -> dict[str, Any]:
    """Return false alarms and power for what the other did."""
    found = {}
    for kind in (
        "coin",
        "steady",
        "cycle",
        "coin, .8 to .4",
        "mean .65 to .45",
        "spread .1 to .2",
    ):
        rows = defaultdict(list)
        for number in range(count):
            random = np.random.default_rng([number, 17])
            paths = follow_other(
                np.arange(float(DAYS)), answers_of(kind, random), key=number
            )
            rows["changed"].append(paths["answered"].changed)
            when = paths["answered"].when(0.9)
            if paths["answered"].changed and when is not None:
                rows["dated"].append(when[0] <= DAYS // 2 <= when[1])
                rows["width"].append(when[1] - when[0])
        found[kind] = {
            "changed": _rate(rows["changed"]),
            "date held": _rate(rows["dated"]),
            "days wide": float(np.median(rows["width"])) if rows["width"] else None,
        }
        print(kind, found[kind], flush=True)
    return found


def told_of(chance: np.ndarray, random: np.random.Generator) -> dict[str, np.ndarray]:
    """Return warmth, threat and answers that go together within a day."""
    good = random.uniform(size=len(chance)) < chance
    normal = 0.15 * random.normal(size=(2, len(chance)))
    return {
        "warmth": np.clip(np.where(good, 0.75, 0.25) + normal[0], 0, 1),
        "threat": np.clip(np.where(good, 0.1, 0.45) + normal[1], 0, 1),
        "answered": good.astype(float),
    }


def rhythms(count: int) -> dict[str, Any]:
    """Return which rhythms were found, and how often intervals held."""
    found: dict[str, Any] = {}
    for kind in ("none", "12 and 6 days", "20 and 10 days", "once"):
        rows: dict[str, list[Any]] = defaultdict(list)
        for number in range(count):
            random = np.random.default_rng([number, 19])
            length = float("nan")
            if kind == "none":
                chance = np.full(DAYS, random.uniform(0.3, 0.9))
            elif kind == "once":
                chance = np.where(np.arange(DAYS) < DAYS // 2, 0.85, 0.3)
            else:
                near, far = (12.0, 6.0) if kind.startswith("12") else (20.0, 10.0)
                phase, length = cycle(random, near=near, far=far)
                chance = np.where(phase, 0.9, 0.2)
            rhythm = find_rhythm(
                np.arange(float(DAYS)), told_of(chance, random), key=number
            )
            rows["shape"].append(rhythm.shape.value)
            if rhythm.gain is not None:
                rows["gain"].append(rhythm.gain.log)
                rows["sure"].append(rhythm.gain.log > 1.645 * rhythm.gain.error)
            if rhythm.shape in {Shape.CYCLE, Shape.PHASES} and np.isfinite(length):
                rows["rank"].append((rhythm.cycle < length).mean())
                # Near days have .9 of good ones, far days .2.
                apart = 0.7 * 0.5
                rows["apart"].append((rhythm.contrast["warmth"] < apart).mean())
                rows["width"].append(np.ptp(np.quantile(rhythm.cycle, [0.05, 0.95])))
        shapes = {each.value: rows["shape"].count(each.value) / count for each in Shape}
        rank, apart = np.array(rows["rank"]), np.array(rows["apart"])
        found[kind] = {
            "shapes": {name: share for name, share in shapes.items() if share},
            "cycle held": {str(s): _rate(np.abs(rank - 0.5) < s / 2) for s in SHARES}
            if rank.size
            else None,
            "contrast held": {
                str(s): _rate(np.abs(apart - 0.5) < s / 2) for s in SHARES
            }
            if rank.size
            else None,
            "days wide": float(np.median(rows["width"])) if rank.size else None,
            "gain": float(np.mean(rows["gain"])),
            "gain surely above 0": _rate(rows["sure"]),
        }
        print(kind, found[kind], flush=True)
    return found


def timed() -> dict[str, float]:
    """Return the seconds of each part for 180 evenings, warm, the least of three."""
    random = np.random.default_rng(3)
    still = np.zeros((len(pieces_of(np.arange(float(DAYS)))), len(QUANTITIES)))
    answers, days, _ = person(random, "intermittent_cycle", 3, moved=still, usual=0.15)
    fitted = fit(answers, days)
    told = told_of(np.full(DAYS, 0.6), random)
    jobs = {
        "person": lambda: follow_changes(fitted),
        "other": lambda: follow_other(answers.times, told["answered"]),
        "rhythm": lambda: find_rhythm(answers.times, told),
    }
    found = {}
    for name, job in jobs.items():
        job()
        seconds, busy = [], []
        for _ in range(3):
            begin, used = time.perf_counter(), time.process_time()
            job()
            seconds.append(time.perf_counter() - begin)
            busy.append(time.process_time() - used)
        found[name], found[f"{name}, processor"] = min(seconds), min(busy)
    return found


def parts(asked: argparse.Namespace) -> Iterator[tuple[str, Any]]:
    """Walk the parts that are asked for."""
    if asked.only in {None, "time"}:
        yield "time", timed()
    if asked.only in {None, "other"}:
        yield "other", others(asked.others)
    if asked.only in {None, "rhythm"}:
        yield "rhythm", rhythms(asked.others)
    if asked.only in {None, "person"}:
        if asked.persons:
            yield "persons", persons(asked.persons)
        if asked.planted:
            yield "planted, usual", planted(asked.planted, 0.15)
            yield "planted, even", planted(asked.planted, 0.06)


def main() -> None:
    """Print every part, and write all of it where asked."""
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--persons", type=int, default=60)
    reader.add_argument("--planted", type=int, default=12)
    reader.add_argument("--others", type=int, default=120)
    reader.add_argument("--only", choices=("person", "other", "rhythm", "time"))
    reader.add_argument("--json", type=Path)
    asked = reader.parse_args()
    found = {}
    for name, values in parts(asked):
        found[name] = values
        print(f"## {name}\n{json.dumps(values, indent=1)}", flush=True)
        if asked.json is not None:
            asked.json.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
