"""What a user can be told: one clear line, no traceback."""

from __future__ import annotations


class UserError(Exception):
    """Could not be done. The message is one Chinese line that says what is wrong and what to do."""
