"""What if: whose runs are shown, and where none are."""

from dataclasses import replace

import pytest
from tests.web.conftest import House, lived_days

from bedding.actions.look_at_record import Looked
from bedding.mirror import Fitted, reflect
from bedding.text import remarks
from bedding.web.page import Visit
from bedding.web.pages import PAGES
from bedding.web.pages.whatif import CAREFUL, PAGE, WhatIf, _why_not
from bedding.web.rendering import render


@pytest.fixture(scope="module")
def mirror():
    """Sixty invented evenings, with no word yet of what the model makes of them."""
    return reflect(lived_days(60))


@pytest.mark.parametrize(
    ("fitted", "why"),
    [
        (Fitted.SPEAKS, ""),
        (Fitted.DESCRIBES, "describes"),
        (Fitted.MISFIT, "misfit"),
        (Fitted.NOT_CONVERGED, "not_converged"),
        (Fitted.TOO_LITTLE, "too_little"),
        (Fitted.ABSENT, "too_little"),
    ],
)
def test_only_a_model_that_speaks_may_run_on_from_the_own_record(mirror, fitted, why):
    reading = replace(mirror.reading, fitted=fitted)
    looked = Looked(mirror=replace(mirror, reading=reading), fitted=b"")

    assert _why_not(looked)[0] == why


def test_a_few_days_are_too_few_whatever_the_model_says():
    few = reflect(lived_days(10))
    reading = replace(few.reading, fitted=Fitted.SPEAKS)

    why, days = _why_not(Looked(mirror=replace(few, reading=reading), fitted=b""))

    assert (why, days <= 10) == ("too_little", True)


@pytest.fixture
def visit(house: House) -> Visit:
    house.unlock()
    server = house.server
    return Visit(session=server.session, worker=server.worker, pages=PAGES)


def test_where_the_model_explains_badly_nothing_is_drawn_of_the_person(visit):
    html = render(PAGE, WhatIf(why="misfit", misfit=True), visit)

    assert "Vertrouw hier op jezelf, niet op de lijn." in html
    assert "Daarom staat hier geen figuur van jou." in html
    assert "<figure" not in html
    main = html.partition("<main")[2].partition("</main")[0]
    assert "data-given" not in main
    assert 'data-go="mechanism"' in main, "the way on, on days that are invented"


@pytest.mark.parametrize("change", sorted(CAREFUL))
def test_the_reminder_has_help_a_way_back_and_no_picture(visit, change):
    known = WhatIf(own=True, changes=(change,), change=change, channel="pull")

    html = render(PAGE, replace(known, careful=True), visit)

    main = html.partition("<main")[2].partition("</main")[0]
    assert 'data-go="help"' in main
    assert "Liever niet" in main
    assert "<svg" not in main
    assert "geen raad om te gaan of te blijven" in main
    assert remarks("nl", main) == ()


def test_a_change_that_is_none_is_refused(house: House):
    house.unlock()
    house.ask("/api/do/gate/answer", {})

    assert house.ask("/api/page/whatif", {"channel": 7}).status == 422
