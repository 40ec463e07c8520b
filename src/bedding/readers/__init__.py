"""Files from elsewhere; knows no model."""
