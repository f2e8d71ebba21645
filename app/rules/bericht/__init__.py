"""Rules of level 2: what a message says is judged against itself."""
