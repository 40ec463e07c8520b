"""The packaged figures of the page of proof are those of the pages in docs."""

import re
from pathlib import Path

import pytest

from bedding.actions.cite_sources import cite_sources
from bedding.actions.tell_proof import proof
from bedding.model.inference import PERSON
from bedding.model.validation import targets

DOCS = Path(__file__).resolve().parents[2] / "docs"


def page(name):
    return (DOCS / name).read_text("utf-8")


def rows(text):
    """Return the cells of every line of a table."""
    return [
        [cell.strip() for cell in line.strip("|").split(" | ")]
        for line in text.splitlines()
        if line.startswith("|")
    ]


def number(value):
    return f"{value:.3g}"


def test_as_many_findings_are_shown_as_the_page_on_validation_says():
    ((met, count),) = re.findall(
        r"\*\*(\d+) of (\d+) targets are met", page("validation.md")
    )

    shown = proof().shown

    assert (sum(each.met for each in shown), len(shown)) == (int(met), int(count))


def test_every_figure_stands_on_the_page_on_validation():
    cells = {
        int(row[0].strip("| ")): row
        for row in rows(page("validation.md"))
        if row[0].strip("| ").isdecimal()
    }
    assert len(cells) == len(proof().shown)
    for each in proof().shown:
        told = " ".join(cells[each.number])
        for one in each.measured:
            value, low, high = map(
                number, (one.number.value, one.number.low, one.number.high)
            )
            said = f"{value} ({low} to {high})" if low != high else value
            name = one.name.replace("|", r"\|")
            assert f"{name} {said}" in told, (each.number, one.name)
        assert ("**no**" in told) is not each.met


def test_every_finding_is_one_that_the_model_is_put_to():
    assert [each.number for each in proof().shown] == [
        target.number for target in targets(None)
    ]


@pytest.mark.parametrize("evenings", [14, 30, 60, 120, 365])
def test_numbers_come_back_as_the_page_on_calibration_says(evenings):
    table = page("calibration.md").split("Correlation of posterior mean and truth")[1]
    head, _, *found = rows(table.split("\nContraction")[0])
    column = [cell.strip("| ") for cell in head].index(str(evenings))
    told = {row[0].strip("| "): row[column].strip("| ") for row in found}

    recovered = proof().recovered

    assert [each.name for each in recovered] == list(PERSON)
    for each in recovered:
        ends = each.by_evenings[evenings]
        assert f"{ends.value:.2f}" == told[each.name]
        assert ends.low < ends.value < ends.high


def test_intervals_held_as_the_page_on_calibration_says():
    (told,) = re.findall(
        r"\| Coverage: numbers, all records \| ([^|]*) \|", page("calibration.md")
    )

    said = ", ".join(
        f"{each.share:.0%}: {100 * each.held:.1f} ± {100 * each.error:.1f}"
        for each in proof().held
    )

    assert said == told


def test_records_are_as_many_as_the_page_on_calibration_says():
    (told,) = re.findall(r"Records: ([^.]*)\.", page("calibration.md"))

    said = ", ".join(
        f"{count:,} {part}" if count > 9999 else f"{count} {part}"
        for part, count in proof().records.items()
    )

    assert said == told


def test_real_diaries_say_what_the_page_on_them_says():
    told = page("real-data.md").split("## Ahead, by set")[1].split("\n\n")[2]
    found = {row[0].strip("| "): row for row in rows(told)}
    for each in proof().ahead:
        for at, ranged in ((4, each.residual), (5, each.inputs)):
            cell = found[each.name][at].strip("|* ")
            ends = [
                float(end.replace("\N{MINUS SIGN}", "-"))
                for end in re.findall(r"[+\N{MINUS SIGN}][\d.]+", cell)
            ]
            assert [ranged.value, ranged.low, ranged.high] == ends
    assert len(proof().ahead) == len(found) - 2


def test_the_sources_are_those_of_the_model_by_who_found_them_and_when():
    sources = proof().sources

    assert list(sources) == [each.key for each in cite_sources(())]
    for each in cite_sources(()):
        assert str(each).startswith(sources[each.key] + ". ")
