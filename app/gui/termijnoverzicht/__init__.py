"""What is due, printed and saved."""
