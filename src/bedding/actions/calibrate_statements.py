"""Statements put to the test: learned on imagined lives, checked on others and on foreign diaries."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final, Literal

import numpy as np

from bedding.actions.imagined.axes import Sided, axis_sides
from bedding.actions.imagined.cases import (
    LENGTHS,
    OFTEN_LENGTHS,
    Case,
    case_data,
    case_from,
    case_of,
)
from bedding.actions.imagined.checking import Reliability, reliability
from bedding.actions.imagined.learned import Learned, chance_of, on_alarm_side
from bedding.actions.imagined.lives import TOGETHER, imagine_lives
from bedding.actions.imagined.truths import ALARM_ABOVE
from bedding.actions.imagined.weekly import WEEKLY_DIVIDE, imagine_weekly
from bedding.mirror import Mirror, State, reflect, weekly_told
from bedding.mirror.combining import recorded_log_odds, share, with_weekly
from bedding.model.simulation.foreign import FOREIGN, foreign_diary

WEEKS: Final = (2, 4, 8)
"""In how many weeks D2 was asked."""

Part = Literal["learn", "check"]
KEYS: Final[Mapping[str, int]] = {"learn": 1, "check": 2}
"""Lives that are learned from and lives that are checked on have nothing in common."""

FITTED_LENGTHS: Final = (60,)
"""Days of the diaries to which the model is fitted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Foreign:
    """What the statements make of diaries by one of other people's models.

    Attributes:
        kind: Which model.
        diaries: How many.
        silent: By sign or distinction, the share in which no pole is named [0 to 1].
        alarm: By sign or distinction, the share in which alarm is named [0 to 1].
        rest: By sign or distinction, the share in which carrying capacity is named [0 to 1].
        storm_without_bed: The share that lies at much storm and little bed, both named [0 to 1].
        spoke: The share in which the model spoke [0 to 1].
    """

    kind: str
    diaries: int
    silent: Mapping[str, float]
    alarm: Mapping[str, float]
    rest: Mapping[str, float]
    storm_without_bed: float
    spoke: float


def make_cases(folder: Path, part: Part, lives: int, *, fitted: bool) -> Iterator[int]:
    """Make cases of so many lives and keep them; go on where it was stopped.

    Args:
        folder: Where they are kept.
        part: What they are for.
        lives: How many there will be.
        fitted: Whether the model is fitted to each diary, which takes a second.

    Yields:
        How many lives there are by now.
    """
    folder.mkdir(parents=True, exist_ok=True)
    lengths = [(days, False) for days in (FITTED_LENGTHS if fitted else LENGTHS)]
    lengths += [] if fitted else [(days, True) for days in OFTEN_LENGTHS]
    path = folder / (f"{part}-fitted.jsonl" if fitted else f"{part}.jsonl")
    done = len(path.read_text().splitlines()) // len(lengths) if path.exists() else 0
    for at in range(done // TOGETHER * TOGETHER, lives, TOGETHER):
        together = imagine_lives(TOGETHER, key=1000 * KEYS[part] + at // TOGETHER)
        for number in range(max(at, done), min(at + TOGETHER, lives)):
            cases = [
                case_of(
                    together[number - at],
                    number=number,
                    days=days,
                    fitted=fitted,
                    often=often,
                )
                for days, often in lengths
            ]
            with path.open("a") as out:
                out.writelines(json.dumps(case_data(case)) + "\n" for case in cases)
            yield number + 1


def kept_cases(folder: Path, part: Part) -> tuple[Case, ...]:
    """Return every kept case; where a diary was fitted too, that one."""
    found: dict[tuple[int, int, bool], Case] = {}
    for name in (f"{part}.jsonl", f"{part}-fitted.jsonl"):
        path = folder / name
        for line in path.read_text().splitlines() if path.exists() else ():
            case = case_from(json.loads(line))
            found[case.life, case.days, case.often] = case
    return tuple(found.values())


def check(
    cases: Sequence[Case], learned: Learned, *, days: int, often: bool = False
) -> dict[str, Reliability]:
    """Return how far the signs and distinctions come true in diaries of one length.

    The draws count where the fit may speak, as they do in the mirror.
    """
    chosen = [case for case in cases if case.days == days and case.often == often]
    return {about: _about(chosen, learned, about) for about in ALARM_ABOVE}


def check_together(
    cases: Sequence[Case], learned: Learned, *, days: int, often: bool = False
) -> Reliability:
    """Return how far all signs and distinctions come true in one diagram."""
    chosen = [case for case in cases if case.days == days and case.often == often]
    pairs = [(case, about) for about in ALARM_ABOVE for case in chosen]
    names = list(ALARM_ABOVE)
    return reliability(
        np.array(
            [chance_of(case, learned, a, listened=case.speaks) for case, a in pairs]
        ),
        np.array([on_alarm_side(case, learned, a) for case, a in pairs], dtype=bool),
        np.array([case.life for case, _ in pairs]),
        groups=np.array([names.index(a) for _, a in pairs]),
    )


def check_all_drawn(cases: Sequence[Case], learned: Learned) -> dict[str, Reliability]:
    """Return the same for every diary that was fitted, as if each fit might speak."""
    fitted = [case for case in cases if case.drawn]
    return {
        about: _about(fitted, learned, about, always=True) for about in learned.drawn
    }


def check_map(
    cases: Sequence[Case], like: Sequence[Case], learned: Learned
) -> dict[str, Reliability]:
    """Return how far storm and bed come true, of weeks and of whole diaries.

    Args:
        cases: Those that are checked.
        like: Those that were learned from: they say where the poles part.
        learned: Divides and weights.
    """
    whose = {
        "_week": [each for each in cases if each.days == max(LENGTHS)],
        "": [each for each in cases if each.together is not None],
    }
    found = {}
    for axis, sided in axis_sides(cases, like).items():
        rows = whose["_week" if axis.endswith("_week") else ""]
        lives = (
            [case.life for case in rows for _ in case.weeks]
            if axis.endswith("_week")
            else [case.life for case in rows]
        )
        shares = [
            _axis_share(axis, sided, place, learned) for place in range(len(lives))
        ]
        found[axis] = reliability(np.array(shares), sided.sides, np.array(lives))
    return found


def check_weekly(
    learned: Learned, *, persons: int, key: int = 1
) -> dict[str, Reliability]:
    """Return how far D2, which is heard in weekly answers alone, comes true, by weeks."""
    found = {}
    for weeks in WEEKS:
        random = np.random.default_rng([key, weeks])
        ways = random.standard_normal(persons)
        told = [
            weekly_told(imagine_weekly(float(way), weeks=weeks, random=random))
            for way in ways
        ]
        shares = [
            share(with_weekly(learned.maps["D2"], 0.0, each, WEEKLY_DIVIDE))
            for each in told
            if each is not None
        ]
        found[f"D2, {weeks} weeks"] = reliability(
            np.array(shares), ways > 0, np.arange(persons)
        )
    return found


def _axis_share(axis: str, sided: Sided, place: int, learned: Learned) -> float:
    if not sided.named[place]:
        return float("nan")
    log_odds = recorded_log_odds(
        learned.maps[axis], {axis: sided.told[place]}, learned.divides
    )
    return share(log_odds)


def _about(
    cases: Sequence[Case], learned: Learned, about: str, *, always: bool = False
) -> Reliability:
    shares = [
        chance_of(case, learned, about, listened=always or case.speaks)
        for case in cases
    ]
    sides = [on_alarm_side(case, learned, about) for case in cases]
    lives = [case.life for case in cases]
    return reliability(np.array(shares), np.array(sides, dtype=bool), np.array(lives))


def check_foreign(kind: str, *, diaries: int, days: int, fitted: bool) -> Foreign:
    """Return what the mirror, as it is, makes of diaries by another's model.

    Args:
        kind: One of `FOREIGN`.
        diaries: How many persons.
        days: On how many days.
        fitted: Whether the model is fitted to each.
    """
    from bedding.actions.fit_diary import fit_diary  # noqa: PLC0415 -- slow import

    mirrors: list[Mirror] = []
    for key in range(diaries):
        diary = foreign_diary(kind, days=days, key=key)
        mirrors.append(
            reflect(diary, reading=fit_diary(diary)) if fitted else reflect(diary)
        )
    named = {
        each.about: [mirror.statements[place].state for mirror in mirrors]
        for place, each in enumerate(mirrors[0].statements)
    }

    def shared(of: State) -> dict[str, float]:
        return {
            about: float(np.mean([state is of for state in states]))
            for about, states in named.items()
        }

    alarm, rest = shared(State.ALARM), shared(State.REST)
    return Foreign(
        kind=kind,
        diaries=diaries,
        silent={about: 1.0 - alarm[about] - rest[about] for about in named},
        alarm=alarm,
        rest=rest,
        storm_without_bed=float(
            np.mean(
                [
                    mirror.place is not None and mirror.place.storm_without_bed
                    for mirror in mirrors
                ]
            )
        ),
        spoke=float(np.mean([bool(mirror.reading.drawn) for mirror in mirrors])),
    )


def foreign_kinds() -> tuple[str, ...]:
    """Return the names of other people's models."""
    return tuple(FOREIGN)


def as_data(every: Mapping[str, Reliability]) -> dict[str, Any]:
    """Return reliabilities as plain values; what is not there is None."""

    def plain(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: plain(each) for key, each in value.items()}
        if isinstance(value, list | tuple):
            return [plain(each) for each in value]
        return None if isinstance(value, float) and np.isnan(value) else value

    return {name: plain(asdict(each)) for name, each in every.items()}
