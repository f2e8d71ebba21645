"""What an aanbieder keeps: plain dataclasses."""
