"""What exports already say of an indicator in departments' own words: where it stands, and faults of declaring it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from catalogue.models import CodeList, Column, Contract, Indicator, SelfReported, Table


def indicator_faults(
    indicator: Indicator, contracts: Mapping[str, Contract], code_lists: Mapping[str, CodeList]
) -> list[str]:
    """Everything that an indicator says of departments' own words and cannot be carried out; empty when it can."""
    faults = []
    if indicator.on_site_zh and (indicator.statistic != "ratio" or not indicator.model):
        faults.append("on_site_zh 只用于按记录计数的指标")
    for claim in indicator.self_reported:
        faults += [
            f"self_reported“{claim.name_zh}”：{fault}" for fault in _faults(claim, contracts, code_lists)
        ]
    return faults


def place_of(claim: SelfReported, contracts: Mapping[str, Contract]) -> tuple[Contract, Table] | None:
    """The contract and the table that a claim names; None when no contract has that table."""
    places = ((contract, table) for contract in contracts.values() for table in contract.tables)
    return next((place for place in places if place[1].table == claim.table), None)


def _faults(
    claim: SelfReported, contracts: Mapping[str, Contract], code_lists: Mapping[str, CodeList]
) -> Iterator[str]:
    place = place_of(claim, contracts)
    if place is None:
        yield f"没有表 {claim.table}"
        return
    columns = {column.name: column for column in place[1].columns}
    for name in filter(None, (claim.column, claim.over, claim.until)):
        if name not in columns:
            yield f"表 {claim.table} 没有列 {name}"
    column = columns.get(claim.column)
    if column is not None:
        yield from _column_faults(claim, column, place[1], code_lists)
    if claim.over and claim.over in columns and columns[claim.over].type != "number":
        yield f"over {claim.over} 不是数字列"
    if claim.until and claim.until in columns and columns[claim.until].type != "date":
        yield f"until {claim.until} 不是日期列"


def _column_faults(
    claim: SelfReported, column: Column, table: Table, code_lists: Mapping[str, CodeList]
) -> Iterator[str]:
    if bool(claim.codes) != (column.type == "code"):
        yield f"列 {column.name} 是选项列的要写 codes，其他列不能写"
    if not claim.codes and (column.type != "number" or table.states != "moment"):
        yield f"不写 codes 的，{claim.table} 要是某一时点的清单，{column.name} 要是数字列"
    if claim.codes and (claim.over or claim.until):
        yield "写了 codes 的不能有 over、until"
    known = {entry.code for entry in code_lists[column.code_list].entries} if column.code_list else set()
    for code in claim.codes:
        if column.code_list and code not in known:
            yield f"{code} 不在选项表 {column.code_list} 中"
