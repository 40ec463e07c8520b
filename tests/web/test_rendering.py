"""From what a page shows to HTML: pictures as on paper, and what a person wrote as text."""

import re
from importlib.resources import files

from markupsafe import Markup

from bedding.charts.theme import LOW_LIGHT
from bedding.report.paper import Picture
from bedding.web.rendering import _environment, styles


def test_a_picture_has_its_words_and_its_numbers_and_no_style_of_its_own():
    picture = Picture(
        summary="Calm, then storm.",
        drawings=(("wide", Markup("<svg></svg>")), ("narrow", Markup("<svg></svg>"))),
        control="Show the numbers",
        headings=("Week", "Storm"),
        rows=(("week 1", "12"), ("week 2", "80")),
    )
    written = '{% import "report/paper.html" as paper %}{{ paper.picture(page) }}'

    html = _environment().from_string(written).render(page=picture)

    assert re.findall(r"<figcaption>(.*?)</figcaption>", html) == ["Calm, then storm."]
    assert re.findall(r"<td>(.*?)</td>", html) == ["12", "80"]
    assert html.count("<svg>") == 2
    assert "style" not in html


def test_what_a_person_wrote_is_text():
    html = _environment().from_string("{{ page }}").render(page='<b onclick="x">&')

    assert html == "&lt;b onclick=&#34;x&#34;&gt;&amp;"


def test_the_style_of_every_page_comes_first_and_none_is_named_twice():
    found = styles()

    assert found[0] == "app.css"
    assert len(found) == len(set(found))


def test_every_colour_of_a_drawing_becomes_one_of_the_page():
    """A drawing in low light must not stay dark on a light page."""
    rules = files("bedding.web").joinpath("static", "app.css").read_text("utf-8")
    for part in ("paper", "place", "ink", "soft", "faint", "first", "second"):
        colour = getattr(LOW_LIGHT, part)
        for attribute in ("fill", "stroke"):
            assert f'.picture svg [{attribute}="{colour}"]' in rules, (part, attribute)
