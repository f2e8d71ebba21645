"""Heenweer: iWmo and iJw messages for small Dutch care providers."""

__version__ = "0.1.0"
