"""Is what they sent fit to load? Great Expectations suites derived from the contracts."""
