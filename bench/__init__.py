"""How fast Whence is, as ratios to what the machine could do at most."""
