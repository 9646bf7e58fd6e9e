"""How a column's cells are kept and checked by the spreadsheet itself: number formats and data validation."""

from __future__ import annotations

from typing import Literal

from openpyxl.worksheet.datavalidation import DataValidation

from catalogue.models import Column
from muster.forms.lists import VALUE_IS_FREE, list_of

Kind = Literal["whole", "decimal", "date", "textLength", "custom"]
Operator = Literal["between", "equal", "greaterThanOrEqual"] | None
TEXT = "@"
FORMATS = {
    "number": "General",
    "serial": "General",
    "date": "yyyy-mm-dd",
    "datetime": "yyyy-mm-dd hh:mm",
}
MONTH_FORMAT, YEAR_FORMAT = 'yyyy"年"m"月"', "General"
_EARLIEST = "DATE(1920,1,1)"
_LATEST = "DATE(2100,12,31)"
_LENGTHS = {"id_number": 18, "credit_code": 18}
_PROMPT_LONGEST, _ERROR_LONGEST = 255, 220


def number_format(column: Column) -> str:
    """Texts and numbers that identify are kept as typed: Excel makes 5.11E+17 of an ID and a date of 10/15."""
    if column.type == "date" and column.precision != "day":
        return MONTH_FORMAT if column.precision == "month" else YEAR_FORMAT
    return FORMATS.get(column.type, TEXT)


def validation(column: Column, cell: str, ranges: dict[str, str]) -> DataValidation:
    """The check of a column whose first cell is `cell`. It warns where ingestion would doubt, and lets imprecise
    values stand as they are; only a word that no code list has is refused."""
    check = _check(column, cell, ranges)
    check.allow_blank = True
    check.showInputMessage = True
    check.promptTitle, check.prompt = column.zh[:32], prompt_zh(column)[:_PROMPT_LONGEST]
    check.errorTitle = f"请核对“{column.zh}”"[:32]
    check.error = error_zh(column)[:_ERROR_LONGEST]
    return check


def _check(column: Column, cell: str, ranges: dict[str, str]) -> DataValidation:
    name = list_of(column)
    if name in ranges:
        strict = name not in VALUE_IS_FREE and column.resolve != "bodies"
        check = DataValidation("list", formula1=ranges[name], showErrorMessage=strict)
        check.errorStyle = "stop" if column.code_list else "warning"
        return check
    if column.type in {"date", "datetime"}:
        return _date_check(column)
    if column.type == "number":
        return _number_check(column)
    if column.type in _LENGTHS:
        return _warning("textLength", "equal", str(_LENGTHS[column.type]))
    if column.type == "region_code":
        return _warning("custom", None, f"OR(LEN({cell})=6,LEN({cell})=9,LEN({cell})=12)")
    if column.type == "percent":
        return _warning("custom", None, f'ISNUMBER(FIND("%",{cell}))')
    if column.type == "phone":
        return _warning("textLength", "between", "7", "40")
    return DataValidation(showErrorMessage=False)


def _date_check(column: Column) -> DataValidation:
    if column.precision == "year":
        return _warning("whole", "between", "1990", "2100")
    return _warning("date", "between", _EARLIEST, "TODAY()+1" if column.past else _LATEST)


def _number_check(column: Column) -> DataValidation:
    if column.min is None and column.max is None:
        return _warning("decimal", "between", "-1000000000000", "1000000000000")
    if column.max is None:
        return _warning("decimal", "greaterThanOrEqual", f"{column.min:g}")
    low = 0 if column.min is None else column.min
    return _warning("decimal", "between", f"{low:.15g}", f"{column.max:.15g}")


def _warning(kind: Kind, operator: Operator, *formulas: str) -> DataValidation:
    first, second = (*formulas, None)[:2]
    return DataValidation(
        kind, operator=operator, formula1=first, formula2=second, errorStyle="warning", showErrorMessage=True
    )


_HOW = {
    "number": "只写数字，不写单位。只知道大概的照实写，如“约50”。",
    "percent": "写百分号，如 97.5%。",
    "date": "写到日，如 2024-09-05。只知道月或旬的，先打一个英文单引号再照实写，如 '2024年9月下旬，不要补成某一日。",
    "datetime": "写到时分，如 2024-09-05 14:05。",
    "id_number": "18位，按文字保存；从别处复制时请用“选择性粘贴—数值”。",
    "credit_code": "18位数字和大写字母。",
    "phone": "一个号码，手机或带区号的座机。",
    "region_code": "县6位、乡镇9位、村12位数字。",
    "coordinate": "度分秒或小数度，如 104°30′44″ 或 104.5123。",
}


def how_zh(column: Column) -> str:
    """How the cell is to be written; '' for plain texts."""
    if column.code_list:
        return "从下拉列表中选一项。"
    if column.type == "date" and column.precision == "month":
        return "写年和月，如 2024年9月。"
    if column.type == "date" and column.precision == "year":
        return "写四位年份，如 2024。"
    if column.resolve == "bodies":
        return "写全称；多个单位用顿号隔开，不止一个时直接输入。"
    if list_of(column):
        return "写全称，与登记的名称一致；列表中没有的可直接输入。"
    return _HOW.get(column.type, "")


def prompt_zh(column: Column) -> str:
    """What shows beside a cell while it is filled in."""
    must = "必填。" if column.required else ""
    return f"{must}{column.meaning_zh}。{how_zh(column)}例：{column.example}"


def error_zh(column: Column) -> str:
    """What is said of a value that the check does not expect."""
    if column.code_list:
        return "请从下拉列表中选一项。列表中没有合适的，请在“填表说明”中查看各选项，或先空着。"
    low = "" if column.min is None else f"不小于{column.min:g}"
    high = "" if column.max is None else f"不大于{column.max:g}"
    limits = "，".join(part for part in (low, high) if part)
    told = how_zh(column) + (f"应{limits}。" if limits else "")
    told += "不得晚于今天。" if column.past else ""
    return f"{told}确实如此的，选“是”保留。"
