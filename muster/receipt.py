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
from ingestion.handback.hand_back import HandedBack
from ingestion.ingest import Ingested
from ingestion.privacy import scrub
from ingestion.recognising.drift import drift
from muster.difference import differences
from muster.receipt_page import receipt_page

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
                "hints": [
                    {"sheet": scrub(p.sheet), "code": p.code, "message_zh": p.message_zh}
                    for p in reading.hints
                ],
            }
        )
    return {**_receipt(files, done), "boundaries": _boundaries(connection)}


def _boundaries(connection: duckdb.DuckDBPyConnection) -> list[dict[str, str]]:
    """What there is to say about the county's own borders: kind (unusable, note), message_zh."""
    rows = connection.execute("select kind, message_zh from raw.boundary_notices").fetchall()
    return [{"kind": kind, "message_zh": line} for kind, line in rows]


def _names_zh(export: str, table_name: str) -> dict[str, str]:
    declared = next(table for table in contracts()[export].tables if table.table == table_name)
    return {column.name: column.zh for column in declared.columns}


def nothing_new(repeated: int, told: Sequence[str] = ()) -> dict[str, Any]:
    """The receipt of a refresh that found only files it knew: how many, and a line for what cannot be read."""
    return _receipt([], Ingested(repeated=repeated, list_problems=list(told)))


def _receipt(files: list[dict[str, Any]], done: Ingested) -> dict[str, Any]:
    return {
        "files": [_shown(file) for file in files],
        "figures": None,
        "boundaries": [],
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
