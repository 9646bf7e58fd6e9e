"""What ingestion cannot do with a HOME as it is: one clear line, said before anything is changed."""

from __future__ import annotations


class Refused(Exception):
    """The message is one Chinese line that says what is wrong and what to do."""
