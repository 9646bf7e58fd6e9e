"""People protected at the door: keyed hashes for joins, masks for display, scrubbing of free text.

What is taken for an ID number (GB 11643) or a telephone number, and what is not, is told in docs/privacy.md.
"""

from __future__ import annotations

import hashlib
import hmac
import re

from ingestion.values.identifiers import credit_code_fault, id_number_fault

# Patterns without \d, \s and look-around serve re and RE2 alike (columnwise.py tries them on whole columns first).
_SPACE = " \t\r\n\u00a0\u2000-\u200a\u202f\u205f\u3000"
_DASH = "\u2010-\u2015\u2212\ufe63\uff0d\\-"
_GAP = f"[{_SPACE}{_DASH}._·•]{{0,2}}"
_BETWEEN = f"[{_SPACE}{_DASH}._·•()（）/]"
_PHONE_GAP, _PHONE_BREAK = f"{_BETWEEN}{{0,3}}", f"{_BETWEEN}{{1,3}}"
_DAYS = f"(?:0{_GAP}[1-9]|1{_GAP}[0-2]){_GAP}(?:0{_GAP}[1-9]|[12]{_GAP}[0-9]|3{_GAP}[01])"
_YEAR = f"(?:1{_GAP}[89]|2{_GAP}0){_GAP}[0-9]{_GAP}[0-9]"
_SPACED_ID = f"[1-9](?:{_GAP}[0-9]){{5}}{_GAP}{_YEAR}{_GAP}{_DAYS}(?:{_GAP}[0-9]){{3}}{_GAP}(?:[Xx]|[0-9]"
_CLOSED_ID = "[0-9]{5,7}(?:1[89]|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[0-9]{2,5}"
_OLD_ID = f"[1-9][0-9]{{5}}{_GAP}[0-9]{{2}}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01]){_GAP}[0-9]{{3}}"
_POWER = r"([0-9]\.[0-9]{2})[0-9]{6,}([Ee]\+?1[0-9])"
_MOBILES = (
    f"1[3-9][0-9]{_PHONE_GAP}[0-9]{{4}}{_PHONE_GAP}[0-9]{{4}}",
    f"1[3-9][0-9]{{2}}{_PHONE_BREAK}[0-9]{{4}}{_PHONE_BREAK}[0-9]{{3}}",
    f"1[3-9][0-9]{_PHONE_BREAK}[0-9]{{3}}{_PHONE_BREAK}[0-9]{{5}}",
    f"1[3-9][0-9]{{3}}{_PHONE_BREAK}[0-9]{{3}}{_PHONE_BREAK}[0-9]{{3}}",
    f"1[3-9][0-9](?:{_PHONE_BREAK}[0-9]{{2}}){{4}}",
    f"1[{_SPACE}{_DASH}.][3-9](?:[{_SPACE}{_DASH}.][0-9]){{9}}",
)
_LANDLINE_GAP = f"[{_SPACE}{_DASH}()（）/]"
_LANDLINES = (
    f"0[1-9][0-9]{{1,2}}{_LANDLINE_GAP}{{1,3}}[0-9]{{3,4}}[{_SPACE}{_DASH}]?[0-9]{{4}}",
    "0(?:10|2[0-9])[2-8][0-9]{7}",
    "0[3-9][0-9]{2}[2-8][0-9]{6,7}",
    f"(?:[+＋]|00)86{_LANDLINE_GAP}{{0,2}}[1-9][0-9]{{1,2}}{_LANDLINE_GAP}{{1,2}}[0-9]{{3,4}}[{_SPACE}{_DASH}]?[0-9]{{4}}",
)
_ODD_DIGITS = "０１２３４５６７８９٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹"
_UNSEEN = "\u200b\u200c\u200d\u2060\ufeff"
ODD_CHARACTERS = _ODD_DIGITS + _UNSEEN
MAY_BE_PERSONAL = "|".join(
    (
        "[0-9]{15}",
        _SPACED_ID + ")",
        _OLD_ID,
        _POWER,
        rf"(?:^|[^0-9])(?:(?:00)?86{_PHONE_GAP}|0)?(?:{'|'.join(_MOBILES)})",
        rf"(?:^|[^0-9])(?:{'|'.join(_LANDLINES)})",
        f"[{ODD_CHARACTERS}]",
    )
)
LEAST_DIGITS = 10
"""What MAY_BE_PERSONAL finds has an odd character or at least so many of the digits 0–9."""

_ID_NUMBER = re.compile(rf"(?<![0-9]){_SPACED_ID}(?![0-9]))")
_DIGITS = re.compile(r"[0-9]{16,}[Xx]?")
_WHOLE_ID = re.compile(_CLOSED_ID)
_OLD_ID_NUMBER = re.compile(rf"(?<![0-9]){_OLD_ID}(?![0-9])")
_POWER_OF_TEN = re.compile(_POWER)
_MOBILE = re.compile(
    rf"(?<![0-9])(?:(?:00)?86{_PHONE_GAP}|0)?({'|'.join(_MOBILES)}|(?:1[3-9][0-9]{{9}}){{2,}})(?![0-9])"
)
_LANDLINE = re.compile(rf"(?<![0-9])(?:{'|'.join(_LANDLINES)})(?![0-9])")
_OTHER_NUMBER = re.compile(rf"[0-9](?:{_GAP}[0-9]){{6,}}")
_MANY_DIGITS = re.compile(r"\d(?:[^\d]{0,3}\d){9}")
_PROVINCE = re.compile("1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|91")
_YEARS_OF_LEDGERS = range(2015, 2050)
"""Birth years too late for members, leaders and experts: area + date + serial number reads 510999202409050001."""
_PLAIN_DIGITS = str.maketrans(f"{_ODD_DIGITS}Ｘｘ", "0123456789" * 3 + "Xx", _UNSEEN)


def person_key(key: bytes, *parts: str) -> str:
    """Keyed hash (HMAC-SHA-256, 24 hex digits) that joins one person's records and cannot be turned back."""
    return hmac.new(key, "\x1f".join(parts).encode(), hashlib.sha256).hexdigest()[:24]


def mask_name(name: str) -> str:
    """张三 → 张*; nothing else of the name stays."""
    return name[:1] + "*" if name else ""


def mask_id(number: str) -> str:
    """First three and last four digits of an ID number stay; a short text is masked whole."""
    return number[:3] + "*" * (len(number) - 7) + number[-4:] if len(number) >= 15 else "*" * len(number)


def mask_phone(number: str) -> str:
    """Each telephone number in the text keeps at most its first three and last four digits."""
    plain = number.translate(_PLAIN_DIGITS)
    parts, end = [], 0
    for found in _MOBILE.finditer(plain):
        parts += [_other_numbers(plain[end : found.start()]), _mask_mobile(found)]
        end = found.end()
    return "".join([*parts, _other_numbers(plain[end:])])


def mobile_number(text: str) -> str | None:
    """The eleven digits of the first mobile number in a text, however it is spaced."""
    found = _MOBILE.search(text.translate(_PLAIN_DIGITS))
    return re.sub(r"\D", "", found.group(1))[:11] if found else None


def _other_numbers(text: str) -> str:
    return _OTHER_NUMBER.sub(lambda found: _mask_digits(found.group()), text)


def _mask_digits(number: str) -> str:
    digits = re.sub(r"\D", "", number)
    return digits[:3] + "****" + digits[-4:] if len(digits) >= 11 else digits[:2] + "****" + digits[-2:]


def _mask_mobile(found: re.Match[str]) -> str:
    return _mask_digits(found.group(1))


def scrub(text: str) -> str:
    """Free text with every ID number and telephone number in it masked."""
    if not _MANY_DIGITS.search(text):
        return text
    if not text.isascii():
        text = text.translate(_PLAIN_DIGITS)
    before = ""
    # a mask can end a longer run of digits in which another number was hidden
    while text != before:
        before = text
        text = _scrub_once(text)
    return text


def _scrub_once(text: str) -> str:
    text = _POWER_OF_TEN.sub(r"\1***\2", text)
    text = _DIGITS.sub(_mask_long, text)
    text = _ID_NUMBER.sub(_mask_spaced, text)
    text = _MOBILE.sub(_mask_mobile, text)
    text = _LANDLINE.sub(_mask_landline, text)
    return _OLD_ID_NUMBER.sub(lambda found: mask_id(found.group()), text)


def _mask_long(found: re.Match[str]) -> str:
    """A run of 16 and more digits, masked when it is or holds an ID number."""
    number = found.group()
    if len(number) == 18:
        return mask_id(number) if _is_id(number) else number
    digits = number.rstrip("Xx")
    is_misspelt = len(digits) < 20 and _WHOLE_ID.fullmatch(digits) and not _is_of_ledgers(digits[6:10])
    if is_misspelt or any(_is_likely_id(number[place : place + 18]) for place in range(len(number) - 17)):
        return mask_id(number)
    return number


def _is_id(number: str) -> bool:
    """18 places: a birth date in its place, or an area code in front of what is no credit code (GB 32100)."""
    if _is_birth(number[6:14]):
        return _is_true_id(number) or not _is_of_ledgers(number[6:10])
    return number[-1] in "Xx" or (
        _PROVINCE.match(number) is not None and credit_code_fault(number) is not None
    )


def _is_likely_id(number: str) -> bool:
    """18 places out of a longer run: area code, birth date in its place, and of an age to be on a roster."""
    return bool(_PROVINCE.match(number)) and _is_birth(number[6:14]) and not _is_of_ledgers(number[6:10])


def _is_true_id(number: str) -> bool:
    return id_number_fault(number.upper()) is None


def _is_birth(digits: str) -> bool:
    return bool(re.fullmatch(r"(?:1[89]|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])", digits))


def _is_of_ledgers(year: str) -> bool:
    return int(year) in _YEARS_OF_LEDGERS


def _mask_spaced(found: re.Match[str]) -> str:
    number = re.sub(r"[^0-9Xx]", "", found.group())
    if _is_of_ledgers(number[6:10]) and not _is_true_id(number):
        return found.group()
    return mask_id(found.group())


def _mask_landline(found: re.Match[str]) -> str:
    """The area code and the last four digits stay."""
    digits = re.sub(r"\D", "", found.group())
    digits = digits.removeprefix("00").removeprefix("86")
    area = digits[:3] if digits.startswith(("01", "02")) else digits[: 4 if digits[0] == "0" else 3]
    return f"{area}-****{digits[-4:]}"
