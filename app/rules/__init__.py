"""The numbered rules of the standard, one function each: they find, and never decide."""
