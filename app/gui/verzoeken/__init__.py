"""The screen Verzoeken: what was asked of gemeenten, until it is answered."""
