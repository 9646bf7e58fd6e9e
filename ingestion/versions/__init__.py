"""Which delivery replaces which, and what people decided about it."""
