"""What was read, into the raw tables."""
