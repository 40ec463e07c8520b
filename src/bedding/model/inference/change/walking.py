"""What the channels read when some numbers of the person change from week to week."""

import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Array, Float, Int

from bedding.model.inference.change.pieces import MOST
from bedding.model.inference.change.varying import PLACES, STATIC, VARYING, own_scale
from bedding.model.inference.lanes import LANES
from bedding.model.inference.log_density import start_of
from bedding.model.inference.record import Record
from bedding.model.inputs import Episode
from bedding.model.observation import READ_OUTS, read_outs
from bedding.model.parameters import Parameters
from bedding.model.simulation import step, with_values
from bedding.model.state import State


def walk_changing(
    record: Record,
    piece: Int[np.ndarray, " time"],
    static: Float[np.ndarray, "lane static"],
    moved: Float[np.ndarray, "lane piece varying"],
) -> Float[np.ndarray, "lane time channel"]:
    """Return what the channels read along the way, for many persons with the same days.

    Args:
        record: Its episodes and steps are used.
        piece: In which piece each step lies.
        static: Numbers of the person in the order of `STATIC`, standard normal over persons.
        moved: How far each of `VARYING` lies from there in every piece, on the same scale.
    """
    count = len(static)
    wide = np.zeros((count, MOST, len(VARYING)))
    wide[:, : moved.shape[1]] = moved
    found = []
    for begin in range(0, count, LANES):
        rows = np.minimum(np.arange(begin, begin + LANES), count - 1)
        found.append(np.asarray(_walk(record, piece, static[rows], wide[rows])))
    return np.concatenate(found)[:count]


@jax.jit
def _walk(
    record: Record,
    piece: Int[Array, " time"],
    static: Float[Array, "lane static"],
    moved: Float[Array, "lane piece varying"],
) -> Float[Array, "lane time channel"]:
    return jax.vmap(lambda one, by: path_changing(record, piece, one, by))(
        static, moved
    )


def path_changing(
    record: Record,
    piece: Int[Array, " time"],
    static: Float[Array, " static"],
    moved: Float[Array, "piece varying"],
) -> Float[Array, "time channel"]:
    """Return what one person's channels read; pure, and safe under jit, grad and vmap.

    The same steps as `simulation.scan`, with the numbers in `VARYING` given anew for every step.
    """
    parameters = with_values(
        Parameters(),
        {name: own_scale(name, static[place]) for place, name in enumerate(STATIC)},
    )
    changing = {}
    along = jnp.take(moved, piece, axis=0)
    for place, name in enumerate(VARYING):
        changing[name] = own_scale(name, static[PLACES[place]] + along[:, place])
    given: dict[str, Array] = {}
    constant: dict[str, Array] = {}
    for name in Episode.__dataclass_fields__:
        leaf = jnp.asarray(getattr(record.episodes, name))
        (given if leaf.ndim else constant)[name] = leaf

    def one(
        state: State, now: tuple[dict[str, Array], dict[str, Array], Array]
    ) -> tuple[State, dict[str, Array]]:
        fields, numbers, length = now
        after, moment = step(
            with_values(parameters, numbers),
            state,
            Episode(**constant, **fields),
            length,
        )
        parts = {
            part: getattr(after if part in State.__dataclass_fields__ else moment, part)
            for read in READ_OUTS.values()
            for part in read.parts
        }
        return after, parts

    start = jax.tree.map(
        lambda leaf: jnp.asarray(leaf, record.elapsed.dtype), start_of(parameters)
    )
    _, named = jax.lax.scan(one, start, (given, changing, record.elapsed))
    return jnp.take(read_outs(named), record.kind, axis=-1)
