"""The encrypted diary: keys, the one file, entries, and everything in and out."""
