"""The recursion over change points against every way to cut a short record."""

from itertools import pairwise, product

import numpy as np
import pytest
from scipy.special import logsumexp

from bedding.model.inference.change.jumping import MEAN_ONLY, USUAL, Jumping

PIECES, MEANS, SPREADS = 5, 4, 3


@pytest.fixture(scope="module")
def setting():
    random = np.random.default_rng(0)
    prior = random.normal(size=(MEANS, SPREADS))
    prior -= logsumexp(prior)
    likelihood = 2.0 * random.normal(size=(PIECES, MEANS, SPREADS))
    return prior, likelihood, Jumping.of(prior, likelihood)


def cuts_of(stretch):
    """Return every way to cut with at least one jump, with its log probability and evidence."""
    jump = USUAL / (PIECES - 1)
    found = {}
    for cuts in product([False, True], repeat=PIECES - 1):
        if not any(cuts):
            continue
        edges = [0, *(place + 1 for place, cut in enumerate(cuts) if cut), PIECES]
        log = sum(np.log(jump) if cut else np.log1p(-jump) for cut in cuts)
        found[cuts] = log + sum(stretch(begin, end) for begin, end in pairwise(edges))
    return found, np.log(1.0 - (1.0 - jump) ** (PIECES - 1))


def test_evidence_where_mean_and_spread_jump(setting):
    prior, likelihood, found = setting

    logs, some = cuts_of(lambda b, e: logsumexp(prior + likelihood[b:e].sum(axis=0)))

    expected = logsumexp(list(logs.values())) - some + np.log(1.0 - MEAN_ONLY)
    assert found.evidence[0] == pytest.approx(expected, abs=1e-10)


@pytest.mark.parametrize("spread", range(SPREADS))
def test_evidence_where_the_spread_stays(setting, spread):
    prior, likelihood, found = setting
    share = logsumexp(prior[:, spread])

    logs, some = cuts_of(
        lambda b, e: logsumexp(
            prior[:, spread] - share + likelihood[b:e, :, spread].sum(axis=0)
        )
    )

    expected = logsumexp(list(logs.values())) - some + np.log(MEAN_ONLY) + share
    assert found.evidence[1 + spread] == pytest.approx(expected, abs=1e-10)


def test_draws_jump_where_it_is_probable(setting):
    prior, likelihood, found = setting
    count = 4000

    drawn = found.drawn(0, count, np.random.default_rng(1))

    logs, _ = cuts_of(lambda b, e: logsumexp(prior + likelihood[b:e].sum(axis=0)))
    total = logsumexp(list(logs.values()))
    for boundary in range(1, PIECES):
        share = sum(
            np.exp(log - total) for cuts, log in logs.items() if cuts[boundary - 1]
        )
        # Five standard errors of a share.
        error = 5.0 * np.sqrt(share * (1.0 - share) / count) + 1e-3
        assert drawn.starts[:, boundary].mean() == pytest.approx(share, abs=error)
    changes = drawn.place[:, 1:] != drawn.place[:, :-1]
    assert not (changes & ~drawn.starts[:, 1:]).any()


def test_where_the_spread_stays_it_stays(setting):
    _, _, found = setting

    drawn = found.drawn(2, 50, np.random.default_rng(2))

    assert (drawn.place % SPREADS == 1).all()
    assert drawn.starts.any(axis=1).all()
