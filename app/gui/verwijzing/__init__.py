"""Referrals on file: how they read, the form for one, and the scans of it."""
