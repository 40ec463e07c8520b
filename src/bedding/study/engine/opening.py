"""The engine that a study asks for."""

from bedding.study.engine.engine import Engine
from bedding.study.engine.local import LocalEngine
from bedding.study.plan import EnginePlan


def open_engine(plan: EnginePlan, *, source: str = "study") -> Engine:
    """Return the engine that a study asks for; who opens it closes it.

    Args:
        plan: What the study says of it.
        source: The study, for errors.

    Raises:
        ClusterError: The cluster can't be used.
    """
    if plan.kind == "dask":
        from bedding.study.engine.cluster import ClusterEngine  # noqa: PLC0415 -- optional dependency

        return ClusterEngine(plan.address, source=source)
    return LocalEngine(plan.workers, source=source, environment=_kept_programs())


def _kept_programs() -> dict[str, str]:
    """Return the variables by which processes keep compiled programs where this one does."""
    import jax  # noqa: PLC0415 -- slow import

    folder = getattr(jax.config, "jax_compilation_cache_dir", None)
    if not folder:
        return {}
    return {
        "JAX_COMPILATION_CACHE_DIR": str(folder),
        "JAX_PERSISTENT_CACHE_MIN_COMPILE_TIME_SECS": "0",
        "JAX_PERSISTENT_CACHE_MIN_ENTRY_SIZE_BYTES": "-1",
    }
