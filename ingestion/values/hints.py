"""What was expected of a cell that could not be read, said to its writer: one clause, no value repeated in it."""

from __future__ import annotations

import re
from calendar import monthrange

from ingestion.text import squeeze
from ingestion.values.date_text import LONGEST, plain_date

_A_DAY = re.compile(r"((?:19|20)\d{2})[年./\-]?(\d{1,2})[月./\-]?(\d{1,2})[日号]?")
_SHORT_YEAR = re.compile(r"\d{2}[./\-]\d{1,2}[./\-]\d{1,2}")
_NO_YEAR = re.compile(
    r"\d{1,2}[月./\-]\d{1,2}[日号]?|\d{1,2}月(?:份|[上中下]旬|[初中底末])?|第?[1-4一二三四]季度|[上下]半年"
)
_EVERY = re.compile(r"每[年季月周日天]")
_SEASON = re.compile(
    r"汛期|汛前|汛后|春节|国庆|五一|清明|端午|中秋|元旦|暑假|寒假|暑期|春季|夏季|秋季|冬季|学期"
)
_AROUND = re.compile(r"左右|前后|大约|约")
_FORMULA_ERROR = re.compile(r"#(?:REF!|N/A|DIV/0!|VALUE!|NAME\?|NULL!|NUM!)|#{3,}|=.+", re.IGNORECASE)
_DATE_FORMS = "请写成2024-9-5、2024年9月5日，或2024年9月下旬、2024年三季度"


def date_hint(text: str) -> str:
    """Why a text is no date and how one is written, for a text that read_date could not read."""
    plain = plain_date(text)
    if not plain and len(text) > LONGEST:
        return f"内容过长，不是一个日期，{_DATE_FORMS}"
    if found := _A_DAY.fullmatch(plain):
        year, month, day = (int(part) for part in found.groups())
        if not 1 <= month <= 12:
            return f"没有{month}月，请核对"
        if not 1 <= day <= monthrange(year, month)[1]:
            return f"{year}年{month}月没有{day}日，请核对"
    if _FORMULA_ERROR.fullmatch(plain):
        return "是公式出错的结果或公式文字，请填日期"
    for pattern, hint in (
        (_SHORT_YEAR, "两位数的年份或日月次序不能确定，请写四位年份，如2024-9-5"),
        (_NO_YEAR, "没有写年份，标题中也没有唯一的年份，请写全年月日"),
    ):
        if pattern.fullmatch(plain):
            return hint
    for pattern, hint in (
        (_EVERY, "是周期，不是一个日期，请写实际日期"),
        (_SEASON, "没有确定的起止日期，请写具体日期，或几月、几月上旬"),
        (_AROUND, "“左右”“前后”不能确定日期，请写到旬或月，如2024年9月上旬"),
    ):
        if pattern.search(plain):
            return hint
    return _DATE_FORMS


def number_hint(text: str, unit: str | None = None) -> str:
    """Why a text is no number and what one looks like, for a text that read_number could not read."""
    plain = squeeze(text[: 4 * LONGEST])
    what = f"请填一个以“{unit}”计的数字" if unit else "请填一个数字"
    if _FORMULA_ERROR.fullmatch(plain):
        return f"是公式出错的结果或公式文字，{what}"
    if re.fullmatch(r"[\d.]+\D{0,4}(?:[+＋/、或和]\s*[\d.]+\D{0,4})+", plain):
        return f"写了几个数，{what}，或拆成几列"
    if re.search(r"[几数若][十百千万干]", plain):
        return f"没有说出具体数目，{what}，约数写成“约50”"
    if re.fullmatch(r"[\d.,]+", plain):
        return "小数点或千位分隔符的写法不能确定，请写成1450.5"
    if re.fullmatch(r"\d[\d.,]*\D{1,4}", plain) and unit:
        return f"数字后的单位不能换算成“{unit}”，{what}"
    return f"{what}，约数写成“约50”“50余”“50-60”"
