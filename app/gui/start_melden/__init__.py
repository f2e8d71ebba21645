"""The guided form for the start of care (305)."""
