"""How many small faults, put in on purpose, the tests notice: see docs/mutation.md."""
