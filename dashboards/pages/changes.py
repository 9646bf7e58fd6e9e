"""改数雷达: which figures and records are no longer what the meeting saw, and which delivery did it."""

from __future__ import annotations

from collections import Counter
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboards import formatting as fmt
from dashboards.components import messages
from dashboards.components.evidence import digest
from dashboards.components.grids import grid
from dashboards.components.opening import figure_fragment, record_fragment
from dashboards.components.panels import chart, panel, plain_table, taken_away
from dashboards.figures import titles
from dashboards.figures.dumbbell import dumbbell
from dashboards.queries import changes
from dashboards.queries.pool import rows_of
from dashboards.sheets import Column, Sheet
from dashboards.view import View
from dashboards.words import clauses, listed, t

Rows = list[dict[str, Any]]
MOST_RECORDS = 5000
MOST_DRAWN = 30
KINDS = ("added", "removed", "changed")
WAYS = (*titles.MOVEMENTS, "unknown")
FIGURE_COLUMNS: Rows = [
    {"field": "day", "headerName": "as_of", "width": 130},
    {"field": "subject_name", "headerName": "subject", "minWidth": 110, "flex": 2},
    {"field": "indicator", "headerName": "indicator", "minWidth": 180, "flex": 4},
    {"field": "before", "headerName": "before", "minWidth": 150, "flex": 3},
    {"field": "now", "headerName": "now", "minWidth": 150, "flex": 3},
    {"field": "moved", "headerName": "moved", "minWidth": 110, "flex": 2},
    {"field": "files_zh", "headerName": "which_files", "minWidth": 220, "flex": 5},
]
RECORD_COLUMNS: Rows = [
    {"field": "kind_word", "headerName": "change", "width": 90},
    {"field": "backdated", "headerName": "backdated", "minWidth": 130, "flex": 2},
    {"field": "happened", "headerName": "happened", "width": 130},
    {"field": "digest", "headerName": "digest", "minWidth": 240, "flex": 6},
    {"field": "place", "headerName": "place", "minWidth": 240, "flex": 5},
]


def _figures(view: View) -> Rows:
    made = []
    for row in rows_of(changes.figures(view.snapshot)):
        moved = titles.movement(row)
        made.append(
            {
                **row,
                "day": fmt.day(row["as_of"]),
                "indicator": f"{row['indicator_code']} {fmt.name_of(row)}",
                "before": _side(row, "previous_status", "previous", "old_numerator", "old_denominator"),
                "now": _side(row, "status", "value", "numerator", "denominator"),
                "opens": figure_fragment(row),
                "way": moved,
                "moved": t(f"changes.way_{moved}"),
                "unit_word": fmt.unit(row["unit"]),
            }
        )
    return made


def _side(row: dict[str, Any], status: str, value: str, numerator: str, denominator: str) -> str:
    """One side of a change: 97.93%（142 ÷ 145）; the status in words where nothing was measured."""
    if row[status] != "measured":
        return fmt.VERDICTS[row[status]].word if row[status] in fmt.VERDICTS else "—"
    said = fmt.precise(row[value], row["unit"])
    if row[numerator] is None:
        return said
    return t("changes.side", value=said, top=fmt.number(row[numerator]), below=fmt.number(row[denominator]))


def _records(view: View) -> Rows:
    return [
        {
            **row,
            "opens": record_fragment(str(row["record_id"]), {}),
            "kind_word": t(f"change.{row['kind']}"),
            "backdated": t("changes.backdated") if row["is_backdated"] else "",
            "happened": fmt.day(row["happened_on"]),
            "digest": digest(row["cells"]),
            "place": fmt.place_in_file(row),
        }
        for row in rows_of(changes.records(view.snapshot, MOST_RECORDS))
    ]


def sheets(view: View, **_: str) -> list[Sheet]:
    """Figures that differ, records that differ, deliveries that did it."""
    since = changes.since(view.snapshot) or ""
    source = t("changes.source", since=since, snapshot=view.snapshot.id)
    rows = _figures(view)
    figure_columns = (
        Column("as_of", t("column.as_of"), "date"), Column("subject_name", t("column.subject")),
        Column("indicator", t("column.indicator")), Column("previous", t("column.before"), "measure"),
        Column("value", t("column.now"), "measure"), Column("unit_word", t("column.unit")),
        Column("old_numerator", t("changes.old_numerator"), "number"),
        Column("old_denominator", t("changes.old_denominator"), "number"),
        Column("numerator", t("column.numerator"), "number"), Column("denominator", t("column.denominator"), "number"),
        Column("moved", t("column.moved")), Column("files_zh", t("column.which_files")),
    )  # fmt: skip
    record_columns = (
        Column("kind_word", t("column.change")), Column("backdated", t("column.backdated")),
        Column("happened_on", t("column.happened"), "date"), Column("first_known_on", t("column.first_known"), "date"),
        Column("export_zh", t("column.export")), Column("file_name", t("column.file")),
        Column("sheet", t("column.sheet")), Column("row_number", t("column.row"), "whole"),
        Column("record_id", t("column.record")), Column("digest", t("column.digest")),
    )  # fmt: skip
    delivery_columns = (
        Column("file", t("column.file")), *[Column(key, t(f"change.{key}"), "whole") for key in KINDS],
        Column("backdated", t("column.backdated"), "whole"),
    )  # fmt: skip
    did_it = [
        {**row, "file": row["file_name"] or t("changes.no_file")}
        for row in rows_of(changes.deliveries(view.snapshot))
    ]
    told = {"source": source, "definition": t("changes.definition")}
    return [
        Sheet("figures", _figures_title(rows), figure_columns, rows, **told),
        Sheet("records", _records_title(view), record_columns, _records(view), **told),
        Sheet("deliveries", t("changes.deliveries"), delivery_columns, did_it, **told),
    ]


def _figures_title(rows: Rows) -> str:
    if not rows:
        return t("changes.no_figures")
    counts = Counter(str(row["way"]) for row in rows)
    parts = [t(f"changes.counted_{way}", count=counts[way]) for way in WAYS if counts[way]]
    return t("changes.figures_title", count=len(rows), moved=listed(parts))


def _records_title(view: View) -> str:
    rows = rows_of(changes.record_counts(view.snapshot))
    if not rows:
        return t("changes.no_records")
    parts = [t(f"changes.{row['kind']}_count", count=row["records"]) for row in rows]
    late = sum(row["backdated"] for row in rows)
    return clauses(
        [listed(parts), t("changes.backdated_count", count=late) if late else t("changes.none_backdated")]
    )


def render(view: View, **_: str) -> list[Component]:
    """A dumbbell chart of the chosen subject and date, every changed figure, deliveries, records."""
    since = changes.since(view.snapshot)
    if since is None:
        advice = t("changes.no_pin_advice", snapshot=view.snapshot.id)
        return [html.H1(t("page.changes")), panel(t("changes.no_pin"), html.P(advice))]
    made = {sheet.name: sheet for sheet in sheets(view)}
    return [
        html.H1(t("changes.title", since=since, snapshot=view.snapshot.id)),
        *_drawn(view, made["figures"]),
        _figure_panel(view, made["figures"]),
        _delivery_panel(view, made["deliveries"]),
        _record_panel(view, made["records"]),
    ]


def _drawn(view: View, sheet: Sheet) -> list[Component]:
    rows = [
        {**row, "name": fmt.name_of(row)}
        for row in sheet.rows
        if row["as_of"] == view.day
        and row["subject_code"] == view.subject["subject_code"]
        and row["unit"] == "%"
    ][:MOST_DRAWN]
    subject, day = fmt.subject_name(view.subject), fmt.day(view.day)
    if not rows:
        return [
            panel(t("changes.none_here", subject=subject, day=day), html.P(t("changes.none_here_advice")))
        ]
    figure = dumbbell(rows, "name", t("changes.then"), [figure_fragment(row) for row in rows])
    own = Sheet(
        sheet.name, sheet.title, sheet.columns, rows, source=sheet.source, definition=sheet.definition
    )
    return [
        chart(
            view,
            _figures_title(rows),
            figure,
            own,
            eyebrow=t("changes.drawn_eyebrow", subject=subject, day=day),
        )
    ]


def _figure_panel(view: View, sheet: Sheet) -> html.Section:
    fields = [*[column["field"] for column in FIGURE_COLUMNS], "opens"]
    shown = [{key: row[key] for key in fields} for row in sheet.rows]
    return panel(
        sheet.title,
        grid("changed-figures", shown, FIGURE_COLUMNS, row_id="opens"),
        eyebrow=t("changes.figures_eyebrow"),
        source=sheet.source,
        takeaway=taken_away(view, sheet),
    )


def _delivery_panel(view: View, sheet: Sheet) -> html.Section:
    headings = [column.heading for column in sheet.columns]
    rows = [[row[column.key] for column in sheet.columns] for row in sheet.rows]
    shown = plain_table(headings, rows, numeric={1, 2, 3, 4}, caption=sheet.title)
    return panel(
        sheet.title,
        html.Div(shown, className="scroll-x", tabIndex=0) if rows else messages.absent("records"),
        eyebrow=t("changes.deliveries_eyebrow"),
        source=sheet.source,
        takeaway=taken_away(view, sheet),
    )


def _record_panel(view: View, sheet: Sheet) -> html.Section:
    fields = [*[column["field"] for column in RECORD_COLUMNS], "record_id", "opens"]
    shown = [{key: row[key] for key in fields} for row in sheet.rows]
    return panel(
        sheet.title,
        [
            html.P(t("records.hint"), className="source"),
            grid("changed-records", shown, RECORD_COLUMNS, row_id="record_id"),
        ],
        eyebrow=t("changes.records_eyebrow"),
        source=sheet.source,
        takeaway=taken_away(view, sheet),
    )
