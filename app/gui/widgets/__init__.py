"""The parts that screens are built from; each takes plain data and gives signals."""
