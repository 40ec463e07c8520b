"""A save that is cut off, wherever it is cut off, leaves the old text or the new one.

The long version is run by hand: BEDDING_KILLS=1000 pytest tests/record/test_crash.py
"""

import contextlib
import os
import random
import signal
import subprocess
import sys
import textwrap
import time

import pytest

from bedding.record.disk import family
from bedding.record.errors import WrongKeyError
from bedding.record.opening import open_vault
from bedding.record.stretching import Cost
from bedding.record.unlocking import Passphrase

PASSPHRASE = "drie blauwe fietsen"
CHEAP = Cost(memory=64, passes=1, lanes=1)
KILLS = int(os.environ.get("BEDDING_KILLS", "30"))

# Saves texts that name themselves: a number, and that number all over.
WRITER = textwrap.dedent("""
    import sys
    from pathlib import Path
    from bedding.record.opening import open_vault
    from bedding.record.stretching import Cost
    from bedding.record.unlocking import Passphrase

    path, passphrase, first = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
    cheap = Cost(memory=64, passes=1, lanes=1)
    for number in range(first, first + 100_000):
        with open_vault(path, Passphrase(passphrase), floor=cheap) as vault:
            print(f"start {number}", flush=True)
            vault.save(b"%08d" % number * (1 + number % 20_000))
            print(f"done {number}", flush=True)
""")


def number_of(text: bytes) -> int:
    number = int(text[:8])
    assert text == b"%08d" % number * (1 + number % 20_000), (
        "neither an old text nor a new one"
    )
    return number


def opened(path, **options):
    return open_vault(path, Passphrase(PASSPHRASE), floor=CHEAP, **options)


@pytest.mark.skipif(os.name == "nt", reason="needs SIGKILL")
@pytest.mark.timeout(60 + KILLS)
def test_killed_at_any_moment_opens_to_the_old_or_the_new(vault_path):
    chance = random.Random(20_261_122)
    for _ in range(6):  # So that every generation names itself from the start.
        with opened(vault_path) as vault:
            vault.save(b"00000000")
    last = 0
    for _ in range(KILLS):
        child = subprocess.Popen(
            [sys.executable, "-c", WRITER, vault_path, PASSPHRASE, str(last + 1)],
            stdout=subprocess.PIPE,
        )
        assert child.stdout is not None
        with child:
            first = child.stdout.readline()
            time.sleep(chance.uniform(0, 0.06))
            child.send_signal(signal.SIGKILL)
            said = (first + child.stdout.read()).decode().splitlines()
        started = max(int(line.split()[1]) for line in said if line.startswith("start"))
        done = max(
            [last, *(int(line.split()[1]) for line in said if line.startswith("done"))]
        )

        with opened(vault_path) as vault:
            last = number_of(vault.text())

        # What was said to be saved is there, and nothing that was never written.
        assert done <= last <= started
        for generation in range(1, 6):
            if family(vault_path)[generation].exists():
                with opened(vault_path, generation=generation) as vault:
                    assert number_of(vault.text()) <= last
        left = {each.name for each in vault_path.parent.iterdir()}
        assert left <= {each.name for each in family(vault_path)}
        assert not any(name.endswith(".new") for name in left)


# Stops for good at the n-th call that changes the disk, as a power cut does between two calls.
CUT = textwrap.dedent("""
    import os, sys
    from pathlib import Path
    from bedding.record.opening import open_vault
    from bedding.record.stretching import Cost
    from bedding.record.unlocking import Passphrase

    path, passphrase, stop = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
    calls = 0

    def counted(call):
        def counting(*args, **kwargs):
            global calls
            calls += 1
            if calls == stop:
                if call is WRITE:
                    call(args[0], bytes(args[1])[: len(args[1]) // 2])
                os._exit(9)
            return call(*args, **kwargs)
        return counting

    WRITE = os.write
    vault = open_vault(path, Passphrase(passphrase), floor=Cost(memory=64, passes=1, lanes=1))
    for name in ("write", "fsync", "replace", "link", "rename", "unlink", "open"):
        setattr(os, name, counted(getattr(os, name)))
    if sys.argv[4] == "save":
        vault.save(b"new")
    elif sys.argv[4] == "change":
        vault.change_passphrase("vier groene lampen")
    else:
        cheap = Cost(memory=64, passes=1, lanes=1)
        vault.rekey("vier groene lampen", cost=cheap, floor=cheap)
    os._exit(0)
""")


def cut_off_at_every_call(path, act):
    """Yield after the act was cut off at its first call, its second, and so on; then mend."""
    before = {each: each.read_bytes() for each in path.parent.iterdir()}
    for stop in range(1, 200):
        done = subprocess.run(
            [sys.executable, "-c", CUT, path, PASSPHRASE, str(stop), act], check=False
        )
        assert done.returncode in {0, 9}
        yield done.returncode == 0
        for each in path.parent.iterdir():
            each.unlink()
        for each, data in before.items():
            each.write_bytes(data)
        if done.returncode == 0:
            return
    pytest.fail("the act never came to its end")


@pytest.fixture
def with_generations(vault_path):
    for text in (b"a", b"b", b"c", b"old"):
        with opened(vault_path) as vault:
            vault.save(text)
    return vault_path


@pytest.mark.skipif(os.name == "nt", reason="needs the calls of a Unix system")
def test_save_cut_off_at_any_call_opens_to_the_old_or_the_new(with_generations):
    seen = []
    for _ in cut_off_at_every_call(with_generations, "save"):
        with opened(with_generations) as vault:
            seen.append(vault.text())

    # It turns from old to new once, at the call that gives the file its name.
    assert seen == sorted(seen, reverse=True)
    assert set(seen) == {b"old", b"new"}


@pytest.mark.skipif(os.name == "nt", reason="needs the calls of a Unix system")
@pytest.mark.parametrize("act", ["change", "rekey"])
def test_new_key_cut_off_at_any_call_leaves_one_passphrase_that_opens(
    with_generations, act
):
    seen = []
    for ended in cut_off_at_every_call(with_generations, act):
        opening = []
        for passphrase in (PASSPHRASE, "vier groene lampen"):
            with contextlib.suppress(WrongKeyError):
                with open_vault(
                    with_generations,
                    Passphrase(passphrase),
                    floor=CHEAP,
                    read_only=True,
                ) as vault:
                    assert vault.text() == b"old"
                opening.append(passphrase)
        assert len(opening) == 1
        seen.append(opening[0])
        if ended:
            assert opening == ["vier groene lampen"]

    assert seen == sorted(seen)  # The old one first, alphabetically too.
    assert set(seen) == {PASSPHRASE, "vier groene lampen"}


FULL = textwrap.dedent("""
    import resource, signal, sys
    from pathlib import Path
    from bedding.record.errors import DiskFullError
    from bedding.record.opening import open_vault
    from bedding.record.stretching import Cost
    from bedding.record.unlocking import Passphrase

    path, passphrase = Path(sys.argv[1]), sys.argv[2]
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    with open_vault(path, Passphrase(passphrase), floor=Cost(memory=64, passes=1, lanes=1)) as vault:
        resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, resource.RLIM_INFINITY))
        try:
            vault.save(b"too much")
        except DiskFullError as error:
            print(vault.text().decode())
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        vault.save(b"enough room again")
""")


@pytest.mark.skipif(os.name == "nt", reason="needs the limits of a Unix system")
def test_full_disk_changes_nothing_and_can_be_tried_again(vault_path):
    done = subprocess.run(
        [sys.executable, "-c", FULL, vault_path, PASSPHRASE],
        capture_output=True,
        check=False,
    )

    assert (done.stdout, done.stderr) == (b"first\n", b"")
    assert {each.name for each in vault_path.parent.iterdir()} == {
        "archive.dat",
        "archive.dat.1",
    }
    with opened(vault_path) as vault:
        assert vault.text() == b"enough room again"
    with opened(vault_path, generation=1) as vault:
        assert vault.text() == b"first"
