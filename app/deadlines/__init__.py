"""What is due, by when and why: working days, protocols and the agenda."""
