"""What was learned of statements, as a file of the program: numbers, and the command they are from."""

from collections.abc import Mapping
from typing import Final

from bedding.actions.imagined.learned import Learned
from bedding.mirror.combining import Weights
from bedding.mirror.told import Divide

HEAD: Final = '''"""Numbers of the statements, learned on imagined lives; no hand changes them.

`python -m benchmarks.statements learn FOLDER > src/bedding/mirror/calibrated.py` makes them, from
{lives} lives (docs/statements.md says how, and how far they come true).
"""

from collections.abc import Mapping
from typing import Final

from bedding.mirror.combining import Weights
from bedding.mirror.told import Divide
'''


def written(learned: Learned, *, lives: int) -> str:
    """Return the source of `mirror/calibrated.py`.

    Args:
        learned: Divides and weights.
        lives: From how many lives they were learned.
    """
    return "\n".join(
        (
            HEAD.format(lives=f"{lives:,}"),
            _table("TRUTHS", learned.truths, "Where the poles part in what is true."),
            _table("DIVIDES", learned.divides, "Where they part in what entries show."),
            _table("DRAWN", learned.drawn, "Where they part in what the draws show."),
            "WEEKLY: Final = Divide(middle=0.5, spread=0.25, alarm_above=True)",
            '"""Both poles of a weekly item are written out on either side of its middle."""\n',
            "# fmt: off",  # a line stays a line, and not one for each corner
            "MAPS: Final[Mapping[str, Weights]] = {",
            *(
                f'    "{about}": {_weights(each)},'
                for about, each in learned.maps.items()
            ),
            "}",
            '"""How what is told of each sign and distinction is weighed."""',
            "# fmt: on",
        )
    )


def _table(name: str, divides: Mapping[str, Divide], what: str) -> str:
    rows = [
        f'    "{key}": Divide(middle={each.middle:.4g}, spread={each.spread:.4g}, '
        f"alarm_above={each.alarm_above}),"
        for key, each in divides.items()
    ]
    return "\n".join(
        (f"{name}: Final[Mapping[str, Divide]] = {{", *rows, "}", f'"""{what}"""\n')
    )


def _weights(weights: Weights) -> str:
    recorded = ", ".join(f'"{n}": {w:.3f}' for n, w in weights.recorded.items())
    parts = [f"base={weights.base:.3f}, recorded={{{recorded}}}"]
    if weights.seldom:
        seldom = ", ".join(f'"{n}": {w:.3f}' for n, w in weights.seldom.items())
        parts.append(f"seldom={{{seldom}}}")
    for name, curve in (
        ("curve", weights.curve),
        ("short_curve", weights.short_curve),
        ("often_curve", weights.often_curve),
    ):
        if curve:
            corners = ", ".join(f"({at:.3f}, {to:.3f})" for at, to in curve)
            parts.append(f"{name}=({corners})")
    usual = Weights(base=0.0, recorded={})
    for name in (
        "slope_longer",
        "drawn_base",
        "of_recorded",
        "drawn",
        "weekly",
    ):
        value = getattr(weights, name)
        if value != getattr(usual, name):
            parts.append(f"{name}={value:.3f}")
    lines = "".join(f"        {part},\n" for part in parts)
    return f"Weights(\n{lines}    )"
