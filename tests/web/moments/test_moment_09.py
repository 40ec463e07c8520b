"""Moment 9. Recognising the six signs."""

import pytest
from tests.web.moments.looking import answers_the_gate, looked, shows

pytestmark = [pytest.mark.browser, pytest.mark.slow]

SIGNS = tuple(f"S{number}" for number in range(1, 7))


def test_moment_9_each_sign_has_its_page_and_can_be_taken_out(person_at, lived_record):
    person = person_at(lived_record)
    person.unlocks()
    window = person.window
    answers_the_gate(person)
    explained = set()
    for code in SIGNS:
        shows(person, "sign", code=code)
        looked(person)

        explained.add(window.inner_text("main .lead"))
        assert "Wat je aantekeningen zeggen" in person.reads
        assert "Hoe zeker is dit?" in person.reads
        sides = window.locator(".side")
        assert sides.count() == 2
        boxes = [side.bounding_box() for side in sides.all()]
        assert boxes[0]["width"] == pytest.approx(boxes[1]["width"], abs=1)
        assert (
            window.locator("[data-act='sign/aside']").inner_text() == "Dit klopt niet"
        )
    assert len(explained) == 6

    # Days of one's own, with their dates, on either side of the first sign.
    shows(person, "sign", code="S1")
    looked(person)
    dates = window.locator(".side li b").all_inner_texts()
    written = {
        f"{day.day}-{day.month}-{day.year}"
        for entry in person.house.record.entries.values()
        if (moment := getattr(entry, "moment", None))
        for day in [moment.local_date]
    }
    assert len(dates) >= 2
    assert set(dates) <= written
    assert all(window.locator(".side").nth(at).locator("li").count() for at in (0, 1))

    window.click("[data-act='sign/aside']")
    window.wait_for_selector("[data-act='sign/again']")
    assert window.locator(".axis, .side").count() == 0
    window.click("main [data-go=mirror]")
    window.wait_for_selector(".statement")
    about = "els => els.map(each => each.dataset.about)"
    assert "S1" not in window.eval_on_selector_all(".statement", about)
    assert "Door jou uit het beeld gehaald" in person.reads

    window.click(".quiet-part [data-go=sign]")
    window.click("[data-act='sign/again']")
    window.wait_for_selector(".axis")
    window.click("main [data-go=mirror]")
    window.wait_for_selector(".statement")
    assert "S1" in window.eval_on_selector_all(".statement", about)
