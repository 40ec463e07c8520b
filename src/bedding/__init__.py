"""A private notebook with a model of how days hang together."""

__version__ = "0.1.0"
"""The one place where the version stands; CITATION.cff repeats it, and a test compares."""
