"""The printed receipt: a line per table, per rejected cell and per file that was not taken in."""

from __future__ import annotations

from typing import Any

from muster.receipt_lines import SHOWN_AT_MOST, receipt_lines


def table(issues: list[dict[str, Any]], **changed: Any) -> dict[str, Any]:
    counts = {"rows_read": 5, "rows_accepted": 2, "rows_doubtful": 1, "rows_rejected": 1, "rows_explained": 1}
    return {
        "export": "F04", "export_zh": "演练台账", "table": "drills", "sheet": "一季度", "decided": "新增",
        "unmapped": [], "asked": [], "drift": "", "fingerprint": "",
        "issues": issues, **counts, **changed,
    }  # fmt: skip


def receipt(*tables: dict[str, Any], problems: list[dict[str, str]] | None = None) -> dict[str, Any]:
    totals = {
        "files": 1,
        "tables": len(tables),
        "problems": len(problems or []),
        **dict.fromkeys(
            ("rows_read", "rows_accepted", "rows_doubtful", "rows_rejected", "rows_explained"), 0
        ),
    }
    file = {
        "file": "演练.xlsx",
        "tables": list(tables),
        "problems": problems or [],
        "differences": [],
        "hints": [],
        "handback": None,
    }
    file["handback_problem_zh"] = ""
    return {
        "files": [file],
        "totals": totals,
        "list_problems": [],
        "boundaries": [],
        "repeated_files": 0,
        "figures": None,
    }


def issue(row: int, severity: str = "rejected") -> dict[str, Any]:
    return {
        "row": row,
        "column": "日期",
        "value": "待定",
        "severity": severity,
        "reason_zh": "应为日期，此处无法识别",
    }


def test_a_table_shows_its_row_balance_and_each_rejected_cell_with_its_reason() -> None:
    lines = receipt_lines(receipt(table([issue(7), issue(8, "doubtful")])))
    assert lines[0] == "演练.xlsx〔一季度〕 → F04 演练台账：读5行 = 接收2 + 存疑1 + 退回1 + 说明行1"
    assert lines[1] == "    退回：第7行 日期“待定”：应为日期，此处无法识别"
    assert not any("第8行" in line for line in lines)


def test_many_rejected_cells_are_cut_short_and_the_rest_is_said() -> None:
    lines = receipt_lines(receipt(table([issue(row) for row in range(SHOWN_AT_MOST + 3)])))
    assert sum("退回：第" in line for line in lines) == SHOWN_AT_MOST
    assert "    另有3处退回，逐条列在回执文件中" in lines


def test_headings_without_a_column_and_decisions_are_named() -> None:
    lines = receipt_lines(receipt(table([], unmapped=["天气"], decided="替换“旧.xlsx”：文件写明为更正")))
    assert "    未能对应的列：天气" in lines and "    替换“旧.xlsx”：文件写明为更正" in lines


def test_a_sheet_that_was_not_taken_in_has_its_line() -> None:
    lines = receipt_lines(receipt(problems=[{"sheet": "通讯录", "message_zh": "表头对不上"}]))
    assert lines[0] == "未入库：演练.xlsx〔通讯录〕：表头对不上"
