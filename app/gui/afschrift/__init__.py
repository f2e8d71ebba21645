"""Takes bank statements in: what their entries pay, to look at and to keep."""
