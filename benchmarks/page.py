"""The page of benchmarks, out of what the rows found."""

from collections.abc import Mapping, Sequence
from typing import Any

from benchmarks.goals import GOALS, Goal
from benchmarks.rows import ROWS

Kept = Mapping[str, Any]
"""What is kept of a row: its figures, and when and under which load they were made."""

QUIET = 0.3
"""Cores that other work may hold while a figure still speaks of this program alone."""
BUSY = " (Other work held the machine, so the figure says as much of that.)"
HEAD = """# Benchmarks

How fast, against whom, and what must be reached. One command makes this page:

```
python -m benchmarks --json benchmarks/figures.json --write docs/benchmarks.md
```

It runs every row in a process of its own, one after another, and goes on where one fails. Names of rows after `benchmarks` run those alone; with the same file of figures the others stay as they were, with their own date. Rivals are fetched into environments of their own in the program's folder for caches, and skipped with the reason where they can't be. The machine is a part of a shared one, whose seconds drift by up to a half within a quarter of an hour; a ratio stands on one run.
"""


def page(rows: Mapping[str, Kept]) -> str:
    """Return the page in Markdown.

    Args:
        rows: By name, in any order: those that were run now or before.
    """
    ordered = [(name, rows[name]) for name in ROWS if name in rows]
    parts = [HEAD, _machines([kept for _, kept in ordered]), _short(ordered)]
    parts += [_section(name, kept) for name, kept in ordered]
    return "\n".join(parts)


def number(value: float) -> str:
    """Return a figure with three digits that say something."""
    if abs(value) >= 100:
        return f"{value:,.0f}"
    if abs(value) >= 10:
        return f"{value:.1f}"
    return f"{value:.2f}"


def bound(goal: Goal) -> str:
    """Return what must be reached, with its unit."""
    return f"{'≥' if goal.least else '≤'} {goal.bound:,g} {goal.unit}"


def verdict(goal: Goal, figure: Mapping[str, Any]) -> str:
    """Return how a figure stands to its goal."""
    if figure["value"] is None:
        return "not measured"
    return "met" if goal.met(figure["value"]) else "**not met**"


def _machines(kept: Sequence[Kept]) -> str:
    every = dict.fromkeys(each["machine"] for each in kept)
    return "".join(f"On {machine}.\n" for machine in every)


def _short(rows: Sequence[tuple[str, Kept]]) -> str:
    """Return how many goals are met, and which are not."""
    told = [
        (ROWS[name].title, goal, verdict(goal, kept["figures"][key]))
        for name, kept in rows
        if not kept["failed"]
        for key, goal in GOALS[name].items()
    ]
    met = sum(said == "met" for *_, said in told)
    lines = [f"**{met} of {len(told)} goals are met.** Not met or not measured:\n"]
    lines += [
        f"- {title}: {goal.what} ({bound(goal)})"
        for title, goal, said in told
        if said != "met"
    ]
    lines += [f"- {ROWS[name].title}: failed" for name, kept in rows if kept["failed"]]
    return "\n".join(lines) + "\n" if met < len(told) else f"**All {met} are met.**\n"


def _section(name: str, kept: Kept) -> str:
    """Return one row's heading, its table, and what holds what was missed."""
    row = ROWS[name]
    how = f"`{kept['command']}`, {kept['date']}, {kept['seconds']:.0f} s"
    others = f"other work held {kept['others']:.1f} of {kept['cores']} cores before it"
    lines = [f"## {row.title}\n", f"{how}; {others}.\n"]
    if kept["failed"]:
        return "\n".join([*lines, f"Failed: {kept['failed']}\n"])
    lines += ["| | goal | measured | | of which |", "| --- | --- | --- | --- | --- |"]
    held = []
    for key, goal in GOALS[name].items():
        figure = kept["figures"][key]
        value = figure["value"]
        shown = "" if value is None else f"{number(value)} {goal.unit}"
        said = verdict(goal, figure)
        lines.append(
            f"| {goal.what} | {bound(goal)} | {shown} | {said} | {figure['said']} |"
        )
        if said == "**not met**":
            why = goal.held or "not understood yet"
            busy = BUSY if kept["others"] > QUIET else ""
            held.append(f"- *{goal.what}*: {why}{busy}")
    if held:
        lines += ["", "What holds what was missed:\n", *held]
    return "\n".join(lines) + "\n"
