"""Finding which gemeente is responsible for a jeugdige."""
