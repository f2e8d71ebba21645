"""How numbers read: with dots, and with the noun that they count."""

from __future__ import annotations


def getal(number: int) -> str:
    """Give a whole number with dots: `10.000`."""
    return f"{number:,}".replace(",", ".")


def aantal(number: int, one: str, more: str) -> str:
    """Give a number with its noun: `1 toewijzing`, `4 toewijzingen`."""
    return f"{getal(number)} {one if number == 1 else more}"
