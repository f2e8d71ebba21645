"""The tab Contract: what was agreed with gemeenten."""
