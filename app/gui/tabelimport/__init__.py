"""Taking a table of others in: which column is which, what is wrong, what it will do."""
