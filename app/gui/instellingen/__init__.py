"""Instellingen: what Heenweer should know of the provider and of this computer."""
