"""Moment 4. Making a vault that one can trust."""

import pytest
from tests.web.conftest import PASSPHRASE

pytestmark = pytest.mark.browser


def test_moment_4_a_record_is_made_with_its_recovery_explained_first(newcomer):
    newcomer.opens()
    window = newcomer.window
    window.click("main [data-go=create]")
    newcomer.sees("leaving")
    newcomer.goes("create")

    assert "Kwijt is kwijt" in newcomer.reads
    assert "herstelcode" in newcomer.reads, (
        "recovery is explained before the first note"
    )
    assert "Hoofdletters, cijfers en tekens hoeven niet" in newcomer.reads
    assert window.locator("form, input[type=password]").count() == 0, "nothing to save"
    for field in ("passphrase", "again"):
        shown = window.locator(f"#field-{field}")
        assert shown.get_attribute("autocomplete") == "off"
        assert shown.get_attribute("spellcheck") == "false"
        assert shown.evaluate("it => getComputedStyle(it).webkitTextSecurity") == "disc"

    window.fill("#field-passphrase", "wachtwoord")
    window.wait_for_selector(".measure[data-mark=weak]")
    newcomer.context.grant_permissions([])
    # Pasting arrives as one piece of text, without a key for each letter.
    window.fill("#field-passphrase", "")
    window.focus("#field-passphrase")
    window.keyboard.insert_text(PASSPHRASE)
    window.wait_for_selector(".measure:not([data-mark=weak])")
    window.fill("#field-again", "iets heel anders")
    window.keyboard.press("Enter")
    window.wait_for_selector(".trouble >> text=niet gelijk")
    window.fill("#field-again", PASSPHRASE)
    window.keyboard.press("Enter")
    newcomer.sees("recovery")

    assert "Bewaar dit niet in huis als de ander daar zoekt" in newcomer.reads
    window.click("[data-act='recovery/make']")
    window.wait_for_selector(".code")
    assert window.locator(".code span").count() == 7
    window.click("[data-act='recovery/go_on']")
    newcomer.sees("questions")
    window.click("main [data-go=gate]")
    newcomer.sees("gate")
    window.click("[data-act='gate/answer']")
    newcomer.sees("evening")
    newcomer.house.server.session.lock()
    assert dict(newcomer.house.record.entries) == {}


def test_moment_4_an_offer_is_taken_with_one_press(newcomer):
    newcomer.opens()
    newcomer.window.click("main [data-go=create]")
    newcomer.sees("leaving")
    newcomer.goes("create")
    newcomer.window.click("[data-use=offer]")

    words = newcomer.window.inner_text("#offer")
    assert len(words.split()) == 6
    assert newcomer.window.input_value("#field-passphrase") == words
    assert newcomer.window.input_value("#field-again") == words
    newcomer.window.wait_for_selector(".measure[data-mark=strong]")


def test_moment_4_a_real_password_field_is_a_choice_with_a_warning(person):
    person.opens()
    window = person.window
    window.click("details.more summary")
    window.click(".tick")

    assert window.locator("#field-passphrase").get_attribute("type") == "password"
    assert "zeg nee" in person.reads
