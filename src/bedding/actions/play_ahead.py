"""What if: runs of the model from where someone stands now, with one thing changed and without.

Each run has its own draw of the person's numbers, walked along their own days first. What comes is
made of their own weeks: stretches of days from the last eight, in another order for each run. Both
fans meet the same days, so that all that differs between them is what was changed. Where there is
no fit, the same is done with invented people who had invented weeks.
"""

from collections.abc import Mapping
from typing import Final

import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Array, Float, Int

from bedding.actions.changed_days import (
    FIELDS,
    Days,
    change_days,
    with_levers,
)
from bedding.actions.compilation_cache import keep_compiled
from bedding.actions.look_at_record import opened
from bedding.actions.simulate_days import HOURS, people_of
from bedding.actions.standing import CHANNELS, Start
from bedding.errors import UnknownNameError
from bedding.model import (
    Episode,
    Parameters,
    State,
    presets,
    scan,
    simulate,
    with_values,
)
from bedding.model.inference import PERSON, Record, placed, unconstrained
from bedding.model.inference.log_density import start_of
from bedding.model.inference.person import parameters_of
from bedding.model.observation import READ_OUTS
from bedding.report.simulated import Ahead, AheadShown, ahead_shown
from bedding.text import Language

RUNS: Final = 40
"""How many runs each fan has."""
RECENT: Final = 56
"""How far back one's own days are taken from [day]."""
WEEK: Final = 7
"""So many entries in a row are kept together, and so many days are a week."""
LONG: Final[Mapping[str, int]] = {"quiet": 26, "once": 26}
"""How many weeks are played of what takes long."""
WEEKS: Final = 12
"""How many weeks are played otherwise."""
IMAGINED: Final = 84
"""How long the invented people lived with an invented other before [day]."""
GAIN: Final = 0.08
"""How far an answer of the invented people moves; chosen so that answers stay on the scale."""
SEED: Final = 5
_STATE: Final = tuple(State.__dataclass_fields__)
_READ: Final = {name: READ_OUTS[name] for name in CHANNELS}
_KEPT: Final = tuple(part for read in _READ.values() for part in read.parts)


def stand(fitted: bytes) -> Start:
    """Return where a person stands, from the fit of their record.

    Args:
        fitted: The fit, as `Looked` has it; it has draws.
    """
    keep_compiled()
    fit = opened(fitted)
    count = len(next(iter(fit.draws.values())))
    chosen = np.unique(np.linspace(0, count - 1, RUNS).astype(int))
    numbers = {name: np.asarray(fit.draws[name])[chosen] for name in PERSON}
    where = placed(fit.observations, fit.episodes)
    lines = unconstrained(np.column_stack([numbers[name] for name in PERSON]))
    walked = _walk(where.record, jnp.asarray(lines))
    since = fit.times > fit.times[-1] - RECENT
    shape = fit.times.shape
    recent = {
        name: np.broadcast_to(getattr(fit.episodes, name), shape)[since]
        for name in FIELDS
    }
    channels = {name: fit.channels[name] for name in CHANNELS if name in fit.channels}
    return Start(
        own=True,
        numbers=numbers,
        state={
            name: np.asarray(path)[:, where.steps - 1] for name, path in walked.items()
        },
        recent={
            name: np.repeat(values[:, None], len(chosen), axis=1)
            for name, values in recent.items()
        },
        level={name: each.level[chosen] for name, each in channels.items()},
        gain={name: each.gain[chosen] for name, each in channels.items()},
    )


def stand_imagined() -> Start:
    """Return where invented people stand who had weeks of warmth and hurt by chance."""
    keep_compiled()
    people = people_of(RUNS, seed=SEED)
    lived = simulate(
        presets.INTERMITTENT_FREE,
        parameters=people,
        days=IMAGINED,
        key=SEED,
        keep=FIELDS,
    )
    days = _evenings({name: lived[name] for name in FIELDS})
    ended = simulate(
        _episodes(with_levers(days)),
        parameters=people,
        initial=start_of(people),
        times=np.arange(1.0, IMAGINED + 1.0),
        keep=_STATE,
        every=IMAGINED,
        noise=False,
    )
    varied = {
        f"{group}.{name}": np.asarray(getattr(getattr(people, group), name))
        for group in people.__dataclass_fields__
        for name in getattr(people, group).__dataclass_fields__
        if np.ndim(getattr(getattr(people, group), name))
    }
    return Start(
        own=False,
        numbers=varied,
        state={name: ended[name][-1] for name in _STATE},
        recent={name: each[-RECENT:] for name, each in days.items()},
        level={name: np.full(RUNS, 0.5) for name in CHANNELS},
        gain={name: np.full(RUNS, GAIN) for name in CHANNELS},
    )


def play_ahead(start: Start, change: str, channel: str) -> Ahead:
    """Return both fans.

    Args:
        start: Where the runs begin.
        change: What is changed, from `changed_days.CHANGES`.
        channel: What is looked at.

    Raises:
        UnknownNameError: There is no such change, or the start has no such channel.
    """
    if channel not in start.channels:
        raise UnknownNameError("channel", channel, known=start.channels)
    weeks = LONG.get(change, WEEKS)
    coming = with_levers(_coming(start.recent, weeks * WEEK))
    same = _walked(start, coming, weeks)
    changed = _walked(start, change_days(coming, change), weeks)
    fans = [_answers(start, channel, lived) for lived in (changed, same)]
    asked = change == "quiet" and channel == "pull"
    return Ahead(
        own=start.own,
        change=change,
        channel=channel,
        changed=fans[0],
        same=fans[1],
        halved=_halved(*fans) if asked else None,
    )


def draw_ahead(
    start: Start, change: str, channel: str, language: Language
) -> AheadShown:
    """Return both fans, drawn and told; see `play_ahead`."""
    keep_compiled()
    return ahead_shown(play_ahead(start, change, channel), language)


def _coming(
    recent: Mapping[str, Float[np.ndarray, "day run"]], count: int
) -> dict[str, Float[np.ndarray, "time run"]]:
    """Return days to come: stretches of recent ones, in another order for each run."""
    there, runs = recent["bid"].shape
    random = np.random.default_rng(SEED)
    stretch = min(WEEK, there)
    first = random.integers(0, there - stretch + 1, size=(-(-count // stretch), runs))
    source: Int[np.ndarray, "time run"] = np.concatenate(
        [begin + np.arange(stretch)[:, None] for begin in first[:, None, :]]
    )[:count]
    return {
        name: np.take_along_axis(each, source, axis=0) for name, each in recent.items()
    }


def _walked(
    start: Start, days: Days, weeks: int
) -> dict[str, Float[np.ndarray, "week run"]]:
    """Return what the model does on days to come, the mean of each week."""
    lived = simulate(
        _episodes(days),
        parameters=with_values(Parameters(), dict(start.numbers)),
        initial=State(
            **{name: jnp.asarray(each) for name, each in start.state.items()}
        ),
        times=np.arange(1.0, weeks * WEEK + 1.0),
        keep=_KEPT,
        every=WEEK,
        reduce="mean",
        noise=False,
    )
    return {name: lived[name] for name in _KEPT}


def _episodes(days: Days) -> Episode:
    return Episode(**{name: np.asarray(each, float) for name, each in days.items()})


def _answers(
    start: Start, channel: str, lived: Mapping[str, Float[np.ndarray, "week run"]]
) -> Float[np.ndarray, "week run"]:
    """Return the answers that the model would give, on the scale of the question [0 to 1]."""
    read = _READ[channel]
    shown = (sum(lived[part] for part in read.parts) - read.centre) / read.spread
    return np.clip(start.level[channel] + start.gain[channel] * shown, 0.0, 1.0)


def _halved(
    changed: Float[np.ndarray, "week run"], same: Float[np.ndarray, "week run"]
) -> Float[np.ndarray, " run"]:
    """Return the first week in which the pull is half of what it is now; infinite if never."""
    below = changed <= same[0] / 2
    return np.where(below.any(axis=0), below.argmax(axis=0) + 1.0, np.inf)


def _evenings(
    hours: Mapping[str, Float[np.ndarray, "step run"]],
) -> dict[str, Float[np.ndarray, "day run"]]:
    """Return hours as one entry a day tells of them: levels as means, moments as their mean."""
    by_day = {
        name: each.reshape(-1, HOURS, each.shape[1]) for name, each in hours.items()
    }
    moments = by_day["bid"].sum(axis=1)
    said = by_day["voiced"].sum(axis=1)

    def of_moments(name: str) -> Float[np.ndarray, "day run"]:
        return np.asarray(by_day[name].sum(axis=1) / np.maximum(moments, 1.0))

    return {
        **{
            name: by_day[name].mean(axis=1) for name in ("contact", "waiting", "stress")
        },
        **{name: of_moments(name) for name in ("answered", "warmth", "threat")},
        "bid": np.minimum(moments, 1.0),
        "amends": by_day["amends"].max(axis=1),
        "voiced": np.minimum(said, 1.0),
        "met": by_day["met"].sum(axis=1) / np.maximum(said, 1.0),
    }


@jax.jit
def _walk(
    record: Record, people: Float[Array, "run number"]
) -> dict[str, Float[Array, "run time"]]:
    """Return the state at every step of a record, for many draws of a person."""

    def one(line: Float[Array, " number"]) -> dict[str, Float[Array, " time"]]:
        numbers = parameters_of(line)
        _, (states, _) = scan(
            numbers, start_of(numbers), record.episodes, record.elapsed
        )
        return {name: jnp.asarray(getattr(states, name)) for name in _STATE}

    return jax.vmap(one)(people)
