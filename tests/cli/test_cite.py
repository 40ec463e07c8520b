import re

import pytest
from click.testing import CliRunner

from bedding.cli import main
from bedding.model.sources import references


def run(*options, locale="en_GB.UTF-8"):
    return CliRunner().invoke(
        main, ["cite", *options], env={"LC_ALL": locale, "LANG": locale}
    )


def test_every_source_is_named_once():
    result = run()

    assert result.exit_code == 0, result.output
    keys = re.findall(r"^\[(\w+)\]", result.stdout, re.MULTILINE)
    assert sorted(keys) == sorted(references())


def test_bibtex_can_be_read_back():
    result = run("--bibtex")

    assert result.exit_code == 0
    assert re.findall(r"^@\w+\{(\w+),$", result.stdout, re.MULTILINE) == list(
        references()
    )


@pytest.mark.parametrize("locale", ["nl_NL.UTF-8", "en_GB.UTF-8"])
def test_a_source_that_is_not_there_is_named(locale):
    result = run("nobody1900", locale=locale)

    assert result.exit_code == 1
    assert "nobody1900" in result.stderr
