"""The tables of a portrait as sheets: each is the twin of what is shown, and what is taken away."""

from __future__ import annotations

from typing import Any

from dashboards import formatting as fmt
from dashboards.components import answers
from dashboards.components.commitments import commitment_sheet
from dashboards.components.composite import dimension_sheet
from dashboards.components.finding_sheet import finding_sheet
from dashboards.components.panels import source_line, values_sheet
from dashboards.components.portrait import Portrait, problem_codes
from dashboards.components.reconciled import reconciliation_sheet
from dashboards.figures import portrait_titles as titles
from dashboards.figures.titles import changes, movement
from dashboards.sheets import Column, Sheet
from dashboards.view import View
from dashboards.words import pick, t

Rows = list[dict[str, Any]]
MOST_STRIPS = 24


def sheets_of(view: View, seen: Portrait) -> list[Sheet]:
    """Figures, dimensions, changes, peers, findings, reconciliations, commitments, problems, deliveries, cells."""
    kind = str(view.subject["subject_kind"])
    source = source_line(view, t("source.all_indicators"))
    weakest = titles.dimensions(seen.dimensions)
    dims = dimension_sheet(view, seen.dimensions)
    return [
        values_sheet(view, "standing", answers.where_short(seen.own), seen.own, source=source),
        Sheet("dimensions", weakest, dims.columns, dims.rows, definition=dims.definition, source=dims.source),
        _changes(view, seen, source),
        *[_peers(rows, name, kind, source) for name, rows in strips_of(seen.asked)],
        _findings(view, seen.findings),
        _reconciliations(view, seen.reconciliations),
        commitment_sheet(view),
        _problems(view, seen),
        _wall(view, seen.wall),
        _cells(view, seen.cells),
    ]


def _source(view: View) -> str:
    return t("source.plain", snapshot=view.snapshot.id, day=fmt.day(view.as_of))


def shares(rows: Rows) -> Rows:
    """The figures that a dumbbell draws on one axis: shares with a value now and before."""
    return [row for row in rows if row["unit"] == "%" and movement(row) != "unknown"]


def _changes(view: View, seen: Portrait, source: str) -> Sheet:
    columns = (
        Column("indicator", t("column.indicator")), Column("unit_word", t("column.unit")),
        Column("previous", t("column.before"), "measure"), Column("value", t("column.now"), "measure"),
        Column("moved", t("column.moved")),
    )  # fmt: skip
    told = [
        {
            **row,
            "indicator": f"{row['indicator_code']} {fmt.name_of(row)}",
            "unit_word": fmt.unit(row["unit"]),
            "moved": t(f"changes.way_{movement(row)}"),
        }
        for row in seen.asked
    ]
    return Sheet("changes", changes(seen.asked, view.since), columns, told, source=source)


def strips_of(rows: Rows) -> list[tuple[str, Rows]]:
    """The figures in as few charts as fit on a sheet of paper each, evenly: name of the chart, its rows."""
    charts = max(1, -(-len(rows) // MOST_STRIPS))
    size = max(1, -(-len(rows) // charts))
    return [
        ("peers" if at == 0 else f"peers-{at + 1}", rows[at * size : (at + 1) * size]) for at in range(charts)
    ]


def _peers(rows: Rows, name: str, kind: str, source: str) -> Sheet:
    columns = (
        Column("indicator", t("column.indicator")), Column("unit_word", t("column.unit")),
        Column("value", t("column.value"), "measure"), Column("interval_low", t("column.low"), "measure"),
        Column("interval_high", t("column.high"), "measure"), Column("target_word", t("column.target")),
        Column("verdict", t("column.verdict")), Column("peer_median", t("portrait.peer_median"), "measure"),
        Column("peers", t("portrait.peer_count"), "whole"), Column("placed", t("portrait.placed")),
    )  # fmt: skip
    told = [
        {
            **row,
            "indicator": f"{row['indicator_code']} {fmt.name_of(row)}",
            "unit_word": fmt.unit(row["unit"]),
            "target_word": fmt.target(row),
            "verdict": f"{fmt.verdict(row).shape} {fmt.verdict(row).word}",
            "placed": t(f"portrait.placed_{titles.placing(row)}"),
        }
        for row in rows
    ]
    definition = t("portrait.peers_definition")
    return Sheet(name, titles.peers(rows, kind), columns, told, definition=definition, source=source)


def _findings(view: View, rows: Rows) -> Sheet:
    high = sum(row["severity"] == "high" for row in rows)
    title = t("portrait.findings", count=len(rows), high=high) if rows else t("findings.none")
    return finding_sheet(view, rows, title, is_of_one=True)


def _reconciliations(view: View, rows: Rows) -> Sheet:
    title = t("portrait.reconciliations", count=len(rows)) if rows else t("portrait.no_reconciliations")
    return reconciliation_sheet(view, rows, title, are_asked=True)


def _problems(view: View, seen: Portrait) -> Sheet:
    columns = (
        Column("name", t("problem.name")), Column("problem", t("problem.against")),
        Column("county", t("portrait.of_county")), Column("here", t("portrait.here")),
    )  # fmt: skip
    told = [
        {
            **row,
            "name": f"{row['problem_code']} {pick(row, 'name')}",
            "problem": pick(row, "problem"),
            "county": pick(row, "county"),
            "here": here(row),
        }
        for row in seen.problems
    ]
    count = len(problem_codes(seen))
    title = t("portrait.problems", count=count) if count else t("portrait.no_problems")
    return Sheet(
        "problems", title, columns, told, definition=t("portrait.problems_definition"), source=_source(view)
    )


def here(row: dict[str, Any]) -> str:
    """What a problem's figure is at the subject: its value, or how many findings of the rule."""
    name = f"{row['figure_code']} {pick(row, 'figure')}"
    if row["value"] is None:
        return t("portrait.here_findings", name=name, count=row["findings"])
    return t("portrait.here_value", name=name, value=fmt.measure(row["value"], row["unit"]))


def _wall(view: View, rows: Rows) -> Sheet:
    columns = (
        Column("export", t("column.export")), Column("table_zh", t("portrait.table")),
        Column("period", t("column.period")), Column("due_on", t("portrait.due"), "date"),
        Column("state_word", t("column.verdict")), Column("first_received_on", t("portrait.received"), "date"),
        Column("days_late", t("portrait.days_late"), "whole"),
        Column("rows_rejected", t("portrait.rows_rejected"), "whole"),
    )  # fmt: skip
    told = [
        {
            **row,
            "export": f"{row['export_code']} {row['export_zh']}",
            "state_word": t(f"wall.{row['state']}"),
        }
        for row in rows
    ]
    return Sheet(
        "wall", titles.delivered(rows), columns, told, definition=t("portrait.wall_definition"),
        source=_source(view),
    )  # fmt: skip


def _cells(view: View, rows: Rows) -> Sheet:
    columns = (
        Column("treated", t("column.treated")), Column("reason_zh", t("column.reason")),
        Column("column_zh", t("column.heading")), Column("value", t("column.written")),
        Column("file_name", t("column.file")), Column("sheet", t("column.sheet")),
        Column("row_number", t("column.row"), "whole"),
    )  # fmt: skip
    counts = {key: sum(row["severity"] == key for row in rows) for key in ("rejected", "doubtful")}
    title = t("portrait.cells", **counts) if rows else t("portrait.no_cells")
    told = [{**row, "treated": t(f"cell.{row['severity']}")} for row in rows]
    return Sheet("cells", title, columns, told, source=_source(view))
