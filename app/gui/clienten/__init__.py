"""Cliënten: the list, and the dossier of one client."""
