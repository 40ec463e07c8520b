"""What came of a study, in a terminal: tables of numbers, each with its uncertainty."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from bedding.cli.telling_fit import table_text
from bedding.text import Language, decimal, percent, say, whole

if TYPE_CHECKING:
    from bedding.study import FitTables, Study
    from bedding.study.comparing import Weight
    from bedding.study.sweep import Scenario


def simulated_text(study: "Study", language: Language) -> str:
    """Return what became of the scenarios, and what the planned studies would see."""
    from bedding.study.power import planned, power_step  # noqa: PLC0415 -- slow import
    from bedding.study.sweep import ended, sweep_step  # noqa: PLC0415 -- slow import

    parts = []
    if sweep_step(study).complete:
        found = ended(study)
        parts.append(
            say(
                language,
                "study.told.scenarios",
                count=found.count,
                impossible=found.impossible,
            )
        )
        headings = [
            say(language, "study.told.scenario"),
            *dict.fromkeys(each.quantity for each in found.rows),
        ]
        rows: dict[str, list[str]] = {}
        for each in found.rows:
            name = scenario_name(each.scenario, language)
            cells = rows.setdefault(name, [name])
            cells.append(_range(language, each.middle, each.low, each.high))
        parts.append(
            table_text(language, "study.told.last", headings, list(rows.values()))
        )
    if power_step(study).complete:
        keys = ("people", "evenings", "power", "alarms", "slope")
        parts.append(
            table_text(
                language,
                "study.told.planned",
                [say(language, f"study.told.{key}") for key in keys],
                [
                    (
                        whole(language, each.persons),
                        whole(language, each.days),
                        _share(language, each.power, each.low, each.high),
                        _share(
                            language, each.alarms, each.alarms_low, each.alarms_high
                        ),
                        f"{decimal(language, each.slope)} ({decimal(language, each.slope_sd)})",
                    )
                    for each in planned(study)
                ],
            )
        )
    return "\n".join(parts)


def fits_text(fits: Sequence["FitTables"], language: Language) -> str:
    """Return how the fits ended, and what people have in common."""
    return "\n".join(part for each in fits for part in _fit_text(each, language))


def _fit_text(fitted: "FitTables", language: Language) -> list[str]:
    ended = {name: whole(language, count) for name, count in fitted.states.items()}
    parts = [say(language, "study.told.ended", data=fitted.data, **ended)]
    if not fitted.pooled:
        return [*parts, say(language, "study.told.unpooled", data=fitted.data)]
    if not fitted.trusted:
        parts.append(say(language, "study.told.untrusted", data=fitted.data))
    keys = ("what", "number", "middle", "learned")
    rows = [
        (
            say(language, f"study.told.{each['what']}")
            if each["what"] in {"mean", "sd"}
            else say(language, "study.told.along", name=each["what"]),
            each["number"],
            _range(language, each["median"], each["low"], each["high"]),
            percent(language, max(each["contraction"], 0.0)),
        )
        for each in fitted.population.iter_rows(named=True)
    ]
    headings = [say(language, f"study.told.{key}") for key in keys]
    return [*parts, table_text(language, "study.told.population", headings, rows)]


def compared_text(study: "Study", language: Language) -> str:
    """Return the mechanism beside its rivals and beside itself without a part."""
    from bedding.study import compared  # noqa: PLC0415 -- slow import

    parts = []
    for data in study.data:
        found = compared(study, data)
        parts.append(
            say(
                language,
                "study.told.scored",
                data=data.name,
                persons=found.persons,
                scored=found.scored,
                answers=found.answers,
                untrusted=percent(language, found.untrusted),
            )
        )
        if not found.others:
            continue
        shares = {each.method: each for each in found.weights}
        rows = [
            (
                method_name(each.method, language),
                _range(language, each.ahead, each.low, each.high, digits=3),
                percent(language, each.persons_ahead),
                _range(
                    language,
                    *(each.left_out, each.left_out_low or 0.0),
                    each.left_out_high or 0.0,
                    digits=3,
                )
                if each.left_out is not None
                else "–",
                _share_of(language, shares[each.method]),
            )
            for each in found.others
        ]
        mine = shares["mechanism"]
        name = method_name("mechanism", language)
        rows.append((name, "–", "–", "–", _share_of(language, mine)))
        keys = ("method", "ahead", "persons_ahead", "left_out", "weight")
        headings = [say(language, f"study.told.{key}") for key in keys]
        parts.append(table_text(language, "study.told.compared", headings, rows))
    return "\n".join(parts)


def checked_text(study: "Study", language: Language) -> str:
    """Return what the data allow, and what the fits give again of them."""
    from bedding.study import data_check, given_back  # noqa: PLC0415 -- slow import
    from bedding.study.scoring import score_step  # noqa: PLC0415 -- slow import

    parts = []
    keys = ("data", "people", "enough", "entries", "answered", "span", "gaps")
    rows, remarks = [], []
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
        if found.absent:
            names = ", ".join(found.absent)
            remarks.append(
                say(language, "study.told.absent", data=found.data, names=names)
            )
        remarks += [
            say(
                language,
                "study.told.constant",
                data=found.data,
                channel=channel,
                count=count,
            )
            for channel, count in found.constant.items()
        ]
    headings = [say(language, f"study.told.{key}") for key in keys]
    parts.append(table_text(language, "study.told.looked", headings, rows))
    parts += remarks
    for data in study.data:
        if not score_step(study, data).complete:
            continue
        features = ("feature", "looked_at", "too_low", "too_high")
        back = [
            (
                say(language, f"research.feature.{each.quantity}"),
                whole(language, each.looked_at),
                percent(language, each.too_low),
                percent(language, each.too_high),
            )
            for each in given_back(study, data)
        ]
        headings = [say(language, f"study.told.{key}") for key in features]
        parts += [
            data.name + "\n",
            table_text(language, "study.told.again", headings, back),
        ]
    return "\n".join(parts)


def method_name(method: str, language: Language) -> str:
    """Return what a way of telling is called."""
    if method == "mechanism":
        return say(language, "research.mechanism")
    if method.startswith("without "):
        part = method.removeprefix("without ")
        return say(
            language,
            "study.told.without",
            part=say(language, f"simulate.mechanism.{part}"),
        )
    return say(language, f"rival.{method}")


def scenario_name(scenario: "Scenario", language: Language) -> str:
    """Return what a scenario is called: its rhythm, and what is special about it."""
    if scenario.rhythm:
        name = say(language, f"simulate.rhythm.{scenario.rhythm}.name")
    else:
        name = say(
            language,
            "study.told.knobs",
            predictability=decimal(language, scenario.predictability or 0.0),
            contrast=decimal(language, scenario.contrast or 0.0),
        )
    if scenario.childhood != "average":
        name = say(
            language,
            "study.told.with_childhood",
            scenario=name,
            childhood=scenario.childhood,
        )
    if scenario.without != "nothing":
        name = say(
            language,
            "study.told.with_without",
            scenario=name,
            without=say(language, f"simulate.mechanism.{scenario.without}"),
        )
    return name


def _range(
    language: Language, middle: float, low: float, high: float, *, digits: int = 2
) -> str:
    return say(
        language,
        "research.interval",
        middle=decimal(language, middle, digits=digits),
        low=decimal(language, low, digits=digits),
        high=decimal(language, high, digits=digits),
    )


def _share_of(language: Language, weight: "Weight") -> str:
    return _share(language, weight.share, weight.low, weight.high)


def _share(language: Language, share: float, low: float, high: float) -> str:
    return say(
        language,
        "study.told.share",
        share=percent(language, share),
        low=percent(language, low),
        high=percent(language, high),
    )
