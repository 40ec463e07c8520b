"""Chat import: a million WhatsApp messages here, with whatstk and with chat-miner, in one run.

    python -m benchmarks.chat_import [--messages N] [--json FILE]

Each reads the same file in a process of its own; the row says seconds, peak memory and how many
times as long as here. Rivals are installed in an environment of their own, in the folder given by
--rivals or the program's own for caches, and skipped with the reason where they can't be.
"""

import argparse
import json
import random
import subprocess
import sys
import tempfile
from datetime import datetime, timedelta
from pathlib import Path

from benchmarks.rivals import python_with, usual_folder, version_of

MESSAGES = 1_000_000
NAMES = ("Anna", "Bram de Vries")
WORDS = [
    "ja", "nee", "misschien", "morgen", "vandaag", "ik", "jij", "we", "gaan", "komen", "eten",
    "straks", "leuk", "niet", "wel", "hoor", "oke", "dank", "moe", "werk", "thuis", "trein",
]  # fmt: skip

RUN = """
import resource, sys, time
path = sys.argv[1]
{imports}
begin = time.perf_counter()
count = {read}
taken = time.perf_counter() - begin
print("RESULT", count, taken, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""
OURS = (
    "from pathlib import Path; from zoneinfo import ZoneInfo; "
    "from bedding.readers.chat import read_chat",
    "sum(day.me.messages + day.other.messages for day in "
    "read_chat(Path(path), me='Anna', zone=ZoneInfo('Europe/Amsterdam')).days)",
)
RIVALS = {
    "whatstk": (
        "from whatstk import WhatsAppChat",
        "len(WhatsAppChat.from_source(path, max_size=None).df)",
    ),
    "chat-miner": (
        "from chatminer.chatparsers import WhatsAppParser; parser = WhatsAppParser(path)",
        "(parser.parse_file(), len(parser.parsed_messages.get_df()))[1]",
    ),
}


def write_chat(path: Path, messages: int) -> None:
    """Write an invented chat, in the layout of a Dutch Android phone."""
    dice = random.Random(1)
    at = datetime.fromisoformat("2016-01-13T00:00:00+00:00")
    with path.open("w", encoding="utf-8") as file:
        for number in range(messages):
            at += timedelta(seconds=int(dice.expovariate(1 / 300)))
            text = " ".join(dice.choices(WORDS, k=1 + int(dice.expovariate(1 / 8))))
            if number % 37 == 0:
                text = "<Media weggelaten>"
            if number % 53 == 0:
                text += "\nnog een regel"
            file.write(f"{at:%d-%m-%Y %H:%M} - {dice.choice(NAMES)}: {text}\n")


def measure(
    python: Path, path: Path, imports: str, read: str
) -> tuple[int, float, float]:
    """Return how many messages were read, in how long [second], in how much memory [MiB]."""
    script = RUN.format(imports=imports, read=read)
    done = subprocess.run(
        [python, "-c", script, path],
        capture_output=True,
        text=True,
        check=True,
        timeout=1800,
    )
    line = next(line for line in done.stdout.splitlines() if line.startswith("RESULT"))
    _, count, taken, memory = line.split()
    return int(count), float(taken), float(memory)


def main() -> None:
    """Write the chat, read it with each, and print a row for each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--messages", type=int, default=MESSAGES)
    parser.add_argument("--rivals", type=Path)
    parser.add_argument("--json", type=Path)
    asked = parser.parse_args()
    rows: dict[str, dict[str, float | str]] = {}
    with tempfile.TemporaryDirectory() as temporary:
        folder = asked.rivals or usual_folder()
        path = Path(temporary) / "chat.txt"
        write_chat(path, asked.messages)
        taken_here = 0.0
        for name, (imports, read) in {"bedding": OURS, **RIVALS}.items():
            python: Path | str = Path(sys.executable)
            if name != "bedding":
                python = python_with([name], folder / name)
            if isinstance(python, str):
                rows[name] = {"skipped": python}
                print(f"{name:<12} skipped: {python}")
                continue
            try:
                count, taken, memory = measure(python, path, imports, read)
            except (subprocess.SubprocessError, StopIteration) as error:
                said = (getattr(error, "stderr", "") or "").strip().splitlines()
                reason = said[-1] if said else repr(error)
                rows[name] = {"skipped": reason}
                print(f"{name:<12} skipped: {reason}")
                continue
            taken_here = taken_here or taken
            rows[name] = {"messages": count, "seconds": taken, "MiB": memory}
            if name != "bedding":
                rows[name]["version"] = version_of(name, python)
            print(
                f"{name:<12} {count:>9} messages {taken:>8.2f} s {memory:>7.0f} MiB "
                f"{taken / taken_here:>6.1f} x"
            )
    if asked.json:
        asked.json.write_text(json.dumps(rows, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
