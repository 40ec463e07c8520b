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


def test_the_first_command_opens_on_invented_days_and_their_mirror(person_at):
    newcomer = person_at(invented=True)
    newcomer.window.goto(newcomer.house.server.address())
    newcomer.window.set_default_timeout(120_000)
    newcomer.sees("contents")

    newcomer.goes("mirror")
    newcomer.window.wait_for_selector(".view-mirror article, .view-mirror li")
    assert "Verzonnen dagen" in newcomer.reads

    newcomer.window.click(".invented button")
    newcomer.sees("start")
    newcomer.window.reload()
    newcomer.sees("start")


def test_with_a_notebook_the_first_command_shows_its_lock(person_at, made_record):
    person = person_at(made_record, invented=True)
    person.opens()

    assert person.window.locator("#field-passphrase").is_visible()


def test_inventing_can_be_stopped(newcomer):
    newcomer.opens()
    newcomer.window.click("main [data-go=demonstration]")
    newcomer.sees("demonstration")
    newcomer.window.click("[data-act='demonstration/stop']")
    newcomer.sees("start")

    assert not newcomer.house.server.session.is_open
