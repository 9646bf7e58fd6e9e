"""Names to codes through the delivered registers. A name that no register knows stays unresolved and is said."""
