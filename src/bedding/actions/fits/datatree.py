"""A fit in the form that the field's own tools take: a DataTree with the groups of ArviZ."""

from typing import TYPE_CHECKING, Any

import numpy as np

from bedding.actions.fits.errors import MissingLibraryError
from bedding.model.inference import PERSON, Fit, unconstrained
from bedding.model.inference.checking import answer_by_answer, replicate, used

if TYPE_CHECKING:
    import xarray as xr

_PARTS = ("level", "gain", "size", "carried", "half_life")


def datatree_of(fit: Fit, *, key: int = 0) -> "xr.DataTree":
    """Return the groups posterior, prior, sample_stats, log_likelihood, log_prior, observed_data,
    posterior_predictive and constant_data.

    The draws are equally weighted, so they stand as one chain. Log likelihoods are of each answer
    given those before it: their sum is that of all answers, as for any time series. Log priors are
    of the numbers of the person, on the scale on which each is standard normal. Answers
    that were not given are left out: the axis `answer` has the moment and the channel of each.

    Args:
        fit: With draws.
        key: Seed of the answers that are given again.

    Raises:
        MissingLibraryError: xarray isn't installed.
        NoDrawsError: The fit has no draws.
    """  # noqa: D205 -- the groups are the summary
    try:
        import xarray as xr  # noqa: PLC0415 -- optional dependency
    except ImportError as error:
        raise MissingLibraryError("xarray", extra="research") from error
    held = used(fit)
    rows, columns = np.nonzero(held.seen)
    answer = {
        "answer": np.arange(len(rows)),
        "time": ("answer", held.times[rows]),
        "channel_of": ("answer", np.array(held.names)[columns]),
    }

    def drawn(values: Any, *axes: str) -> Any:
        return ("chain", "draw", *axes), np.asarray(values)[None]

    along = {"chain": [0], "draw": np.arange(len(held.size))}
    channel = {"channel": list(held.names)}
    parts = {
        part: drawn(
            np.stack([getattr(each, part) for each in fit.channels.values()], axis=-1),
            "channel",
        )
        for part in _PARTS
    }
    told = answer_by_answer(held).after_earlier[:, rows, columns]
    again = replicate(held, np.random.default_rng(key))[:, rows, columns]
    whole_line = unconstrained(np.column_stack([fit.draws[name] for name in PERSON]))
    before = -0.5 * (whole_line**2 + np.log(2.0 * np.pi))
    inputs = {
        name: ("entry", np.broadcast_to(np.asarray(value, float), len(held.times)))
        for name, value in vars(fit.episodes).items()
    }
    groups = {
        "posterior": xr.Dataset(
            {name: drawn(values) for name, values in fit.draws.items()}
            | parts
            | {"expected": drawn(held.expected, "entry", "channel")},
            along | channel | {"entry": held.times},
        ),
        "prior": xr.Dataset(
            {name: drawn(values) for name, values in fit.prior.items()}, along
        ),
        "sample_stats": xr.Dataset({"log_likelihood": drawn(told.sum(axis=1))}, along),
        "log_prior": xr.Dataset(
            {name: drawn(before[:, place]) for place, name in enumerate(PERSON)}, along
        ),
        "log_likelihood": xr.Dataset(
            {"answers": drawn(told, "answer")}, along | answer
        ),
        "observed_data": xr.Dataset(
            {"answers": ("answer", held.answers[rows, columns])}, answer
        ),
        "posterior_predictive": xr.Dataset(
            {"answers": drawn(again, "answer")}, along | answer
        ),
        "constant_data": xr.Dataset(inputs, {"entry": held.times}),
    }
    tree = xr.DataTree.from_dict(groups)
    tree.attrs = {
        "person": fit.person,
        "state": fit.state.value,
        "pareto_k": fit.khat,
        "effective_draws": fit.effective,
        "inference_library": "bedding",
    }
    return tree
