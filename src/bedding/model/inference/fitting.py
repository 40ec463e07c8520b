"""Fit one person: modes from many starts, weighted draws, and the rivals beside them.

Where the weights can't be trusted, and where it is asked for, chains draw in full.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Final

import numpy as np

from bedding.model.inference.comparing import compared
from bedding.model.inference.foretelling import origins, score_mechanism
from bedding.model.inference.full import Watch, drawn_in_full
from bedding.model.inference.lanes import compile_programs, known_after, walk
from bedding.model.inference.levels import level_and_gain
from bedding.model.inference.log_density import size
from bedding.model.inference.modes import STARTS, Modes, find_modes
from bedding.model.inference.observations import Observations
from bedding.model.inference.person import PERSON, on_scales
from bedding.model.inference.record import Placed, placed
from bedding.model.inference.residual import sizes_of
from bedding.model.inference.result import ChannelDraws, Fit, FitState, Scores
from bedding.model.inference.rivals import score_rivals
from bedding.model.inference.sampling import Diagnosis
from bedding.model.inference.weighing import TRUSTED, Weighted, picked, weighted_draws
from bedding.model.inputs import Episode
from bedding.model.observation import steps

FEWEST: Final = 14
"""Fewest entries that are fitted; chosen: two weeks of evenings."""
DRAWS: Final = 400
"""Draws that a fit returns."""
LITTLE: Final = 0.1
"""A contraction below this says little more than what was known beforehand; chosen."""
_ROUNDS: Final = (256, 512, 1536, 2048)
_ROUNDS_OF_THE_PAST: Final = (128, 128)
_ENOUGH: Final = 500.0
_ENOUGH_OF_THE_PAST: Final = 40.0
_SPREAD_OF_STARTS: Final = 0.7
_THREADS: Final = 2
_LONGEST: Final = 1500
"""Steps of a record beyond which a full run has to be asked for: it would take many minutes."""


def fit(
    observations: Observations,
    episodes: Episode,
    *,
    key: int = 0,
    watch: Watch | None = None,
    kept: Mapping[str, np.ndarray] | None = None,
) -> Fit:
    """Return one person's fit: at once where its draws can be trusted, in full where they can't.

    The same key gives the same bits on one machine.

    Args:
        observations: What the person reported.
        episodes: What happened at each entry; fields are numbers or arrays over the entries.
        key: Seed of all chance.
        watch: Told after every block of a full run; where it says no, the run stops there and the
            fit at once comes back as it is, which can't be trusted.
        kept: What `Chains.arrays` gave in a run that was stopped; a full run goes on from there.

    Raises:
        OutOfRangeError: A field of the episodes has another number of entries.
        OtherRunError: What was kept belongs to another record or version.
    """
    return _fit(observations, episodes, key=key, watch=watch, kept=kept, full=False)


def fit_in_full(
    observations: Observations,
    episodes: Episode,
    *,
    key: int = 0,
    watch: Watch | None = None,
    kept: Mapping[str, np.ndarray] | None = None,
) -> Fit:
    """Return one person's fit by a full run, also where the fit at once would do.

    Arguments and errors as `fit`; its scores are the same.
    """
    return _fit(observations, episodes, key=key, watch=watch, kept=kept, full=True)


def fit_at_once(
    observations: Observations,
    episodes: Episode,
    *,
    key: int = 0,
    without: Collection[str] = (),
) -> Fit:
    """Return one person's fit at once, also where its draws can't be trusted.

    For cohorts, in which nobody waits for the chains of one person; and for the same mechanism
    without some of its parts.

    Args:
        observations: What the person reported.
        episodes: What happened at each entry; fields are numbers or arrays over the entries.
        key: Seed of all chance.
        without: Mechanisms to switch off, from `MECHANISMS`.

    Raises:
        OutOfRangeError: A field of the episodes has another number of entries.
    """
    return _fit(
        observations,
        episodes,
        key=key,
        watch=None,
        kept=None,
        full=None,
        without=without,
    )


def _fit(
    observations: Observations,
    episodes: Episode,
    *,
    key: int,
    watch: Watch | None,
    kept: Mapping[str, np.ndarray] | None,
    full: bool | None,
    without: Collection[str] = (),
) -> Fit:
    """Return one person's fit: in full, at once (None), or as its draws at once need it (False)."""
    varies = observations.varies
    constant = tuple(
        name
        for name, moves in zip(observations.channels, varies, strict=True)
        if not moves
    )
    if observations.usable < FEWEST:
        return _too_little(observations, episodes, constant)
    used = observations.varying()
    random = np.random.default_rng(key)
    where = placed(used, episodes, without=without)
    compile_programs(where.record)
    entries = np.flatnonzero(used.seen.any(axis=1))
    past = tuple(int(entries[count]) for count in origins(len(entries)))
    modes = search(where, past, random)
    # Both at a time: what numpy does for the one goes on while the other's programs run.
    own = random.spawn(1)[0]
    with ThreadPoolExecutor(1) as pool:
        scoring = pool.submit(scores_of, used, episodes, where, past, modes, own)
        weighted = _weigh(where, modes, STARTS - len(past), random)
        scores = scoring.result()
    diagnosis = None
    unasked = full is not None and weighted.khat >= TRUSTED and where.steps <= _LONGEST
    if full or unasked:
        drawn = drawn_in_full(where.record, weighted, seed=key, watch=watch, kept=kept)
        if drawn is not None:
            weighted, diagnosis = drawn
    return _result(
        observations,
        episodes,
        used,
        where,
        weighted,
        diagnosis,
        scores,
        constant,
        random,
    )


def posterior(
    observations: Observations, episodes: Episode, *, key: int = 0
) -> Weighted:
    """Return weighted draws from one person's posterior, and nothing beside them.

    What `fit` starts from, for whoever asks about the draws themselves: calibration, checks. Of a
    channel that never varies nothing is left out here.

    Args:
        observations: What the person reported.
        episodes: What happened at each entry; fields are numbers or arrays over the entries.
        key: Seed of all chance.

    Raises:
        OutOfRangeError: A field of the episodes has another number of entries.
    """
    return posterior_of(placed(observations, episodes), key=key)


def posterior_of(where: Placed, *, key: int = 0) -> Weighted:
    """Return weighted draws from the posterior of a record that stands on its steps already."""
    random = np.random.default_rng(key)
    compile_programs(where.record)
    modes = search(where, (), random)
    return _weigh(where, modes, STARTS, random)


def fit_many(
    persons: Iterable[tuple[Observations, Episode]], *, key: int = 0
) -> Iterator[Fit]:
    """Walk the fits of many persons; each has the same key, and compiled programs are shared."""
    for observations, episodes in persons:
        yield fit(observations, episodes, key=key)


def search(where: Placed, past: tuple[int, ...], random: np.random.Generator) -> Modes:
    """Return the modes: of the whole record first, then of the entries before each of `past`."""
    whole = STARTS - len(past)
    starts = np.zeros((STARTS, size(where.record.seen.shape[1])))
    starts[1:whole] = _SPREAD_OF_STARTS * random.normal(size=starts[1:whole].shape)
    until = np.full(STARTS, where.steps)
    until[whole:] = where.places[list(past)]
    return find_modes(where.record, starts, until)


def _weigh(
    where: Placed, modes: Modes, whole: int, random: np.random.Generator
) -> Weighted:
    """Return weighted draws around the best of the first `whole` modes."""
    best = int(np.argmax(modes.log_density[:whole]))
    return weighted_draws(
        where.record,
        modes.at[best],
        modes.curvature[best],
        until=where.steps,
        draws=_ROUNDS,
        enough=_ENOUGH,
        random=random,
    )


def scores_of(
    used: Observations,
    episodes: Episode,
    where: Placed,
    past: tuple[int, ...],
    modes: Modes,
    random: np.random.Generator,
) -> Scores:
    """Return the mechanism against its rivals."""
    first = STARTS - len(past)

    def of_the_past(task: tuple[int, int, np.random.Generator]) -> Weighted:
        place, begin, own = task
        return weighted_draws(
            where.record,
            modes.at[first + place],
            modes.curvature[first + place],
            until=int(where.places[begin]),
            draws=_ROUNDS_OF_THE_PAST,
            enough=_ENOUGH_OF_THE_PAST,
            random=own,
        )

    # Each has a generator of its own, so that threads in any order give the same bits.
    tasks = zip(range(len(past)), past, random.spawn(len(past)), strict=True)
    with ThreadPoolExecutor(_THREADS) as pool:
        fits = dict(zip(past, pool.map(of_the_past, tasks), strict=True))
    answers, seen = np.nan_to_num(used.answers), used.seen
    half = 0.5 * steps(used.levels)
    mechanism = score_mechanism(where, answers, seen, half, fits, random)
    return compared(mechanism, score_rivals(answers, seen, half, episodes, used.times))


def _result(
    observations: Observations,
    episodes: Episode,
    used: Observations,
    where: Placed,
    weighted: Weighted,
    diagnosis: Diagnosis | None,
    scores: Scores,
    constant: tuple[str, ...],
    random: np.random.Generator,
) -> Fit:
    """Return equally weighted draws with everything that is known of them."""
    chosen = picked(weighted.log_weights, DRAWS, random)
    person = weighted.person[chosen]
    before = random.normal(size=person.shape)
    numbers, priors = on_scales(person), on_scales(before)
    weights = np.exp(weighted.log_weights)
    centre = weights @ weighted.person
    variance = weights @ (weighted.person - centre) ** 2
    contraction = {
        name: float(1.0 - variance[place]) for place, name in enumerate(PERSON)
    }
    return Fit(
        observations=observations,
        episodes=episodes,
        state=state_of(weighted, diagnosis, scores),
        entries=observations.usable,
        draws={name: numbers[:, place] for place, name in enumerate(PERSON)},
        prior={name: priors[:, place] for place, name in enumerate(PERSON)},
        contraction=contraction,
        prior_dominated=tuple(
            name for name, shrunk in contraction.items() if shrunk < LITTLE
        ),
        channels=_channels(used, where, weighted, chosen, random),
        khat=weighted.khat,
        effective=weighted.effective if diagnosis is None else diagnosis.effective,
        evidence=weighted.evidence,
        scores=scores,
        constant=constant,
        diagnosis=diagnosis,
    )


def state_of(
    weighted: Weighted, diagnosis: Diagnosis | None, scores: Scores
) -> FitState:
    """Return how the fit ended."""
    trusted = weighted.khat < TRUSTED if diagnosis is None else diagnosis.trusted
    if not trusted:
        return FitState.NOT_CONVERGED
    closest = scores.closest
    if closest is None or closest.log <= closest.log_error:
        return FitState.FITS_BADLY
    return FitState.FITTED


def _channels(
    used: Observations,
    where: Placed,
    weighted: Weighted,
    chosen: np.ndarray,
    random: np.random.Generator,
) -> dict[str, ChannelDraws]:
    """Return each channel's draws, level and gain drawn from what all answers say of them."""
    # Walked again: kept for every draw, the paths of a long diary would fill the memory.
    reads = walk(where.record, weighted.person[chosen])
    residuals = weighted.residuals[chosen]
    level, gain = level_and_gain(known_after(where.record, reads, residuals), random)
    residual = sizes_of(residuals)
    drawn = {}
    for place, name in enumerate(used.channels):
        along = reads[:, where.places, place]
        drawn[name] = ChannelDraws(
            level=level[:, place],
            gain=gain[:, place],
            size=residual.size[:, place],
            carried=residual.carried[:, place],
            half_life=residual.half_life[:, place],
            read_out=along,
            expected=level[:, place, None] + gain[:, place, None] * along,
        )
    return drawn


def _too_little(
    observations: Observations, episodes: Episode, constant: tuple[str, ...]
) -> Fit:
    return Fit(
        observations=observations,
        episodes=episodes,
        state=FitState.TOO_LITTLE,
        entries=observations.usable,
        draws={},
        prior={},
        contraction={},
        prior_dominated=(),
        channels={},
        khat=float("inf"),
        effective=0.0,
        evidence=0.0,
        scores=Scores(log={}, crps={}, leads=()),
        constant=constant,
    )
