"""Makes .venv from a locked list of packages; started by environment.sh.

Everything lands inside the project's folder: uv in .tools, the packages in .venv. Downloads are
kept until the set-up is done, so one that was cut short goes on where it ended. Uses nothing but
Python's own library, since nothing else is there yet.

    environment.py LOCK [COVERED ...]

installs exactly what LOCK lists. COVERED are lists that LOCK contains whole. A copy of each is
left in .venv/set-up when all is done: a set-up that is as its lists say is not done again.
"""

import fcntl
import filecmp
import os
import shutil
import signal
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]
TOOLS: Final = ROOT / ".tools"
VENV: Final = ROOT / ".venv"
DONE: Final = VENV / "set-up"
UV_LOCK: Final = ROOT / "setup" / "uv.txt"

ROOM_NEEDED: Final = 1_200
"""Free disk [MB] that a set-up from nothing asks for: what it takes at its widest, and some air."""

DOWNLOAD: Final = 310
"""What a set-up from nothing fetches [MB]."""

INSTALLED: Final = 960
"""What a set-up from nothing takes on disk [MB]."""

PATIENCE: Final = 15
"""How long a person waits for a sign of life [s]."""

INTERRUPTED: Final = 130
"""The exit status of a program that Ctrl-C stopped, as shells count."""

NO_ROOM: Final = (
    "os error 28",
    "errno 28",
    "no space left",
    "os error 122",
    "quota exceeded",
)
NO_NETWORK: Final = (
    "dns error",
    "error sending request",
    "failed to establish a new connection",
    "request failed after",
    "timed out",
    "name resolution",
    "proxyerror",
)


class SetUpError(Exception):
    """A set-up that can't go on; carries the key of its sentence and the values in it."""

    def __init__(self, key: str, **values: object) -> None:
        """Keep what `say` needs."""
        super().__init__(key)
        self.key = key
        self.values = values


def language() -> str:
    """Return the language that the system asks for, by the rule of `bedding.text`."""
    asked = (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    wanted = next(filter(None, asked), "")
    return "nl" if wanted.split("_")[0].split(".")[0].lower() == "nl" else "en"


def say(key: str, **values: object) -> None:
    """Print the sentence under `key` of [setup]."""
    sentences = ROOT / "src" / "bedding" / "text" / f"{language()}.toml"
    sentence = tomllib.loads(sentences.read_text("utf-8"))["setup"][key]
    sys.stderr.write(sentence.format(**values) + "\n")
    sys.stderr.flush()


def is_done(lists: Sequence[Path]) -> bool:
    """Tell whether .venv works and holds what `lists` say."""
    return (VENV / "bin" / "python").exists() and all(
        (DONE / each.name).exists()
        and filecmp.cmp(each, DONE / each.name, shallow=False)
        for each in lists
    )


@contextmanager
def alone() -> Iterator[int]:
    """Wait until no other set-up of this folder runs; yield the lock's file descriptor.

    The system frees the lock when its last holder ends, however it ends. Programs that are
    started meanwhile hold it too, so that one left behind by a kill is waited for as well.
    """
    with (TOOLS / "lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("waiting")
            fcntl.flock(file, fcntl.LOCK_EX)
        yield file.fileno()


def surroundings() -> dict[str, str]:
    """Return the environment for pip and uv: nothing outside the project's folder is written."""
    ours = {
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        "PIP_NO_INPUT": "1",
        "PIP_REQUIRE_VIRTUALENV": "0",
        "PIP_RETRIES": "2",
        "PIP_ROOT_USER_ACTION": "ignore",
        "PIP_USER": "0",
        "TMPDIR": str(TOOLS / "temporary"),
        "UV_PYTHON_DOWNLOADS": "never",
        "VIRTUAL_ENV": str(VENV),
    }
    theirs = {"PIP_NO_CACHE_DIR": "1", "UV_CACHE_DIR": str(TOOLS / "cache")}
    if Path("/etc/ssl/certs").is_dir():  # a network may have its own authority
        theirs["UV_SYSTEM_CERTS"] = "1"
    return theirs | dict(os.environ) | ours


def fetched() -> int:
    """Return how much there is so far [MB]."""
    bytes_there = 0
    for folder, _, names in os.walk(TOOLS):
        for name in names:
            with suppress(FileNotFoundError):  # files come and go while this looks
                bytes_there += Path(folder, name).lstat().st_size
    return bytes_there // 1_000_000


def wait(step: "subprocess.Popen[str]") -> str:
    """Return what a step prints until it ends; say now and then that it is still busy."""
    while True:
        try:
            return step.communicate(timeout=PATIENCE)[0]
        except subprocess.TimeoutExpired:
            say("still", ready=fetched(), whole=INSTALLED)
        except BaseException:
            step.kill()  # whatever ends this ends the step with it
            raise


def run(
    command: Sequence[str | Path], environment: Mapping[str, str], lock: int
) -> None:
    """Run one step of the set-up to its end.

    Raises:
        SetUpError: When the step fails, with the likely reason.
    """
    with subprocess.Popen(
        command,
        cwd=ROOT,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        pass_fds=[lock],
    ) as step:
        output = wait(step)
    if step.returncode == 0:
        return
    sys.stderr.write(output)
    said = output.lower()
    if any(sign in said for sign in NO_ROOM):
        raise SetUpError("no_room", folder=ROOT, room=ROOM_NEEDED)
    if any(sign in said for sign in NO_NETWORK):
        raise SetUpError("no_network")
    raise SetUpError("failed", step=Path(command[0]).name, status=step.returncode)


def check_room() -> None:
    """Refuse to begin on a disk that is nearly full."""
    free = shutil.disk_usage(ROOT).free // 1_000_000
    if free < ROOM_NEEDED:
        raise SetUpError("little_room", folder=ROOT, free=free, room=ROOM_NEEDED)


def fetch_uv(environment: Mapping[str, str], lock: int) -> Path:
    """Return the program that installs, fetched with pip when it isn't there yet."""
    folder = TOOLS / "uv"
    stamp = folder / UV_LOCK.name
    if not (stamp.exists() and filecmp.cmp(UV_LOCK, stamp, shallow=False)):
        python = Path(sys.executable)
        probe = subprocess.run(
            [python, "-m", "pip", "--version"],
            capture_output=True,
            pass_fds=[lock],
            check=False,
        )
        if probe.returncode != 0:
            raise SetUpError("no_pip", python=python)
        shutil.rmtree(folder, ignore_errors=True)
        options = [
            "--quiet",
            "--no-compile",
            "--require-hashes",
            "--only-binary",
            ":all:",
        ]
        run(
            [
                python,
                "-m",
                "pip",
                "install",
                *options,
                "--target",
                folder,
                "--requirement",
                UV_LOCK,
            ],
            environment,
            lock,
        )
        shutil.copyfile(UV_LOCK, stamp)
    return folder / "bin" / "uv"


def install(
    uv: Path, lists: Sequence[Path], environment: Mapping[str, str], lock: int
) -> None:
    """Fill .venv with exactly what the first of `lists` names, and note that it is done."""
    if not (DONE.is_dir() and (VENV / "bin" / "python").exists()):
        python = os.path.realpath(
            sys.executable
        )  # its full name stays when python3 moves on
        run(
            [
                uv,
                "venv",
                "--quiet",
                "--clear",
                "--relocatable",
                "--python",
                python,
                VENV,
            ],
            environment,
            lock,
        )
    shutil.rmtree(DONE, ignore_errors=True)  # from here to the end, .venv is half done
    run([uv, "pip", "sync", "--quiet", "--require-hashes", lists[0]], environment, lock)
    packages = next((VENV / "lib").glob("python3*/site-packages"))
    # Relative, so that the folder can be moved: from the packages up to src.
    (packages / "bedding-source.pth").write_text("../../../../src\n", "utf-8")
    unfinished = VENV / "set-up.part"
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir()
    for each in lists:
        shutil.copyfile(each, unfinished / each.name)
    unfinished.rename(DONE)


def set_up(lists: Sequence[Path]) -> None:
    """Make .venv hold what `lists` say, unless it does."""
    TOOLS.mkdir(exist_ok=True)
    with alone() as lock:
        if is_done(lists):
            return
        if VENV.exists():
            say("update", folder=ROOT)
        else:
            check_room()
            say("begin", folder=ROOT, download=DOWNLOAD)
        environment = surroundings()
        (TOOLS / "temporary").mkdir(exist_ok=True)
        install(fetch_uv(environment, lock), lists, environment, lock)
        shutil.rmtree(TOOLS / "temporary", ignore_errors=True)
        shutil.rmtree(TOOLS / "cache", ignore_errors=True)


def stop(_signal: int, _frame: FrameType | None) -> None:
    """Let every polite request to stop end as Ctrl-C does."""
    raise KeyboardInterrupt


def main(names: Sequence[str]) -> int:
    """Set up from the lists called `names`; return the exit status."""
    for polite in (signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(polite) is not signal.SIG_IGN:  # nohup asks to go on
            signal.signal(polite, stop)
    lists = [ROOT / name for name in names]
    try:
        if not is_done(lists):
            set_up(lists)
    except KeyboardInterrupt:
        say("interrupted")
        return INTERRUPTED
    except SetUpError as error:
        say(error.key, **error.values)
        return 1
    except OSError as error:
        say("not_written", reason=error)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
