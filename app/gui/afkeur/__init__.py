"""Afkeur: everything that was refused, what it means and what to do about it."""
