"""Persons drawn from the spread that the table of parameters declares."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from typing import Any

import jax.numpy as jnp
import jax.random as jr
from jax.nn import sigmoid
from jaxtyping import Array, Key

from bedding.model.parameters import About, Parameters, about


def entries(parameters: Parameters) -> Iterator[tuple[str, str, Any, About]]:
    """Walk every number: its group, its name, its value and what is known of it."""
    for group in fields(parameters):
        numbers = getattr(parameters, group.name)
        for member in fields(numbers):
            yield group.name, member.name, getattr(numbers, member.name), about(member)


def with_values(parameters: Parameters, values: Mapping[str, Any]) -> Parameters:
    """Return parameters with some numbers replaced.

    Args:
        parameters: The numbers to begin with.
        values: New numbers by dotted name, such as `alarm.recovery`.
    """
    groups: dict[str, dict[str, Any]] = {}
    for name, value in values.items():
        group, member = name.split(".")
        groups.setdefault(group, {})[member] = value
    changed = {
        group: replace(getattr(parameters, group), **members)
        for group, members in groups.items()
    }
    return replace(parameters, **changed)


def population(
    persons: int, *, key: int | Key[Array, ""], around: Parameters | None = None
) -> Parameters:
    """Return the numbers of many persons, axis `person`, drawn from the declared spread.

    The logit of where a number lies between its bounds is normal around the logit of its default,
    with the standard deviation that the table declares; numbers without spread stay numbers.

    Args:
        persons: How many.
        key: Seed or key of the draw.
        around: The numbers to spread around; the defaults when left out.
    """
    numbers = around or Parameters()
    seed = jr.key(key) if isinstance(key, int) else key
    spread = [entry for entry in entries(numbers) if entry[3].spread > 0]
    drawn = {}
    for (group, name, value, known), draw in zip(
        spread, jr.normal(seed, (len(spread), persons)), strict=True
    ):
        place = (value - known.low) / (known.high - known.low)
        place = jnp.clip(jnp.asarray(place), 1e-3, 1.0 - 1e-3)
        logit = jnp.log(place) - jnp.log1p(-place)
        drawn[f"{group}.{name}"] = known.low + (known.high - known.low) * sigmoid(
            logit + known.spread * draw
        )
    return with_values(numbers, drawn)
