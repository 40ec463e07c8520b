"""Every command is used once, with words of its own in every place that takes words.

Afterwards they are searched for: in all files of the home folder, the temporary folders and the
project, as text in several encodings, packed and unpacked; and while each command runs, in what
the system shows of it. The words are drawn anew each time, so that no test file holds them.
Left out of the search is only what the person put there or asked for: the chat and the tables
that are brought in, and the readable export.
"""

import base64
import contextlib
import os
import secrets
import tempfile
import time
import zlib
from pathlib import Path

import pytest
from tests.cli.terminal import Terminal

from bedding.cli import main

ROOT = Path(__file__).resolve().parents[2]
ASKED = ("Number", "")
NO = ("[y/N]", "n")
YES = ("[y/N]", "y")
COLD = 180
"""How long a command may take in a home where nothing was ever compiled [s]."""

MOST_BYTES = 64 * 1024 * 1024


def word():
    return f"zq{secrets.token_hex(5)}"


def forms(text):
    """Return how a word may stand in a file."""
    plain = text.encode()
    yield from (plain, text.encode("utf-16-le"), text.encode("utf-16-be"))
    yield from (text.upper().encode(), plain[::-1], plain.hex().encode())
    for shift in range(3):  # Where it stands in base64 depends on what is before it.
        whole = base64.b64encode(bytes(shift) + plain)
        yield whole[4 if shift else 0 : -4]


def unpacked(data):
    """Yield the bytes, and what every packed stream in them holds."""
    yield data
    for mark, kind in ((b"\x78", 15), (b"\x1f\x8b\x08", 31)):
        place = data.find(mark)
        while place >= 0:
            with contextlib.suppress(zlib.error):
                yield zlib.decompressobj(kind).decompress(data[place:], 1_000_000)
            place = data.find(mark, place + 1)
    place = data.find(b"PK\x03\x04")
    while place >= 0:  # The members of a zip: their streams have no mark of their own.
        begin = place + 30 + int.from_bytes(data[place + 26 : place + 28], "little")
        begin += int.from_bytes(data[place + 28 : place + 30], "little")
        with contextlib.suppress(zlib.error):
            yield zlib.decompressobj(-15).decompress(data[begin:], 1_000_000)
        place = data.find(b"PK\x03\x04", place + 1)


def leaks(path, words):
    """Return which words a file holds, in its name or in it."""
    found = [each for each in words if each in path.name]
    try:
        if path.is_symlink() or not path.is_file() or path.stat().st_size > MOST_BYTES:
            return found
        data = path.read_bytes()
    except OSError:  # Another program's file, gone meanwhile or closed to us.
        return found
    patterns = {form: each for each in words for form in forms(each)}
    pieces = list(unpacked(data))
    found += [
        each
        for form, each in patterns.items()
        if any(form in piece for piece in pieces)
    ]
    return found


class Use:
    """Someone who uses every command, and what was seen of it from outside."""

    def __init__(self, folder):
        self.folder = folder
        self.given = folder / "given"
        self.given.mkdir()
        self.words = {}
        self.told = {}

    def secret(self, name):
        """Return the words for one place, three of which are a passphrase's length."""
        return self.words.setdefault(name, word())

    def does(self, command, *steps, options=(), ends=0):
        """Use a command, and look at it from outside before the first question is answered."""
        with Terminal(self.folder, command, *options) as terminal:
            told = terminal.traces()
            place = 0
            for question, typed in steps:
                place = terminal.answers_next(question, typed, place)
                told += terminal.traces()
            assert terminal.ends(COLD) == ends, terminal.seen
        self.told[command] = self.told.get(command, "") + told
        return terminal.seen

    def opens(self, command, *steps, options=(), ends=0, passphrase="passphrase"):
        """Use a command that asks for the passphrase first."""
        first = ("Passphrase:", self.secret(passphrase))
        return self.does(command, first, *steps, options=options, ends=ends)

    def writes(self, name, text):
        path = self.given / name
        path.write_text(text, "utf-8")
        return str(path)


def used(use):
    """Use every command, so that each has been told all the words that it can be told."""
    home = use.folder / "home"
    old, new, last = (
        use.secret("passphrase"),
        use.secret("changed"),
        use.secret("rekeyed"),
    )
    use.does(
        "open",
        ("New passphrase:", old),
        ("Once more:", old),
        *(NO, ASKED, ASKED, ASKED, ASKED),
    )
    use.does("where")
    use.does("help")
    use.opens("label", ("Your word", use.secret("label")), ("Number", "1"))
    note = ("A few words", use.secret("note"))
    use.opens(
        "checkin",
        *(("Number", str(n)) for n in (4, 6, 2, 5, 3, 4, 7)),
        *(YES, ("Code", "T1"), ("Number", "2"), ASKED, ASKED, ASKED, note),
    )
    use.opens("now", ("Number", "3"), ("Number", "4"))
    note = ("A few words", use.secret("note of a label"))
    use.opens("event", ("Code", "X1"), ASKED, ASKED, ASKED, note)
    use.opens("week", *[("Number", "1")] * 7)
    use.opens("settings", ("Number", "1"), ("Number", "2"))
    use.opens("pause", ("Number", "1"))
    use.opens("gate", ("Number", "1"), *[("Number", "2")] * 11)
    seen = use.opens("list", options=["--all"])
    assert use.words["note"] in seen, "what was written can be read back"
    edited = ("A few words", use.secret("edited note"))
    code = ("Code", "")
    use.opens("edit", ("Number", "3"), ("Number", "1"), code, *[ASKED] * 3, edited)

    chat = use.writes(
        "chat.txt",
        f"14-03-2026 21:05 - Anna: {use.secret('chat')}\n"
        f"15-03-2026 21:06 - {use.secret('sender')}: dag\n",
    )
    use.opens("import", ("Which file", chat), ("Number", "1"), ("[y/N]", "y"))
    table = use.writes(
        "moods.csv",
        "full_date,time,mood,note,extra\n"
        f"2026-03-28,21:30,good,{use.secret('table')},{use.secret('unread')}\n"
        f"2026-03-29,21:30,{use.secret('mood')},,\n",
    )
    use.opens("import", ("Which file", table), ("Number", "4"), YES)
    out = use.given / "out"
    use.opens("export", ("Where to", str(out)), YES)
    assert use.words["edited note"] in (out / "record.json").read_text("utf-8")
    sealed = home / "sealed.age"
    age = use.secret("age")
    use.opens(
        "export",
        ("Where to", str(sealed)),
        *(("New passphrase:", age), ("Once more:", age)),
        options=["--age"],
    )
    use.opens("export", ("Where to", str(home / "plain")), options=["--research"])
    use.opens("import", ("Which file", str(sealed)), ("Passphrase of", age), YES)
    use.opens("backup", ("Where to", str(home / "copy.dat")))
    use.does(
        "restore-test", ("Which copy", str(home / "copy.dat")), ("Passphrase:", old)
    )
    use.opens("passphrase", ("New passphrase:", new), ("Once more:", new))
    use.opens("recovery", passphrase="changed")
    use.opens(
        "rekey",
        *(
            YES,
            ("another notebook", ""),
            ("New passphrase:", last),
            ("Once more:", last),
            NO,
        ),
        passphrase="changed",
    )
    use.opens(
        "mirror", options=["--html", str(home / "mirror.html")], passphrase="rekeyed"
    )
    locked = use.secret("report")
    use.opens(
        "report",
        *(("Where to", str(home / "pages.pdf.age")), ("New passphrase:", locked)),
        *(("Once more:", locked),),
        options=["--age"],
        passphrase="rekeyed",
    )
    use.opens("expire", ("Number", "1"), YES, passphrase="rekeyed")
    days = use.writes(
        "days.csv",
        "time,warmth,arousal,said\n"
        + "".join(
            f"2026-03-{n:02}T21:00Z,{1 + n % 7},{1 + n * 3 % 7},{use.secret('said')}\n"
            for n in range(1, 29)
        ),
    )
    book = ["--codebook", "diary"]
    use.does(
        "fit", options=[days, *book, "--no-checks", "--out", str(home / "fit.json")]
    )


WITHOUT_WORDS = {
    "simulate": ["--days", "30", "--persons", "20"],
    "cite": [],
    "start": ["--help"],
    "demo": ["--help"],
    "score": ["--help"],
    "validate": ["--help"],
    "calibrate": ["--help"],
    "study": ["--help"],
}
"""Commands that are told no word by anybody; those that would compute long, and the one whose
pages have tests of their own, only explain themselves here."""


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_no_word_is_left_anywhere_after_every_command_was_used(tmp_path):
    began = time.time() - 1
    use = Use(tmp_path)
    used(use)
    for name in set(main.modules) - set(use.told) - {"destroy"}:
        use.does(name, options=WITHOUT_WORDS[name])
    use.does("destroy", ("[y/N]", "y"), ("Passphrase:", use.secret("rekeyed")))

    assert set(use.told) == set(main.modules), "a command was not used"
    words = set(use.words.values())
    shown = {
        name: [each for each in words if each in told]
        for name, told in use.told.items()
    }
    assert {name: found for name, found in shown.items() if found} == {}
    files = [*(tmp_path / "home").rglob("*")]
    for folder in (Path(tempfile.gettempdir()), Path("/dev/shm"), ROOT):
        files += [
            each for each in recent(folder, began) if tmp_path not in each.parents
        ]
    found = {str(each): leaks(each, words) for each in files}
    assert {path: each for path, each in found.items() if each} == {}


def recent(folder, began):
    """Yield the files under a folder that changed since a moment."""
    # Another program's folder may go while it is walked through; `os.walk` then goes on.
    for inside, folders, files in os.walk(folder):
        folders[:] = [each for each in folders if each != ".git"]
        for path in (Path(inside, each) for each in (*folders, *files)):
            with contextlib.suppress(OSError):
                if path.lstat().st_mtime >= began:
                    yield path


def test_the_search_finds_a_word_in_every_form(tmp_path):
    secret = word()
    book = tmp_path / "book"
    for written in (
        secret.encode(),
        f"é{secret}".encode("utf-16"),
        b"x" + zlib.compress(f"..{secret}..".encode()),
        b"  " + base64.b64encode(f"12345{secret}67".encode()),
        secret.encode().hex().encode(),
    ):
        book.write_bytes(written)
        assert leaks(book, {secret}) != []
    book.write_bytes(secrets.token_bytes(10_000))
    assert leaks(book, {secret}) == []
    assert leaks(tmp_path / f"a{secret}.txt", {secret}) == [secret]
