"""What is to be done today, and the small pages that belong to it."""
