"""Moment 12. What if: one thing changed, a fan of runs, a sentence, and what stays unknown."""

import re

import pytest

pytestmark = pytest.mark.browser

LONG = 120_000
"""The first calculation of a machine compiles [ms]."""


def arrives(person):
    """Go to the page, past the questions that come before any analysis."""
    person.unlocks()
    person.window.evaluate(
        "() => import('/static/talk.js').then(({ act }) => act('gate/answer', {then: 'whatif'}))"
    )
    person.sees("whatif")
    person.window.wait_for_selector(".whatifs", timeout=LONG)


def chooses(person, change):
    """Press what changes one thing."""
    person.window.click(f".whatifs [data-given*='\"{change}\"']")


def waits_for_the_fan(person):
    """Wait until the picture is there."""
    person.window.wait_for_selector(".whatif .picture.narrow svg", timeout=LONG)


def test_moment_12_a_fan_from_the_own_record_beside_that_of_no_change(
    person_at, lived_record
):
    person = person_at(lived_record)
    arrives(person)
    window = person.window

    chooses(person, "steady")
    waits_for_the_fan(person)
    assert "Het voorspelt niet wat de ander doet." in person.reads
    assert "verzonnen mensen" not in person.reads
    assert "Rekenmodel, niet gemeten" in person.reads
    told = window.locator("figcaption").inner_text()
    assert re.search(
        r"na 12 weken: \d+ van 100, in 9 van de 10 berekeningen tussen \d+ en \d+\. "
        r"Zonder verandering is dat \d+, tussen \d+ en \d+\.",
        told,
    )
    runs = re.search(r"van de (\d+) berekeningen is het lager", told)
    assert runs is not None
    assert int(runs.group(1)) >= 20
    lines = window.locator(
        ".picture.narrow svg path[stroke-opacity], .picture.narrow svg path[opacity]"
    )
    assert lines.count() >= 20
    assert "Wat onbekend blijft" in person.reads
    assert window.locator(".whatif ul.plain li").count() == 3
    window.click(".whatif summary")
    assert window.locator(".whatif tbody tr").count() == 12

    chooses(person, "limit")
    person.window.wait_for_selector("text=Eerst dit")
    assert window.locator("svg[role=img]").count() == 0, "the reminder comes first"
    assert "Het model kan gevaar niet meten." in person.reads
    assert window.locator("main [data-go=help]").is_visible()
    window.click("text=Laat de berekening zien")
    waits_for_the_fan(person)
    assert "Hoe de ander reageert." in person.reads

    chooses(person, "quiet")
    person.window.wait_for_selector("text=Eerst dit")
    window.click("text=Laat de berekening zien")
    waits_for_the_fan(person)
    assert re.search(r"half zo groot als nu", window.locator("figcaption").inner_text())
    window.locator(".whatif .tabs button", has_text="Onrust").click()
    window.wait_for_selector(".whatif .tabs [aria-pressed=true]:has-text('Onrust')")
    waits_for_the_fan(person)
    assert "Onrust in je lijf na 26 weken" in window.locator("figcaption").inner_text()
    assert person.outside == []


def test_moment_12_too_few_days_say_so_and_show_invented_people(
    person_at, short_record
):
    person = person_at(short_record)
    arrives(person)

    assert "Nog te weinig dagen om iets te zeggen (5 van minstens 14)." in person.reads
    chooses(person, "steady")
    waits_for_the_fan(person)
    assert "Het gaat niet over jou." in person.reads
    label = person.window.locator(".model").inner_text()
    assert label == "Rekenmodel, niet gemeten · verzonnen mensen"


def test_moment_12_where_the_gate_is_closed_there_is_no_what_if(person_at, made_record):
    person = person_at(made_record)
    person.unlocks()
    person.window.evaluate(
        "() => import('/static/talk.js').then(({ act }) => act('gate/answer', {G3: 'yes'}))"
    )
    person.sees("safety")
    person.goes("contents")

    assert not {"whatif", "mechanism"} & set(person.pages())
    assert "reading" in person.pages()
