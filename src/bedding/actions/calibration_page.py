"""The page on calibration: what was asked of the fit, what was found, and pictures of it."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from bedding.actions.calibrate_fit import ENTRIES, SHORT
from bedding.actions.calibration_pictures import pictures
from bedding.actions.calibration_summary import Calibration
from bedding.model.inference import PERSON
from bedding.model.inference.calibrating import DRAWS, SHARES

PAGE: Final = "calibration.md"
PICTURES: Final = "figures"
"""Folder of the pictures, beside the page."""

HEAD: Final = f"""# Calibration

Whether the fit means what it says. Records are made from known numbers, exactly as the fit assumes
them: numbers of the person, residuals, levels and gains from their priors, a random other, answers
as intervals of a scale of seven, 0, 20 or 50 % of them missing in turn, half of the records with
uneven gaps of 2 hours to 4 days. Then the fit is asked for the numbers back. All of it is about the
method: a real diary need not follow the mechanism, and [real data](real-data.md) says how far it does.

This page is written by

```sh
bedding calibrate --keep calibration.jsonl --json calibration.json --docs docs
```

which can be stopped at any time and goes on where it was. `--quick` gives a first look. What was not run at
the size that was aimed at stands [on a page of its own](calibration-sizes.md).

- **Places of the truth.** In each record the number that made it lies at some place among
  {DRAWS} draws. Where the fit is right, places are spread evenly [talts2018]. Places of the
  numbers alone can't tell a posterior from the prior, so the log likelihood, the log prior and what
  follows from numbers and answers together are placed too [modrak2023], and answers that were held
  back, 1, 3 and 7 days after the last entry. What is compared is the difference of each distribution
  from an even one, with a band that holds it as a whole [sailynoja2022]; the bands of all
  quantities hold together in 95 % of such pages.
- **Coverage.** How often the middle interval of 50, 80, 90 and 95 % held the truth. ± is one standard
  error over records.
- **Recovery.** Posterior mean against truth, on the scale on which every number is standard normal
  beforehand; contraction is how much of the prior's variance the answers took away.
- **A long run.** The fit at once against fifty times its draws, on records of {ENTRIES} evenings.
- **Full runs.** The places again, with draws of the full run on records of {SHORT.entries} evenings.
- **Strange diaries.** One answer throughout, one category, only ends, the same answer everywhere,
  a gap of three months, entries a minute apart, 70 % missing, 5,000 entries: every number finite.
"""


def write_calibration_page(found: Calibration, folder: Path) -> Path:
    """Write the page and its pictures into a folder; return where the page is."""
    (folder / PICTURES).mkdir(parents=True, exist_ok=True)
    drawn = pictures(found)
    for name, (_, drawing) in drawn.items():
        (folder / PICTURES / name).write_text(drawing, encoding="utf-8")
    page = folder / PAGE
    titles = {name: title for name, (title, _) in drawn.items()}
    page.write_text(calibration_page(found, titles), encoding="utf-8")
    return page


def calibration_page(found: Calibration, titles: dict[str, str]) -> str:
    """Return the page as Markdown.

    Args:
        found: What many records say.
        titles: Of the pictures, by the name of the file.
    """
    met = sum(check.met for check in found.checks)
    records = ", ".join(f"{count} {part}" for part, count in found.records.items())
    unmet = [check.name for check in found.checks if not check.met]
    parts = [
        HEAD,
        f"**{met} of {len(found.checks)} are met.** Records: {records}. "
        f"Together {found.seconds / 60:.0f} minutes of fits, two at a time.\n",
        *(["Not met: " + "; ".join(unmet) + ".\n"] if unmet else []),
        *_rows(
            ("what is asked", "measured", "wanted", "met"),
            [
                (each.name, each.measured, each.wanted, "yes" if each.met else "**no**")
                for each in found.checks
            ],
        ),
        *[f"\n![{title}]({PICTURES}/{name})" for name, title in titles.items()],
        *_recovered(found),
        *_spread(found),
    ]
    return "\n".join(parts).rstrip() + "\n"


def _recovered(found: Calibration) -> list[str]:
    """Return how well each number came back: at the last length, then by length."""
    if not found.recovered:
        return []
    lengths = sorted(found.recovered)
    shown = [
        name
        for name in found.recovered[lengths[0]]
        if name in PERSON or name.startswith("arousal.")
    ]
    tables = ["\n## How well numbers come back"]
    for title, part in (
        ("Correlation of posterior mean and truth", "correlation"),
        ("Contraction", "contraction"),
        ("Root mean squared error, of 1 without any answer", "error"),
        ("Bias", "bias"),
    ):
        tables.append(f"\n{title}, by number of evenings:\n")
        tables += _rows(
            ("number", *(str(length) for length in lengths)),
            [
                (
                    name,
                    *(
                        f"{getattr(found.recovered[length][name], part):.2f}"
                        for length in lengths
                    ),
                )
                for name in shown
            ],
        )
    tables.append("\nCoverage [%], by number of evenings:\n")
    tables += _rows(
        ("number", *(f"{n}: {share:.0%}" for n in lengths for share in SHARES)),
        [
            (
                name,
                *(
                    f"{100 * held.held:.0f}"
                    for length in lengths
                    for held in found.recovered[length][name].held
                ),
            )
            for name in shown
        ],
    )
    return tables


def _spread(found: Calibration) -> list[str]:
    """Return every quantity that was placed, with how clearly its places are uneven."""
    if found.judged is None:
        return []
    rows = [
        (name, f"{spread.p:.3g}", "yes" if spread.inside else "**no**")
        for name, spread in found.judged.quantities.items()
    ]
    return [
        "\n## Every quantity\n",
        f"{found.judged.records} records; each band holds in {found.judged.level:.2%} of such "
        "pages, all together in 95 %. p is how often places that are even look less so.\n",
        *_rows(("quantity", "p", "inside its band"), rows),
    ]


def _rows(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    lines = [" | ".join(head), " | ".join("---" for _ in head)]
    lines += [" | ".join(cell.replace("|", "\\|") for cell in row) for row in rows]
    return [f"| {line} |" for line in lines]
