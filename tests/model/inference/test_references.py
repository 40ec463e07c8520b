"""Both fits against long runs that were made once, by `python -m benchmarks.references`."""

import json
from pathlib import Path

import jax.numpy as jnp
import numpy as np
import pytest

from bedding.model import Episode
from bedding.model.inference import Observations, log_density, placed, posterior
from bedding.model.inference.log_density import size
from bedding.model.inference.sampling import begin, sample

FOLDER = Path(__file__).parent / "references"
FILES = sorted(FOLDER.glob("*.json"))


def opened(path):
    """The reference, its observations and its episodes."""
    kept = json.loads(path.read_text())
    record = kept["record"]
    answers = np.array(record["answers"], dtype=float)
    observations = Observations(
        person="nobody",
        times=np.array(record["times"]),
        channels=tuple(record["channels"]),
        answers=answers,
        levels=tuple(record["levels"]),
    )
    episodes = Episode(
        **{
            name: np.array(value) if isinstance(value, list) else value
            for name, value in record["episodes"].items()
        }
    )
    return kept, observations, episodes


def moments(kept):
    numbers = kept["numbers"].values()
    return (np.array([each[name] for each in numbers]) for name in ("mean", "sd"))


def test_there_are_ten_of_them():
    assert len(FILES) >= 10


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_references_keep_the_rule_and_belong_to_this_model(path):
    kept, observations, episodes = opened(path)

    assert kept["draws"] >= 10_000
    assert kept["divergent"] < 0.001
    for number in kept["numbers"].values():
        assert number["r_hat"] < 1.01
        assert number["neighbours"] < 0.05
    record = placed(observations, episodes).record
    here = float(log_density(jnp.zeros(size(len(observations.channels))), record))
    # Another number says that the model changed: then make the references anew.
    assert here == pytest.approx(kept["log_density_at_0"], abs=1e-6)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_fit_at_once_agrees_or_says_that_it_does_not(path):
    kept, observations, episodes = opened(path)
    mean, sd = moments(kept)
    found = posterior(observations, episodes, key=5)
    if found.khat >= 0.7:
        return
    whole_line = np.concatenate(
        [found.person, found.residuals.reshape(len(found.person), -1)], axis=1
    )
    weights = np.exp(found.log_weights)
    middle = weights @ whole_line
    spread = np.sqrt(weights @ (whole_line - middle) ** 2)

    # A tenth of a standard deviation, and four errors of as many draws as these are worth.
    near = 0.1 + 4.0 / np.sqrt(found.effective)
    assert (np.abs(middle - mean) < near * sd).all()
    assert (np.abs(np.log(spread / sd)) < near).all()


@pytest.mark.slow
@pytest.mark.parametrize("path", FILES[::2], ids=lambda path: path.stem)
def test_the_full_run_agrees(path):
    kept, observations, episodes = opened(path)
    mean, sd = moments(kept)
    record = placed(observations, episodes).record
    # From the prior: it has to find the posterior by itself.
    starts = np.random.default_rng(6).normal(size=(200, len(mean)))
    begun = begin(log_density, record, starts, seed=6, wanted=4000.0)
    chains, diagnosis = sample(log_density, record, begun)

    assert diagnosis.trusted
    # A twentieth, and three and a half errors of both runs.
    near = 0.05 + 3.5 * np.sqrt(1 / diagnosis.effective + 1e-4)
    assert (np.abs(chains.together.mean(axis=0) - mean) < near * sd).all()
    assert (np.abs(np.log(chains.together.std(axis=0) / sd)) < near).all()
