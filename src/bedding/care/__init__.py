"""When to stop, and where to find help."""
