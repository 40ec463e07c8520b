"""One law a file; none knows another. Each turns numbers into numbers."""
