import json
import re
from html.parser import HTMLParser

import polars as pl
import pytest
from click.testing import CliRunner

from bedding.cli import main
from bedding.text import LANGUAGES, remarks

SHORT = ("--days", "42", "--persons", "20")
LOCALES = {"nl": "nl_NL.UTF-8", "en": "en_GB.UTF-8"}


@pytest.fixture(scope="module", autouse=True)
def caches(tmp_path_factory):
    """Compiled programs are kept in a folder of this test, not in that of a person."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("caches")))
        yield


def run(*options, language="en"):
    locale = LOCALES[language]
    return CliRunner().invoke(
        main, ["simulate", *options], env={"LC_ALL": locale, "LANG": locale}
    )


class Words(HTMLParser):
    """The words of a page, without its style."""

    def __init__(self, page):
        super().__init__()
        self.words, self.hidden = [], False
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.hidden = tag == "style"

    def handle_data(self, data):
        if not self.hidden:
            self.words.append(data)


@pytest.mark.parametrize("language", LANGUAGES)
def test_two_rhythms_are_told_side_by_side(language):
    result = run("secure", "intermittent", *SHORT, language=language)

    assert result.exit_code == 0, result.output
    assert max(len(line) for line in result.stdout.splitlines()) <= 80
    assert remarks(language, result.stdout) == ()
    sentence = {
        "en": "It does not predict what the other person does.",
        "nl": "Het voorspelt niet wat de ander doet.",
    }
    assert sentence[language] in " ".join(result.stdout.split())
    counted = re.findall(r"(\d+) (?:of|van) 20 (?:invented|verzonnen)", result.stdout)
    assert len(counted) == 8
    assert all(0 <= int(count) <= 20 for count in counted)


def test_equal_means_are_said_to_be_equal_and_others_are_not():
    equal = run("lukewarm", "intermittent", *SHORT).stdout
    other = run("secure", "cruel", *SHORT).stdout

    assert "the amounts are equal" in equal
    assert "the amounts differ too" in other


def test_one_rhythm_is_compared_with_its_own_beginning():
    result = run("love-bombing", *SHORT)

    assert result.exit_code == 0, result.output
    assert "Higher at the end than at the beginning" in result.stdout


@pytest.mark.parametrize(
    "options", [("no_contact",), ("secure", "--then", "no-contact", "--after", "21")]
)
def test_where_contact_stops_a_warning_stands(options):
    assert "can bring danger in real life" in " ".join(
        run(*options, *SHORT).stdout.split()
    )
    assert "can bring danger in real life" not in run("secure", *SHORT).stdout


def test_what_was_chosen_is_said():
    told = run(
        "secure",
        "--childhood",
        "absent",
        "--without",
        "hope",
        "--without",
        "stress",
        *SHORT,
    )

    words = " ".join(told.stdout.split())
    assert "seldom had an answer" in words
    assert "Switched off: hope, stress load." in words


def test_knobs_make_a_rhythm():
    result = run("--predictability", "0.7", "--contrast", "0.6", *SHORT)

    assert result.exit_code == 0, result.output
    assert "foreseeable 70, contrast 60" in result.stdout


def test_json_has_every_week_with_its_ranges():
    result = run("secure", *SHORT, "--json")

    data = json.loads(result.stdout)
    assert data["persons"] == 20
    assert data["measured"] is False
    assert data["ends_after_day"] == [7, 14, 21, 28, 35, 42]
    (rhythm,) = data["rhythms"]
    weeks = rhythm["quantities"]["bond"]["weeks"]
    assert len(weeks) == 6
    assert all(
        w["low"] <= w["lower"] <= w["middle"] <= w["upper"] <= w["high"] for w in weeks
    )


def test_the_page_needs_nothing_else_and_keeps_to_the_wording(tmp_path):
    page = tmp_path / "page.html"

    result = run(
        "secure", "intermittent", *SHORT, "--html", str(page), "--language", "nl"
    )

    assert result.exit_code == 0, result.output
    text = page.read_text("utf-8")
    words = " ".join(Words(text).words)
    assert text.startswith("<!doctype html>")
    assert "<script" not in text
    assert not re.search(r'(?:src|href)="(?!#)', text)
    assert "Het voorspelt niet wat de ander doet." in words
    assert remarks("nl", words) == ()
    ids = re.findall(r' id="([^"]+)"', text)
    assert len(ids) == len(set(ids))


def test_every_day_goes_to_a_table(tmp_path):
    out = tmp_path / "days.parquet"

    result = run("secure", *SHORT, "--parquet", str(out))

    assert result.exit_code == 0, result.output
    assert pl.read_parquet(out).height == 42 * 20


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (("sekure",), "sekure"),
        (("secure", "--predictability", "0.5", "--contrast", "0.5"), "not both"),
        (("--predictability", "0.5"), "--contrast"),
        (("--then", "secure"), "--after"),
        (("secure", "cold", "cruel", "lukewarm"), "three"),
        (("--map", "--days", "30"), "--days"),
        (("--childhood", "loud"), "loud"),
    ],
)
def test_a_command_line_that_can_not_be_is_refused(options, says):
    result = run(*options)

    assert result.exit_code == 2
    assert says in result.stderr


@pytest.mark.parametrize("options", [("--days", "3"), ("--persons", "2")])
def test_a_number_that_can_not_be_is_refused(options):
    result = run("secure", *options)

    assert result.exit_code == 1
    assert options[0].removeprefix("--") in result.stderr


def test_an_impossible_contrast_is_refused():
    result = run("--predictability", "0.95", "--contrast", "0.9")

    assert result.exit_code == 1
    assert "warmth of a bad moment" in result.stderr
