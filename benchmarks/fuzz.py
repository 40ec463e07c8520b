"""Fuzz every door where bytes from elsewhere come in, one after another.

    python -m benchmarks.fuzz --minutes 60            all doors, an hour together
    python -m benchmarks.fuzz --minutes 5 --door chat

Each door starts from `tests/fuzz/seeds/DOOR/` and from what earlier runs kept in `--corpus`. What breaks a
door is left in the corpus folder, under the name that is told at the end. Exit 1 when any door
broke, and 0 with a reason where atheris can't be had.
"""

import argparse
import importlib.util
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parents[1] / "tests" / "fuzz"
SEEDS = HERE / "seeds"
DOORS = ("chat", "table", "codebook", "vault", "rows", "export", "bundle", "code")
SHARES = {"chat": 6, "table": 6, "export": 3, "bundle": 2, "rows": 3}
"""How much of the time a door gets; the others get 1."""

LONGEST = 32_768  # [byte]
MEMORY = 2_048  # [MiB] beyond which a door counts as broken
SLOWEST = 20  # [s] for one input


def run(door: str, corpus: Path, seconds: int) -> bool:
    """Throw at one door for so long, and return whether it held."""
    folder = corpus / door
    folder.mkdir(parents=True, exist_ok=True)
    for seed in (SEEDS / door).glob("*"):
        shutil.copy2(seed, folder / seed.name)
    line = [
        sys.executable,
        str(HERE / "throw.py"),
        door,
        str(folder),
        f"-max_total_time={seconds}",
        f"-max_len={LONGEST}",
        f"-rss_limit_mb={MEMORY}",
        f"-timeout={SLOWEST}",
        f"-artifact_prefix={corpus}/{door}-",
        "-print_final_stats=1",
        "-verbosity=0",
    ]
    done = subprocess.run(line, check=False, capture_output=True, text=True)
    told = (done.stdout + done.stderr).splitlines()
    runs = [each for each in told if "number_of_executed_units" in each]
    print(door, f"{seconds} s", *runs, "held" if done.returncode == 0 else "BROKE")
    if done.returncode != 0:
        print("\n".join(told[-40:]))
    sys.stdout.flush()
    return done.returncode == 0


def main() -> int:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--minutes", type=float, default=10.0)
    parser.add_argument("--door", choices=DOORS)
    parser.add_argument("--corpus", type=Path)
    given = parser.parse_args()
    if importlib.util.find_spec("atheris") is None:
        print("skipped: atheris is not installed for this Python (group `fuzz`)")
        return 0
    corpus = given.corpus or Path(tempfile.mkdtemp(prefix="fuzz-"))
    doors = DOORS if given.door is None else (given.door,)
    whole = sum(SHARES.get(door, 1) for door in doors)
    held = [
        run(door, corpus, round(given.minutes * 60 * SHARES.get(door, 1) / whole))
        for door in doors
    ]
    print(f"kept in {corpus}")
    return 0 if all(held) else 1


if __name__ == "__main__":
    sys.exit(main())
