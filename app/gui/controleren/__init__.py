"""Checking files without keeping anything: what is wrong, where, and what to do."""
