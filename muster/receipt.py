"""The receipt (回执) of a refresh: rows read = accepted + doubtful + rejected + explained, and what to do."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb

from catalogue.loader import contracts
from catalogue.paths import Home
from ingestion.drift import drift
from ingestion.ingest import Ingested
from ingestion.privacy import scrub

SHOWN_AT_MOST = 20


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
                    "matched": [{"heading": h, "column": c, "score": q} for _, h, c, q in table.mapping],
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


def nothing_new(repeated: int) -> dict[str, Any]:
    """The receipt of a refresh that found only files it knew: how many."""
    return _receipt([], Ingested(repeated=repeated))


def _receipt(files: list[dict[str, Any]], done: Ingested) -> dict[str, Any]:
    return {
        "files": files,
        "repeated_files": done.repeated,
        "replaced_tables": done.replaced,
        "list_problems": done.list_problems,
        "totals": _totals(files),
    }


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
           from raw.cell_issues where list_contains(?, delivery_id) order by severity desc, row_number""",
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
    """The receipt under receipts/<refresh id>.json."""
    home.receipts.mkdir(parents=True, exist_ok=True)
    path = home.receipts / f"{now:%Y%m%d-%H%M%S}.json"
    path.write_text(json.dumps(receipt, ensure_ascii=False, indent=1), encoding="utf-8")
    return path


def receipt_lines(receipt: dict[str, Any]) -> list[str]:
    """The receipt for people: a line per table, a line per problem, a line in all."""
    lines = list(receipt["list_problems"])
    for file in receipt["files"]:
        for table in file["tables"]:
            name = f"{file['file']}{_sheet_zh(table['sheet'])}"
            lines.append(f"{name} → {table['export']} {table['export_zh']}：{_balance_zh(table)}")
            if table["unmapped"]:
                lines.append(f"    未能对应的列：{'、'.join(table['unmapped'])}")
            lines += _asked_lines(table)
            if table["drift"]:
                lines.append(f"    {table['drift']}")
            lines += _rejected_lines(table["issues"])
            if table["decided"] and table["decided"] != "新增":
                lines.append(f"    {table['decided']}")
        for problem in file["problems"]:
            lines.append(f"未入库：{file['file']}{_sheet_zh(problem['sheet'])}：{problem['message_zh']}")
    totals = receipt["totals"]
    lines.append(
        f"合计：{totals['files']}个文件、{totals['tables']}张表，{_balance_zh(totals)}；"
        f"未入库{totals['problems']}处；重复文件{receipt['repeated_files']}个（不重复计）"
    )
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
