"""The tables of the page on real data, and of the README, out of the scores of everyone.

    python -m benchmarks.real_data FOLDER --json scores.json
    python -m benchmarks.real_data_page scores.json

Rewrites the tables and leaves the words. Where a number crossed a line that the words speak of,
that is for whoever reads them.
"""

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.real_data import SETS

ROOT = Path(__file__).resolve().parents[1]
PAGE, README = ROOT / "docs" / "real-data.md", ROOT / "README.md"
RIVALS = ("mean", "last", "follows", "residual", "inputs")
METHODS = ("mechanism", *RIVALS)
SHORT = dict(
    zip(
        SETS,
        ("Weiss", "Tammilehto", "Marian", "Dejonckheere", "Fried", "Contreras"),
        strict=True,
    )
)
MINUS = "\N{MINUS SIGN}"
Scores = Mapping[str, Mapping[str, Any]]


def signed(value: float, digits: int) -> str:
    """Return a number with its sign, as the pages write it."""
    return f"{value:+.{digits}f}".replace("-", MINUS)


def span(value: float, low: float, high: float, digits: int = 3) -> str:
    """Return a number with its interval."""
    ends = f"{signed(low, digits)} to {signed(high, digits)}"
    return f"{signed(value, digits)} ({ends})"


def share(value: float) -> str:
    """Return a share as a percentage."""
    return f"{value:.0%}".replace("%", " %")


def row(*cells: str) -> str:
    """Return a row of a table."""
    return f"| {' | '.join(cells)} |"


def ahead(scores: Scores, what: str) -> Iterator[str]:
    """Yield the lead over each rival by set, bold where all of its interval is above 0."""
    low, high = ("low", "high") if what == "log" else (f"{what}_low", f"{what}_high")
    times, digits = (1, 3) if what == "log" else (1e3, 1)
    for name, found in scores.items():
        cells = [SHORT[name]]
        for each in _by_rival(found):
            ends = [times * each[key] for key in (what, low, high)]
            bold = "**" if each[low] > 0 else ""
            cells.append(f"{bold}{span(*ends, digits=digits)}{bold}")
        yield row(*cells)


def persons_ahead(scores: Scores) -> Iterator[str]:
    """Yield with how many persons the mechanism is ahead, and clearly."""
    for name, found in scores.items():
        told = [
            f"{share(each['ahead'])} ({share(each['clearly'])})"
            for each in _by_rival(found)
        ]
        yield row(SHORT[name], *told)


def stacked(scores: Scores) -> Iterator[str]:
    """Yield the share of each method in the best mixture."""
    for name, found in scores.items():
        yield row(
            SHORT[name], *(share(found["stacking"].get(each, 0.0)) for each in METHODS)
        )


def channels(found: Mapping[str, Any]) -> Iterator[str]:
    """Yield the channels of one set, the best method bold."""
    for each in found["channels"]:
        best = max(METHODS, key=lambda method: each["log"][method])
        cells = [
            f"**{signed(each['log'][method], 3)}**"
            if method == best
            else signed(each["log"][method], 3)
            for method in METHODS
        ]
        leads = [
            span(*(each[key][rival] for key in ("ahead", "low", "high")))
            for rival in ("residual", "inputs")
        ]
        yield row(each["channel"], f"{each['answers']:,}", *cells, *leads)


def states(scores: Scores) -> Iterator[str]:
    """Yield how the fits ended."""
    for name, found in scores.items():
        ends = [str(found["states"][key]) for key in ("fitted", "fits_badly", "too_little", "not_converged")]  # fmt: skip
        k = [
            f"{round(each, 2) + 0.0:.2f}".replace("-", MINUS) for each in found["khat"]
        ]
        yield row(
            SHORT[name], str(found["persons"]), str(found["scored"]),
            f"{found['answers']:,}", *ends, *k,
        )  # fmt: skip


def moved(scores: Scores) -> Iterator[str]:
    """Yield with how many persons each number is not mostly the prior's."""
    for number in next(iter(scores.values()))["prior_dominated"]:
        each = [
            share(1 - found["prior_dominated"][number]) for found in scores.values()
        ]
        yield row(f"`{number}`", *each)


def missed(scores: Scores) -> Iterator[str]:
    """Yield what the fits have too little and too much of."""
    names = dict.fromkeys(key for found in scores.values() for key in found["not_given_back"])  # fmt: skip
    for name in names:
        cells = []
        for found in scores.values():
            each = found["not_given_back"].get(name)
            told = each and f"{share(each['too_low'])} / {share(each['too_high'])}"
            cells.append(told or "")
        yield row(f"`{name}`", *cells)


def leads(scores: Scores) -> Iterator[str]:
    """Yield the table of the README."""
    for name, found in scores.items():
        beside = {each["rival"]: each for each in found["against"]}
        told = [
            span(*(beside[rival][key] for key in ("log", "low", "high")))
            for rival in ("mean", "follows", "residual", "inputs")
        ]
        yield row(f"{SHORT[name]} and others", str(found["scored"]), *told)


def rewritten(text: str, bodies: Sequence[tuple[str, Iterator[str]]]) -> str:
    """Return a page with the rows of its tables made anew, each found by how its head begins.

    Raises:
        SystemExit: The page has no such table any more, or not in this order.
    """
    lines = text.split("\n")
    at = 0
    for head, body in bodies:
        found = [
            place for place in range(at, len(lines)) if lines[place].startswith(head)
        ]
        if not found:
            raise SystemExit(f"no table begins with {head!r}")
        first = last = found[0] + 2
        while lines[last].startswith("|"):
            last += 1
        lines[first:last] = body
        at = first
    return "\n".join(lines)


def _by_rival(found: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    beside = {each["rival"]: each for each in found["against"]}
    return [beside[rival] for rival in RIVALS]


def main() -> None:
    """Rewrite both pages."""
    read = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    scores = {name: read[name] for name in SETS}
    each_set = [("| channel |", channels(found)) for found in scores.values()]
    page = [
        ("| | mean | last |", ahead(scores, "log")),
        ("| | mean | last |", ahead(scores, "crps")),
        ("| persons ahead", persons_ahead(scores)),
        ("| | mechanism |", stacked(scores)),
        *each_set,
        ("| | persons |", states(scores)),
        ("| number |", moved(scores)),
        ("| | Weiss |", missed(scores)),
    ]
    for path, bodies in (
        (PAGE, page),
        (README, [("| set | persons |", leads(scores))]),
    ):
        path.write_text(rewritten(path.read_text("utf-8"), bodies), encoding="utf-8")


if __name__ == "__main__":
    main()
