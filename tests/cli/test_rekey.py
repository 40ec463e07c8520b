import shutil

import pytest

from bedding.record import (
    Passphrase,
    RecoveryCode,
    WrongKeyError,
    can_cost_more,
    open_notebook,
    try_restore,
)
from bedding.record.stretching import FLOOR, MOST_MEMORY, Cost

NEW = "vier groene lampen"
SECOND = "een ander boekje"


def test_everything_is_encrypted_anew_and_what_was_copied_stays_old(person, tmp_path):
    person.types("now", "3", "4")
    copy = shutil.copy2(person.path, tmp_path / "copy.dat")
    before = person.path.read_bytes()

    done = person.types("rekey", "y", "", NEW, NEW, "n")

    assert done.exit_code == 0, done.output
    assert "Everything is encrypted anew" in done.stdout
    assert person.path.read_bytes()[:64] != before[:64]
    assert not person.path.with_name("archive.dat.1").exists()
    assert try_restore(person.path, Passphrase(NEW)).entries == 1
    with pytest.raises(WrongKeyError):
        try_restore(person.path, Passphrase(person.PASSPHRASE))
    assert try_restore(copy, Passphrase(person.PASSPHRASE)).entries == 1


def test_no_is_no(person):
    before = person.path.read_bytes()

    done = person.types("rekey", "n")

    assert "Nothing was saved" in done.stdout
    assert person.path.read_bytes() == before


def test_an_old_code_works_no_more_and_a_new_one_can_be_had(person):
    with open_notebook(person.path, Passphrase(person.PASSPHRASE)) as notebook:
        old = notebook.make_recovery_code()

    done = person.types("rekey", "y", "", NEW, NEW, "y")

    code = next(
        line.strip() for line in done.stdout.splitlines() if line.count("-") == 6
    )
    assert try_restore(person.path, RecoveryCode(code)).entries == 0
    with pytest.raises(WrongKeyError):
        try_restore(person.path, RecoveryCode(old))


def test_the_second_notebook_stays_with_its_passphrase_and_is_asked_for(person):
    with open_notebook(person.path, Passphrase(person.PASSPHRASE)) as notebook:
        notebook.add_second(SECOND)

    wrong = person.types("rekey", "y", "niet deze wachtzin", NEW, NEW)
    asked = person.types("rekey", "y", "", "n")
    kept = person.types("rekey", "y", SECOND, NEW, NEW, "n")

    assert wrong.exit_code == 1
    assert "Without its passphrase it is lost" in asked.stdout
    assert "Nothing was saved" in asked.stdout
    assert kept.exit_code == 0, kept.output
    for passphrase in (NEW, SECOND):
        try_restore(person.path, Passphrase(passphrase))


def test_a_key_that_is_cheap_here_is_told_of_and_never_changed_by_itself(person):
    before = person.path.read_bytes()

    person.types("list")
    done = person.types("week", "")

    # The least cost that the program accepts: on most machines it takes a fifth of a second.
    assert done.stderr.count("bedding rekey") <= 1
    assert person.path.read_bytes()[:64] == before[:64]


@pytest.mark.parametrize(
    ("took", "memory", "said"),
    [
        (0.1, FLOOR.memory, True),
        (0.34, FLOOR.memory, True),
        (0.36, FLOOR.memory, False),  # Half of what is aimed for.
        (0.1, MOST_MEMORY, False),  # There is no costlier one.
    ],
)
def test_a_key_is_cheap_where_it_takes_less_than_half_of_what_is_aimed_for(
    took, memory, said
):
    cost = Cost(memory=memory, passes=3, lanes=4)

    assert can_cost_more(cost, took) is said
