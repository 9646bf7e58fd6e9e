"""Tests, one folder per part of the house. Helpers are imported as tests.<folder>.<module>."""
