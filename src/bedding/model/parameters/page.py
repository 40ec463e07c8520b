"""The tables of numbers on the page of the model, written from the numbers themselves.

To write them anew: python -m bedding.model.parameters.page docs/model.md
"""

import re
import sys
from dataclasses import fields
from pathlib import Path
from typing import Final

from bedding.model.parameters import Parameters, table

PLACE: Final = re.compile(
    r"(<!-- numbers: (?P<group>\w+) -->\n).*?(<!-- end -->)", re.DOTALL
)
"""Where a table stands on the page: between two comments, the first naming its group."""
HEADING: Final = (
    "| number | value | unit | range | persons differ | mark | source |\n"
    "| --- | --- | --- | --- | --- | --- | --- |\n"
)


def numbers_of(group: str) -> str:
    """Return the table of one group of numbers as Markdown, in the order of the code.

    "Persons differ" is the standard deviation over persons of the logit of where a number lies in
    its range, and empty where everyone has the same.
    """
    lines = []
    for name, (value, known) in table(getattr(Parameters(), group)).items():
        printed = (
            f" ({known.printed})" if known.printed != f"{value:g} {known.unit}" else ""
        )
        cells = (
            f"`{name}`",
            f"{value:.4g}{printed}",
            known.unit,
            f"{known.low:.4g} to {known.high:.4g}",
            f"{known.spread:g}" if known.spread else "",
            known.mark,
            known.source.replace("|", r"\|"),
        )
        lines.append(f"| {' | '.join(cells)} |\n")
    return HEADING + "".join(lines)


def with_numbers(page: str) -> str:
    """Return a page with every table of numbers as the code has it now."""
    return PLACE.sub(
        lambda found: found[1] + numbers_of(found["group"]) + found[3], page
    )


def groups_on(page: str) -> tuple[str, ...]:
    """Return the groups that a page has tables of, in its order."""
    return tuple(found["group"] for found in PLACE.finditer(page))


def groups() -> tuple[str, ...]:
    """Return every group of numbers there is."""
    return tuple(member.name for member in fields(Parameters))


if __name__ == "__main__":
    page = Path(sys.argv[1])
    page.write_text(with_numbers(page.read_text("utf-8")), "utf-8")
