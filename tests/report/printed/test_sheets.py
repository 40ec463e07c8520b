"""The two pages, opened again by another program: what stands on them, and how they are tagged."""

import ctypes
from dataclasses import replace
from datetime import date
from functools import cache

import numpy as np
import pypdfium2
import pytest
from hypothesis import Phase, example, given, settings, strategies as st
from pypdfium2 import raw
from tests.report.conftest import invented

from bedding.mirror import reflect
from bedding.report.printed import (
    Choice,
    Happened,
    Material,
    Note,
    Section,
    pages_as_images,
    pages_as_pdf,
    sheets,
)
from bedding.text import LANGUAGES, remarks

A4 = (595.276, 841.89)
"""Width and height of a page [pt], by ISO 216."""


def material(mirror, *, notes=(), happened=()):
    return Material(
        mirror=mirror,
        first=date(2026, 9, 1),
        last=date(2026, 11, 20),
        made_on=date(2026, 11, 22),
        happened=tuple(Happened(code=code, times=times) for code, times in happened),
        notes=tuple(Note(day=date(2026, 11, 1), words=words) for words in notes),
    )


def opened(pdf):
    return pypdfium2.PdfDocument(pdf)


def text_of(pdf):
    return " ".join(
        " ".join(page.get_textpage().get_text_range().split()) for page in opened(pdf)
    )


def tags_of(pdf):
    """Return every tag of the first page, with its alternative text, in order of reading."""
    found = []
    document = opened(pdf)

    def text(read, element):
        room = ctypes.create_string_buffer(4096)
        count = read(element, room, len(room))
        return room.raw[: max(count - 2, 0)].decode("utf-16-le")

    def walk(element):
        found.append(
            (
                text(raw.FPDF_StructElement_GetType, element),
                text(raw.FPDF_StructElement_GetAltText, element),
            )
        )
        for at in range(raw.FPDF_StructElement_CountChildren(element)):
            child = raw.FPDF_StructElement_GetChildAtIndex(element, at)
            if child:
                walk(child)

    for page in document:
        tree = raw.FPDF_StructTree_GetForPage(page.raw)
        for at in range(raw.FPDF_StructTree_CountChildren(tree)):
            walk(raw.FPDF_StructTree_GetChildAtIndex(tree, at))
        raw.FPDF_StructTree_Close(tree)
    return found


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["swings", "calm", "few", "bare", "one"])
def test_any_record_gives_two_pages_of_a4(mirrors, name, language):
    content = sheets(
        language,
        material(mirrors[name]),
        Choice(sections=tuple(Section), question="Waarom ik wacht."),
    )

    document = opened(pages_as_pdf(content))

    assert len(document) == 2
    assert [page.get_size() for page in document] == [
        pytest.approx(A4, abs=0.01),
        pytest.approx(A4, abs=0.01),
    ]
    assert len(pages_as_images(content)) == 2


WORDS = st.text(
    st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=140
)


@cache
def swinging():
    return reflect(invented(60, swings=True))


@settings(max_examples=8, deadline=None, phases=[Phase.explicit, Phase.generate])
@example(question="🙂 中文 \u200b", notes=["\U000e0001", "🙂"])
@given(question=st.text(max_size=400), notes=st.lists(WORDS, max_size=8))
def test_whatever_is_written_there_are_two(question, notes):
    content = sheets(
        "nl",
        material(swinging(), notes=notes, happened=(("T6", 12), ("W2", 3))),
        Choice(sections=(Section.HAPPENED, Section.NOTES), question=question),
    )

    assert len(opened(pages_as_pdf(content))) == 2


@pytest.mark.parametrize("left_out", list(Section))
def test_whatever_is_left_out_there_are_two(left_out):
    chosen = tuple(each for each in Section if each is not left_out)
    content = sheets(
        "en",
        material(swinging(), notes=["a word"], happened=(("T6", 12),)),
        Choice(sections=chosen),
    )

    assert len(opened(pages_as_pdf(content))) == 2


@pytest.mark.parametrize(
    ("language", "typed", "printed"),
    [
        ("nl", "Fijn 🙂👍, dank je – één €", "Fijn (emoji), dank je – één €"),
        ("nl", "lief❤️gebaar", "lief (emoji) gebaar"),
        ("nl", "👩‍👧 🏳️‍🌈 1️⃣", "(emoji) 1 (emoji)"),
        ("en", "hij zei прощай, мой друг.", "hij zei (other script), (other script)."),
        ("nl", "∮ en 中文", "(teken) en (ander schrift)"),
        ("nl", "(😀)", "((emoji))"),
    ],
)
def test_for_signs_that_the_face_lacks_a_word_stands_in_brackets(
    mirrors, language, typed, printed
):
    content = sheets(language, material(mirrors["calm"]), Choice(question=typed))

    assert printed in text_of(pages_as_pdf(content))


def test_what_was_written_is_never_markup(mirrors):
    typed = "#set text(red) *vet* $x^2$ #pagebreak() <b>en</b> \\ `code`"
    content = sheets("nl", material(mirrors["calm"]), Choice(question=typed))

    found = text_of(pages_as_pdf(content))

    assert typed in found


@pytest.mark.parametrize(
    ("language", "unknown", "period"),
    [
        ("nl", "Wat deze bladzijden niet weten", "Van 1-9-2026 tot en met 20-11-2026."),
        ("en", "What these pages do not know", "From 1 Sept 2026 to 20 Nov 2026."),
    ],
)
def test_with_nothing_chosen_the_period_and_what_is_not_known_still_stand(
    mirrors, language, unknown, period
):
    content = sheets(language, material(mirrors["swings"]), Choice(sections=()))

    found = text_of(pages_as_pdf(content))

    assert unknown in found
    assert period in found


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["swings", "calm", "few"])
def test_no_word_stands_there_that_may_not(mirrors, name, language):
    content = sheets(language, material(mirrors[name]), Choice(sections=tuple(Section)))

    assert remarks(language, text_of(pages_as_pdf(content))) == ()


def test_both_sides_have_their_count_and_their_range(mirrors):
    content = sheets("en", material(mirrors["swings"]), Choice())
    found = text_of(pages_as_pdf(content))
    told = [each for each in mirrors["swings"].statements if each.alarm is not None]

    assert told != []
    for each in told:
        sides = (
            f"{each.alarm} ({each.low} to {each.high}) against "
            f"{20 - each.alarm} ({20 - each.high} to {20 - each.low})"
        )
        assert sides in found


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_screen_reader_gets_tags_a_language_a_title_and_words_for_pictures(
    mirrors, language
):
    pdf = pages_as_pdf(sheets(language, material(mirrors["swings"]), Choice()))
    document = opened(pdf)
    tags = tags_of(pdf)
    kinds = {kind for kind, _ in tags}

    assert raw.FPDFCatalog_IsTagged(document.raw)
    assert f"/Lang({language})".encode() in pdf
    assert b"<pdfuaid:part>1</pdfuaid:part>" in pdf
    assert document.get_metadata_dict()["Title"] != ""
    assert {"H1", "H2", "Table", "TR", "TH", "TD", "L", "LI", "Figure"} <= kinds
    assert [alt for kind, alt in tags if kind == "Figure"] != []
    assert all(alt for kind, alt in tags if kind == "Figure")


def test_the_file_tells_no_hour_and_no_author(mirrors):
    content = sheets("nl", material(mirrors["calm"]), Choice())

    told = opened(pages_as_pdf(content)).get_metadata_dict()

    assert told["CreationDate"] == told["ModDate"] == told["Author"] == ""
    assert pages_as_pdf(content) == pages_as_pdf(content)


def test_printed_without_colour_both_series_still_differ(mirrors):
    """Warmth and coldness: in grey they lie apart, and from the paper as well."""
    pdf = pages_as_pdf(
        sheets("nl", material(mirrors["swings"]), Choice(sections=(Section.RHYTHM,)))
    )
    page = np.asarray(opened(pdf)[0].render(scale=2).to_pil().convert("RGB"), dtype=int)
    flat = page.reshape(-1, 3)
    # Pixels of the two series: the only saturated ones on the page.
    warm = flat[(flat[:, 0] - flat[:, 2]) > 60]
    cold = flat[(flat[:, 2] - flat[:, 0]) > 15]
    grey = np.array([0.2126, 0.7152, 0.0722])

    assert len(warm) > 1000
    assert len(cold) > 1000
    assert np.median(warm @ grey) < 200
    assert np.median(cold @ grey) < 200
    # The lower ones have an outline as well, much darker than anything in the upper ones.
    assert np.percentile(cold @ grey, 5) < np.percentile(warm @ grey, 5) - 25


def test_too_few_days_show_no_map(mirrors):
    content = sheets("nl", material(mirrors["few"]), Choice())

    assert not any(
        each["kind"] == "picture" and each["share"] < 1 for each in content["first"]
    )


def test_a_long_year_still_fits():
    mirror = reflect(invented(365, swings=True))
    content = sheets(
        "nl",
        material(
            mirror,
            notes=["woord " * 23] * 6,
            happened=[
                (code, 9) for code in ("W1", "W2", "W3", "R1", "T1", "T2", "T6", "M1")
            ],
        ),
        Choice(sections=tuple(Section), question="waarom " * 50),
    )

    assert len(opened(pages_as_pdf(content))) == 2


@pytest.mark.parametrize(
    ("language", "said"),
    [("nl", "Verzonnen dagen: niemand"), ("en", "Invented days: nobody")],
)
def test_invented_days_say_so_on_each_sheet(mirrors, language, said):
    lived = material(mirrors["calm"])
    made_up = replace(lived, invented=True)

    def times_said(one):
        pdf = pages_as_pdf(sheets(language, one, Choice()))
        return [
            page.get_textpage().get_text_range().count(said) for page in opened(pdf)
        ]

    assert times_said(lived) == [0, 0]
    assert all(times_said(made_up))
