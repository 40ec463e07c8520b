"""What a person can do; only here do model, readers and text meet."""
