"""Pages that are loaded at the first visit are those of their modules; the first page waits for none."""

import subprocess
import sys
from importlib import import_module

import pytest

from bedding.web.page import Page
from bedding.web.pages import later

LATER = [each for each in vars(later).values() if isinstance(each, Page)]


@pytest.mark.parametrize("page", LATER, ids=lambda page: page.name)
def test_what_is_known_of_a_page_beforehand_is_so(page):
    own = import_module(f"bedding.web.pages.{page.name}").PAGE

    assert (page.name, page.front, page.tells, page.shelf, page.part, page.takes) == (
        own.name,
        own.front,
        own.tells,
        own.shelf,
        own.part,
        own.takes,
    )
    assert set(page.acts) == set(own.acts)


def test_the_first_page_waits_for_nothing_that_calculates():
    heavy = "{'numpy', 'scipy', 'polars', 'jax', 'vl_convert', 'typst', 'arviz_stats'}"
    said = subprocess.run(
        [
            sys.executable,
            "-c",
            f"import sys, bedding.web.routes; print({heavy} & set(sys.modules))",
        ],
        capture_output=True,
        text=True,
        check=True,
    )

    assert said.stdout.strip() == "set()"
