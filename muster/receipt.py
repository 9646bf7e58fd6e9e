"""The receipt (回执) of a refresh: rows read = accepted + doubtful + rejected + explained, and what to do."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb

from catalogue.loader import contracts
from catalogue.paths import Home
from ingestion.drift import drift
from ingestion.handback.hand_back import HandedBack
from ingestion.ingest import Ingested
from ingestion.privacy import scrub
from muster.changes import change_lines
from muster.difference import changed_cells_zh, difference_zh, differences
from muster.receipt_page import receipt_page

SHOWN_AT_MOST = 20
ROWS_SHOWN = 5
FIGURES_SHOWN = 8
_NO_TEXTS = {"delivery_id", "sha256", "fingerprint"}


def receipt_of(connection: duckdb.DuckDBPyConnection, done: Ingested) -> dict[str, Any]:
    """The receipt as plain data. Counts are read back from the warehouse, after names were resolved."""
    counted = _counted(connection, done.delivery_ids)
    issues = _issues(connection, done.delivery_ids)
    drifted = {(d.delivery_id, d.sheet, d.table_no): d.line_zh for d in drift(connection, done.delivery_ids)}
    files = []
    for received, reading in done.readings:
        tables = []
        for table in reading.tables:
            counts = counted[(received.delivery_id, table.sheet, table.table_no)]
            names = _names_zh(table.export, table.table)
            tables.append(
                {
                    "export": table.export,
                    "export_zh": contracts()[table.export].name_zh,
                    "table": table.table,
                    "sheet": scrub(table.sheet),
                    "table_no": table.table_no,
                    "score": table.score,
                    "statement_on": _iso(table.statement_on),
                    "rows_read": counts[0],
                    "rows_accepted": counts[1],
                    "rows_doubtful": counts[2],
                    "rows_rejected": counts[3],
                    "rows_explained": counts[4],
                    "explained": table.explained,
                    "decided": counts[5],
                    "matched": [
                        {"heading": h, "column": c, "column_zh": names[c], "score": q}
                        for _, h, c, q in table.mapping
                    ],
                    "unmapped": [heading for _, heading in table.unmapped],
                    "asked": [
                        {"heading": heading, "columns": [{"column": zh, "score": q} for zh, q in columns]}
                        for _, heading, columns in table.asked
                    ],
                    "fingerprint": table.fingerprint,
                    "confirmed_layout": bool(table.layout),
                    "drift": drifted.get((received.delivery_id, table.sheet, table.table_no), ""),
                    "is_hidden": table.is_hidden,
                    "issues": issues.get((received.delivery_id, table.sheet, table.table_no), []),
                }
            )
        files.append(
            {
                "delivery_id": received.delivery_id,
                "file": scrub(received.file_name),
                "sha256": received.sha256,
                "received_on": received.received_on.isoformat(),
                "sender": received.sender,
                "differences": differences(connection, received.delivery_id),
                "handback": None,
                "handback_problem_zh": "",
                "tables": tables,
                "problems": [
                    {
                        "sheet": scrub(p.sheet),
                        "code": p.code,
                        "message_zh": p.message_zh,
                        "fingerprint": p.fingerprint,
                        "headings": p.headings,
                    }
                    for p in reading.problems
                ],
            }
        )
    return _receipt(files, done)


def _names_zh(export: str, table_name: str) -> dict[str, str]:
    declared = next(table for table in contracts()[export].tables if table.table == table_name)
    return {column.name: column.zh for column in declared.columns}


def nothing_new(repeated: int) -> dict[str, Any]:
    """The receipt of a refresh that found only files it knew: how many."""
    return _receipt([], Ingested(repeated=repeated))


def _receipt(files: list[dict[str, Any]], done: Ingested) -> dict[str, Any]:
    return {
        "files": [_shown(file) for file in files],
        "figures": None,
        "repeated_files": done.repeated,
        "replaced_tables": done.replaced,
        "list_problems": done.list_problems,
        "totals": _totals(files),
    }


def complete(
    receipt: dict[str, Any], handed_back: Mapping[str, HandedBack], figures: dict[str, Any] | None
) -> dict[str, Any]:
    """The receipt with what only the end of the refresh knows: the hand-backs, and the figures that changed.

    `figures` as `changed_figures` gives them, None when nothing was published.
    """
    files = []
    for file in receipt["files"]:
        back = handed_back.get(file["delivery_id"])
        told = {"handback": back.path, "handback_problem_zh": back.problem_zh} if back else {}
        files.append({**file, **told})
    return {**receipt, "files": files, "figures": figures}


def exports_of(receipt: dict[str, Any]) -> set[str]:
    """Codes of the exports that the files of a receipt held."""
    return {table["export"] for file in receipt["files"] for table in file["tables"]}


def _shown(said: Any, name: str = "") -> Any:
    """The same data with every text scrubbed, whatever it was taken from; ids and hashes are no texts."""
    if isinstance(said, dict):
        return {scrub(key): _shown(value, key) for key, value in said.items()}
    if isinstance(said, list):
        return [_shown(value, name) for value in said]
    return scrub(said) if isinstance(said, str) and name not in _NO_TEXTS else said


def _counted(
    connection: duckdb.DuckDBPyConnection, deliveries: Sequence[str]
) -> dict[tuple[str, str, int], tuple[Any, ...]]:
    rows = connection.execute(
        """select delivery_id, sheet, table_no, rows_read, rows_accepted, rows_doubtful, rows_rejected, rows_explained,
                  decided_because
           from raw.delivery_tables where list_contains(?, delivery_id)""",
        [list(deliveries)],
    ).fetchall()
    for row in rows:
        if row[3] != sum(row[4:8]):
            raise AssertionError(f"row balance broken for {row[:3]}: {row[3:8]}")
    return {(row[0], row[1], row[2]): row[3:] for row in rows}


def _issues(
    connection: duckdb.DuckDBPyConnection, deliveries: Sequence[str]
) -> dict[tuple[str, str, int], list[dict[str, Any]]]:
    rows = connection.execute(
        """select delivery_id, sheet, table_no, row_number, column_zh, value, severity, reason_zh
           from raw.cell_issues where list_contains(?, delivery_id)
           order by case severity when 'rejected' then 0 when 'doubtful' then 1 else 2 end, row_number""",
        [list(deliveries)],
    ).fetchall()
    grouped: dict[tuple[str, str, int], list[dict[str, Any]]] = {}
    for row in rows:
        grouped.setdefault(row[:3], []).append(
            dict(zip(("row", "column", "value", "severity", "reason_zh"), row[3:], strict=True))
        )
    return grouped


def _totals(files: Sequence[dict[str, Any]]) -> dict[str, int]:
    tables = [table for file in files for table in file["tables"]]
    names = ("rows_read", "rows_accepted", "rows_doubtful", "rows_rejected", "rows_explained")
    counts = {name: sum(int(table[name]) for table in tables) for name in names}
    return {
        "files": len(files),
        "tables": len(tables),
        "problems": sum(len(file["problems"]) for file in files),
        **counts,
    }


def _iso(value: Any) -> str | None:
    return value.isoformat() if value else None


def write_receipt(home: Home, receipt: dict[str, Any], now: datetime) -> Path:
    """The receipt under receipts/<refresh id>.json, and beside it as a page to print (.html)."""
    home.receipts.mkdir(parents=True, exist_ok=True)
    path = home.receipts / f"{now:%Y%m%d-%H%M%S}.json"
    path.write_text(json.dumps(receipt, ensure_ascii=False, indent=1), encoding="utf-8")
    path.with_suffix(".html").write_text(receipt_page(receipt, now), encoding="utf-8")
    return path


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
        if file["handback"]:
            lines.append(f"    退回单：{file['handback']}")
        elif file["handback_problem_zh"]:
            lines.append(f"    {file['handback_problem_zh']}")
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
    lines += _rejected_lines(table["issues"])
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
    lines += _rejected_lines(difference["new"])
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


def _rejected_lines(issues: Sequence[dict[str, Any]]) -> list[str]:
    """A line for each rejected cell or row; beyond SHOWN_AT_MOST how many more the receipt file lists."""
    rejected = [issue for issue in issues if issue["severity"] == "rejected"]
    lines = [
        f"    退回：第{issue['row']}行"
        + (f" {issue['column']}" if issue["column"] else "")
        + (f"“{issue['value']}”" if issue["value"] else "")
        + f"：{issue['reason_zh']}"
        for issue in rejected[:SHOWN_AT_MOST]
    ]
    more = len(rejected) - len(lines)
    return [*lines, f"    另有{more}处退回，逐条列在回执文件中"] if more else lines


def _sheet_zh(sheet: str) -> str:
    return f"〔{sheet}〕" if sheet else ""


def _balance_zh(counts: dict[str, Any]) -> str:
    return (
        f"读{counts['rows_read']}行 = 接收{counts['rows_accepted']} + 存疑{counts['rows_doubtful']}"
        f" + 退回{counts['rows_rejected']} + 说明行{counts['rows_explained']}"
    )
