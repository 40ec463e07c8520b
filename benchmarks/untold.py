"""What it costs that an evening tells nothing of the other: as without contact, and as usual.

    python -m benchmarks.untold --lives 48

Imagined lives, 60 evenings each, everything told of the other. Then what is told is taken away on
some evenings by chance, and the mechanism is walked again with the person's true numbers: once
with those evenings as evenings without contact, once with what is usual (`model.inference.diary`).
What is printed is how far the read-outs lie from those with everything told, in standard
deviations of the read-out from evening to evening: on average (bias) and as a root mean square.
"""

import argparse
from collections.abc import Sequence
from dataclasses import replace

import jax
import numpy as np

from bedding.actions.compilation_cache import keep_compiled
from bedding.actions.imagined.diaries import imagine_diary
from bedding.actions.imagined.lives import Life, imagine_lives
from bedding.model import State, scan
from bedding.model.inference import placed
from bedding.model.inference.diary import Observed, observe
from bedding.model.inference.log_density import start_of
from bedding.model.inputs import Episode
from bedding.model.observation import READ_OUTS

SHOWN = ("arousal", "pull", "self", "expect", "mood")
SHARES = (0.1, 0.3, 0.6)
DAYS = 60
TOGETHER = 12

_walk = jax.jit(
    lambda numbers, episodes, elapsed: scan(
        numbers, start_of(numbers), episodes, elapsed
    )[1]
)


def read_outs(life: Life, seen: Observed, episodes: Episode) -> dict[str, np.ndarray]:
    """Return what each channel reads at each evening."""
    where = placed(seen.observations, episodes)
    states, moments = _walk(life.person, where.record.episodes, where.record.elapsed)
    of_state = State.__dataclass_fields__
    return {
        name: np.sum(
            [
                np.asarray(getattr(states if part in of_state else moments, part))
                for part in READ_OUTS[name].parts
            ],
            axis=0,
        )[where.places]
        for name in SHOWN
    }


def distances(lives: int) -> dict[tuple[float, str, bool, str], np.ndarray]:
    """Return bias and root mean square of each life, by share, channel, told or not, and way."""
    found: dict[tuple[float, str, bool, str], list[tuple[float, float]]] = {}
    for number in range(lives):
        if number % TOGETHER == 0:
            together = imagine_lives(TOGETHER, key=777_000 + number // TOGETHER)
        life = together[number % TOGETHER]
        diary = imagine_diary(life, days=DAYS, key=number)
        seen = observe(diary)
        whole = read_outs(life, seen, seen.episodes)
        random = np.random.default_rng(number)
        for share in SHARES:
            hidden = random.random(len(diary.times)) < share
            hidden[0] = False
            rest = observe(
                replace(
                    diary,
                    inputs={
                        name: np.where(hidden, np.nan, values)
                        for name, values in diary.inputs.items()
                    },
                )
            )
            nothing = {
                name: np.where(rest.told, getattr(rest.episodes, name), 0.0)
                for name in Episode.__dataclass_fields__
                if np.ndim(getattr(rest.episodes, name))
            }
            ways = {"none": replace(rest.episodes, **nothing), "usual": rest.episodes}
            for way, episodes in ways.items():
                walked = read_outs(life, rest, episodes)
                for name in SHOWN:
                    away = (walked[name] - whole[name]) / whole[name].std()
                    for told in (False, True):
                        chosen = away[rest.told == told]
                        if len(chosen):
                            found.setdefault((share, name, told, way), []).append(
                                (
                                    float(chosen.mean()),
                                    float(np.sqrt(np.mean(chosen**2))),
                                )
                            )
    return {key: np.array(rows) for key, rows in found.items()}


def main(arguments: Sequence[str] | None = None) -> None:
    """Print a table."""
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--lives", type=int, default=48)
    asked = reader.parse_args(arguments)
    keep_compiled()
    found = distances(asked.lives)
    print("| not told | evenings | channel | none: bias | rms | usual: bias | rms |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    for share in SHARES:
        for told in (False, True):
            for name in SHOWN:
                cells = []
                for way in ("none", "usual"):
                    rows = found[share, name, told, way]
                    # A median, for the read-outs of some lives hardly move at all.
                    bias, rms = np.median(rows, axis=0)
                    cells += [f"{bias:+.2f}", f"{rms:.2f}"]
                where = "told" if told else "not told"
                print(f"| {share:.0%} | {where} | {name} | {' | '.join(cells)} |")


if __name__ == "__main__":
    main()
