"""Identifiers that pass their own check digit but belong to nobody."""

from datetime import date

from sample_county.facts import COUNTY_CODE

_ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CREDIT_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_CREDIT_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
_ORGANISATION_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)


def id_check_char(first17: str) -> str:
    """The 18th character of a citizen number: ISO 7064 MOD 11-2 (GB 11643)."""
    total = sum(int(digit) * weight for digit, weight in zip(first17, _ID_WEIGHTS, strict=True))
    return "10X98765432"[total % 11]


def id_number(born_on: date, sequence: int) -> str:
    """An 18-character citizen number in the fictional county; `sequence` (0–999) is odd for men."""
    first17 = f"{COUNTY_CODE}{born_on:%Y%m%d}{sequence:03d}"
    return first17 + id_check_char(first17)


def with_wrong_check_char(number: str) -> str:
    """The same number with a last character that cannot be right."""
    return number[:17] + ("1" if number[17] != "1" else "2")


def old_style_id(number: str) -> str:
    """The 15-digit form issued before 1999: no century, no check digit."""
    return number[:6] + number[8:17]


def credit_check_char(first17: str) -> str:
    """The 18th character of a unified social credit code (GB 32100, modulus 31)."""
    total = sum(_CREDIT_ALPHABET.index(c) * w for c, w in zip(first17, _CREDIT_WEIGHTS, strict=True))
    return _CREDIT_ALPHABET[-total % 31]


def _organisation_check_char(first8: str) -> str:
    total = sum(int(c) * w for c, w in zip(first8, _ORGANISATION_WEIGHTS, strict=True))
    return "0123456789X0"[11 - total % 11]


def credit_code(serial: int) -> str:
    """A company's unified social credit code (18 characters) in the fictional county; `serial` has 8 digits."""
    organisation = f"{serial:08d}"
    first17 = f"91{COUNTY_CODE}{organisation}{_organisation_check_char(organisation)}"
    return first17 + credit_check_char(first17)
