"""Numbers that identify: persons (GB 11643), bodies (GB 32100), regions. Checked, never repaired."""

from __future__ import annotations

import re
from datetime import date

from ingestion.text import squeeze

_ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_ID_CHECK = "10X98765432"
_CREDIT_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_CREDIT_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
_RUINED = re.compile(r"\d(?:\.\d+)?[Ee]\+?\d+|\d(?:\.\d+)?[×*]10\^?\d+|\d{15}0{3}")
_LOOKS_LIKE_X = str.maketrans("×✕╳хХ", "XXXXX")
_LONGEST = 40
_OTHER_DOCUMENTS = {
    "护照": r"护照.*|(?:[DEGPS]|E[A-HJ-NP-Z]|DE|PE|SE)\d{7,8}|1[45]\d{7}",
    "军官证、士兵证": r".*[军士兵武警官文退](?:官|兵)?(?:字第?|证).*",
    "港澳通行证": r"[HMC]\d{8}(?:\d{2})?",
    "外国人永久居留证": r"[A-Z]{3}\d{12}",
    "户口簿": r"户口.*",
}


def plain_id(text: str) -> str:
    """An ID number without spaces, apostrophe and lower-case x."""
    plain = squeeze(text[: 4 * _LONGEST]).translate(_LOOKS_LIKE_X).strip("'`‘’")
    return plain.replace("-", "").rstrip(".。,，、;；").upper()


def other_document(number: str) -> str | None:
    """The kind of document that a plain_id is of when it is no citizen's ID number: 护照, 军官证; None when unknown."""
    if len(number) > _LONGEST or re.fullmatch(r"\d{15}|\d{17}[\dX]", number):
        return None
    return next((kind for kind, form in _OTHER_DOCUMENTS.items() if re.fullmatch(form, number)), None)


def is_ruined_id(number: str) -> bool:
    """True when a spreadsheet has cut the number to 15 significant digits (5.11E+17): its end is lost.

    A number that ends in 000 by itself passes its check digit and is no ruin.
    """
    return bool(_RUINED.fullmatch(number)) and id_number_fault(number) is not None


def id_number_fault(number: str) -> str | None:
    """Why an 18- or 15-digit ID number cannot be believed (GB 11643 mod 11-2), None when it can."""
    if re.fullmatch(r"\d{15}", number):
        return None if _birth("19" + number[6:12]) else "15位身份证号中的出生日期不存在"
    if not re.fullmatch(r"\d{17}[\dX]", number):
        return _other_fault(number)
    if not _birth(number[6:14]):
        return "身份证号中的出生日期不存在"
    total = sum(int(digit) * weight for digit, weight in zip(number[:17], _ID_WEIGHTS, strict=True))
    return None if _ID_CHECK[total % 11] == number[17] else "身份证号校验位不符"


def _other_fault(number: str) -> str:
    if kind := other_document(number):
        return f"像是{kind}的号码，不是身份证号，请核对证件类型"
    if len(number) <= 4 * _LONGEST and len(re.findall(r"\d{17}[\dX]|\d{15}", number)) > 1:
        return "一格里有两个以上号码，请每人一行"
    return "身份证号应为18位"


def _birth(digits: str) -> bool:
    try:
        born = date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError:
        return False
    return 1880 <= born.year < 2050


def credit_code_fault(code: str) -> str | None:
    """Why a unified social credit code cannot be believed (GB 32100 mod 31), None when it can."""
    if re.fullmatch(r"\d{15}", code):
        return "15位是旧的营业执照注册号，请填18位统一社会信用代码"
    if _RUINED.fullmatch(code) and "E" in code[:-2] and "+" in code:
        return "代码被表格软件截成科学计数法，末几位已丢失，请以文本格式重填"
    if len(code) != 18 or any(c not in _CREDIT_ALPHABET for c in code):
        return "统一社会信用代码应为18位数字或大写字母"
    total = sum(
        _CREDIT_ALPHABET.index(c) * weight for c, weight in zip(code[:17], _CREDIT_WEIGHTS, strict=True)
    )
    return None if _CREDIT_ALPHABET[(31 - total % 31) % 31] == code[17] else "统一社会信用代码校验位不符"


def read_region_code(text: str) -> str | None:
    """A region code cut to its level: county 6, township 9, village 12 digits. None when it is no region code."""
    code = squeeze(text[:_LONGEST]).strip("'`‘’").removesuffix(".0")
    if not re.fullmatch(r"\d{6}|\d{9}|\d{12}", code):
        return None
    if len(code) == 12:
        code = code[:6] if code.endswith("000000") else code[:9] if code.endswith("000") else code
    elif len(code) == 9 and code.endswith("000"):
        code = code[:6]
    return code
