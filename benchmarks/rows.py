"""The rows of the page: which command makes each, for how long at most, and how it is read."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

Data = Mapping[str, Any]
WHOLE = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A figure, or why there is none.

    Attributes:
        value: In the unit of its goal; None where nothing was measured.
        said: What it was made of, or the reason.
    """

    value: float | None
    said: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One command, and its lines on the page.

    Attributes:
        title: Its heading.
        module: Under `benchmarks`.
        read: Makes figures of what the command wrote; their names are those of the goals.
        arguments: How it is run.
        quick: How it is run to try the page out.
        limit: After how many seconds it is ended.
    """

    title: str
    module: str
    read: Callable[[Data], dict[str, Found]]
    arguments: tuple[str, ...] = ()
    quick: tuple[str, ...] = ()
    limit: float = 300.0


def _simulation(data: Data) -> dict[str, Found]:
    def rate(key: str) -> Found:
        return Found(value=data[key]["rate"] / 1e6)

    def beside(key: str) -> Found:
        row = data[key]
        if "skipped" in row:
            return Found(value=None, said=row["skipped"])
        mega = row["rate"] / 1e6
        said = (
            f"{data['given']['rate'] / 1e6:.1f} M here, "
            f"{mega:.2f} M there" if mega > 0.1 else
            f"{data['given']['rate'] / 1e6:.1f} M here, {1e3 * mega:.1f} k there"
        )  # fmt: skip
        return Found(value=row["ratio"], said=said)

    def off(key: str) -> Found:
        value = data[key]["value"]
        return Found(value=100 * abs(value - 1), said=f"slope {value:.3f}")

    double = 1000 * data["fan, double"]["seconds"]
    few = data["memory, 10000"]["value"]
    return {
        "partner": rate("partner"),
        "given": rate("given"),
        **{key: beside(key) for key in ("C", "C, simd", "NumPy", "Mesa")},
        "persons": off("slope, persons"),
        "steps": off("slope, steps"),
        "memory": Found(
            value=data["memory, 100000"]["value"], said=f"10,000 persons {few:.0f} MB"
        ),
        "one person": Found(value=1000 * data["one person"]["seconds"]),
        "fan": Found(
            value=1000 * data["fan"]["seconds"], said=f"in double floats {double:.0f} ms"
        ),
    }  # fmt: skip


def _start(data: Data) -> dict[str, Found]:
    jax = "JAX is loaded" if data["server has JAX"] else "without JAX"
    first = f"worst of five {data['first page, worst']:.2f} s; {jax}"
    worst = f"worst of nine {data['help, worst']:.2f} s"
    wholes = {
        f"window, {turn}": f"with its pictures and what moved {data[f'window, {turn}, whole']:.1f} s"
        for turn in ("first", "again")
    }
    names = ("demo, first", "demo, again", *wholes)
    return {
        "help": Found(value=data["help"], said=worst),
        "first page": Found(value=data["first page"], said=first),
        **{name: Found(value=data[name], said=wholes.get(name, "")) for name in names},
    }


def _first_fit(data: Data) -> dict[str, Found]:
    names = {
        "cold": "cold, nothing kept",
        "kept": "cold, programs kept",
        "warm": "warm",
    }
    said = {
        "kept": f"imports {data['import']:.1f} s of it",
        "warm": f"k̂ {data['k']:.2f}, worth {data['effective']:.0f} draws",
    }
    return {
        key: Found(value=data[name], said=said.get(key, ""))
        for key, name in names.items()
    }


def _beside_nuts(data: Data) -> Found:
    """Return effective draws a second beside the better metric of NumPyro."""
    ours = data["ours"]
    others = {key: each for key, each in data.items() if key != "ours"}
    there = {key: each for key, each in others.items() if isinstance(each, Mapping)}
    if not there:
        return Found(value=None, said=str(next(iter(others.values()))))

    def rate(each: Data, seconds: str = "warm") -> float:
        return float(each["effective"] / each[seconds])

    best = max(there, key=lambda key: rate(there[key]))
    busy = rate(ours, "busy") / rate(there[best], "busy")
    every = ", ".join(f"{key} metric {rate(each):.1f}" for key, each in there.items())
    return Found(
        value=rate(ours) / rate(there[best]),
        said=f"{rate(ours):.0f} a second here, {every}; a second of processor {busy:.1f} ×",
    )


def _full_fit(data: Data) -> dict[str, Found]:
    long = data["180"]
    ours = long["ours"]
    trust = "trusted" if ours["trusted"] else "NOT trusted"
    return {
        "bulk and tail": Found(
            value=ours["effective"],
            said=f"median of bulk {ours['median']:.0f}, R-hat {ours['r_hat']:.3f}",
        ),
        "seconds": Found(
            value=ours["warm"],
            said=f"{trust}; {ours['cold']:.0f} s with compiling, {ours['busy']:.0f} of processor",
        ),
        "NumPyro": _beside_nuts(long),
    }


def _short_fit(data: Data) -> dict[str, Found]:
    return {"NumPyro": _beside_nuts(data["60"])}


def _problem_b(data: Data) -> dict[str, Found]:
    ours, theirs = data["ours"], data["NumPyro"]
    one, other = data["gradient"], data["numba"]
    rate = ours["effective"] / ours["warm"]
    if isinstance(theirs, str):
        nuts = Found(value=None, said=theirs)
    else:
        there = theirs["effective"] / theirs["warm"]
        early = ours["early"] / theirs["early"]
        nuts = Found(
            value=rate / there, said=f"{there:.0f} a second there; with compiling {early:.1f} ×"
        )  # fmt: skip
    floor = (
        Found(value=None, said=other)
        if isinstance(other, str)
        else Found(
            value=one["each"] / other["each"],
            said=f"{1e6 * one['each']:.1f} µs here, {1e6 * other['each']:.1f} µs there",
        )
    )
    said = f"{ours['effective']:.0f} in {ours['warm']:.2f} s, R-hat {ours['r_hat']:.3f}"
    return {"rate": Found(value=rate, said=said), "NumPyro": nuts, "numba": floor}


def _record(data: Data) -> dict[str, Found]:
    entries = f"{data['entries']:,.0f} entries, {data['file [byte]'] / 1e6:.2f} MB"
    return {
        "save": Found(
            value=1000 * data["save, p95"],
            said=f"median {1000 * data['save, median']:.0f} ms; {entries}",
        ),
        "key": Found(value=data["of which the key"]),
        "open": Found(
            value=data["open, median"], said=f"worst of five {data['open, worst']:.2f} s"
        ),
    }  # fmt: skip


def _import(data: Data) -> dict[str, Found]:
    ours = data["bedding"]

    def beside(name: str) -> Found:
        there = data[name]
        if "skipped" in there:
            return Found(value=None, said=there["skipped"])
        said = f"{name} {there['version']}: {there['seconds']:.1f} s, {there['MiB']:.0f} MiB"
        return Found(value=there["seconds"] / ours["seconds"], said=said)

    count = f"{ours['messages']:,.0f} messages"
    return {
        "seconds": Found(value=ours["seconds"], said=count),
        "memory": Found(value=ours["MiB"] * 1.048576),
        "whatstk": beside("whatstk"),
        "chat-miner": beside("chat-miner"),
    }


def _pages(data: Data) -> dict[str, Found]:
    pages = data["pages"]
    ranked = sorted(pages, key=lambda name: -pages[name][1])
    worst = ", ".join(f"{name} {pages[name][1]:.0f}" for name in ranked[:4])
    middle = sorted(each[0] for each in pages.values())[len(pages) // 2]
    over = sum(high > 50 for _, high in pages.values())
    jax = "JAX is loaded" if data["server, idle, has JAX"] else "without JAX"
    server = f"{jax}; {data['server, open [MB]']:.0f} MB after all pages"
    return {
        "slowest": Found(
            value=pages[ranked[0]][1],
            said=f"{worst} ms; {over} of {len(pages)} pages over 50 ms; median {middle:.1f} ms",
        ),
        "weight": Found(value=data["scripts and styles [kB]"]),
        "server": Found(value=data["server, idle [MB]"], said=server),
        "worker": Found(value=data["worker [MB]"], said=_grown(data["worker"])),
    }


def _grown(worker: Mapping[str, float]) -> str:
    """Return after which page a worker held so much for the first time."""
    most = max(worker.values())
    return f"since {next(name for name, held in worker.items() if held == most)}"


def _study(data: Data) -> dict[str, Found]:
    scaled, persons = data["scaled [min]"], data["persons"]
    said = f"{scaled:.1f} reckoned from {persons:.0f}"
    value, times, longer = scaled, 2.0, data["twice"]
    if "whole [min]" in data:
        value, said = data["whole [min]"], f"all {WHOLE:,} run; {said}"
        times, longer = WHOLE / persons, data["whole beside part"]
    one, two = data["one worker [s]"], data["two workers [s]"]
    beside = f"{persons:.0f} persons: {one:.1f} s, {two:.1f} s"
    if "whole [min]" in data:
        each = one / persons / (60 * data["whole [min]"] / WHOLE)
        beside += f"; by the seconds a person among the {WHOLE:,} {each:.2f} ×"
    return {
        "alone": Found(value=value, said=said),
        "workers": Found(value=one / two, said=beside),
        "linear": Found(
            value=100 * abs(longer / times - 1),
            said=f"{times:g} times the persons take {longer:.2f} times as long",
        ),
        "worker": Found(
            value=data["worker [MB]"],
            said=f"what hands out {data['handing out [MB]']:.0f} MB",
        ),
    }


def _population(data: Data) -> dict[str, Found]:
    persons, alone = data["persons"], data["alone [s]"]
    together = data["population [s]"]
    said = (
        f"{persons} persons: alone {alone:.0f} s, the population and everyone anew "
        f"{together:.0f} s; too few draws of {data['too few draws']} persons"
    )
    if persons < WHOLE:
        said = f"reckoned from {said}"
    return {"whole": Found(value=(alone + together) / persons * WHOLE / 60, said=said)}


ROWS: Mapping[str, Row] = {
    "first-fit": Row(title="A first fit", module="first_fit", read=_first_fit),
    "full-fit": Row(
        title="A fit in full",
        module="full_fit",
        read=_full_fit,
        arguments=("--entries", "180", "--metrics", "diagonal", "--draws", "300"),
        quick=("--entries", "180", "--metrics", "diagonal", "--draws", "30"),
        limit=400,
    ),
    "study": Row(
        title="A study, each person alone",
        module="study",
        read=_study,
        arguments=("--persons", "200", "--whole"),
        quick=("--persons", "20"),
        limit=600,
    ),
    "simulation": Row(
        title="Simulation",
        module="simulation",
        read=_simulation,
        quick=("--persons", "100", "--days", "60"),
    ),
    "pages": Row(title="Pages", module="pages", read=_pages, limit=400),
    "start": Row(title="Start", module="start", read=_start),
    "record": Row(title="The record", module="record", read=_record),
    "import": Row(
        title="A chat of a million messages",
        module="chat_import",
        read=_import,
        quick=("--messages", "20000"),
    ),
    "problem-b": Row(
        title="Problem B, and the floor",
        module="problem_b",
        read=_problem_b,
    ),
    "population": Row(
        title="A study, hierarchical",
        module="population",
        read=_population,
        arguments=("--persons", "2000"),
        quick=("--persons", "8"),
        limit=900,
    ),
    "short-fit": Row(
        title="A fit in full of a short record",
        module="full_fit",
        read=_short_fit,
        arguments=("--entries", "60", "--metrics", "diagonal", "--draws", "500"),
        quick=("--entries", "60", "--metrics", "diagonal", "--draws", "30"),
    ),
}
"""In the order in which they are run."""
