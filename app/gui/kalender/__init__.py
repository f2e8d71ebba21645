"""What falls when, by week and by month."""
