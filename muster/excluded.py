"""Columns that settings keep out of the warehouse, written as clerks know them or by their English names."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

from catalogue.loader import code_lists, contracts
from catalogue.models import Column, Table
from ingestion.loading.exclusions import Excluded


class ExcludedSetting(BaseModel):
    """A column that is not kept; `only`: column of codes → code, for the rows of which it is not kept."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    export: str
    column: str
    only: dict[str, str] = {}


def resolved(field: ExcludedSetting) -> Excluded:
    """The column and its rows by their English names. Raises ValueError with what is wrong, in Chinese."""
    if field.export not in contracts():
        raise ValueError(f"没有报表 {field.export}。可用的编号见 docs/exports.md")
    for table in contracts()[field.export].tables:
        column = _column(table, field.column)
        if column is None:
            continue
        if column.required or column.name in {*table.key, table.event_date}:
            raise ValueError(f"{field.export} 的“{column.zh}”是识别记录的栏目，不能不收")
        return Excluded(field.export, column.name, dict(_code(table, *pair) for pair in field.only.items()))
    raise ValueError(f"{field.export} 没有“{field.column}”这一栏。各栏见 docs/exports.md")


def excluded_zh(field: ExcludedSetting) -> str:
    """What is not kept, in words: 人数（驻军与民兵）不收."""
    found = resolved(field)
    table = next(each for each in contracts()[found.export].tables if _column(each, found.column) is not None)
    kinds = [
        entry.zh
        for name, code in found.only.items()
        for entry in code_lists()[table.column(name).code_list or ""].entries
        if entry.code == code
    ]
    of_kinds = "（" + "、".join(kinds) + "）" if kinds else ""
    return f"{table.column(found.column).zh}{of_kinds}不收"


def _column(table: Table, written: str) -> Column | None:
    return next((column for column in table.columns if written in {column.name, column.zh}), None)


def _code(table: Table, written: str, value: str) -> tuple[str, str]:
    column = _column(table, written)
    if column is not None and column.code_list is not None:
        for entry in code_lists()[column.code_list].entries:
            if value in {entry.code, entry.zh}:
                return column.name, entry.code
    raise ValueError(f"没有 {written} = {value} 这一类")
