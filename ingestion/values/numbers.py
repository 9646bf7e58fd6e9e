"""Numbers as clerks write them. An imprecise number keeps what was stated, a range and a flag."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingestion.text import fold, squeeze, without_note_marks
from ingestion.values.numerals import chinese_numeral as chinese_numeral
from ingestion.values.units import unit_scale

LONGEST = 60
_NUMERAL = "零〇○一二三四五六七八九十百千万亿两壹贰叁肆伍陆柒捌玖拾佰仟廿卅貳參陸萬億兩"
_PLAIN = re.compile(r"[+-]?\d+(\.\d+)?([eE][+-]?\d{1,2})?")
_GROUPED = re.compile(r"\d{1,3}([, ']\d{3})+(\.\d+)?")
_LEAST = "超过|超|逾|至少|不少于|不低于|不小于|大于|多于|>=|≥|>"
_MOST = "不超过|不多于|不高于|不大于|小于|少于|低于|至多|最多|<=|≤|<"
_LESS = "将近|接近|近|不足|不到"
_AROUND = "大约|大概|约莫|约"
_BODY = re.compile(
    rf"(?:合计|共计|总计|总共|共|计|其中|累计)?(?P<before>{_LEAST}|{_MOST}|{_LESS}|{_AROUND}|上(?=[百千万]))?"
    rf"(?P<number>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+\.?\d*|[{_NUMERAL}]+)"
    r"(?P<ten>[十百千万亿])?(?P<more>余|多|来|几)?(?P<big>[千万亿])?(?P<plus>\+|以上|左右|上下|许|以内|以下)?"
    r"(?P<unit>[^\d\s(（;；,，+]{0,4}?)(?P<after>余|多|左右|上下|以上|以内|以下|\+)?(?P<rest>[(（].*[)）])?"
)
_RANGE = re.compile(
    rf"(?:{_AROUND})?(\d+(?:\.\d+)?)([^\d\-~～—–至到]{{0,4}})[\-~～—–至到]+(\d+(?:\.\d+)?)([^\d]{{0,4}})"
)
_MIXED = re.compile(r"(\d+)(亿|万|千)(?:(\d+)(千万|百万|万|千|百)|([1-9]))(?=\D|$)")
_COINS = re.compile(r"(\d+)元(?:(\d)角)?(?:(\d)分)?")
_PLACES = {"十": 10.0, "百": 100.0, "千": 1e3, "万": 1e4, "百万": 1e6, "千万": 1e7, "亿": 1e8}
_STEPS = {1e3, 1e4, 1e6, 1e8}


@dataclass(frozen=True, slots=True)
class Number:
    """A reading: the stated value with the range it may lie in. `is_imprecise` when the range is no point."""

    value: float
    low: float
    high: float
    is_imprecise: bool = False


def read_number(text: str, base_unit: str | None = None, factor: float = 1.0) -> Number | None:
    """Read a number in the contract's base unit; `factor` is the heading's own unit. None when it is no number.

    A unit in the cell itself (12万元) wins over the heading's. Sums and choices (3+2, 5或6) are no one number.
    """
    if len(text) > 4 * LONGEST:
        return None
    plain = _plain(text)
    if len(plain) > LONGEST:
        return None
    if _PLAIN.fullmatch(plain):
        return _exactly(float(plain) * factor)
    if _GROUPED.fullmatch(plain) or _GROUPED.fullmatch(fold(text)):
        return _exactly(float(re.sub(r"[,']", "", plain)) * factor)
    if between := _RANGE.fullmatch(plain):
        return _read_range(between, base_unit, factor)
    if base_unit == "元" and (coins := _COINS.fullmatch(plain)):
        return _exactly(int(coins[1]) + int(coins[2] or 0) / 10 + int(coins[3] or 0) / 100)
    return _read_worded(_MIXED.sub(_as_one, plain), base_unit, factor)


def _plain(text: str) -> str:
    plain = squeeze(without_note_marks(text)).replace("−", "-").lstrip("'`‘’").rstrip("。,、;")
    plain = re.sub(r"^(?:¥|RMB|人民币)", "", plain)
    return plain.replace("m2", "平方米").replace("m3", "立方米")


def _exactly(value: float) -> Number:
    return Number(value, value, value)


def _as_one(found: re.Match[str]) -> str:
    """3万5千 → 35000; a lone digit is of the next lower place: 3万5 → 35000."""
    below = int(found[3]) * _PLACES[found[4]] if found[3] else int(found[5]) * _PLACES[found[2]] / 10
    above = int(found[1]) * _PLACES[found[2]]
    return f"{above + below:.0f}" if below < _PLACES[found[2]] else found[0]


def _read_range(found: re.Match[str], base_unit: str | None, factor: float) -> Number | None:
    unit = found[4] or found[2]
    places = unit[:1] if unit[:1] in {"万", "亿"} and unit[1:] else ""
    scale = unit_scale(unit, base_unit, factor)
    if scale is None and places:
        inner = unit_scale(unit[1:], base_unit, factor)
        scale = None if inner is None else inner * _PLACES[places]
    if scale is None or (found[2] and found[4] and found[2] != found[4]):
        return None
    low, high = sorted((float(found[1]) * scale, float(found[3]) * scale))
    return Number((low + high) / 2, low, high, True)


def _read_worded(plain: str, base_unit: str | None, factor: float) -> Number | None:
    found = _BODY.fullmatch(plain)
    if not found:
        return None
    digits = found["number"].replace(",", "").rstrip(".")
    stated = float(digits) if _PLAIN.fullmatch(digits) else chinese_numeral(digits)
    places = [found[part] for part in ("ten", "big") if found[part]]
    # 5万 under a heading in 万元 is 5万元: what the cell says of size is said once
    own_size = places or any(place in digits for place in "万亿")
    scale = unit_scale(found["unit"] or "", base_unit, 1.0 if own_size and factor in _STEPS else factor)
    if stated is None or scale is None:
        return None
    for place in places:
        stated *= _PLACES[place]
    words = (found["more"] or "") + (found["plus"] or "") + (found["after"] or "")
    return _with_doubt(stated * scale, found["before"] or "", words + _doubt_in(found["rest"] or ""))


def _doubt_in(remark: str) -> str:
    """A remark in brackets that makes the whole number an estimate: 50（约）."""
    return "左右" if re.fullmatch(r"\((?:约|大约|左右|估计|估算|预计|大概)数?\)", remark) else ""


def _with_doubt(value: float, before: str, after: str) -> Number:
    """The range that a word of doubt leaves: 约 ±10 %; 余, + and ≥ one step of the leading digit more; ≤ down to 0."""
    step = 10.0 ** max(len(str(int(abs(value)))) - 1, 0)
    if any(word in after for word in ("余", "多", "来", "几", "+", "以上")):
        return Number(value, value, value + step, True)
    if before == "上" or (before and before in _LEAST.split("|")):
        return Number(value, value, value + step, True)
    if before in _LESS.split("|") and before:
        return Number(value, value - step, value, True)
    if (before and before in _MOST.split("|")) or "以内" in after or "以下" in after:
        return Number(value, min(0.0, value), value, True)
    if before or any(word in after for word in ("左右", "上下", "许")):
        spread = abs(value) * 0.1
        return Number(value, round(value - spread, 9), round(value + spread, 9), True)
    return Number(value, value, value)


def read_percent(text: str) -> Number | None:
    """A share in per cent: 97.9%, 0.979, 979‰ and 九成 likewise; a plain number above 1 is already per cent."""
    plain = squeeze(without_note_marks(text[: 4 * LONGEST])) if len(text) <= 4 * LONGEST else ""
    worded = _share_in_words(plain)
    if worded is not None:
        return _exactly(worded)
    if "%" in plain or "‰" in plain:
        permille = "‰" in plain
        if plain.count("%") + plain.count("‰") > 2 or not re.fullmatch(
            r"[^%‰]+[%‰](?:[\-~～—–至到]+[^%‰]+[%‰])?[^\d%‰]{0,3}", plain
        ):
            return None
        number = read_number(re.sub(r"[%‰]", "", plain))
        return number and _share(number, 0.1 if permille else 1.0)
    number = read_number(plain)
    return number and _share(number, 100.0 if 0 < number.value <= 1 else 1.0)


def _share(number: Number, scale: float) -> Number:
    """Scaled; what a word of doubt leaves of a share is at most ten points, and not above the whole."""
    value, low, high = (round(part * scale, 10) for part in (number.value, number.low, number.high))
    if number.is_imprecise:
        low, high = max(low, value - 10, min(0.0, value)), min(high, value + 10, max(100.0, value))
    return Number(value, low, high, number.is_imprecise)


def _share_in_words(plain: str) -> float | None:
    if plain == "百分百":
        return 100.0
    if found := re.fullmatch(r"(百|千)分之(.{1,12})", plain):
        value = _decimal(found[2])
        return None if value is None else value / (1 if found[1] == "百" else 10)
    if found := re.fullmatch(r"([一二三四五六七八九十]|\d{1,2}(?:\.\d)?)成([一二三四五六七八九半])?", plain):
        whole = _decimal(found[1]) or 0.0
        part = 5.0 if found[2] == "半" else _decimal(found[2]) or 0.0 if found[2] else 0.0
        return whole * 10 + part if whole <= 10 else None
    return None


def _decimal(text: str) -> float | None:
    """97.9, 九十七点九."""
    if re.fullmatch(r"\d+(?:\.\d+)?", text):
        return float(text)
    whole, point, part = text.partition("点")
    units = chinese_numeral(whole)
    decimals = chinese_numeral(part) if point and not set(part) & set("十百千万亿") else None
    if units is None or (point and decimals is None):
        return None
    return float(f"{units:.0f}.{decimals:0{len(part)}.0f}") if point and decimals is not None else units
