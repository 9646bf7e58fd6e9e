"""The receipt for people at a terminal: a line per table, per rejected cell, per file that was not taken in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ingestion.privacy import scrub
from muster.changes import change_lines
from muster.difference import changed_cells_zh, difference_zh

SHOWN_AT_MOST = 20
WARNINGS_SHOWN = 5
ROWS_SHOWN = 5
FIGURES_SHOWN = 8


def receipt_lines(receipt: dict[str, Any]) -> list[str]:
    """The receipt for people: a line per table, a line per problem, a line in all.

    Of a file that replaces an earlier one only the difference is told.
    """
    lines = list(receipt["list_problems"])
    for file in receipt["files"]:
        told = {(d["export"], d["table"]) for d in file["differences"]}
        for difference in file["differences"]:
            lines += _difference_lines(file, difference)
        for table in file["tables"]:
            if (table["export"], table["table"]) not in told:
                lines += _table_lines(file, table)
        for problem in file["problems"]:
            lines.append(f"未入库：{file['file']}{_sheet_zh(problem['sheet'])}：{problem['message_zh']}")
        for hint in file["hints"]:
            lines.append(f"提示：{file['file']}{_sheet_zh(hint['sheet'])}：{hint['message_zh']}")
        if file["handback"]:
            lines.append(f"    退回单：{file['handback']}")
        elif file["handback_problem_zh"]:
            lines.append(f"    {file['handback_problem_zh']}")
    lines += [notice["message_zh"] for notice in receipt["boundaries"]]
    totals = receipt["totals"]
    lines.append(
        f"合计：{totals['files']}个文件、{totals['tables']}张表，{_balance_zh(totals)}；"
        f"未入库{totals['problems']}处；重复文件{receipt['repeated_files']}个（不重复计）"
    )
    return lines + (change_lines(receipt["figures"], FIGURES_SHOWN) if receipt["figures"] else [])


def _table_lines(file: dict[str, Any], table: dict[str, Any]) -> list[str]:
    name = f"{file['file']}{_sheet_zh(table['sheet'])}"
    lines = [f"{name} → {table['export']} {table['export_zh']}：{_balance_zh(table)}"]
    if table["unmapped"]:
        lines.append(f"    未能对应的列：{'、'.join(table['unmapped'])}")
    lines += _asked_lines(table)
    if table["drift"]:
        lines.append(f"    {table['drift']}")
    lines += _issue_lines(table["issues"])
    if table["decided"] and table["decided"] != "新增":
        lines.append(f"    {table['decided']}")
    return lines


def _difference_lines(file: dict[str, Any], difference: dict[str, Any]) -> list[str]:
    """What a replacing file changes, the issues that are new, and its row balance; not all that it repeats."""
    lines = [
        f"{file['file']} → {difference['export']} {difference['table_zh']}：{difference_zh(difference)}",
        f"    {difference['because']}",
    ]
    lines += [
        f"    改动：第{row['row']}行 {row['name']}：{changed_cells_zh(row)}"
        for row in difference["changed"][:ROWS_SHOWN]
    ]
    more = difference["rows_changed"] - ROWS_SHOWN
    if more > 0:
        lines.append(f"    另有{more}行改动，逐行列在回执文件中")
    lines += _issue_lines(difference["new"])
    for table in file["tables"]:
        if (table["export"], table["table"]) == (difference["export"], difference["table"]):
            lines.append(f"    本次{_sheet_zh(table['sheet'])}：{_balance_zh(table)}")
    return lines


def _asked_lines(table: dict[str, Any]) -> list[str]:
    """A line for each heading that is near to a column without being surely it."""
    return [
        f"    表头“{scrub(asked['heading'])}”像"
        + "又像".join(f"“{near['column']}”" for near in asked["columns"])
        + f"，未对应；请改用准确的表头，或用 muster layouts confirm {table['fingerprint'][:8]} 指明"
        for asked in table["asked"]
    ]


def _issue_lines(issues: Sequence[dict[str, Any]]) -> list[str]:
    """A line for each rejected cell or row and for the first warnings; how many more the receipt file lists."""
    lines = []
    for severity, name, shown in (("rejected", "退回", SHOWN_AT_MOST), ("warning", "提示", WARNINGS_SHOWN)):
        such = [issue for issue in issues if issue["severity"] == severity]
        lines += [_issue_line(name, issue) for issue in such[:shown]]
        if len(such) > shown:
            lines.append(f"    另有{len(such) - shown}处{name}，逐条列在回执文件中")
    return lines


def _issue_line(name: str, issue: dict[str, Any]) -> str:
    return (
        f"    {name}：第{issue['row']}行"
        + (f" {issue['column']}" if issue["column"] else "")
        + (f"“{issue['value']}”" if issue["value"] else "")
        + f"：{issue['reason_zh']}"
    )


def _sheet_zh(sheet: str) -> str:
    return f"〔{sheet}〕" if sheet else ""


def _balance_zh(counts: dict[str, Any]) -> str:
    return (
        f"读{counts['rows_read']}行 = 接收{counts['rows_accepted']} + 存疑{counts['rows_doubtful']}"
        f" + 退回{counts['rows_rejected']} + 说明行{counts['rows_explained']}"
    )
