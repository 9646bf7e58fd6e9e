"""Invented people for tests: citizen numbers with a valid check digit, of a county that does not exist."""

from __future__ import annotations

from datetime import date

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def id_number(born: date, sequence: int, region: str = "510999") -> str:
    """18 characters, the last one by GB 11643 (mod 11-2). `sequence` below 1000."""
    body = f"{region}{born:%Y%m%d}{sequence:03d}"
    total = sum(int(digit) * weight for digit, weight in zip(body, _WEIGHTS, strict=True))
    return body + "10X98765432"[total % 11]
