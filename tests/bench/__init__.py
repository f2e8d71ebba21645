"""Measures how fast Heenweer is, as ratios to what cannot be avoided: `python -m tests.bench`."""
