import pytest

from bedding.text import (
    country_from_locale,
    language_from_browser,
    language_from_locale,
)


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({"LANG": "nl_NL.UTF-8"}, "nl"),
        ({"LANG": "nl"}, "nl"),
        ({"LANG": "nl_BE@euro"}, "nl"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "nds_NL"}, "en"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({}, "en"),
        ({"LC_ALL": "en_GB", "LANG": "nl_NL"}, "en"),
        ({"LC_ALL": "", "LC_MESSAGES": "nl_NL", "LANG": "en_GB"}, "nl"),
    ],
)
def test_the_locale_chooses_the_language(environment, language):
    assert language_from_locale(environment) == language


@pytest.mark.parametrize(
    ("wanted", "language"),
    [
        ("nl-NL,nl;q=0.9,en-US;q=0.8,en;q=0.7", "nl"),
        ("en-GB,en;q=0.9,nl;q=0.8", "en"),
        ("de,nl;q=0.5,en;q=0.3", "nl"),
        ("de-DE,fr", "en"),
        ("", "en"),
        ("nl;q=x,en;q=0.9", "nl"),
        ("*", "en"),
    ],
)
def test_the_browser_prefers_a_language(wanted, language):
    assert language_from_browser(wanted) == language


@pytest.mark.parametrize(
    ("environment", "country"),
    [
        ({"LC_ALL": "nl_BE.UTF-8", "LANG": "en_GB"}, "BE"),
        ({"LANG": "en_gb"}, "GB"),
        ({"LC_ALL": "C", "LANG": "nl_NL.UTF-8"}, "NL"),
        ({"LANG": "C.UTF-8"}, None),
        ({}, None),
    ],
)
def test_the_computer_names_a_country(environment, country):
    assert country_from_locale(environment) == country
