"""Put the fit to the test: many records whose numbers are known, kept one by one."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from dataclasses import asdict, dataclass
from pathlib import Path
from time import monotonic
from typing import Any, Final

import numpy as np

from bedding.actions.calibration_file import Kept
from bedding.model.inference import fit
from bedding.model.inference.calibrating import (
    Design,
    agreement,
    at_once,
    draw_record,
    in_full,
    measure,
    mixed_design,
    not_finite,
    strange_diary,
)

PARTS: Final = ("sbc", "recovery", "reference", "strange", "full")
"""What is done, in this order: places of the truth, numbers coming back, the fit at once against a
long run, strange diaries, and places of the truth in full runs."""
ENTRIES: Final = 60
"""How long the records of `sbc` and `reference` are [evening]."""
LENGTHS: Final = (14, 30, 60, 120, 365)
"""How long the records of `recovery` are [evening]."""
LONG: Final = 5000
"""How long the longest strange diaries are [entry]."""
SHORT: Final = Design(entries=25, channels=("arousal", "self", "mood"), missing=0.2)
"""What the records of `full` are: a full run takes its time."""
_MANY: Final = 500
"""With as many records the longest diaries are worth their time."""
_THREADS: Final = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Amounts:
    """How many records each part takes.

    Attributes:
        sbc: For the places of the truth.
        recovery: For each length.
        reference: Against a long run.
        strange: Strange diaries.
        long: Strange diaries of `LONG` entries.
        full: For the places of the truth in full runs.
    """

    sbc: int
    recovery: int
    reference: int
    strange: int
    long: int
    full: int


QUICK: Final = Amounts(sbc=100, recovery=20, reference=4, strange=60, long=0, full=0)
"""For a first look."""


def amounts_for(persons: int) -> Amounts:
    """Return how many records each part takes, from how many the places of the truth take."""
    return Amounts(
        sbc=persons,
        recovery=max(persons // 5, 3),
        reference=max(persons // 25, 1),
        strange=max(2 * persons, 10),
        long=2 if persons >= _MANY else 0,
        full=persons // 2,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One record to make and to fit.

    Attributes:
        part: Which part it belongs to.
        number: Which one of that part; decides all chance.
        entries: How long it is.
    """

    part: str
    number: int
    entries: int

    @property
    def key(self) -> str:
        """Its name in the file of results."""
        return f"{self.part}/{self.entries}/{self.number}"


def tasks(amounts: Amounts, parts: Sequence[str] = PARTS) -> tuple[Task, ...]:
    """Return every record to make, in order."""
    long = [Task(part="strange", number=n, entries=LONG) for n in range(amounts.long)]
    every = {
        "sbc": _several("sbc", amounts.sbc, (ENTRIES,)),
        "recovery": _several("recovery", amounts.recovery, LENGTHS),
        "reference": _several("reference", amounts.reference, (ENTRIES,)),
        "strange": [*_several("strange", amounts.strange, (0,)), *long],
        "full": _several("full", amounts.full, (SHORT.entries,)),
    }
    return tuple(task for part in PARTS if part in parts for task in every[part])


def calibrate(
    wanted: Sequence[Task],
    *,
    keep: Path | None = None,
    after: Callable[[Task, int, int], None] = lambda *_: None,
) -> Mapping[str, Mapping[str, Any]]:
    """Return what came of every record, by the key of its task.

    Each record has chance of its own, so that the same one gives the same result in any order
    and after any interruption.

    Args:
        wanted: The records.
        keep: A file that holds what is done, one line for each record; what stands in it
            is not done again.
        after: Called after each record with how many are done, and of how many.

    Raises:
        OutputError: The file can't be written.
        InputError: The file can't be read.
        OtherVersionError: The file holds results of another version of the fit.
    """
    with Kept(keep) as kept:
        done = {task.key: kept[task.key] for task in wanted if task.key in kept}
        left = [task for task in wanted if task.key not in done]
        for task, result in _run(left):
            kept.add(task.key, result)
            done[task.key] = result
            after(task, len(done), len(wanted))
    return done


def _run(left: Sequence[Task]) -> Iterable[tuple[Task, dict[str, Any]]]:
    """Walk the results as they come; after an interruption nothing new is begun."""
    with ThreadPoolExecutor(_THREADS) as pool:
        running: dict[Future[dict[str, Any]], Task] = {
            pool.submit(outcome, task): task for task in left
        }
        try:
            for ended in as_completed(running):
                yield running.pop(ended), ended.result()
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def outcome(task: Task) -> dict[str, Any]:
    """Return what comes of one record, as plain data."""
    begun = monotonic()
    made, fitted = (
        np.random.default_rng([PARTS.index(task.part), task.entries, task.number, own])
        for own in range(2)
    )
    match task.part:
        case "sbc":
            drawn = draw_record(mixed_design(task.number, entries=task.entries), made)
            found = asdict(measure(drawn, fitted))
        case "recovery":
            drawn = draw_record(Design(entries=task.entries), made)
            found = asdict(measure(drawn, fitted))
        case "full":
            found = asdict(measure(draw_record(SHORT, made), fitted, engine=in_full))
        case "reference":
            drawn = draw_record(mixed_design(task.number, entries=task.entries), made)
            near = agreement(drawn, fitted, engine=at_once)
            found = {**asdict(near), "farthest": near.farthest}
        case _:
            kind, observations, episodes = strange_diary(
                task.number, made, entries=task.entries or None
            )
            ended = fit(observations, episodes, key=task.number)
            found = {
                "kind": kind,
                "state": ended.state.value,
                "khat": ended.khat,
                "not_finite": list(not_finite(ended)),
            }
    return {**found, "seconds": round(monotonic() - begun, 3)}


def _several(part: str, count: int, lengths: Sequence[int]) -> list[Task]:
    return [
        Task(part=part, number=number, entries=entries)
        for entries in lengths
        for number in range(count)
    ]
