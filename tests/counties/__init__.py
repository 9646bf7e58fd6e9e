"""Counties made by hand: nothing in the pipeline may know which county it reads."""
