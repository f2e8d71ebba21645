"""Taking in files, and what came of them."""
