"""How many dirty sheets the property tests tried, counted in each worker and told at the end."""

from __future__ import annotations

_tried = 0


def count_sheets(number: int) -> None:
    """Add sheets that a test is about to read."""
    global _tried
    _tried += number


def sheets_tried() -> int:
    """Sheets tried in this process."""
    return _tried
