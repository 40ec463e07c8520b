"""The page of proof: its figures, out of what the commands found, into one small packaged file.

    bedding validate --json validation.json
    bedding calibrate --keep calibration.jsonl --json calibration.json
    python -m benchmarks.proof validation.json calibration.json

Without files, what those two found stays as it was. What real diaries say comes from the table in
docs/real-data.md, which is made by `python -m benchmarks.real_data`; the sources from the model's
own list.
"""

import json
import re
import sys
from pathlib import Path
from typing import Any

import numpy as np

from bedding.actions.cite_sources import cite_sources
from bedding.model.inference import PERSON
from bedding.model.sources import Reference

ROOT = Path(__file__).resolve().parents[1]
WRITTEN = ROOT / "src" / "bedding" / "actions" / "proof.json"
REAL = ROOT / "docs" / "real-data.md"
ALONE = "numbers, all records"
BESIDE = ("residual", "inputs")
MINUS = "\N{MINUS SIGN}"
NUMBER = rf"([+{MINUS}][\d.]+)"
CELL = re.compile(rf"{NUMBER} \({NUMBER} to {NUMBER}\)")
WIDE = 1.959964
"""Standard errors to either side of 95 %."""


def figure(value: float) -> float:
    """Return a number as the pages write it: three digits that say something."""
    return float(f"{value:.3g}")


def validation(found: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return each target with what was seen, as the page on validation has it."""
    return [
        {
            "number": each["id"],
            "source": re.findall(r"\[([^\]]+)\]", each["source"]) or [each["source"]],
            "met": each["met"],
            "persons": each["persons"],
            "tolerance": each["tolerance"],
            "figures": [
                {
                    "name": one["name"],
                    "met": one["met"],
                    **{key: figure(one[key]) for key in ("value", "low", "high")},
                }
                for one in each["measured"]
            ],
        }
        for each in found
    ]


def recovered(found: dict[str, Any]) -> list[dict[str, Any]]:
    """Return how well each number came back, by evenings: correlation with its 95 % interval."""
    lengths = sorted(found["recovery"], key=int)
    each_length = sum(
        key.startswith(f"recovery/{lengths[0]}/") for key in found["each"]
    )
    return [
        {
            "name": name,
            "by_evenings": {
                length: interval(
                    found["recovery"][length][name]["correlation"], each_length
                )
                for length in lengths
            },
        }
        for name in PERSON
    ]


def interval(correlation: float, count: int) -> list[float]:
    """Return a correlation with its 95 % interval, by Fisher's transformation."""
    middle, error = np.arctanh(correlation), WIDE / np.sqrt(count - 3)
    ends = (correlation, np.tanh(middle - error), np.tanh(middle + error))
    return [round(float(end), 2) for end in ends]


def calibration(found: dict[str, Any]) -> dict[str, Any]:
    """Return how often intervals held, and how many records that rests on."""
    return {
        "met": sum(check["met"] for check in found["checks"]),
        "all": len(found["checks"]),
        "records": found["records"],
        "held": [
            {key: round(each[key], 4) for key in ("share", "held", "error")}
            for each in found["coverage"][ALONE]
        ],
        "recovered": recovered(found),
    }


def real(page: str) -> list[dict[str, Any]]:
    """Return how far the mechanism is ahead in each set, out of the first table of the page."""
    table = page.split("## Ahead, by set")[1].split("\n\n")[2]
    head, _, *rows = [
        [cell.strip().strip("*") for cell in line.strip("|").split("|")]
        for line in table.strip().splitlines()
    ]
    told = []
    for row in rows:
        cells = dict(zip(head[1:], row[1:], strict=True))
        ahead = {}
        for rival in BESIDE:
            found = CELL.fullmatch(cells[rival])
            if found is None:
                raise SystemExit(f"{REAL}: can't read {cells[rival]!r}")
            ahead[rival] = [float(end.replace(MINUS, "-")) for end in found.groups()]
        told.append({"set": row[0], "ahead": ahead})
    return told


def named(source: Reference) -> str:
    """Return who found it and when; titles hold words that no page of ours says."""
    people = source.fields["author"].replace(" and ", "; ")
    return f"{people} ({source.fields['year']})"


def main() -> None:
    """Write the file."""
    made: dict[str, Any] = json.loads(WRITTEN.read_text("utf-8"))
    if len(sys.argv) == 3:
        first, second = (
            json.loads(Path(name).read_text("utf-8")) for name in sys.argv[1:]
        )
        made |= {"validation": validation(first), "calibration": calibration(second)}
    made |= {
        "real": real(REAL.read_text("utf-8")),
        "sources": {each.key: named(each) for each in cite_sources(())},
    }
    WRITTEN.write_text(
        json.dumps(made, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
    )
    print(f"{WRITTEN}: {WRITTEN.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
