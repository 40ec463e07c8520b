"""Every address with whatever a program may send: never a 500, and nothing told that must not be."""

import json
import re
import shutil
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings, strategies as st
from tests.web.conftest import PASSPHRASE, Answer, House, until

import bedding.web
from bedding.actions.clock_here import sit_down
from bedding.record import Event, Passphrase, open_notebook
from bedding.web import Timing, serve
from bedding.web.guards.headers import HEADERS
from bedding.web.launch import Launch
from bedding.web.pages import PAGES
from bedding.web.routes import Routes
from bedding.web.session import Session
from bedding.web.work import Worker

WRITTEN = "boterbloem"
"""What the person wrote in a note; nobody without the token of the window may see it."""

SOURCE = Path(bedding.web.__file__).parent
ASKED = re.compile(r'(?:\.text|\.choice|given\.get|_place)\(\s*(?:visit, )?"(\w+)"')
NOT_HERE = {"place"}
"""A place to write a copy to: what is invented would be written."""
FIELDS = sorted(
    {name for each in SOURCE.rglob("*.py") for name in ASKED.findall(each.read_text())}
    - NOT_HERE
)
CALLS = sorted(
    f"/{'front' if page.front else 'api'}/{call}"
    for name, page in PAGES.items()
    for call in (f"page/{name}", *(f"do/{name}/{act}" for act in page.acts))
)
ELSEWHERE = [
    "/front/page/days",
    "/api/page/help",
    "/api/do/days/nothing",
    "/api/page/x",
]
"""Pages on the wrong side, and what there is not."""
ADDRESSES = sorted(
    {
        route.path.replace(":str", "").replace("{", "").replace("}", "")
        for route in Routes(
            Session(file=Path("none"), language="nl", timing=Timing()),
            Launch(lasts=1.0),
            Worker(),
        ).table()
    }
)
LONG = 9
TELLS = ("Traceback", 'File "', ".py", "site-packages", str(SOURCE.parents[1]))
USUAL = {200, 204, 400, 404, 405, 413, 422, 423, 429}

values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.text(max_size=40)
    | st.sampled_from(["nl", "evening", "1", "M1", "2026-01-01", "<script>x</script>"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(FIELDS), inner, max_size=3)
    ),
    max_leaves=5,
)
objects = st.dictionaries(st.sampled_from(FIELDS), values, max_size=6)
bodies = objects.map(lambda each: json.dumps(each).encode()) | st.binary(max_size=200)
few = settings(
    max_examples=250,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)


@dataclass(slots=True)
class Fuzzed:
    """A house that is put right again after whatever was asked of it."""

    house: House
    made: Path

    def open(self) -> House:
        """Return it with its record there and open."""
        if not self.house.path.exists():
            self.house.path.parent.mkdir(exist_ok=True)
            shutil.copy2(self.made, self.house.path)
        session = self.house.server.session
        if session.demonstration is not None:
            session.lock()
        if not session.is_open:
            session.patience.met()
            assert self.house.unlock().status == 200
        return self.house

    def locked(self) -> House:
        """Return it locked."""
        self.house.server.session.lock()
        return self.house


@pytest.fixture(scope="module")
def fuzzed(
    made_record: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Fuzzed]:
    """One server for all, on a record with a note in it."""
    made = tmp_path_factory.mktemp("made") / "archive.dat"
    shutil.copy2(made_record, made)
    with open_notebook(made, Passphrase(PASSPHRASE)) as notebook:
        sitting = sit_down()
        moment = sitting.moment(sitting.today, origin="event")
        event = Event(moment=moment, code="M1", note=WRITTEN)
        notebook.save(notebook.record.with_entry(event))
    path = tmp_path_factory.mktemp("fuzzed") / "notes" / "archive.dat"
    server = serve(path, language="nl", timing=Timing())
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    until(lambda: server.running)
    house = House(server, path, thread)
    house.enter()
    yield Fuzzed(house, made)
    server.stop()
    thread.join(10)


def checked(answer: Answer, call: str) -> Answer:
    """Return an answer that neither failed nor told how the program is made."""
    assert answer.status in USUAL, (call, answer)
    # A file that is sealed spells anything short by chance, and nothing long.
    sealed = answer.headers.get("content-type") == "application/octet-stream"
    tells = [each for each in TELLS if len(each) >= LONG or not sealed]
    assert [each for each in tells if each in answer.body] == [], call
    assert "<script>x" not in answer.body, call
    assert {name: answer.headers.get(name.lower()) for name in HEADERS} == HEADERS
    return answer


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_page_and_every_act_answers_an_empty_question(
    fuzzed: Fuzzed, language: str
) -> None:
    for call in CALLS:
        house = fuzzed.open()
        house.server.session.speak("nl" if language == "nl" else "en")

        answer = house.ask(call)

        assert checked(answer, call).status in {200, 204, 422, 423}, call


@few
@given(call=st.sampled_from(CALLS + ELSEWHERE), body=bodies)
def test_no_page_and_no_act_fails_on_an_open_record(
    fuzzed: Fuzzed, call: str, body: bytes
) -> None:
    checked(fuzzed.open().ask(call, body=body), call)


@few
@given(call=st.sampled_from(CALLS + ELSEWHERE), body=bodies)
def test_locked_no_page_tells_what_was_written(
    fuzzed: Fuzzed, call: str, body: bytes
) -> None:
    house = fuzzed.locked()
    house.server.session.patience.met()
    if call.endswith("demonstration"):
        return  # It opens an invented record, which takes its time.

    answer = checked(house.ask(call, body=body), call)

    assert WRITTEN not in answer.body
    if call.startswith("/api/"):
        assert (answer.status, answer.content) == (423, b"")


@few
@given(
    call=st.sampled_from([*CALLS, "/api/file/import", "/lock", "/beat"]),
    body=bodies,
    token=st.none()
    | st.text(st.characters(codec="latin-1", exclude_categories=["Cc"])),
)
@example(call="/api/page/days", body=b"{}", token="")
def test_without_the_token_every_address_says_the_same_nothing(
    fuzzed: Fuzzed, call: str, body: bytes, token: str | None
) -> None:
    house = fuzzed.open()

    answer = house.ask(call, body=body, headers={"X-Sessie": token})

    assert (answer.status, answer.content) in {(401, b""), (400, b""), (403, b"")}
    assert house.server.session.is_open


@few
@given(
    method=st.sampled_from(
        ["GET", "POST", "PUT", "DELETE", "HEAD", "OPTIONS", "PATCH"]
    ),
    path=st.sampled_from(ADDRESSES)
    | st.text(st.sampled_from("/abcefginoprst.%2_-"), max_size=30).map("/".__add__),
    body=bodies,
)
def test_no_other_method_or_path_fails(
    fuzzed: Fuzzed, method: str, path: str, body: bytes
) -> None:
    house = fuzzed.open()

    answer = house.ask(path, body=body, method=method)

    assert answer.status in USUAL | {401, 403}, (method, path, answer)
    assert [each for each in TELLS if each in answer.body] == []
    assert WRITTEN not in answer.body


@settings(few, max_examples=25)
@given(
    page=st.sampled_from(sorted(PAGES)),
    content=st.binary(max_size=400) | st.sampled_from([b"PK\x03\x04", b"PAR1PAR1"]),
    name=st.text(
        st.characters(codec="latin-1", exclude_categories=["Cc"]), max_size=40
    ),
)
@example(page="import", content=b'{"schema": 1, "rows": 7}', name="%2e%2e/%00.csv")
@example(page="restore_test", content=b"", name="")
def test_no_file_fails(fuzzed: Fuzzed, page: str, content: bytes, name: str) -> None:
    house = fuzzed.open()

    answer = house.ask(
        f"/api/file/{page}", body=content, headers={"X-Name": name.strip() or None}
    )

    takes = PAGES[page].takes is not None
    assert (checked(answer, page).status == 200) == takes
    for ends in ("/api/do/import/stop", "/api/do/restore_test/drop"):
        assert house.ask(ends).status == 200
