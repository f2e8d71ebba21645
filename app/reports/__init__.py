"""Overviews and reports, on paper and in files."""
