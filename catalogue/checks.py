"""What is wrong with a contract, in words that name the table and the column."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import ValidationError

from catalogue.models import CodeList, Column, Contract, Table

CodeLists = Mapping[str, CodeList]
_DATES = {"date", "datetime"}
_FORMULA_MARKS = ("=", "+", "-", "@")
_SHAPES_ZH = {
    "missing": "缺少这一项",
    "extra_forbidden": "没有这样的键，请核对拼写",
    "string_type": "应为文字（数字要加引号）",
    "list_type": "应为列表，写成 [甲, 乙]",
    "bool_type": "应为 true 或 false",
    "bool_parsing": "应为 true 或 false",
    "int_type": "应为整数",
    "int_parsing": "应为整数",
    "float_type": "应为数字",
    "float_parsing": "应为数字",
    "model_type": "应为一组“键: 值”",
    "string_pattern_mismatch": "应为 F 加两位数字，如 F24",
}


def shape_faults(document: Any, error: ValidationError) -> list[str]:
    """The faults of a document that does not fit the models, each with table, column and key by name."""
    faults = []
    for found in error.errors():
        message = _SHAPES_ZH.get(found["type"], found["msg"])
        if found["type"] == "literal_error":
            expected = found["ctx"]["expected"].replace("'", "").replace(" or ", ", ").replace(", ", "、")
            message = f"“{found['input']}”不在允许的取值内（{expected}）"
        faults.append(f"{_place(document, found['loc'])}：{message}")
    return faults


def _place(document: Any, location: tuple[int | str, ...]) -> str:
    words, here = [], document
    kinds = {"tables": "表", "columns": "列"}
    parent = ""
    for step in location:
        here = _step(here, step)
        if isinstance(step, int):
            name = here.get("table") or here.get("name") if isinstance(here, dict) else None
            words.append(f"{kinds.get(parent, parent)} {name or step + 1}")
        elif step not in kinds:
            words.append(f"键 {step}")
        parent = str(step)
    return "，".join(words) or "整个文件"


def _step(here: Any, step: int | str) -> Any:
    try:
        return here[step]
    except (KeyError, IndexError, TypeError):
        return None


def contract_faults(contract: Contract, code_lists: CodeLists) -> list[str]:
    """Everything in a well-shaped contract that cannot be carried out; empty when it can."""
    faults = []
    if contract.owner not in {entry.code for entry in code_lists["departments"].entries}:
        faults.append(f"owner {contract.owner} 不在 code_lists/departments.yml 中")
    for name in _twice([table.table for table in contract.tables]):
        faults.append(f"表 {name} 出现两次")
    for table in contract.tables:
        faults += [f"表 {table.table}，{fault}" for fault in _table_faults(table, code_lists)]
    return faults


def _table_faults(table: Table, code_lists: CodeLists) -> Iterator[str]:
    columns = {column.name: column for column in table.columns}
    for name in _twice([column.name for column in table.columns]):
        yield f"列 {name} 出现两次"
    yield from _heading_faults(table)
    for name in table.key:
        if name not in columns:
            yield f"key 中的 {name} 不是本表的列"
    if (table.states == "events") != bool(table.event_date):
        yield "states: events 的表要有 event_date，states: moment 的表不能有"
    if table.event_date and (table.event_date not in columns or columns[table.event_date].type not in _DATES):
        yield f"event_date {table.event_date} 不是本表的日期列"
    if not any(column.required for column in table.columns):
        yield "没有一列是 required"
    for column in table.columns:
        yield from (f"列 {column.name}：{fault}" for fault in _column_faults(column, columns, code_lists))


def _heading_faults(table: Table) -> Iterator[str]:
    """A heading may name one column only, whatever its brackets, strokes and spaces."""
    owners: dict[str, str] = {}
    for column in table.columns:
        for heading in column.headings:
            folded = unicodedata.normalize("NFKC", heading).lower()
            plain = "".join(letter for letter in folded if letter.isalnum())
            if not plain:
                yield f"列 {column.name}：写法“{heading}”没有文字"
            owner = owners.setdefault(plain, column.name)
            if owner != column.name:
                yield f"列 {column.name}：写法“{heading}”已属于列 {owner}"
        for heading in _twice(column.headings):
            yield f"列 {column.name}：写法“{heading}”写了两次"


def _column_faults(column: Column, columns: dict[str, Column], code_lists: CodeLists) -> Iterator[str]:
    if (column.type == "code") != (column.code_list is not None):
        yield "type: code 的列要有 code_list，其他列不能有"
    if column.code_list and column.code_list not in code_lists:
        yield f"code_list {column.code_list} 不存在"
    if column.term_from and (column.term_from not in columns or columns[column.term_from].type not in _DATES):
        yield f"term_from {column.term_from} 不是本表的日期列"
    for name in column.or_else:
        if name not in columns or name == column.name:
            yield f"or_else 中的 {name} 不是本表的另一列"
    if column.part and not column.or_else:
        yield "有 part 的列要用 or_else 说明从哪一列取"
    if (column.type == "coordinate") != (column.axis is not None):
        yield "经纬度列要有 axis，其他列不能有"
    if (column.min is not None or column.max is not None) and column.type not in {"number", "percent"}:
        yield "只有数字列可以有 min、max"
    if column.min is not None and column.max is not None and column.min > column.max:
        yield "min 大于 max"
    if column.type not in _DATES and (column.past or column.precision != "day" or column.term_from):
        yield "只有日期列可以有 past、precision、term_from"
    if column.required and not column.in_form:
        yield "必填的列不能不列入空白表"
    yield from _wording_faults(column, code_lists)


def _wording_faults(column: Column, code_lists: CodeLists) -> Iterator[str]:
    """What a clerk is told of a column: meaning and example, one of the list's own words where there is a list."""
    if not column.meaning_zh:
        yield "缺少 meaning_zh（填什么，一句话）"
    if not column.example:
        yield "缺少 example（一个填写示例）"
    if column.example.startswith(_FORMULA_MARKS):
        yield "example 不能以 = + - @ 开头，表格软件会当作公式"
    if column.code_list and column.code_list in code_lists:
        words = [entry.zh for entry in code_lists[column.code_list].entries]
        if column.example and column.example not in words:
            yield f"example “{column.example}”不是该选项表中的词（{'、'.join(words)}）"


def _twice(names: list[str]) -> list[str]:
    return sorted({name for name in names if names.count(name) > 1})
