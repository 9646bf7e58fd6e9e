"""Synthetic numbers that identify, with right check characters (GB 11643, GB 32100)."""

from __future__ import annotations

from random import Random

_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def id_number(chance: Random, number: int) -> str:
    """An ID number of 18 places of nobody: the region 519999 does not exist."""
    born = f"19{chance.randint(50, 99)}{chance.randint(1, 12):02d}{chance.randint(1, 28):02d}"
    body = f"519999{born}{number % 1000:03d}"
    total = sum(int(digit) * (2 ** (17 - place) % 11) for place, digit in enumerate(body))
    return body + "10X98765432"[total % 11]


def credit_code(chance: Random, number: int) -> str:
    """A unified social credit code of no body."""
    body = f"91519999MA{chance.randint(10**4, 10**5 - 1)}{number % 100:02d}"
    total = sum(_ALPHABET.index(sign) * pow(3, place, 31) for place, sign in enumerate(body))
    return body + _ALPHABET[-total % 31]
