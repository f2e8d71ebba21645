"""Berichten: one search over everything that came in and went out."""
