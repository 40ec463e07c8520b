"""What a fit returns: draws, how far they can be trusted, and whether the mechanism earns its keep."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from html import escape
from typing import TYPE_CHECKING

import numpy as np
from jaxtyping import Float

from bedding.model.inference.observations import Observations
from bedding.model.inference.sampling import Diagnosis
from bedding.model.inputs import Episode

if TYPE_CHECKING:
    import polars as pl


class FitState(Enum):
    """How a fit ended.

    Attributes:
        FITTED: The draws can be trusted, and the mechanism foretells better than every rival.
        TOO_LITTLE: Too few entries with an answer in a channel that varies; there are no draws.
        FITS_BADLY: The draws can be trusted, but a simple rival foretells as well: describe.
        NOT_CONVERGED: The draws can't be trusted.
    """

    FITTED = "fitted"
    TOO_LITTLE = "too_little"
    FITS_BADLY = "fits_badly"
    NOT_CONVERGED = "not_converged"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """How far the mechanism is ahead of one rival on the same answers.

    Attributes:
        rival: Its name, from `RIVALS`.
        log: Mean over entries of the log score of the mechanism minus that of the rival, the
            channels of an entry added up; more than 0 is better.
        log_error: Standard error of that mean, entries close in time allowed to be alike.
        crps: Mean over answers of the rival's CRPS minus that of the mechanism [0 to 1]; more
            than 0 is better.
        entries: How many entries were compared.
    """

    rival: str
    log: float
    log_error: float
    crps: float
    entries: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """How well each answer was foretold from those before it.

    Attributes:
        log: By method (`mechanism` and the names of the rivals): log of the probability of each
            answer, NaN where none was foretold.
        crps: The same for the continuous ranked probability score [0 to 1], lower is better.
        leads: The mechanism against each rival.
    """

    log: Mapping[str, Float[np.ndarray, "time channel"]]
    crps: Mapping[str, Float[np.ndarray, "time channel"]]
    leads: tuple[Lead, ...]

    @property
    def closest(self) -> Lead | None:
        """The rival that the mechanism is least ahead of; None where nothing was compared."""
        return min(self.leads, key=lambda lead: lead.log, default=None)


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class ChannelDraws:
    """What the draws say of one channel.

    Attributes:
        level: Answer at a usual read-out [0 to 1].
        gain: How far the answer moves with a usual change of the read-out [0 to 1].
        size: Standard deviation of what the mechanism leaves open [0 to 1].
        carried: Share of its variance that carries over [0 to 1].
        half_life: In which half of that is left [day].
        read_out: What the channel reads at each entry, centred and scaled [1].
        expected: Level plus gain times read-out at each entry: the mechanism's part [0 to 1].
    """

    level: Float[np.ndarray, " draw"]
    gain: Float[np.ndarray, " draw"]
    size: Float[np.ndarray, " draw"]
    carried: Float[np.ndarray, " draw"]
    half_life: Float[np.ndarray, " draw"]
    read_out: Float[np.ndarray, "draw time"]
    expected: Float[np.ndarray, "draw time"]

    def __repr__(self) -> str:
        """Return level and gain, each with its 90 % interval."""
        return f"ChannelDraws(level {_spread(self.level)}, gain {_spread(self.gain)})"


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Fit:
    """One person's fit; a notebook shows it as a table of its numbers.

    Attributes:
        observations: What was fitted.
        episodes: What happened at each entry.
        state: How it ended.
        entries: How many entries have an answer in a channel that varies.
        draws: Numbers of the person by dotted name, equally weighted; empty where too little.
        prior: As many draws from before any answer.
        contraction: By dotted name, 1 - variance of the draws / variance beforehand, on the scale
            on which the number is normal beforehand; 0 where the answers say nothing of it.
        prior_dominated: Names of numbers of which the answers say little.
        channels: What the draws say of each channel, by its name.
        khat: Shape of the tail of the importance weights; trusted below 0.7.
        effective: How many independent draws these are worth.
        evidence: Log of the mean density of the answers over the prior.
        scores: The mechanism against its rivals.
        constant: Channels left out because every answer to them is the same.
        diagnosis: How far the chains of a full run agree; None where there was none.
    """

    observations: Observations
    episodes: Episode
    state: FitState
    entries: int
    draws: Mapping[str, Float[np.ndarray, " draw"]]
    prior: Mapping[str, Float[np.ndarray, " draw"]]
    contraction: Mapping[str, float]
    prior_dominated: tuple[str, ...]
    channels: Mapping[str, ChannelDraws]
    khat: float
    effective: float
    evidence: float
    scores: Scores
    constant: tuple[str, ...]
    diagnosis: Diagnosis | None = None

    def __repr__(self) -> str:
        """Return the state, and each number with its 90 % interval."""
        names = list(self.draws)
        wide = max(map(len, names), default=0)
        lines = [
            f"Fit of {self.person!r}: {self.state.value}, {self.entries} entries over "
            f"{self.days:.0f} days, k {self.khat:.2f}, {self.effective:.0f} effective draws"
        ]
        if self.diagnosis is not None:
            lines[0] += f", R-hat {self.diagnosis.worst:.3f}"
        for name in names:
            mark = ", mostly the prior's" if name in self.prior_dominated else ""
            lines.append(
                f"  {name:{wide}}  {_spread(self.draws[name])}, "
                f"contraction {self.contraction[name]:.2f}{mark}"
            )
        lines += [
            f"  ahead of {lead.rival} by {lead.log:+.3f} ± {lead.log_error:.3f} an entry"
            for lead in self.scores.leads
        ]
        return "\n".join(lines)

    def to_polars(self) -> "pl.DataFrame":
        """Return one row for each number of the person, on the number's own scale.

        `median`, `low` and `high` are the middle of the draws and where nine in ten of them lie;
        `prior_low` and `prior_high` the same from before any answer.
        """
        import polars as pl  # noqa: PLC0415 -- optional dependency of the model

        ends = (0.05, 0.5, 0.95)
        rows = []
        for name, drawn in self.draws.items():
            low, median, high = np.quantile(drawn, ends)
            prior_low, _, prior_high = np.quantile(self.prior[name], ends)
            rows.append(
                {
                    "number": name,
                    "median": median,
                    "low": low,
                    "high": high,
                    "prior_low": prior_low,
                    "prior_high": prior_high,
                    "contraction": self.contraction[name],
                    "prior_dominated": name in self.prior_dominated,
                }
            )
        return pl.DataFrame(rows)

    def _repr_html_(self) -> str:
        """Return the state, and each number with its interval, as a notebook shows them."""
        import polars as pl  # noqa: PLC0415 -- optional dependency of the model

        state, *_ = repr(self).partition("\n")
        leads = "".join(
            f"<p>Ahead of <code>{lead.rival}</code> by {lead.log:+.3f} ± {lead.log_error:.3f} an "
            "entry.</p>"
            for lead in self.scores.leads
        )
        with pl.Config(
            tbl_rows=-1,
            tbl_cols=-1,
            tbl_hide_column_data_types=True,
            tbl_hide_dataframe_shape=True,
            float_precision=2,
            fmt_str_lengths=40,
        ):
            numbers = self.to_polars()._repr_html_() if self.draws else ""
        return f"<p>{escape(state)}</p>{numbers}{leads}"

    @property
    def person(self) -> str:
        """How the source names the person."""
        return self.observations.person

    @property
    def times(self) -> Float[np.ndarray, " time"]:
        """When each entry was made [day]."""
        return self.observations.times

    @property
    def days(self) -> float:
        """From the first entry to the last [day]."""
        return float(np.ptp(self.times)) if len(self.times) else 0.0

    @property
    def absent(self) -> tuple[str, ...]:
        """Inputs that the source has nothing of; they stay as if nothing happened."""
        return self.observations.absent


def _spread(draws: Float[np.ndarray, " draw"]) -> str:
    """Return the middle of draws and where nine in ten of them lie, in short."""
    low, middle, high = np.quantile(draws, [0.05, 0.5, 0.95])
    return f"{middle:.2f} [{low:.2f} to {high:.2f}]"
