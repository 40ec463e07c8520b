"""Steps: the same results whatever works on them, and nothing done twice or lost."""

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import numpy as np
import polars as pl
import pytest
from tests.study.conftest import SMALL

from bedding.study import (
    LocalEngine,
    data_check,
    parse_study,
    read_fit,
    resume,
    run_step,
)
from bedding.study.engine import Engine
from bedding.study.errors import ChunkFileError, NotYetError, OtherStudyError
from bedding.study.fitting import fit_step, read_fits
from bedding.study.power import planned
from bedding.study.sweep import ended, sweep_step


class Here(Engine):
    """An engine without processes: what the parts give when nothing else is at work."""

    def __init__(self, *, backwards=False):
        self.backwards = backwards

    def submit(self, work, parts):
        self.work, self.parts = work, list(parts)

    def gather(self):
        order = list(range(len(self.parts)))
        if self.backwards:
            order.reverse()
        done = {place: self.work(self.parts[place]) for place in order}
        yield from (done[place] for place in range(len(self.parts)))

    def close(self):
        pass


def contents(study):
    """Return every table that a study left, by its place."""
    return {
        path.relative_to(study.out).as_posix(): pl.read_parquet(path)
        for path in sorted(study.out.rglob("*.parquet"))
    }


def same(one, other):
    assert one.keys() == other.keys()
    return all(one[key].equals(other[key]) for key in one)


def done_in(folder, *steps):
    """Return a small study with some of its steps done in this process."""
    written = SMALL.format(out="results", workers=1).encode()
    study = parse_study(written, folder / "study.toml")
    for name in steps:
        run_step(study, name, engine=Here())
    return study


@pytest.fixture(scope="module")
def played(tmp_path_factory):
    """A study whose scenarios were played."""
    return done_in(tmp_path_factory.mktemp("played"), "simulate")


@pytest.fixture(scope="module")
def fitted(tmp_path_factory):
    """A study whose scenarios were played and whose persons were fitted."""
    return done_in(tmp_path_factory.mktemp("fitted"), "simulate", "fit")


@pytest.mark.slow
@pytest.mark.timeout(300)
@pytest.mark.parametrize("workers", [1, 2, 4])
def test_any_number_of_workers_gives_the_same(small, fitted, workers):
    study = small(f"with-{workers}", workers=workers)

    for name in ("simulate", "fit"):
        run_step(study, name)

    assert same(contents(study), contents(fitted))


def test_the_order_of_the_parts_changes_nothing(small, played):
    study = small("backwards")

    run_step(study, "simulate", engine=Here(backwards=True))

    assert same(contents(study), contents(played))


def test_a_step_goes_on_where_it_was_stopped(small, played):
    study, done = small("stopped"), []

    class Stopped(Here):
        def gather(self):
            for number, result in enumerate(super().gather()):
                if number == 1:
                    raise KeyboardInterrupt
                yield result

    with pytest.raises(KeyboardInterrupt):
        run_step(study, "simulate", engine=Stopped())
    stopped = list(sweep_step(study).folder.glob("*.parquet"))
    with pytest.raises(NotYetError, match="study simulate"):
        ended(study)
    run_step(study, "simulate", engine=Here(), watch=lambda *each: done.append(each))

    assert len(stopped) == 1
    assert done[0] == ("simulate", 1, 2)
    assert same(contents(study), contents(played))


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_killed_in_the_midst_a_study_goes_on_with_resume(small, played):
    """The whole program is killed, not a worker: what is finished stays, and is not made again."""
    study = small("killed", workers=1)
    study.source.write_text(SMALL.format(out="killed", workers=1), "utf-8")
    program = subprocess.Popen(
        [sys.executable, "-m", "bedding", "study", "simulate", str(study.source)],
        start_new_session=True,
    )
    first = sweep_step(study).path(0)
    while not first.exists():
        assert program.poll() is None
        time.sleep(0.02)
    os.killpg(program.pid, signal.SIGKILL)
    program.wait()
    made = first.stat().st_mtime_ns

    assert resume(study) == ("simulate",)
    assert first.stat().st_mtime_ns == made
    assert same(contents(study), contents(played))


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_a_worker_killed_in_the_midst_of_fits_changes_nothing(small, fitted):
    study, engine = small("worker"), LocalEngine(2)
    first = fit_step(study, study.data[0]).path(0)

    def kill():
        while not first.exists():
            time.sleep(0.01)
        os.kill(engine.processes()[0], signal.SIGKILL)

    killer = threading.Thread(target=kill)
    killer.start()
    run_step(study, "fit", engine=engine)
    killer.join()
    engine.close()

    mine, theirs = contents(study), contents(fitted)
    assert same(mine, {key: theirs[key] for key in mine})


def test_results_of_another_study_are_refused(small, played):
    other = small(str(played.out), text=SMALL.replace("seed = 5", "seed = 6"))

    with pytest.raises(OtherStudyError, match="seed"):
        run_step(other, "simulate", engine=Here())


def test_a_file_of_results_that_is_cut_off_is_named(small):
    study = small("cut")
    run_step(study, "simulate", engine=Here())
    path = sweep_step(study).files()[0]
    path.write_bytes(path.read_bytes()[:100])

    with pytest.raises(ChunkFileError, match=path.name):
        ended(study)


def test_what_was_not_done_is_said(small):
    study = small("nothing")

    with pytest.raises(NotYetError, match="study fit"):
        read_fit(study, study.data[0])
    with pytest.raises(NotYetError, match="study simulate"):
        ended(study)
    assert resume(study) == ()


def test_scenarios_that_cannot_be_are_counted_and_the_rest_is_there(played):
    found = ended(played)

    # At a predictability of .9 and a contrast of .9 a bad moment is colder than cold.
    assert (found.count, found.impossible) == (3, 1)
    assert len(found.rows) == 3 * 2
    assert all(each.low <= each.middle <= each.high for each in found.rows)


def test_a_plan_has_every_size_with_its_interval(played):
    found = planned(played)

    assert [(each.persons, each.days) for each in found] == [
        (persons, days) for persons in (6, 12) for days in (8, 10)
    ]
    for each in found:
        assert each.cohorts == 20
        assert each.low <= each.power <= each.high
        assert each.alarms_low <= each.alarms <= each.alarms_high


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_persons_come_back_with_their_truth(fitted):
    step = fit_step(fitted, fitted.data[0])

    persons = list(read_fits(step))

    assert [draws.person for draws, _ in persons] == [f"invented-{n:06}" for n in range(6)]  # fmt: skip
    truth = np.array([known["truth"] for _, known in persons])
    assert truth.shape == (6, 10)
    assert len({tuple(row) for row in truth}) == 6
    table = read_fit(fitted, fitted.data[0]).persons
    assert len(table) == 6 * 10
    assert (table["alone_low"] <= table["alone_high"]).all()


def test_what_there_is_can_be_looked_at_without_a_fit(small):
    study = small("looked")

    found = data_check(study, study.data[0])

    assert (found.persons, found.fitted, found.entries) == (6, 6, 120)
    assert 0.8 < found.answered < 0.97
    assert not study.out.exists()


def test_files_are_for_their_owner_only(played):
    for path in played.out.rglob("*.*"):
        assert Path(path).stat().st_mode & 0o077 == 0
