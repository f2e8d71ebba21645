"""Guided forms and the reading of what is typed in them, without a window."""
