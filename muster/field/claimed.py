"""The records that a figure counts, read from a snapshot: what a department claims, and in which township."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

import duckdb
import pandas as pd

from ingestion.privacy import scrub
from muster.errors import UserError
from muster.forms.registers import COUNTY_WIDE

STATUSES_ZH = {
    "not_delivered": "缺报",
    "not_applicable": "不适用",
    "not_yet_due": "未到期",
    "needs_review": "待核",
}
_SERIAL = {"序号", "序"}


@dataclass(frozen=True)
class Claimed:
    """A county figure and the records in its numerator.

    `records`: record_id, region_code, township, claim, file_name, sheet, row_number; one row per record, by record_id.
    """

    indicator_code: str
    name_zh: str
    look_at: str
    as_of: date
    snapshot_id: str
    county_name: str
    value: float
    unit: str
    numerator: float
    denominator: float
    records: pd.DataFrame


def claimed(snapshot: duckdb.DuckDBPyConnection, indicator: str, as_of: date | None) -> Claimed:
    """The newest figure of the county, or that of `as_of`, with its records. Raises UserError."""
    known = _one(
        snapshot,
        "select indicator_code, name_zh, on_site_zh from marts.dim_indicators where indicator_code = upper($1)"
        " or indicator = $1 or name_zh = $1",
        [indicator],
    )
    if known is None:
        raise UserError(f"没有指标“{indicator}”。可以现场核查的指标有：{_listed(snapshot)}。")
    if not known["on_site_zh"]:
        raise UserError(
            f"{known['indicator_code']} {known['name_zh']}没有可到现场逐条核查的记录。"
            f"可以现场核查的指标有：{_listed(snapshot)}。"
        )
    info = _one(snapshot, "select snapshot_id, latest_as_of, county_name from marts.snapshot_info", []) or {}
    figure = _one(
        snapshot,
        """select * from marts.fct_indicator_values where indicator_code = $1 and subject_kind = 'county'
           and as_of = coalesce($2, (select latest_as_of from marts.snapshot_info))""",
        [known["indicator_code"], as_of],
    )
    if figure is None:
        raise UserError(f"快照中没有 {as_of or '最新时点'} 的数字。日期须为季度末或设置中写明的日期。")
    day = figure["as_of"].date() if hasattr(figure["as_of"], "date") else figure["as_of"]
    if figure["status"] != "measured":
        word = STATUSES_ZH.get(str(figure["status"]), str(figure["status"]))
        raise UserError(
            f"{known['indicator_code']} {known['name_zh']}在 {day} 的状态是“{word}”，没有可抽的记录。"
        )
    records = _records(snapshot, str(known["indicator_code"]), day)
    if records.empty:
        raise UserError(f"{known['indicator_code']} {known['name_zh']}在 {day} 没有计入的记录，没有可抽的。")
    return Claimed(
        str(known["indicator_code"]),
        str(known["name_zh"]),
        str(known["on_site_zh"]),
        day,
        str(info["snapshot_id"]),
        str(info["county_name"] or ""),
        float(figure["value"]),
        str(figure["unit"]),
        float(figure["numerator"]),
        float(figure["denominator"]),
        records,
    )


def _records(snapshot: duckdb.DuckDBPyConnection, indicator: str, as_of: date) -> pd.DataFrame:
    """The stratum of a record is the township whose figure it counts for; what counts for none is the county's."""
    rows = snapshot.execute(
        """
        with evidence as (
            select * from marts.fct_indicator_evidence where indicator_code = $1 and as_of = $2
        ),
        placed as (
            select record_id, min(subject_code) as region_code from evidence
            where subject_kind = 'township' group by record_id
        )
        select e.record_id, coalesce(p.region_code, e.subject_code) as region_code,
               coalesce(t.subject_name, $3) as township, s.cells, s.file_name, s.sheet, s.row_number
        from evidence e
        left join placed p using (record_id)
        left join marts.dim_subjects t on t.subject_kind = 'township' and t.subject_code = p.region_code
        left join marts.source_rows s on s.record_id = e.record_id
        where e.subject_kind = 'county' and e.role = 'numerator'
        order by e.record_id
        """,
        [indicator, as_of, COUNTY_WIDE],
    ).df()
    rows["claim"] = [
        claim_zh(cells, key) for cells, key in zip(rows["cells"], rows["record_id"], strict=True)
    ]
    return rows.drop(columns="cells")


def claim_zh(cells: object, record_id: str) -> str:
    """What a row says, heading by heading, without blanks; of what stands in no file, its name. Never readable IDs."""
    if not isinstance(cells, str):
        return scrub(record_id.rsplit("/", 1)[-1])
    told = (
        (" ".join(heading.split()), " ".join(str(text).split()))
        for heading, text in json.loads(cells).items()
    )
    return scrub("；".join(f"{heading}：{text}" for heading, text in told if text and heading not in _SERIAL))


def _listed(snapshot: duckdb.DuckDBPyConnection) -> str:
    sql = "select indicator_code from marts.dim_indicators where on_site_zh <> '' order by 1"
    return "、".join(code for (code,) in snapshot.execute(sql).fetchall())


def _one(snapshot: duckdb.DuckDBPyConnection, sql: str, given: list[Any]) -> dict[str, Any] | None:
    cursor = snapshot.execute(sql, given)
    names = [column[0] for column in cursor.description or []]
    row = cursor.fetchone()
    return dict(zip(names, row, strict=True)) if row else None
