"""A form in steps on screen, whatever it makes: a 315 or a 317."""
