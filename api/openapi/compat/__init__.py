"""What of a contract breaks for those who rely on the one before."""
