"""Tables of what a study found, the same in a terminal and on its page; each number with its interval."""

from bedding.actions.study_cells import (
    interval,
    method_name,
    quantity_name,
    scenario_name,
    share_of,
    table,
)
from bedding.report.paper import ABSENT
from bedding.report.study_page import Table
from bedding.study import FitTables, Study, data_check, given_back
from bedding.study.comparing import Compared, Comparison
from bedding.study.power import planned
from bedding.study.sweep import Ended
from bedding.text import Language, decimal, percent, say, whole


def ends_table(found: Ended, language: Language) -> Table:
    """Return where every scenario ended."""
    rows: dict[str, list[str]] = {}
    for each in found.rows:
        name = scenario_name(each.scenario, language)
        cells = rows.setdefault(name, [name])
        cells.append(interval(language, each.middle, each.low, each.high))
    quantities = dict.fromkeys(each.quantity for each in found.rows)
    return Table(
        caption=say(language, "study.told.last"),
        headings=(
            say(language, "study.told.scenario"),
            *(quantity_name(name, language) for name in quantities),
        ),
        rows=tuple(tuple(cells) for cells in rows.values()),
    )


def planned_table(study: Study, language: Language) -> Table:
    """Return what the planned studies would see."""
    keys = ("people", "evenings", "power", "alarms", "slope")
    rows = [
        (
            whole(language, each.persons),
            whole(language, each.days),
            share_of(language, each.power, each.low, each.high),
            share_of(language, each.alarms, each.alarms_low, each.alarms_high),
            f"{decimal(language, each.slope)} ({decimal(language, each.slope_sd)})",
        )
        for each in planned(study)
    ]
    return table(language, "planned", keys, rows)


def fit_said(found: FitTables, language: Language) -> tuple[str, ...]:
    """Return how the fits of a set ended, and whether what they share can be trusted."""
    ended = {name: whole(language, count) for name, count in found.states.items()}
    said = [say(language, "study.told.ended", data=found.data, **ended)]
    if not found.pooled:
        said.append(say(language, "study.told.unpooled", data=found.data))
    elif not found.trusted:
        said.append(say(language, "study.told.untrusted", data=found.data))
    return tuple(said)


def population_table(found: FitTables, language: Language) -> Table:
    """Return what people have in common."""
    rows = [
        (
            say(language, f"study.told.{row['what']}")
            if row["what"] in {"mean", "sd"}
            else say(language, "study.told.along", name=row["what"]),
            row["number"],
            interval(language, row["median"], row["low"], row["high"]),
            percent(language, max(row["contraction"], 0.0)),
        )
        for row in found.population.iter_rows(named=True)
    ]
    keys = ("what", "number", "middle", "learned")
    return table(language, "population", keys, rows, data=found.data)


def scored_said(name: str, found: Comparison, language: Language) -> str:
    """Return how many people and answers a comparison rests on."""
    return say(
        language,
        "study.told.scored",
        data=name,
        persons=found.persons,
        scored=found.scored,
        answers=found.answers,
        untrusted=percent(language, found.untrusted),
    )


def compared_table(name: str, found: Comparison, language: Language) -> Table:
    """Return the mechanism beside its rivals, and beside itself without a part."""
    weights = {
        each.method: share_of(language, each.share, each.low, each.high)
        for each in found.weights
    }
    rows = [
        (
            method_name(each.method, language),
            interval(language, each.ahead, each.low, each.high, digits=3),
            percent(language, each.persons_ahead),
            _left_out(each, language),
            weights[each.method],
        )
        for each in found.others
    ]
    if "mechanism" in weights:
        mine = method_name("mechanism", language)
        rows.append((mine, ABSENT, ABSENT, ABSENT, weights["mechanism"]))
    keys = ("method", "ahead", "persons_ahead", "left_out", "weight")
    return table(language, "compared", keys, rows, data=name)


def _left_out(each: Compared, language: Language) -> str:
    ends = each.left_out, each.left_out_low, each.left_out_high
    if None in ends:
        return ABSENT
    middle, low, high = (float(end) for end in ends if end is not None)
    return interval(language, middle, low, high, digits=3)


def looked_table(study: Study, language: Language) -> Table:
    """Return what there is, before anything is fitted."""
    keys = ("data", "people", "enough", "entries", "answered", "span", "gaps")
    rows = []
    for data in study.data:
        found = data_check(study, data)
        rows.append(
            (
                found.data,
                whole(language, found.persons),
                whole(language, found.fitted),
                whole(language, found.entries),
                percent(language, found.answered),
                decimal(language, found.span, digits=0),
                whole(language, found.gaps),
            )
        )
    return table(language, "looked", keys, rows)


def again_table(study: Study, language: Language, *names: str) -> Table:
    """Return what the fits give again of some sets of data, by name; of all when left out."""
    keys = ("data", "feature", "looked_at", "too_low", "too_high")
    rows = [
        (
            each.data,
            say(language, f"research.feature.{each.quantity}"),
            whole(language, each.looked_at),
            percent(language, each.too_low),
            percent(language, each.too_high),
        )
        for data in study.data
        if not names or data.name in names
        for each in given_back(study, data)
    ]
    return table(language, "again", keys, rows)
