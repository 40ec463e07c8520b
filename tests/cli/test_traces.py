"""A full use at a real terminal, and then a search of everything that it could have left."""

import re

from tests.cli.terminal import Terminal

SENTINELS = ("zwartekraai", "kolibrie", "nachtvlinder")
PASSPHRASE = "zwartekraai en drie bussen"
NOTE = "kolibrie bij de deur"
OTHER = "nachtvlinder met vier vleugels"


def test_a_full_use_leaves_nothing_readable_anywhere(tmp_path):
    asked = ("Number", "")
    opening = Terminal(tmp_path, "open").answers(
        ("New passphrase:", PASSPHRASE), ("Once more:", PASSPHRASE), ("[y/N]", "n"),
        asked, asked, asked, asked,
    )  # fmt: skip
    assert opening.ends() == 0, opening.seen

    evening = Terminal(tmp_path, "checkin").answers(
        ("Passphrase:", PASSPHRASE), *[("Number", str(n)) for n in (4, 6, 2, 5, 3, 4, 7)],
        ("[y/N]", "y"), ("Code", "T1"), ("Number", "2"), asked, asked, asked,
        ("A few words", NOTE),
    )  # fmt: skip
    assert evening.ends() == 0, evening.seen

    moment = Terminal(tmp_path, "now").answers(
        ("Passphrase:", PASSPHRASE), ("Number", "3")
    )
    told = moment.traces()
    moment.is_stopped(after="Pull towards the other")
    assert moment.ends() == 130, moment.seen

    changed = Terminal(tmp_path, "passphrase").answers(
        ("Passphrase:", PASSPHRASE), ("New passphrase:", OTHER), ("Once more:", OTHER)
    )
    assert changed.ends() == 0, changed.seen

    again = Terminal(tmp_path, "now").answers(
        ("Passphrase:", OTHER), ("You had begun this already", "y"), ("Number", "4")
    )
    assert again.ends() == 0, again.seen

    shown = Terminal(tmp_path, "list").answers(("Passphrase:", OTHER))
    assert shown.ends() == 0, shown.seen

    assert NOTE in shown.seen, "what was written can be read back"
    for screen in (opening, evening, changed, shown):
        assert not re.search("zwartekraai|nachtvlinder", screen.seen), (
            "a passphrase was shown"
        )
    assert [word for word in SENTINELS if word in told] == []
    files = [each for each in tmp_path.rglob("*") if each.is_file()]
    assert any(each.name == "archive.dat" for each in files)
    found = [
        each.name
        for each in files
        for word in SENTINELS
        if word.encode() in each.read_bytes()
    ]
    assert found == []
    names = " ".join(str(each.relative_to(tmp_path)) for each in files)
    assert re.findall(r"bedding|diary|dagboek|relation", names) == []
    assert {each.stat().st_mode & 0o077 for each in files} == {0}
