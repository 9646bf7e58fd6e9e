"""The figures of section one, each counted from the records that `facts.yml` declares for it."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Literal

import pandas as pd
import yaml
from pydantic import BaseModel, ConfigDict

from dashboards.queries.pool import Snapshot

DECLARED = Path(__file__).with_name("facts.yml")

COUNTED = {
    "records": "count(*)",
    "items": "count(distinct item)",
    "amounts": "coalesce(sum(amount), 0)",
}

MOST_PARTS = 15
"""A figure whose records fall into no more items than this says how many records each has."""

NOTHING_COUNTED: dict[str, Any] = {
    "value": None,
    "records": 0,
    "files": 0,
    "exports": [],
    "distinct_items": None,
    "parts": {},
    "doubtful_records": 0,
    "imprecise_records": 0,
}

COLUMNS = [
    "fact",
    "name_zh",
    "value",
    "unit",
    "paragraph",
    "source_zh",
    "records",
    "status",
    "files",
    "exports",
    "distinct_items",
    "parts",
    "doubtful_records",
    "imprecise_records",
    "definition_zh",
]


class Fact(BaseModel):
    """One figure of section one as declared."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    fact: str
    name_zh: str
    unit: str
    paragraph: str
    tables: list[str]
    of: str
    registers: list[str] = []
    where: str = "true"
    item: str
    amount: str = "1"
    counts: Literal["records", "items", "amounts"]
    definition_zh: str

    @property
    def exports(self) -> set[str]:
        """Codes of the exports that the figure cannot do without."""
        return {table.split(".")[0] for table in self.tables}


class Declarations(BaseModel):
    """The whole of facts.yml."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    sets: dict[str, str]
    facts: list[Fact]


@cache
def declared() -> Declarations:
    """facts.yml, checked against its shape. Raises pydantic.ValidationError."""
    return Declarations.model_validate(yaml.safe_load(DECLARED.read_text(encoding="utf-8")))


def section_one_facts(snapshot: Snapshot, as_of: date) -> pd.DataFrame:
    """Every declared figure at a date, in the order of facts.yml.

    Columns: see COLUMNS. value is None with status 'not_delivered' when a table that the figure needs was
    not delivered, and with 'needs_review' when the snapshot keeps only a later statement of its register.
    distinct_items of a members figure is its persons, each counted once; parts maps items to records.
    """
    delivered, since, names = delivered_tables(snapshot), since_date(snapshot), export_names(snapshot)
    rows = []
    for fact in declared().facts:
        status = status_of(snapshot, fact, as_of, delivered)
        figures = counted(snapshot, fact, as_of, since) if status == "measured" else NOTHING_COUNTED
        exports = sorted({*fact.exports, *figures["exports"]})
        sources = "、".join(f"《{names.get(code, code)}》（{code}）" for code in exports)
        rows.append(
            {
                **fact.model_dump(include={"fact", "name_zh", "unit", "paragraph", "definition_zh"}),
                **figures,
                "status": status,
                "exports": exports,
                "source_zh": f"{sources}·{extent_zh(status, figures['files'], figures['records'])}",
            }
        )
    return pd.DataFrame(rows, columns=COLUMNS, dtype=object)


def status_of(snapshot: Snapshot, fact: Fact, as_of: date, delivered: set[str]) -> str:
    """measured, not_delivered, or needs_review when the snapshot cannot look back to the date."""
    if not delivered.issuperset(fact.tables):
        return "not_delivered"
    stated = newest_statement(snapshot, fact.registers)
    return "needs_review" if stated and stated > as_of else "measured"


def extent_zh(status: str, files: int, records: int) -> str:
    """How much a figure rests on, or why it has no value."""
    if status == "not_delivered":
        return "缺报"
    if status == "needs_review":
        return "快照只保存最新一期登记，晚于该统计时点，不能回溯"
    return f"{files}份文件{records}条记录"


def records_sql(fact: Fact) -> str:
    """The query of a figure's records: record_id, item, amount, is_imprecise, is_doubtful.

    Parameters: as_of, since (null for no first day).
    """
    is_sum = fact.counts == "amounts"
    is_imprecise = f"{fact.amount}_low is distinct from {fact.amount}_high" if is_sum else "false"
    return f"""
        with asked as (select $as_of::date as as_of, $since::date as since),
        drawn as ({declared().sets[fact.of]})
        select record_id, {fact.item}::varchar as item, {fact.amount} as amount,
            {is_imprecise} as is_imprecise, is_doubtful
        from drawn, asked where {fact.where}
    """


def counted(snapshot: Snapshot, fact: Fact, as_of: date, since: date | None) -> dict[str, Any]:
    """The columns of NOTHING_COUNTED for a figure that was delivered."""
    sql = f"""
        with found as ({records_sql(fact)})
        select
            {COUNTED[fact.counts]} as value, count(*) as records, count(distinct item) as distinct_items,
            count_if(is_imprecise) as imprecise_records, count_if(found.is_doubtful) as doubtful_records,
            count(distinct source_rows.file_name) as files,
            coalesce(list(distinct source_rows.export_code) filter (source_rows.export_code is not null), [])
                as exports,
            case when count(distinct item) <= {MOST_PARTS} then histogram(item) end as parts
        from found left join marts.source_rows using (record_id)
    """
    row = snapshot.frame(sql, as_of=as_of, since=since).to_dict("records")[0]
    value = float(row["value"])
    figures = {str(name): found for name, found in row.items()}
    return {**figures, "value": int(value) if value.is_integer() else value, "parts": row["parts"] or {}}


def newest_statement(snapshot: Snapshot, registers: list[str]) -> date | None:
    """The newest moment that any of the registers states; None when they hold no record."""
    if not registers:
        return None
    union = " union all ".join(f"select max(statement_on) as stated from marts.{name}" for name in registers)
    newest: date | None = snapshot.frame(f"select max(stated) as newest from ({union})")["newest"][0]
    return newest


def first_day(snapshot: Snapshot) -> date | None:
    """The day from which platform findings are counted: the one set, else that of the first finding."""
    first: date | None = snapshot.frame(
        "select min(found_from) as day from marts.fct_hazards where source = 'platform'"
    )["day"][0]
    return since_date(snapshot) or first


def since_date(snapshot: Snapshot) -> date | None:
    """The first day of cumulative figures when a setting names one."""
    rows = snapshot.frame(
        "select try_cast(json_extract_string(settings_changed, '$.assessment.since') as date) as since"
        " from marts.snapshot_info"
    )
    since: date | None = rows["since"][0] if len(rows) else None
    return since


def delivered_tables(snapshot: Snapshot) -> set[str]:
    """Contract tables of which something was delivered, as F04.drills."""
    rows = snapshot.frame("select distinct export_code || '.' || table_name as name from marts.deliveries")
    return set(rows["name"])


def export_names(snapshot: Snapshot) -> dict[str, str]:
    """Chinese name of every export by its code."""
    rows = snapshot.frame(
        "select export_code, any_value(export_zh) as export_zh from marts.dim_exports group by export_code"
    )
    return dict(zip(rows["export_code"], rows["export_zh"], strict=True))
