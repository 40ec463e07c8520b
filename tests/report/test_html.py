import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from bedding.report import mirror_html
from bedding.text import LANGUAGES, remarks, say

KINDS = ("swings", "calm", "few", "bare", "one")

VOID = {"meta", "br", "link", "img", "input", "hr"}


class Outline(HTMLParser):
    """What a page is made of: its tags in order, its text, and what does not close."""

    def __init__(self):
        super().__init__()
        self.tags, self.open, self.unbalanced, self.words = [], [], [], []

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.unbalanced.append(tag)

    def handle_data(self, data):
        if self.open and self.open[-1] not in {"style"}:
            self.words.append(data)


@pytest.fixture(scope="session")
def pages(mirrors):
    return {
        (kind, language): mirror_html(
            mirrors[kind], language=language, table="days.csv"
        )
        for kind in KINDS
        for language in LANGUAGES
    }


def outline(page):
    read = Outline()
    read.feed(page)
    return read


@pytest.fixture(
    params=[(kind, language) for kind in KINDS for language in LANGUAGES], ids="-".join
)
def page(request, pages):
    return pages[request.param]


def test_every_tag_is_closed(page):
    read = outline(page)

    assert read.unbalanced == []
    assert read.open == []


def test_it_needs_nothing_else(page):
    outside = [
        (tag, name, value)
        for tag, attributes in outline(page).tags
        for name, value in attributes.items()
        if name in {"src", "href", "srcset", "data", "action", "xlink:href"}
    ]

    assert outside == []
    addresses = set(re.findall(r"https?://[^\s\"'<>)]+", page))
    assert {each for each in addresses if "www.w3.org" not in each} == set()
    assert "@import" not in page
    assert not re.search(r"url\((?!data:font/ttf;base64,)", page)


def test_there_is_no_script(page):
    tags = outline(page).tags

    assert "script" not in {tag for tag, _ in tags}
    assert not [
        name for _, attributes in tags for name in attributes if name.startswith("on")
    ]


def test_the_policy_allows_its_own_style_and_nothing_more(page):
    policy = next(
        attributes["content"]
        for tag, attributes in outline(page).tags
        if attributes.get("http-equiv") == "Content-Security-Policy"
    )
    (style,) = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    digest = b64encode(sha256(style.encode()).digest()).decode()

    assert policy.startswith("default-src 'none'; ")
    assert f"style-src 'sha256-{digest}'" in policy
    assert "unsafe" not in policy


def test_no_style_stands_where_the_policy_forbids_it(page):
    assert [
        tag for tag, attributes in outline(page).tags if "style" in attributes
    ] == []


def test_headings_go_down_one_step_at_a_time(page):
    levels = [
        int(tag[1]) for tag, _ in outline(page).tags if re.fullmatch(r"h[1-6]", tag)
    ]

    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_tables_have_captions_and_headings(page):
    tags = [tag for tag, _ in outline(page).tags]

    assert tags.count("table") == tags.count("caption") > 0
    assert all(
        "scope" in attributes for tag, attributes in outline(page).tags if tag == "th"
    )


def test_no_two_things_share_an_id(page):
    ids = [
        attributes["id"] for _, attributes in outline(page).tags if "id" in attributes
    ]

    assert len(ids) == len(set(ids))


def test_the_whole_page_keeps_to_the_wording(pages):
    for (_, language), page in pages.items():
        assert remarks(language, " ".join(outline(page).words)) == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_title_tells_nothing(pages, language):
    page = pages["swings", language]

    assert f"<title>{say(language, 'mirror.title')}</title>" in page
    assert f'<html lang="{language}">' in page


@pytest.mark.parametrize("language", LANGUAGES)
def test_five_days_get_the_agreed_sentence_and_no_count(pages, language):
    words = " ".join(outline(pages["few", language]).words)

    assert say(language, "state.too_little_days", days=5, needed=14) in words
    assert 'class="counted"' not in pages["few", language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_model_that_fits_badly_says_so_and_steps_back(pages, language):
    words = " ".join(outline(pages["bare", language]).words)

    assert say(language, "state.misfit") in words
    model_alone = say(language, "basis.draws", pole="", count=0, low=0, high=0)
    assert model_alone.split(":")[0] not in words


def test_what_comes_from_the_table_enters_as_text(pages):
    page = pages["bare", "en"]

    assert "<b>x</b>" not in page
    assert "&lt;b&gt;x&lt;/b&gt;" in page
    assert "\x1b" not in page


def test_both_poles_of_every_statement_stand_there(pages):
    words = " ".join(outline(pages["swings", "en"]).words)

    for about in [f"{kind}{number}" for kind in "SD" for number in range(1, 7)]:
        assert say("en", f"sign.{about}.alarm") in words
        assert say("en", f"sign.{about}.rest") in words


def test_rivals_are_shown_with_their_range(pages):
    words = " ".join(outline(pages["swings", "nl"]).words)

    assert "0,12" in words
    assert "tussen -0,03 en 0,20" in words


def test_what_must_be_known_of_the_table_stands_at_the_top(mirrors):
    page = mirror_html(
        mirrors["few"], language="en", table="days.csv", note="Hours were <chosen>."
    )

    assert "Hours were &lt;chosen&gt;." in page
    assert page.index("Hours were") < page.index("<h2")
