"""Settings that every test shares."""

import gc
import os
import shutil
import tempfile
from typing import Any

import jax
import pytest

jax.config.update("jax_numpy_dtype_promotion", "strict")
jax.config.update("jax_numpy_rank_promotion", "raise")

COMPILED = pytest.StashKey[str]()
"""Where this run keeps compiled programs."""

WORTH = 0.1
"""What takes shorter is compiled anew, since finding and reading it takes as long [s]; chosen."""


def pytest_configure(config: pytest.Config) -> None:
    """Keep compiled programs for the workers of this run together, and for this run alone."""
    if not hasattr(config, "workerinput"):
        folder = tempfile.mkdtemp(prefix="compiled-")
        config.add_cleanup(lambda: shutil.rmtree(folder, ignore_errors=True))
    else:
        folder = config.workerinput["compiled"]
    config.stash[COMPILED] = folder
    for name, value in (
        ("jax_compilation_cache_dir", folder),
        ("jax_persistent_cache_min_compile_time_secs", WORTH),
        ("jax_persistent_cache_min_entry_size_bytes", -1),
    ):
        jax.config.update(name, value)
        # What a test starts keeps them there as well, and nothing in the home of whoever tests.
        os.environ[name.upper()] = str(value)


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    """Tell a worker where that is."""
    node.workerinput["compiled"] = node.config.stash[COMPILED]


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(
    config: pytest.Config, items: list[pytest.Item]
) -> None:
    """Begin with what takes long, so that workers end together; then what drives a browser.

    Within each group the order stays as it was drawn.
    """
    marks = ("slow", "browser")
    if hasattr(config, "workerinput"):
        items.sort(
            key=lambda item: next(
                (at for at, name in enumerate(marks) if item.get_closest_marker(name)),
                len(marks),
            )
        )


def pytest_collection_finish() -> None:
    """Look less often for what nothing holds any more: what was imported stays, and is much."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 50, 100)
