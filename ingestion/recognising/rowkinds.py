"""What a row below the heading is, when it is no record: blank, subtotal, note, repeated heading, units, empty form."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from ingestion.text import UNITS, heading_key, squeeze

EXPLANATIONS_ZH = {
    "title": "标题或填报说明行",
    "header": "表头行",
    "repeated_header": "重复的表头行",
    "blank": "空白行",
    "subtotal": "小计、合计行",
    "of_which": "其中项行",
    "note": "备注、签字行",
    "units": "单位行",
    "column_numbers": "栏次行",
    "empty_form": "只有序号的空白行",
    "section": "分组标题行",
    "example": "示例行",
}
_TOTAL = re.compile(
    r"(本页|全县|全市|全区|全镇|全乡|县级|乡镇|以上)?(小计|合计|总计|共计|累计|总数)(数)?"
    r"|(?!.*(预算|支出|收入)).{0,10}(小计|合计|总计|共计)|全县(总数)?"
)
_TOTAL_WITH_FIGURES = re.compile(
    r"(本页|全县)?(小计|合计|总计|共计|累计)[:：]?(共)?[\d一二三四五六七八九十百千万]+.*|(合计|共计|总计)[:：].*"
)
_OF_WHICH = re.compile(r"其中.*")
_NOTE = re.compile(
    r"(注|备注|说明|填表说明|填报说明|附注|填表人|填报人|制表|审核|审批|复核|负责人|单位负责人|主要负责人|分管领导|经办人|签字|签章|盖章|"
    r"联系人|报送单位|填报单位|填表单位|填报日期|报送日期|填表日期|制表日期|联系电话|数据来源|打印日期|统计时点|统计口径|第.{1,3}页|共.{1,3}页|以上数据|本表)"
)
_SIGNATURE = re.compile(r".{0,8}(人|员|单位|日期|时间|领导|局长|主任|电话)(\((签字|签章|盖章|签名)\))?:.*")
_SECTION = re.compile(r"[(（]?[一二三四五六七八九十]+[)）、.．].*")
_TOWNSHIP_ALONE = re.compile(r"[\u4e00-\u9fff]{1,7}(镇|乡|街道)")
_FIGURE = re.compile(r"[+-]?[\d,.]+[%元人户个万]*")
_FORMULA = re.compile(r"\(?\d+\)?\s*=\s*\(?\d+\)?([+\-*/]\(?\d+\)?)+")
_CODE = re.compile(r"\d{6}|\d{9}|\d{12}")
_CHINESE_ORDER = "甲乙丙丁戊己庚辛壬癸"


def row_kind(
    cells: Sequence[str], heading_keys: Sequence[Collection[str]], serial: int | None, after_heading: bool
) -> str | None:
    """Kind of a row that is no record, None for a record. `cells` runs over the table's columns.

    `heading_keys`: per column the keys of its heading, of each level and of all levels together.

    `serial`: index of the serial-number column. `after_heading`: no record has been seen yet.
    """
    filled = [(index, text) for index, cell in enumerate(cells) if (text := squeeze(cell))]
    if not filled:
        return "blank"
    first = filled[0][1]
    if first.startswith("示例"):
        return "example"
    if len(filled) == 1 and filled[0][0] == serial and first.isdigit():
        return "empty_form"
    if sum(heading_key(text) in heading_keys[index] for index, text in filled) >= max(2, 0.6 * len(filled)):
        return "repeated_header"
    for index, text in filled[:3]:
        if (
            len(text) <= 14
            and _TOTAL.fullmatch(text.rstrip(":："))
            and not _is_code_like(filled, index, heading_keys)
        ):
            return "subtotal"
    if kind := _total_beside_figures(filled, heading_keys):
        return kind
    if len(filled) <= 3 and _TOTAL_WITH_FIGURES.fullmatch(first):
        return "subtotal"
    if _OF_WHICH.fullmatch(first) and len(first) <= 14:
        return "of_which"
    if _is_note(filled, len(cells)):
        return "note"
    if (
        len(filled) == 1
        and filled[0][0] <= 1
        and (_SECTION.fullmatch(first) or _TOWNSHIP_ALONE.fullmatch(first))
    ):
        return "section"
    return _row_under_heading(filled) if after_heading else None


def _total_beside_figures(
    filled: list[tuple[int, str]], heading_keys: Sequence[Collection[str]]
) -> str | None:
    """The kind of a row with a total's word in any column and nothing but figures beside it."""
    words = [(index, text) for index, text in filled if not _FIGURE.fullmatch(text)]
    if len(words) != 1 or len(filled) < 2 or _is_code_like(filled, words[0][0], heading_keys):
        return None
    word = words[0][1].rstrip(":：")
    return "subtotal" if _TOTAL.fullmatch(word) else "of_which" if _OF_WHICH.fullmatch(word) else None


def _is_code_like(filled: list[tuple[int, str]], index: int, heading_keys: Sequence[Collection[str]]) -> bool:
    """全县 beside a region code is a record of a register, not a total; a figure as long as a code is none."""
    return any(
        _CODE.fullmatch(text) and any("码" in key for key in heading_keys[position])
        for position, text in filled
        if position != index
    )


def _is_note(filled: list[tuple[int, str]], width: int) -> bool:
    first = filled[0][1]
    few = len(filled) <= max(2, width // 4)
    if _NOTE.match(first) and (few or ":" in first) and len(filled) <= max(4, width // 2):
        return True
    if (
        few
        and len(filled) <= 2
        and (_SIGNATURE.fullmatch(first) or any(mark in first for mark in ("签字", "签章", "盖章")))
    ):
        return True
    labelled = sum(bool(_NOTE.match(text)) and ":" in text for _, text in filled)
    return labelled >= 2 or (few and len(filled) <= 2 and len(first) > 40)


def _row_under_heading(filled: list[tuple[int, str]]) -> str | None:
    texts = [text for _, text in filled]
    if all(text.strip("()（）") in UNITS or text in {"-", "—"} for text in texts):
        return "units"
    if (len(texts) >= 3 or texts == ["甲", "乙"]) and all(
        text in _CHINESE_ORDER or text.strip("()（）").isdigit() or _FORMULA.fullmatch(text) for text in texts
    ):
        numbers = [int(found[1]) for text in texts if (found := re.match(r"\(?(\d+)", text))]
        if numbers == list(range(numbers[0], numbers[0] + len(numbers))) if numbers else True:
            return "column_numbers"
    return None
