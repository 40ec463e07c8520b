"""The first door: half a year that nobody lived, invented in the worker, and gone again."""

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_looking_around_needs_no_record_and_leaves_none(newcomer):
    newcomer.opens()
    newcomer.window.click("main [data-go=demonstration]")
    newcomer.sees("demonstration")
    newcomer.goes("help")  # nobody has to wait for help
    newcomer.window.click(".mark")
    newcomer.sees("start")
    newcomer.window.click("main [data-go=demonstration]")
    newcomer.window.set_default_timeout(120_000)
    newcomer.sees("contents")

    session = newcomer.house.server.session
    folder = session.demonstration
    assert folder is not None
    assert len(session.notebook.record.entries) > 150
    assert "Verzonnen dagen" in newcomer.reads
    newcomer.window.click(".invented button")
    newcomer.sees("start")

    assert not folder.exists()
    assert not newcomer.house.path.exists()


def test_inventing_can_be_stopped(newcomer):
    newcomer.opens()
    newcomer.window.click("main [data-go=demonstration]")
    newcomer.sees("demonstration")
    newcomer.window.click("[data-act='demonstration/stop']")
    newcomer.sees("start")

    assert not newcomer.house.server.session.is_open
