"""A private notebook with a model of how days hang together."""
