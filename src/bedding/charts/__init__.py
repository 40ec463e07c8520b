"""Trajectories and findings as Vega-Lite specifications; knows no model."""
