"""A diary becomes what the model takes: episodes that happened, and answers to explain.

What an entry says of the other is one episode; its moment is the entry.

- contact: 0 is none, and that was fine; 1/3 is none, and one was waiting; 2/3 is a message or a
  call; 1 is together. The share of the step in contact is half its square: a message fills less
  of a day than its place on the scale says, and a day together is not all of it. Scales of amount
  may have any value; only 1/3 (within a hundredth) is waiting.
- bid: 1 where an answer counted: where there was contact or waiting, or where warmth, threat or
  answered was reported.
- warmth and threat: as reported; 0 without a bid.
- answered: as reported; 0 where one was waiting; else half of 1 + warmth - threat.
- amends, openness (something was said, and met like this) and stress: as reported.

What an entry leaves open, of an input that the diary has, is filled with the mean of the entries
before it in which it was known. Where there is none before, there was no news: bid 0. Amends and
openness that are left open did not happen. An input that the diary lacks as a whole stays as if
nothing happened, and is named as absent.

An entry that tells nothing of the other at all is not an entry without contact. It gets what is
usual: the mean of every field over the entries before it that told of the other, with warmth,
threat and amends by moment that counted, `bid` being the share of entries that had one, and
`answered` and `met` by what they weigh. The mechanism takes most fields as they come, in
proportion, so that what is usual moves it as the mean of what may have been would; what depends
on chance alone, surprise above all, is understated. docs/decisions.md holds what that costs.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

import numpy as np
from jaxtyping import Bool, Float

from bedding.model.inference.observations import Observations
from bedding.model.inputs import Episode
from bedding.types import INPUTS, Channel, Diary

WAITING: Final = 1.0 / 3.0
"""The answer to contact that says: none, and I was waiting [0 to 1]."""
_EXACTLY: Final = 0.01
_OF_THE_OTHER: Final = (
    "contact", "waiting", "bid", "answered", "warmth", "threat", "amends", "voiced", "met",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Observed:
    """A diary, ready for the model.

    Attributes:
        observations: The answers [0 to 1].
        episodes: What happened at each entry.
        filled: By the name of an input, in how many entries it was filled from those before.
        told: Which entries tell anything of the other.
    """

    observations: Observations
    episodes: Episode
    filled: Mapping[str, int]
    told: Bool[np.ndarray, " time"]


def observe(diary: Diary) -> Observed:
    """Return the observations and the episodes that a diary tells of."""
    count = len(diary.times)
    given = {
        name: np.asarray(diary.inputs[name], dtype=float)
        for name in INPUTS
        if name in diary.inputs and not np.isnan(diary.inputs[name]).all()
    }
    nothing = np.full(count, np.nan)
    contact = given.get("contact", nothing)
    reported = np.zeros(count, dtype=bool)
    for name in ("warmth", "threat", "answered"):
        reported |= ~np.isnan(given.get(name, nothing))
    told = reported | ~np.isnan(contact) | ~np.isnan(given.get("openness", nothing))
    told |= np.nan_to_num(given.get("amends", nothing)) > 0.0
    waiting = np.abs(contact - WAITING) < _EXACTLY
    touched = np.nan_to_num(contact) > 0.0
    bid = reported | touched
    filled: dict[str, int] = {}
    happened = bid & ~waiting
    warmth = _known(given, "warmth", happened, filled)
    threat = _known(given, "threat", happened, filled)
    # Contact of which nothing is known, in a diary that otherwise tells of it: no news.
    blank = np.isnan(warmth) & np.isnan(threat) & ~waiting & ~reported
    tells = "warmth" in given or "threat" in given
    bid &= ~(blank & tells)
    warmth, threat = np.nan_to_num(warmth), np.nan_to_num(threat)
    stress = _known(given, "stress", np.ones(count, dtype=bool), filled)
    openness = given.get("openness", nothing)
    answered = given.get("answered", nothing)
    derived = np.clip((1.0 + warmth - threat) / 2.0, 0.0, 1.0)
    answered = np.where(np.isnan(answered), np.where(waiting, 0.0, derived), answered)
    share = np.where(waiting, 0.0, np.nan_to_num(contact) ** 2 / 2.0)
    something = reported & np.isnan(contact)
    if something.any() and (touched & ~waiting).any():
        # Something came, so that there was contact; how much is as usual when there was.
        seen = np.where(touched & ~waiting, share, np.nan)
        share = np.nan_to_num(_known({"contact": seen}, "contact", something, filled))
    happening = Episode(
        contact=_field(share),
        waiting=_field(waiting),
        stress=_field(np.nan_to_num(stress)),
        bid=_field(bid),
        answered=_field(np.where(bid, answered, 0.0)),
        warmth=_field(np.where(bid, warmth, 0.0)),
        threat=_field(np.where(bid, threat, 0.0)),
        amends=_field(np.nan_to_num(given.get("amends", nothing))),
        voiced=_field(~np.isnan(openness)),
        met=_field(np.nan_to_num(openness)),
    )
    return Observed(
        observations=Observations(
            person=diary.person,
            times=np.asarray(diary.times, dtype=float),
            channels=tuple(diary.channels),
            answers=_answers(diary.channels, count),
            levels=tuple(channel.levels for channel in diary.channels.values()),
            absent=tuple(name for name in INPUTS if name not in given),
        ),
        episodes=_usual_where(happening, ~told, filled),
        filled=filled,
        told=told,
    )


def observations_of(diary: Diary) -> Observations:
    """Return the answers of a diary, as the model takes them."""
    return observe(diary).observations


def episodes_of(diary: Diary) -> Episode:
    """Return what happened at each entry of a diary, as the model takes it."""
    return observe(diary).episodes


def _usual_where(
    happening: Episode, open_: Bool[np.ndarray, " time"], filled: dict[str, int]
) -> Episode:
    """Return episodes that are as usual at entries that tell nothing of the other.

    Args:
        happening: What happened; nothing at those entries.
        open_: Which entries tell nothing of the other.
        filled: Takes up how many were filled, under `other`.
    """
    fills = open_ & (np.cumsum(~open_) > 0)
    if not fills.any():
        return happening
    filled["other"] = int(fills.sum())

    def usual(
        values: Float[np.ndarray, " time"], weight: Float[np.ndarray, " time"]
    ) -> Float[np.ndarray, " time"]:
        """Return the mean of what was told before, each entry with its weight."""
        counts = np.cumsum(np.where(open_, 0.0, weight))
        sums = np.cumsum(np.where(open_, 0.0, weight * values))
        return np.where(counts > 0, sums / np.where(counts > 0, counts, 1.0), 0.0)

    evenly = np.ones(len(open_))
    weights = {"answered": happening.bid, "met": happening.voiced}
    changed = {
        name: np.where(
            fills,
            usual(getattr(happening, name), weights.get(name, evenly)),
            getattr(happening, name),
        )
        for name in _OF_THE_OTHER
    }
    return replace(happening, **changed)


def _field(values: Any) -> Any:
    return np.asarray(values, dtype=float)


def _answers(
    channels: Mapping[str, Channel], count: int
) -> Float[np.ndarray, "time channel"]:
    """Return the answers between the ends of their scales [0 to 1]."""
    answers = np.full((count, len(channels)), np.nan)
    for place, channel in enumerate(channels.values()):
        scaled = (channel.values - channel.low) / (channel.high - channel.low)
        answers[:, place] = np.clip(scaled, 0.0, 1.0)
    return answers


def _known(
    given: Mapping[str, Float[np.ndarray, " time"]],
    name: str,
    where: Bool[np.ndarray, " time"],
    filled: dict[str, int],
) -> Float[np.ndarray, " time"]:
    """Return an input, what is left open at `where` filled with the mean of what came before."""
    if name not in given:
        return np.full(len(where), np.nan)
    values = given[name]
    there = ~np.isnan(values)
    before = np.concatenate([[0.0], np.cumsum(np.nan_to_num(values))[:-1]])
    counts = np.concatenate([[0], np.cumsum(there)[:-1]])
    mean = np.where(counts > 0, before / np.maximum(counts, 1), np.nan)
    fills = ~there & where & (counts > 0)
    if fills.any():
        filled[name] = int(fills.sum())
    return np.where(fills, mean, values)
