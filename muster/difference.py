"""What a delivery changes against the one it replaces: rows added, removed and changed, issues solved and new."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Hashable, Sequence
from typing import Any

import duckdb

from catalogue.loader import contracts
from catalogue.models import Table

LISTED_AT_MOST = 200
COMPARED_AT_MOST = 100_000
NAMING_COLUMNS = 3
Row = dict[str, Any]


def differences(connection: duckdb.DuckDBPyConnection, delivery_id: str) -> list[dict[str, Any]]:
    """One entry per contract table in which the delivery replaces earlier ones; none where it only adds.

    Each gives `replaced` (file names), `because`, counts `rows_same`, `rows_added`, `rows_removed`, `rows_changed`,
    the rows themselves (`added`, `removed`, `changed`, each at most LISTED_AT_MOST, texts masked as in raw) and the
    issues `solved`, `still` and `new`.
    """
    entries = []
    for export, table_name, because in connection.execute(
        """select export_code, table_name, max(decided_because) from raw.delivery_tables
           where delivery_id = ? group by all order by all""",
        [delivery_id],
    ).fetchall():
        earlier = replaced_by(connection, delivery_id, export, table_name)
        if not earlier:
            continue
        declared = next(table for table in contracts()[export].tables if table.table == table_name)
        entries.append(
            {
                "export": export,
                "table": table_name,
                "table_zh": declared.name_zh,
                "replaced": [name for _, name in earlier],
                "because": because,
                **_rows(connection, [d for d, _ in earlier], delivery_id, declared),
                **_issues(connection, [d for d, _ in earlier], delivery_id, export, table_name),
            }
        )
    return entries


def replaced_by(
    connection: duckdb.DuckDBPyConnection, delivery_id: str, export: str, table_name: str
) -> list[tuple[str, str]]:
    """Deliveries (id, file name) that this one put out of force in a table."""
    rows: list[tuple[str, str]] = connection.execute(
        """select distinct earlier.delivery_id, named.file_name
           from raw.delivery_tables as earlier
           join raw.deliveries as named on named.delivery_id = earlier.delivery_id
           where earlier.replaced_by = ? and earlier.export_code = ? and earlier.table_name = ?
           order by all""",
        [delivery_id, export, table_name],
    ).fetchall()
    return rows


def _rows(
    connection: duckdb.DuckDBPyConnection, earlier: Sequence[str], later: str, declared: Table
) -> dict[str, Any]:
    """Rows paired by natural key, in order where a key comes more than once; serial numbers do not count."""
    before = _records(connection, earlier, declared)
    after = _records(connection, [later], declared)
    if before is None or after is None:
        return _counted_only(connection, earlier, later, declared)
    same, added, removed, changed = 0, [], [], []
    for key in dict.fromkeys([*after, *before]):
        old, new = _without_equals(before.get(key, []), after.get(key, []))
        same += len(after.get(key, [])) - len(new)
        pairs = min(len(old), len(new)) if key else 0
        changed += [_changed(*pair) for pair in zip(old[:pairs], new[:pairs], strict=True)]
        removed += old[pairs:]
        added += new[pairs:]
    return {
        "rows_same": same,
        "rows_added": len(added),
        "rows_removed": len(removed),
        "rows_changed": len(changed),
        "added": [_named(row) for row in added[:LISTED_AT_MOST]],
        "removed": [_named(row) for row in removed[:LISTED_AT_MOST]],
        "changed": changed[:LISTED_AT_MOST],
        "note_zh": "",
    }


def _records(
    connection: duckdb.DuckDBPyConnection, deliveries: Sequence[str], declared: Table
) -> dict[str, list[Row]] | None:
    """Natural key → rows as sent, their cells by column name; None when there are too many to hold side by side."""
    found = connection.execute(
        f"""select r.sheet, r.table_no, r.row_number, coalesce(r.natural_key, ''), c.cells::varchar, r.delivery_id
            from raw.source_records r join raw.record_cells c using (record_id)
            where list_contains(?, r.delivery_id) and r.table_name = ?
            order by r.delivery_id, r.sheet, r.table_no, r.row_number limit {COMPARED_AT_MOST + 1}""",
        [list(deliveries), declared.table],
    ).fetchall()
    if len(found) > COMPARED_AT_MOST:
        return None
    names = _names(connection, deliveries)
    serial = {column.name for column in declared.columns if column.type == "serial"}
    order = {column.name: (column.name not in declared.key, n) for n, column in enumerate(declared.columns)}
    grouped: dict[str, list[Row]] = defaultdict(list)
    for sheet, table_no, number, key, cells, delivery in found:
        given = json.loads(cells)
        headings = names.get((delivery, sheet, table_no), {})
        by_name = {headings.get(heading, heading): (heading, text) for heading, text in given.items()}
        kept = {name: cell for name, cell in by_name.items() if name not in serial}
        ordered = dict(sorted(kept.items(), key=lambda item: order.get(item[0], (True, len(order)))))
        grouped[key].append({"sheet": sheet, "row": number, "cells": ordered})
    return grouped


def _names(
    connection: duckdb.DuckDBPyConnection, deliveries: Sequence[str]
) -> dict[tuple[str, str, int], dict[str, str]]:
    """Heading → column name of every table, so that a renamed heading changes no row."""
    names: dict[tuple[str, str, int], dict[str, str]] = defaultdict(dict)
    for delivery, sheet, table_no, heading, name in connection.execute(
        """select delivery_id, sheet, table_no, heading, column_name from raw.delivery_columns
           where list_contains(?, delivery_id) and column_name is not null""",
        [list(deliveries)],
    ).fetchall():
        names[(delivery, sheet, table_no)][heading] = name
    return names


def _content(row: Row) -> Hashable:
    """The filled cells of a row: a column that came or went empty changes nothing."""
    return tuple(sorted((name, text) for name, (_, text) in row["cells"].items() if text))


def _without_equals(old: Sequence[Row], new: Sequence[Row]) -> tuple[list[Row], list[Row]]:
    """Both lists without the rows that stand in both, as often as they do."""
    left: dict[Hashable, list[Row]] = defaultdict(list)
    for row in old:
        left[_content(row)].append(row)
    remaining = []
    for row in new:
        if left[_content(row)]:
            left[_content(row)].pop(0)
        else:
            remaining.append(row)
    return [row for rows in left.values() for row in rows], remaining


def _named(row: Row) -> Row:
    """Where a row stands and what it is called: its first filled cells, key columns first."""
    filled = [text for _, text in row["cells"].values() if text][:NAMING_COLUMNS]
    return {"sheet": row["sheet"], "row": row["row"], "name": "　".join(filled)}


def _changed(old: Row, new: Row) -> Row:
    """The cells of a row that read otherwise than before."""
    cells = []
    for name in dict.fromkeys([*new["cells"], *old["cells"]]):
        heading, now = new["cells"].get(name, (None, ""))
        earlier_heading, before = old["cells"].get(name, (None, ""))
        if now != before:
            cells.append({"column": heading or earlier_heading, "old": before, "new": now})
    return {**_named(new), "old_row": old["row"], "cells": cells}


def _counted_only(
    connection: duckdb.DuckDBPyConnection, earlier: Sequence[str], later: str, declared: Table
) -> dict[str, Any]:
    """Of tables too large to list: how many natural keys came, went and stayed."""
    same, added, removed = connection.execute(
        """with earlier as (select distinct natural_key as k from raw.source_records
                            where list_contains(?, delivery_id) and table_name = ?),
                later as (select distinct natural_key as k from raw.source_records
                          where delivery_id = ? and table_name = ?)
           select (select count(*) from later semi join earlier using (k)),
                  (select count(*) from later anti join earlier using (k)),
                  (select count(*) from earlier anti join later using (k))""",
        [list(earlier), declared.table, later, declared.table],
    ).fetchall()[0]
    return {
        "rows_same": same,
        "rows_added": added,
        "rows_removed": removed,
        "rows_changed": 0,
        "added": [],
        "removed": [],
        "changed": [],
        "note_zh": f"超过{COMPARED_AT_MOST}行，只按编号或名称计数，未逐格比较。",
    }


def _issues(
    connection: duckdb.DuckDBPyConnection, earlier: Sequence[str], later: str, export: str, table_name: str
) -> dict[str, Any]:
    """Issues paired by column, kind and record (of rows that did not become records: by value)."""
    before = _said(connection, earlier, export, table_name)
    after = _said(connection, [later], export, table_name)
    solved, still, new = [], [], []
    for key in dict.fromkeys([*after, *before]):
        old_ones, new_ones = before.get(key, []), after.get(key, [])
        stayed = min(len(old_ones), len(new_ones))
        still += new_ones[:stayed]
        new += new_ones[stayed:]
        solved += old_ones[stayed:]
    return {
        "issues_solved": len(solved),
        "issues_still": len(still),
        "issues_new": len(new),
        "solved": solved[:LISTED_AT_MOST],
        "still": still[:LISTED_AT_MOST],
        "new": new[:LISTED_AT_MOST],
    }


def _said(
    connection: duckdb.DuckDBPyConnection, deliveries: Sequence[str], export: str, table_name: str
) -> dict[tuple[Any, ...], list[Row]]:
    rows = connection.execute(
        f"""select i.column_name, i.issue_code, coalesce(r.natural_key, i.value, ''), i.sheet, i.row_number,
                   i.column_zh, i.value, i.severity, i.reason_zh
            from raw.cell_issues as i join raw.delivery_tables as t using (delivery_id, sheet, table_no)
            left join raw.source_records as r on r.record_id = i.record_id
            where list_contains(?, i.delivery_id) and t.export_code = ? and t.table_name = ?
            order by case i.severity when 'rejected' then 0 when 'doubtful' then 1 else 2 end, i.sheet, i.row_number
            limit {COMPARED_AT_MOST}""",
        [list(deliveries), export, table_name],
    ).fetchall()
    grouped: dict[tuple[Any, ...], list[Row]] = defaultdict(list)
    names = ("sheet", "row", "column", "value", "severity", "reason_zh")
    for row in rows:
        grouped[row[:3]].append(dict(zip(names, row[3:], strict=True)))
    return grouped


def difference_zh(difference: dict[str, Any]) -> str:
    """The counts of a difference in words."""
    return (
        f"与被替换的相比，新增{difference['rows_added']}行、删除{difference['rows_removed']}行、"
        f"改动{difference['rows_changed']}行、不变{difference['rows_same']}行；"
        f"问题已解决{difference['issues_solved']}处、仍有{difference['issues_still']}处、"
        f"新出现{difference['issues_new']}处{'。' + difference['note_zh'] if difference['note_zh'] else ''}"
    )


def changed_cells_zh(row: Row) -> str:
    """日期“待定”→“2024-09-05”, for each cell of a row that changed."""
    return "，".join(f"{c['column']}“{c['old'] or '空'}”→“{c['new'] or '空'}”" for c in row["cells"])
