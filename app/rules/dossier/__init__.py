"""Rules of level 3: a message is judged against the messages before it."""
