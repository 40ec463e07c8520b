"""The reading part: every idea has its passage, and leads to where the program shows it."""

import re
from pathlib import Path

import pytest
from tests.web.conftest import House

from bedding.text import LANGUAGES, say, sentences
from bedding.text.catalogue import placeholders
from bedding.web.pages import PAGES
from bedding.web.pages.reading import CHAPTERS, LEADS

ESSAY = Path(__file__).parents[4] / "shared" / "essay.txt"
SHINGLE = 6
"""So many words in a row, in both, would be copied [word]."""

IDEAS = {
    "warmth and rejection alternate": ("rhythm.when", {"rhythm", "mechanism"}),
    "dopamine": ("body.dopamine", {"mechanism"}),
    "cortisol": ("body.cortisol", {"mechanism"}),
    "oxytocin": ("body.oxytocin", {"mechanism"}),
    "the three together": ("body.together", {"mechanism"}),
    "childhood": ("old.child", {"mechanism"}),
    "repetition": ("old.again", {"mechanism"}),
    "hope and threat": ("old.threat", {"sign"}),
    "recognition from who withholds it": ("rhythm.scarce", {"mechanism"}),
    "self-worth coupled to the other": ("self.coupled", {"sign", "distinction"}),
    "love and fear at once": ("self.divided", {"sign"}),
    "predictable, reciprocal": ("bed.count_on", {"mechanism", "whatif"}),
    "conflict that is repaired": ("bed.repair", {"mechanism", "rhythm"}),
    "reliability, not scarcity": ("bed.reliable", {"mirror"}),
    **{
        f"sign {at}": (f"signs.{name}", {"sign"})
        for at, name in enumerate(CHAPTERS["signs"].passages, start=1)
    },
    **{
        f"distinction {at}": (f"distinctions.{name}", {"distinction"})
        for at, name in enumerate(CHAPTERS["distinctions"].passages, start=1)
    },
    **{
        f"phase {name}": (f"onward.{name}", {"path"})
        for name in ("rest", "understand", "limits", "contact")
    },
    "steps back": ("onward.back", {"path"}),
    "calm feels flat": ("onward.flat", {"mechanism"}),
    "storm and bed": ("bed.storm_and_bed", {"mirror"}),
}
"""Every idea of the essay: its passage, and the pages where a person meets it."""


@pytest.mark.parametrize("idea", IDEAS)
def test_every_idea_has_a_passage_that_leads_to_where_the_program_shows_it(idea):
    place, pages = IDEAS[idea]
    chapter, _, passage = place.partition(".")

    leads = CHAPTERS[chapter].passages[passage]

    assert {LEADS[lead].page for lead in leads} == pages
    for language in LANGUAGES:
        for part in ("title", "first", "second"):
            assert f"web.reading.{place}.{part}" in sentences(language)


def test_every_lead_goes_to_a_page_that_is_there():
    assert {lead.page for lead in LEADS.values()} <= set(PAGES)
    used = {
        lead
        for chapter in CHAPTERS.values()
        for leads in chapter.passages.values()
        for lead in leads
    }
    assert used == set(LEADS)


def test_the_six_signs_lead_each_to_their_own_and_so_do_the_distinctions():
    for chapter, letter in (("signs", "S"), ("distinctions", "D")):
        codes = [
            LEADS[lead].given["code"]
            for leads in CHAPTERS[chapter].passages.values()
            for lead in leads
        ]
        assert codes == [f"{letter}{number}" for number in range(1, 7)]


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_every_chapter_is_there_before_there_is_a_record(empty_house: House, chapter):
    answer = empty_house.ask("/front/page/reading", {"chapter": chapter})

    assert answer.status == 200
    assert answer.body.count("<section") == len(CHAPTERS[chapter].passages)
    hard = CHAPTERS[chapter].hard
    assert ('class="note"' in answer.body) is hard, "what is hard is said beforehand"
    led = set(
        re.findall(
            r'<li><button class="link" type="button" data-go="(\w+)"', answer.body
        )
    )
    assert led <= {name for name, page in PAGES.items() if page.front}
    later = {
        say("nl", f"web.reading.to.{lead}")
        for leads in CHAPTERS[chapter].passages.values()
        for lead in leads
        if not PAGES[LEADS[lead].page].front
    }
    assert ("Als je aantekeningen open zijn" in answer.body) is bool(later)
    for words in later:
        assert answer.body.count(f"<li>{words}</li>") == 1


def test_an_open_record_leads_everywhere_and_a_closed_gate_takes_away(house: House):
    house.unlock()
    whole = house.ask("/front/page/reading", {"chapter": "bed"}).body
    assert 'data-go="whatif"' in whole
    assert 'data-go="mechanism"' in whole
    assert "Als je aantekeningen open zijn" not in whole

    house.ask("/api/do/gate/answer", {"G1": "yes"})

    rest = house.ask("/front/page/reading", {"chapter": "bed"}).body
    assert "Kunnen rekenen op" in rest, "reading is never taken away"
    for page in ("whatif", "mechanism", "mirror", "rhythm"):
        assert f'data-go="{page}"' not in rest
    assert "Als je aantekeningen open zijn" not in rest


def test_a_chapter_that_is_none_is_refused(empty_house: House):
    assert empty_house.ask("/front/page/reading", {"chapter": "x"}).status == 422


def test_no_run_of_words_is_that_of_the_essay():
    if not ESSAY.exists():
        pytest.skip("the essay lies beside the repository, and not here")
    essay = shingles(ESSAY.read_text("utf-8"))
    ours = {
        key: text
        for key, text in sentences("nl").items()
        if key.startswith(("web.reading.", "web.mechanism.", "web.whatif."))
        and isinstance(text, str)
        and not placeholders(text)
    }

    copied = {key: shingles(text) & essay for key, text in ours.items()}

    assert {key: each for key, each in copied.items() if each} == {}


def shingles(text: str) -> set[tuple[str, ...]]:
    """Return every run of so many words."""
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[at : at + SHINGLE]) for at in range(len(words) - SHINGLE + 1)}
