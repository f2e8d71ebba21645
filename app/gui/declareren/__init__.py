"""Declareren: from the care that was given to what the gemeente granted and paid."""
