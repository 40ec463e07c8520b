"""The step of the model, written out in C, NumPy and plain Python for rivals to run.

A rival that does other sums is no rival. So each gets the very equations of `step`: JAX lists them
as elementary operations, and this writes every one as a line of the other language.
"""

from collections.abc import Callable
from typing import Any

import jax
import jax.numpy as jnp
from jax.extend import core

from bedding.model import Episode, Parameters, beginning, step

STATE = tuple(type(beginning(Parameters())).__dataclass_fields__)
INPUTS = (
    "contact",
    "waiting",
    "bid",
    "answered",
    "warmth",
    "threat",
    "amends",
    "voiced",
    "met",
)
"""What changes from step to step in the benchmark; the rest of an episode stays 0."""

_C = {
    "add": "({0} + {1})", "sub": "({0} - {1})", "mul": "({0} * {1})", "div": "({0} / {1})",
    "max": "fmaxf({0}, {1})", "min": "fminf({0}, {1})", "exp": "expf({0})", "neg": "(-{0})",
    "log1p": "log1pf({0})", "log": "logf({0})", "tanh": "tanhf({0})", "sqrt": "sqrtf({0})",
    "logistic": "(1.0f / (1.0f + expf(-{0})))", "abs": "fabsf({0})", "pow": "powf({0}, {1})",
    "expm1": "expm1f({0})", "square": "({0} * {0})", "gt": "({0} > {1})", "lt": "({0} < {1})",
    "ge": "({0} >= {1})", "le": "({0} <= {1})", "eq": "({0} == {1})", "and": "({0} && {1})",
    "select_n": "({0} ? {2} : {1})", "convert_element_type": "({0})", "copy": "{0}",
    "broadcast_in_dim": "{0}", "stop_gradient": "{0}", "copy_p": "{0}", "clamp":
    "fminf(fmaxf({1}, {0}), {2})",
}  # fmt: skip
_NUMPY = {
    name: rule.replace("fmaxf", "np.maximum").replace("fminf", "np.minimum")
    .replace("log1pf", "np.log1p").replace("expm1f", "np.expm1").replace("expf", "np.exp")
    .replace("logf", "np.log").replace("tanhf", "np.tanh").replace("sqrtf", "np.sqrt")
    .replace("fabsf", "np.abs").replace("powf", "np.power").replace("1.0f", "F(1.0)")
    for name, rule in _C.items()
} | {"select_n": "np.where({0}, {2}, {1})", "and": "({0} & {1})"}  # fmt: skip
_PYTHON = {
    name: rule.replace("fmaxf", "max").replace("fminf", "min").replace("log1pf", "math.log1p")
    .replace("expm1f", "math.expm1").replace("expf", "math.exp").replace("logf", "math.log")
    .replace("tanhf", "math.tanh").replace("sqrtf", "math.sqrt").replace("fabsf", "abs")
    .replace("powf", "pow").replace("1.0f", "1.0").replace("&&", "and")
    for name, rule in _C.items()
} | {"select_n": "({2} if {0} else {1})"}  # fmt: skip


def operations(hours: float) -> Any:
    """Return the elementary operations of one step of `hours`, numbers of the model put in."""
    numbers = jax.tree.map(lambda leaf: jnp.asarray(leaf, "float32"), Parameters())
    start = beginning(numbers)
    elapsed = jnp.float32(hours / 24.0)

    def one(values: list[jax.Array], inputs: list[jax.Array]) -> tuple[jax.Array, ...]:
        state = type(start)(**dict(zip(STATE, values, strict=True)))
        happened = Episode(**dict(zip(INPUTS, inputs, strict=True)))
        after, seen = step(numbers, state, happened, elapsed)
        return (*(getattr(after, name) for name in STATE), jnp.asarray(seen.wanting))

    values = [jnp.asarray(getattr(start, name), "float32") for name in STATE]
    return jax.make_jaxpr(one)(values, [jnp.float32(0)] * len(INPUTS))


def written(
    closed: Any, rules: dict[str, str], *, number: Callable[[float], str], line: str
) -> tuple[list[str], list[str], list[str]]:
    """Return the lines of one step, the names of what goes in, and of what comes out.

    Decays over a step of fixed length are worked out beforehand, as each rival's author would.
    """
    lines: list[str] = []
    names: dict[Any, str] = {}
    known: dict[Any, float] = {}

    def value(atom: Any) -> str:
        if isinstance(atom, core.Literal):
            return number(float(atom.val))
        if atom in known:
            return number(known[atom])
        return names[atom]

    def walk(jaxpr: Any, constants: list[Any]) -> None:
        for variable, constant in zip(jaxpr.constvars, constants, strict=True):
            known[variable] = float(constant)
        for equation in jaxpr.eqns:
            inner = equation.params.get("jaxpr") or equation.params.get("call_jaxpr")
            if inner is not None:
                body = getattr(inner, "jaxpr", inner)
                for variable, atom in zip(body.invars, equation.invars, strict=True):
                    if isinstance(atom, core.Literal):
                        known[variable] = float(atom.val)
                    elif atom in known:
                        known[variable] = known[atom]
                    else:
                        names[variable] = names[atom]
                walk(body, getattr(inner, "consts", []))
                for outer, atom in zip(equation.outvars, body.outvars, strict=True):
                    if isinstance(atom, core.Literal):
                        known[outer] = float(atom.val)
                    elif atom in known:
                        known[outer] = known[atom]
                    else:
                        names[outer] = names[atom]
                continue
            primitive = equation.primitive.name
            atoms = equation.invars
            if primitive == "integer_pow":
                text = " * ".join([value(atoms[0])] * int(equation.params["y"]))
                text = f"({text})"
            else:
                text = rules[primitive].format(*(value(atom) for atom in atoms))
            if all(isinstance(atom, core.Literal) or atom in known for atom in atoms):
                parts = [
                    jnp.float32(
                        atom.val if isinstance(atom, core.Literal) else known[atom]
                    )
                    for atom in atoms
                ]
                if primitive == "select_n":
                    parts[0] = parts[0].astype(bool)
                known[equation.outvars[0]] = float(
                    jnp.asarray(
                        equation.primitive.bind(*parts, **equation.params), "float32"
                    )
                )
                continue
            name = f"v{len(lines)}"
            names[equation.outvars[0]] = name
            lines.append(line.format(name=name, text=text))

    for place, variable in enumerate(closed.jaxpr.invars):
        names[variable] = f"a{place}"
    entries = [names[variable] for variable in closed.jaxpr.invars]
    walk(closed.jaxpr, closed.consts)
    return lines, entries, [value(atom) for atom in closed.jaxpr.outvars]
