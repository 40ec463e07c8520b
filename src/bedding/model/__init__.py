"""The mechanism: what changes, by which law, and how it shows."""

import jax

jax.config.update("jax_enable_x64", True)  # before any array exists
