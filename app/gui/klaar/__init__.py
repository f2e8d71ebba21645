"""Our own messages on their way to VECOZO."""
