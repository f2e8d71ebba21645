"""The screen Overzichten."""
