"""The guided forms on a Toewijzing: start (305) and stop (307)."""
