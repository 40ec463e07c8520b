"""Imagined lives of which everything is known: what statements are learned from and checked on."""
