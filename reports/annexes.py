"""The three annexes: every figure, where the data came from, how each figure is defined."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd

from dashboards import formatting
from dashboards.queries import context, deliveries
from dashboards.queries.pool import Snapshot
from reports.blocks import Annex, Block, Note, Table
from reports.figures import Figure
from reports.wording import figure, full_width, number_zh, one_line

WIDE_MM = 225.0
NAME_MM = 43.0
TOWNSHIPS_PER_TABLE = 8
DEPARTMENT_FIGURES_PER_TABLE = 8
REASONS_SHOWN = 15
FACT_HEADER = ["数字", "单位", "口径", "台账"]
INDICATOR_HEADER = ["指标", "算法", "目标", "依据", "注意"]


def cell(shown: Figure | None) -> str:
    """A figure in a table: its value, in the row's unit, above the word for how it stands; or the word alone."""
    if shown is None:
        return "—"
    if shown.value is None:
        return shown.verdict
    is_percent = shown.unit == "%"
    value = figure(shown.value, "%", shown.digits) if is_percent else number_zh(shown.value, shown.digits)
    return f"{value}\n{shown.verdict}{'·n小' if shown.is_small else ''}"


def heading(shown: Figure) -> str:
    unit = "" if shown.unit == "%" else f"（{full_width(shown.unit)}）"
    return f"{shown.indicator_code} {full_width(shown.name_zh)}{unit}"


def figures_annex(figures: list[Figure], as_of: date) -> list[Block]:
    """Indicator × county and townships, then departments × indicator."""
    blocks: list[Block] = [
        Annex("附件1　指标表", is_wide=True),
        Note(
            f"统计时点：{formatting.day(as_of)}。达标：达到目标；接近：未达目标，但95%区间包含目标，或已达目标的九成；"
            "不足：其余；无标准：没有目标值；缺报：应报未报，不计为零；n小：分母不足10，数值波动大。"
        ),
    ]
    blocks.extend(township_tables(figures))
    blocks.extend(department_tables(figures))
    return blocks


def township_tables(figures: list[Figure]) -> list[Table]:
    """As many tables as the county's townships need, the county's own column in each."""
    by_place = {(shown.indicator_code, shown.subject_kind, shown.subject_code): shown for shown in figures}
    county = [shown for shown in figures if shown.subject_kind == "county"]
    names = {shown.subject_code: shown.subject_name for shown in figures if shown.subject_kind == "township"}
    codes = list(names)
    tables = []
    for start in range(0, max(len(codes), 1), TOWNSHIPS_PER_TABLE):
        block = codes[start : start + TOWNSHIPS_PER_TABLE]
        rows = [
            [
                heading(shown),
                formatting.target(row_of(shown)),
                cell(shown),
                *(cell(by_place.get((shown.indicator_code, "township", code))) for code in block),
            ]
            for shown in county
        ]
        places = (WIDE_MM - NAME_MM - 22) / (len(block) + 1)
        tables.append(
            Table(
                "表1　全县和各乡镇" if start == 0 else "表1（续）　全县和各乡镇",
                ["指标", "目标", "全县", *(names[code] for code in block)],
                rows,
                [NAME_MM, 22, *[min(places, 32)] * (len(block) + 1)],
            )
        )
    return tables


def row_of(shown: Figure) -> dict[str, Any]:
    """The figure as the shared formatting functions take it."""
    names = ("direction", "unit", "target", "target_low", "target_high")
    return {name: getattr(shown, name) for name in names}


def department_tables(figures: list[Figure]) -> list[Table]:
    """Departments that have a measured figure, against the indicators that judge departments."""
    shown = [one for one in figures if one.subject_kind == "department" and one.value is not None]
    by_place = {(one.indicator_code, one.subject_code): one for one in shown}
    names = {one.subject_code: one.subject_name for one in shown}
    headings = {one.indicator_code: heading(one) for one in shown}
    codes = sorted(headings)
    tables = []
    for start in range(0, len(codes), DEPARTMENT_FIGURES_PER_TABLE):
        block = codes[start : start + DEPARTMENT_FIGURES_PER_TABLE]
        rows = [
            [name, *(cell(by_place.get((code, owner))) for code in block)] for owner, name in names.items()
        ]
        tables.append(
            Table(
                "表2　县级部门" if start == 0 else "表2（续）　县级部门",
                ["部门", *(headings[code] for code in block)],
                rows,
                [40, *[min((WIDE_MM - 40) / len(block), 45)] * len(block)],
            )
        )
    return tables


def sources_annex(snapshot: Snapshot, as_of: date) -> list[Block]:
    """What was handed in, what was wrong with it."""
    delivered = deliveries.deliveries(snapshot)
    rows = []
    for export in records_of(deliveries.exports(snapshot, as_of).drop_duplicates("export_code")):
        own = delivered[delivered["export_code"] == export["export_code"]]
        rows.append(delivery_row(export, own))
    blocks: list[Block] = [
        Annex("附件2　数据来源与质量"),
        Note(
            "读取＝接收＋存疑＋退回＋说明行（标题、表头、小计、空行等）。存疑的行计入数字并标明；退回的行不计入。"
        ),
        Table(
            "表3　各台账报送情况（行）",
            ["台账", "报送单位", "文件", "读取", "接收", "存疑", "退回", "说明行", "最近报送"],
            rows,
            [33, 24, 11, 14, 14, 12, 12, 14, 22],
            centred_from=2,
        ),
    ]
    reasons = refusals(snapshot)
    if len(reasons):
        shown = reasons.head(REASONS_SHOWN)
        rest = len(reasons) - len(shown)
        blocks.append(
            Table(
                "表4　退回和存疑的主要原因（单元格）",
                ["台账", "处理", "原因", "数量"],
                [
                    [row["export_code"], row["severity_zh"], row["reason_zh"], str(row["cells"])]
                    for row in records_of(shown)
                ],
                [16, 16, 108, 16],
                centred_from=3,
            )
        )
        if rest:
            blocks.append(Note(f"另有{rest}类原因，数量较少，见退回单。"))
    return blocks


def delivery_row(export: dict[str, Any], own: pd.DataFrame) -> list[str]:
    """One line of table 3; an export that never came has no numbers, only 缺报."""
    name = f"{export['export_code']} {full_width(export['export_zh'])}"
    if own.empty:
        return [name, export["owner_zh"], "缺报", *["—"] * 6]
    counted = ("rows_read", "rows_accepted", "rows_doubtful", "rows_rejected", "rows_explained")
    sums = [str(int(own[column].sum())) for column in counted]
    newest = max(own["received_on"])
    return [name, export["owner_zh"], str(own["file_name"].nunique()), *sums, f"{newest:%Y-%m-%d}"]


def refusals(snapshot: Snapshot) -> pd.DataFrame:
    """export_code, severity_zh, reason_zh, cells: the commonest first; reasons differ by more than a row or a day."""
    return snapshot.frame(
        """
        with files as (select distinct delivery_id, export_code from marts.deliveries)
        select
            coalesce(files.export_code, '未识别') as export_code,
            case cell.severity when 'rejected' then '退回' when 'doubtful' then '存疑' else '提示' end
                as severity_zh,
            regexp_replace(
                regexp_replace(cell.reason_zh, '\\s*\\d{4}-\\d{2}-\\d{2}', '', 'g'), '第\\s*\\d+\\s*行', '另一行', 'g'
            ) as reason_zh,
            count(*) as cells
        from marts.rejected_cells as cell
        left join files on cell.delivery_id = files.delivery_id
        group by all
        order by cells desc, export_code, reason_zh
        """
    )


def definitions_annex(snapshot: Snapshot, facts: list[dict[str, Any]]) -> list[Block]:
    """How each figure of section one and each indicator is counted, on what basis, with what reservations."""
    stated = [
        [full_width(row["name_zh"]), full_width(row["unit"]), row["definition_zh"], "、".join(row["exports"])]
        for row in facts
    ]
    indicators = [
        [
            f"{row['indicator_code']} {full_width(row['name_zh'])}",
            one_line(row["formula_zh"]),
            target_zh(row),
            basis_zh(row),
            one_line(row["caveats_zh"]) or "—",
        ]
        for row in records_of(context.indicators(snapshot))
    ]
    return [
        Annex("附件3　口径", is_wide=True),
        Note("标有“待核”的依据尚未由专人核对原文，引用前应先核对。"),
        Table("表5　第一部分各项数字", FACT_HEADER, stated, [52, 20, 123, 30], centred_from=3),
        Table("表6　指标", INDICATOR_HEADER, indicators, [36, 46, 20, 75, 48], centred_from=9),
    ]


def basis_zh(row: dict[str, Any]) -> str:
    """The norms with a mark on what nobody has checked, once."""
    basis = one_line(row["basis_zh"])
    return basis if row["is_verified"] or "待核" in basis else f"{basis}（待核）"


def target_zh(row: dict[str, Any]) -> str:
    """A target with what kind it is."""
    is_local = row["target_is_local"] and row["target"] is not None
    return formatting.target(row) + ("\n地方目标" if is_local else "")


def records_of(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Rows of a frame by column name."""
    return [{str(name): value for name, value in row.items()} for row in frame.to_dict("records")]
