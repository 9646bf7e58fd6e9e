"""What each contract table promises, as checks. The derivation only: nothing here runs them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from catalogue.loader import code_lists
from catalogue.models import Column, Table

CREDIT_CODE = r"^[0-9A-HJ-NPQRTUWXY]{2}[0-9]{6}[0-9A-HJ-NPQRTUWXY]{10}$"
REGION_CODE = r"^(?:[0-9]{6}|[0-9]{9}|[0-9]{12})$"
CHINA_DEGREES = {"longitude": (73.0, 136.0), "latitude": (3.0, 54.0)}

REJECTED_AT_MOST = 0.2
UNREAD_AT_MOST = 0.05
IMPRECISE_AT_MOST = 0.2
COARSE_AT_MOST = 0.2

_FINE = {
    "day": "('minute', 'day', 'range', 'open')",
    "month": "('minute', 'day', 'range', 'open', 'ten_days', 'month')",
    "year": "('minute', 'day', 'range', 'open', 'ten_days', 'month', 'quarter', 'half_year', 'year')",
}


@dataclass(frozen=True)
class Check:
    """One promise about the rows of a table.

    `expectation` is the Great Expectations class, `arguments` its keywords. `selects` gives the SQL of every batch
    column that it looks at (received_on and delivery_id are always there). `failing_zh` follows the number of
    failing rows.
    """

    name: str
    expectation: str
    arguments: dict[str, Any]
    selects: dict[str, str]
    expected_zh: str
    failing_zh: str


def table_checks(table: Table) -> list[Check]:
    """Every check that the contract implies for the rows of this table, in column order, the key last."""
    return [*(check for column in table.columns for check in _column_checks(column)), _key_unique(table)]


def delivery_checks() -> list[Check]:
    """Checks of a delivery's table as a whole; the batch has one row per delivery and contract table."""
    return [
        Check(
            "at_least_one_record",
            "ExpectColumnValuesToBeBetween",
            {"column": "loaded", "min_value": 1},
            {},
            "至少有一条记录",
            "条记录",
        ),
        Check(
            "loaded_as_counted",
            "ExpectColumnPairValuesToBeEqual",
            {"column_A": "loaded", "column_B": "counted"},
            {},
            "载入行数与收件时清点的一致",
            "行载入",
        ),
        _share("few_rows_rejected", "rejected", REJECTED_AT_MOST, "退回的行", "行被退回"),
        _share("values_readable", "unread", UNREAD_AT_MOST, "有读不出的数或日期的行", "行有读不出的数或日期"),
        _share("numbers_exact", "imprecise", IMPRECISE_AT_MOST, "用估数（约、余、左右等）的行", "行用了估数"),
        _share("dates_precise", "coarse", COARSE_AT_MOST, "发生日期写得过粗的行", "行发生日期写得过粗"),
    ]


def row_flags(table: Table) -> dict[str, str | None]:
    """SQL conditions on a row that delivery_checks counts; None where the table has no column of that kind."""
    numbers = [column for column in table.columns if column.type in ("number", "percent")]
    dates = [column for column in table.columns if column.type in ("date", "datetime")]
    points = [column for column in table.columns if column.type == "coordinate"]
    unread = [
        *(_unread(column.name, "_number", "_low", "_high") for column in numbers),
        *(_unread(column.name, "_precision") for column in dates),
        *(_unread(column.name, "_number") for column in points),
    ]
    flags = {
        "unread": unread,
        "imprecise": [f'coalesce("{column.name}_is_imprecise", false)' for column in numbers],
        "coarse": [
            f'coalesce("{column.name}_precision" not in {_FINE[column.precision]}, false)'
            for column in dates
            if column.name == table.event_date
        ],
    }
    return {flag: " or ".join(terms) or None for flag, terms in flags.items()}


def present(column: str) -> str:
    """SQL of a text column in which blank is null."""
    return f"nullif(trim(\"{column}\"), '')"


def _column_checks(column: Column) -> Iterator[Check]:
    name, zh = column.name, f"“{column.zh}”"
    if column.required:
        yield Check(
            f"not_blank.{name}",
            "ExpectColumnValuesToNotBeNull",
            {"column": name},
            {name: present(name)},
            f"{zh}不得为空",
            "行为空",
        )
    if column.type == "code" and column.code_list:
        codes = [entry.code for entry in code_lists()[column.code_list].entries]
        yield Check(
            f"code_known.{name}",
            "ExpectColumnValuesToBeInSet",
            {"column": f"{name}_or_text", "value_set": codes},
            {f"{name}_or_text": f'coalesce("{name}_code", {present(name)})'},
            f"{zh}须在代码表之内",
            "行不在代码表之内",
        )
    bounds = (
        CHINA_DEGREES[column.axis]
        if column.type == "coordinate" and column.axis
        else (column.min, column.max)
    )
    if column.type in ("number", "percent", "coordinate") and bounds != (None, None):
        yield Check(
            f"in_range.{name}",
            "ExpectColumnValuesToBeBetween",
            {"column": f"{name}_number", "min_value": bounds[0], "max_value": bounds[1]},
            {f"{name}_number": f'"{name}_number"'},
            f"{zh}{_range_zh(*bounds, column.unit)}",
            "行超出范围",
        )
    if column.past:
        yield Check(
            f"not_after_receipt.{name}",
            "ExpectColumnPairValuesAToBeGreaterThanB",
            {
                "column_A": "received_on",
                "column_B": f"{name}_from",
                "or_equal": True,
                "ignore_row_if": "either_value_is_missing",
            },
            {f"{name}_from": f'"{name}_from"'},
            f"{zh}不得晚于收件日",
            "行晚于收件日",
        )
    pattern = {"credit_code": CREDIT_CODE, "region_code": REGION_CODE}.get(column.type)
    if pattern:
        shape = "18 位统一社会信用代码" if column.type == "credit_code" else "6、9 或 12 位区划代码"
        yield Check(
            f"well_formed.{name}",
            "ExpectColumnValuesToMatchRegex",
            {"column": name, "regex": pattern},
            {name: present(name)},
            f"{zh}须为{shape}",
            "行格式不符",
        )


def _range_zh(low: float | None, high: float | None, unit: str | None) -> str:
    unit = unit or ""
    if high is None:
        return f"不得小于 {low:g}{unit}"
    if low is None:
        return f"不得大于 {high:g}{unit}"
    return f"须在 {low:g} 至 {high:g}{unit} 之间"


def _key_part(column: Column) -> str:
    text = present(column.name)
    if column.type == "id_number":
        return "person_key"
    if column.type == "code":
        return f'coalesce("{column.name}_code", {text})'
    period = f'"{column.name}_from" || \'/\' || "{column.name}_to"'
    if column.type == "date":
        return f"coalesce({period}, {text})"
    if column.type == "datetime":
        return f'coalesce(cast("{column.name}_at" as varchar), {period}, {text})'
    return text


def _key_unique(table: Table) -> Check:
    """A key of which every part is blank identifies nothing and is left out.

    One file may state a register at several moments; the same thing then stands in it once per moment.
    """
    columns = [table.column(name) for name in table.key]
    parts = [_key_part(column) for column in columns]
    moment = "cast(statement_on as varchar)"
    joined = "concat_ws('|', " + ", ".join(f"coalesce({part}, '')" for part in [moment, *parts]) + ")"
    key = f"case when coalesce({', '.join(parts)}) is not null then {joined} end"
    return Check(
        "key_unique",
        "ExpectCompoundColumnsToBeUnique",
        {"column_list": ["delivery_id", "natural_key"], "ignore_row_if": "any_value_is_missing"},
        {"natural_key": key},
        f"同一次报送、同一时点内{'、'.join(column.zh for column in columns)}不得重复",
        "行重复",
    )


def _unread(column: str, *endings: str) -> str:
    values = " and ".join(f'"{column}{ending}" is null' for ending in endings)
    return f"({present(column)} is not null and {values})"


def _share(name: str, count: str, at_most: float, rows_zh: str, failing_zh: str) -> Check:
    return Check(
        name,
        "ExpectColumnValuesToBeBetween",
        {"column": f"{count}_share", "max_value": at_most},
        {},
        f"{rows_zh}不超过 {at_most:.0%}",
        failing_zh,
    )
