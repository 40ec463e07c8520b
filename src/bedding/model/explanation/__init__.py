"""What the model found, as codes with numbers."""
