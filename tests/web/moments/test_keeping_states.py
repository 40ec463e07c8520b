"""Pages that look another way once something was asked or found: axe, and 320 px."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from tests.web.chat_samples import samples
from tests.web.moments.test_always import shows

pytestmark = pytest.mark.browser

MOODS = """\
full_date,date,weekday,time,mood,activities,note_title,note
2026-03-28,March 28,Saturday,9:30 pm,awful,family,,een regel
2026-03-27,March 27,Friday,22:13,Opgelucht,,,
"""


@pytest.fixture
def looked_at(person_at, short_record):
    """Someone, and what looks at the page before them; what was found stays behind."""
    person = person_at(short_record, size={"width": 320, "height": 640})
    person.unlocks()
    axe, found = Axe(), {}

    def look(name):
        bad = [each["id"] for each in axe.run(person.window).response["violations"]]
        over = person.window.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        if bad or over > 0:
            found[name] = (bad, over)

    yield person, look
    assert found == {}


def test_bringing_in_at_every_step(looked_at, tmp_path):
    person, look = looked_at
    window = person.window
    person.turns("import")

    def hands(name, content, waits_for):
        file = tmp_path / name
        file.write_bytes(content)
        window.set_input_files("input[type=file] >> nth=0", file)
        window.wait_for_selector(waits_for)

    def answers(waits_for, place=0):
        window.click(f".option >> nth={place}")
        window.click("[data-act='import/answer']")
        window.wait_for_selector(waits_for)

    chat = next(each for each in samples() if each.asks)
    hands(chat.file, chat.content, ".samples")
    look("order")
    answers("input[name=me]")
    look("who")
    answers(".numbers-kept")
    look("chat")
    window.click("[data-act='import/keep']")
    window.wait_for_selector("[data-act='import/done']")
    look("kept")
    window.click("[data-act='import/done'] >> nth=1")
    window.wait_for_selector("[data-hand]")
    hands("moods.csv", MOODS.encode(), "input[name=number]")
    look("word")
    answers("[data-act='import/keep']", 3)
    look("table")
    window.click("[data-act='import/stop']")
    window.wait_for_selector("[data-hand]")
    hands("own.csv", b"a,b\n1,2\n", "text=.toml")
    look("refused")


def test_copies_keys_and_keeping_at_every_step(looked_at, tmp_path):
    person, look = looked_at
    window = person.window
    for page, given in (
        ("export", {"kind": "sealed"}),
        ("export", {"kind": "research"}),
        ("expire", {"months": "3"}),
        ("passphrase", {"changed": True}),
        ("rekey", {"renewed": True}),
    ):
        window.evaluate(
            "([page, given]) => import('/static/talk.js').then(({ go }) => go(page, given))",
            [page, given],
        )
        person.sees(page)
        look((page, str(given)))

    copy = tmp_path / "kopie.dat"
    copy.write_bytes(person.house.path.read_bytes())
    shows(person, "restore_test")
    window.set_input_files("input[type=file]", copy)
    window.wait_for_selector("#field-passphrase")
    look("copy")
    window.fill("#field-passphrase", "drie blauwe fietsen")
    window.keyboard.press("Enter")
    window.wait_for_selector("text=De kopie gaat open")
    look("tried")
