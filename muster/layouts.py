"""Layouts seen in deliveries and those that a person confirmed: listed, confirmed, forgotten."""

from __future__ import annotations

import getpass
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import duckdb

from catalogue.loader import code_lists, contracts
from catalogue.models import Column, Table
from catalogue.paths import Home
from ingestion.recognising.headings import match_table, missing_columns
from ingestion.recognising.layouts import IGNORE, LEVELS, Layout, named_headings, read_layouts, write_layouts
from ingestion.recognising.recognition import Given
from ingestion.text import heading_key
from muster.errors import UserError

CONFIRMED, AUTOMATIC, OPEN = "已确认", "自动识别", "待确认"


@dataclass(frozen=True)
class SeenLayout:
    """One heading as deliveries had it. `owners`: senders, else the export's owner; `files`: where it was seen."""

    fingerprint: str
    state: str
    export: str
    table: str
    score: float
    headings: list[str]
    owners: list[str]
    files: list[str]
    first_seen: date | None
    last_seen: date | None
    confirmed_by: str = ""
    confirmed_at: datetime | None = None


_SEEN = """
with places as (
    select delivery_id, fingerprint, export_code, table_name, score, headings, true as is_read
    from raw.delivery_tables where fingerprint is not null
    union all
    select delivery_id, fingerprint, export_code, table_name, score, headings, false
    from raw.delivery_problems where fingerprint is not null
)
select p.fingerprint, bool_and(is_read), coalesce(any_value(export_code), ''), coalesce(any_value(table_name), ''),
       coalesce(max(score), 0), any_value(headings),
       list(distinct coalesce(nullif(d.sender, ''), '') order by 1), list(distinct d.file_name order by 1),
       min(d.received_on), max(d.received_on)
from places p join raw.deliveries d using (delivery_id)
group by p.fingerprint
"""


def seen_layouts(home: Home) -> list[SeenLayout]:
    """Every layout that a delivery had or a person confirmed; those that wait for a person first."""
    confirmed = read_layouts(home.root)
    seen = {row[0]: _seen(row, confirmed.get(row[0])) for row in _rows(home)}
    for mark, layout in confirmed.items():
        if mark not in seen:
            seen[mark] = SeenLayout(
                mark, CONFIRMED, layout.export, layout.table, 1.0, layout.headings, [], [], None, None,
                layout.confirmed_by, layout.confirmed_at,
            )  # fmt: skip
    order = {OPEN: 0, CONFIRMED: 1, AUTOMATIC: 2}
    return sorted(seen.values(), key=lambda one: (order[one.state], one.export, one.fingerprint))


def _rows(home: Home) -> list[tuple[Any, ...]]:
    if not home.build.exists():
        return []
    try:
        with duckdb.connect(str(home.build), read_only=True) as connection:
            return connection.execute(_SEEN).fetchall()
    except duckdb.IOException as error:
        raise UserError("数据仓库正被另一个 muster 命令使用。请等它结束后再试。") from error
    except (duckdb.BinderException, duckdb.CatalogException) as error:
        raise UserError("数据仓库由旧版本写成，还没有表头记录。请先运行 muster refresh。") from error


def _seen(row: tuple[Any, ...], layout: Layout | None) -> SeenLayout:
    mark, is_read, export, table, score, headings, owners, files, first, last = row
    owner = _owner_zh(export)
    return SeenLayout(
        mark,
        CONFIRMED if layout else AUTOMATIC if is_read else OPEN,
        layout.export if layout else export,
        layout.table if layout else table,
        1.0 if layout else score,
        json.loads(headings) if headings else [],
        sorted({name or owner for name in owners}),
        files,
        first,
        last,
        layout.confirmed_by if layout else "",
        layout.confirmed_at if layout else None,
    )


def _owner_zh(export: str) -> str:
    """The department that owns an export, in Chinese; '' for none."""
    contract = contracts().get(export)
    departments = {entry.code: entry.zh for entry in code_lists()["departments"].entries}
    return departments[contract.owner] if contract else ""


def find_layout(home: Home, prefix: str) -> SeenLayout:
    """The one layout whose fingerprint begins so. Raises UserError."""
    found = [one for one in seen_layouts(home) if prefix and one.fingerprint.startswith(prefix.lower())]
    if not found:
        raise UserError(f"没有指纹以“{prefix}”开头的表头。请用 muster layouts 查看全部。")
    if len(found) > 1:
        marks = "、".join(one.fingerprint[:12] for one in found[:5])
        raise UserError(f"以“{prefix}”开头的表头不止一个（{marks}）。请多写几位。")
    return found[0]


def mapping(home: Home, seen: SeenLayout) -> list[tuple[str, str, float]]:
    """Heading, column name ('' for none), score: as confirmed, else as recognised."""
    layout = read_layouts(home.root).get(seen.fingerprint)
    headings = _headings(seen)
    names = named_headings(headings)
    if layout:
        return [(seen.headings[p], layout.columns.get(key, IGNORE), 1.0) for p, key in names.items()]
    table = _table(seen.export, seen.table) if seen.export else None
    matched = match_table(seen.export, table, headings).matches if table else []
    at = {match.position: match for match in matched}
    return [
        (h, at[p].column.name, at[p].quality) if p in at else (h, "", 0.0)
        for p, h in enumerate(seen.headings)
    ]


def confirm_layout(
    home: Home, prefix: str, export: str, columns: Sequence[str], ignored: Sequence[str], now: datetime
) -> Layout:
    """Remember a layout: what was recognised, changed by `columns` ("表头=列") and `ignored`. Raises UserError."""
    seen = find_layout(home, prefix)
    if not seen.headings:
        raise UserError("这处表头的内容没有记录下来，无法确认。请核对原件后重新报送。")
    code, table = _chosen(seen, export)
    known = read_layouts(home.root)
    headings = _headings(seen)
    before = known.get(seen.fingerprint)
    if before and (before.export, before.table) == (code, table.table):
        chosen = dict(before.columns)
    else:
        names = named_headings(headings)
        chosen = dict.fromkeys(names.values(), IGNORE)
        chosen |= {names[m.position]: m.column.name for m in match_table(code, table, headings).matches}
    for said in columns:
        heading, equals, wanted = said.rpartition("=")
        if not equals:
            raise UserError(f'“{said}”请写成 表头=列名 的形式，如 --column "时间=held_on"。')
        key, name = _heading_named(seen, heading), _column_named(table, wanted).name
        chosen = {k: IGNORE if v == name else v for k, v in chosen.items()} | {key: name}
    chosen |= {_heading_named(seen, heading): IGNORE for heading in ignored}
    _require(table, chosen)
    layout = Layout(
        fingerprint=seen.fingerprint,
        export=code,
        table=table.table,
        headings=seen.headings,
        columns=chosen,
        confirmed_by=getpass.getuser(),
        confirmed_at=now.replace(microsecond=0),
    )
    write_layouts(home.root, (known | {layout.fingerprint: layout}).values())
    return layout


def forget_layout(home: Home, prefix: str) -> Layout:
    """A confirmed layout is one no more; deliveries that had it are read by their headings again. Raises UserError."""
    seen = find_layout(home, prefix)
    known = read_layouts(home.root)
    if seen.fingerprint not in known:
        raise UserError(f"{seen.fingerprint[:8]} 没有被确认过，无须取消。")
    gone = known.pop(seen.fingerprint)
    write_layouts(home.root, known.values())
    return gone


def _headings(seen: SeenLayout) -> dict[int, tuple[str, ...]]:
    return {place: tuple(heading.split(LEVELS)) for place, heading in enumerate(seen.headings)}


def _table(export: str, table: str) -> Table | None:
    contract = contracts().get(export)
    return next((t for t in contract.tables if t.table == table), None) if contract else None


def _chosen(seen: SeenLayout, export: str) -> tuple[str, Table]:
    """The export and its table: as said (F14, F14.metering), else what the headings are nearest to."""
    code, _, name = export.partition(".") if export else (seen.export, "", seen.table)
    contract = contracts().get(code.upper())
    if contract is None:
        raise UserError(f"没有“{export}”这种台账。可选：{'、'.join(contracts())}，请用 --export 指明。")
    if name:
        table = _table(contract.export, name)
        if table is None:
            tables = "、".join(f"{contract.export}.{t.table}（{t.name_zh}）" for t in contract.tables)
            raise UserError(f"{contract.export} 没有表“{name}”。可选：{tables}。")
        return contract.export, table
    headings = _headings(seen)
    read = [match_table(contract.export, table, headings) for table in contract.tables]
    return contract.export, max(read, key=lambda found: (found.score, -len(found.missing))).table


def _heading_named(seen: SeenLayout, said: str) -> str:
    names = named_headings(_headings(seen))
    wanted = heading_key(said.partition("#")[0]) + ("#" + said.partition("#")[2] if "#" in said else "")
    for place, key in names.items():
        if wanted in {key, heading_key(seen.headings[place].rpartition(LEVELS)[2])}:
            return key
    raise UserError(f"表中没有表头“{said}”。有：{'、'.join(seen.headings)}。")


def _column_named(table: Table, said: str) -> Column:
    key = heading_key(said)
    for column in table.columns:
        if said.strip() == column.name or key in {heading_key(heading) for heading in column.headings}:
            return column
    valid = "、".join(f"{column.zh}（{column.name}）" for column in table.columns)
    raise UserError(f"“{table.name_zh}”没有列“{said}”。可选：{valid}。")


def _require(table: Table, chosen: dict[str, str]) -> None:
    """Titles may still supply what they can; every other required column must be named."""
    supplied = Given(frozenset(column.name for column in table.columns if column.from_title))
    missing = missing_columns(table, set(chosen.values()), supplied)
    if missing:
        names = "、".join(f"{column.zh}（{column.name}）" for column in missing)
        raise UserError(f'“{table.name_zh}”缺少必需的列：{names}。请用 --column "表头=列名" 指明是哪个表头。')
