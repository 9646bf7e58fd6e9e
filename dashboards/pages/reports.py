"""报告: the finished reports, what each was made on, what it looks like; and when reports are made."""

from __future__ import annotations

import json
from datetime import date
from typing import Any
from urllib.parse import quote

from dash import dcc, html
from dash.development.base_component import Component

from catalogue.paths import REPORT_PAGES
from dashboards import filed
from dashboards import formatting as fmt
from dashboards.components.badges import state_badge
from dashboards.components.panels import panel, plain_table, taken_away
from dashboards.sheets import Column, Sheet
from dashboards.view import View
from dashboards.words import clauses, listed, t

Row = dict[str, Any]
Rows = list[Row]
SHORT_SUM = 12
KIB = 1024


def sheets(view: View, **_: Any) -> list[Sheet]:
    """Every report file with size, sum, time and snapshot."""
    rows = [row for day in filed.dates(view.home) for row in filed.reports(view.home, day)]
    columns = (
        Column("as_of", t("column.as_of"), "date"), Column("name", t("column.file")),
        Column("bytes", t("reports.bytes"), "whole"), Column("made", t("reports.made_at")),
        Column("snapshot_id", t("about.snapshot")), Column("sha256", t("column.sha256")),
        Column("state", t("column.verdict")),
    )  # fmt: skip
    told = [{**row, "made": fmt.minute(row["made_at"]), "state": clauses(_states(view, row))} for row in rows]
    return [Sheet("reports", _title(rows), columns, told, source=t("reports.source"))]


def _title(rows: Rows) -> str:
    days = sorted({row["as_of"] for row in rows})
    return (
        t("reports.title", count=len(rows), dates=len(days), day=fmt.day(days[-1]))
        if rows
        else t("reports.none")
    )


def render(view: View, **_: Any) -> list[Component]:
    """The report of the date shown (else the newest) with its first pages, then the others; then the schedule."""
    (sheet,) = sheets(view)
    days = filed.dates(view.home)
    body: list[Component] = []
    shown = view.as_of if view.as_of in days else next(iter(days), None)
    for day in sorted(days, key=lambda day: day != shown):
        rows = [row for row in sheet.rows if row["as_of"] == day]
        body += [html.H3(t("reports.of_date", day=fmt.day(day))), _table(view, rows)]
        if day == shown:
            body += _pages(view, day, rows)
        elif filed.pages(view.home, day):
            body.append(html.P(dcc.Link(t("reports.see_pages"), href=view.here(as_of=day.isoformat()))))
    if not days:
        body = [html.P(t("reports.how"), className="absent-note"), _command(view.as_of)]
    return [
        html.H1(t("page.reports")),
        panel(
            sheet.title, body, eyebrow=t("reports.eyebrow"), source=sheet.source, anchor="reports",
            takeaway=taken_away(view, sheet) if days else None,
        ),
        _schedule(view),
    ]  # fmt: skip


def _table(view: View, rows: Rows) -> html.Div:
    headings = [t(f"column.{key}") for key in ("file", "verdict")]
    headings[1:1] = [t("reports.bytes_short"), t("reports.made_at"), t("about.snapshot"), t("column.sha256")]
    cells = [
        [
            html.A(row["name"], href=f"/reports/files/{row['as_of']}/{quote(row['name'])}", download=row["name"]),
            _size(row["bytes"]), row["made"], _snapshot(view, row),
            html.Span(row["sha256"][:SHORT_SUM], title=row["sha256"], className="sum"),
            html.Span([_badge(view, row)]),
        ]
        for row in rows
    ]  # fmt: skip
    listed_files = plain_table(headings, cells, numeric={1}, caption=t("page.reports"))
    return html.Div(listed_files, className="scroll-x", tabIndex=0)


def _size(count: int) -> str:
    return (
        t("reports.kib", count=f"{count / KIB:.0f}") if count >= KIB else t("reports.byte_count", count=count)
    )


def _snapshot(view: View, row: Row) -> Component:
    """The snapshot that a report was made on, as a link to its overview."""
    if not row["snapshot_id"]:
        return html.Span(t("reports.unknown"))
    href = view.href("/", snapshot=str(row["snapshot_id"]), as_of=row["as_of"].isoformat(), subject=None)
    return dcc.Link(row["snapshot_id"], href=href)


def _states(view: View, row: Row) -> list[str]:
    """What a reader must know of a file: changed since, unknown, made on another snapshot than is shown."""
    if row["is_as_written"] is None:
        return [t("reports.not_recorded")]
    said = [] if row["is_as_written"] else [t("reports.changed_since")]
    if row["snapshot_id"] != view.snapshot.id:
        said.append(t("reports.other_snapshot"))
    return said or [t("reports.of_this_snapshot")]


def _badge(view: View, row: Row) -> html.Span:
    if row["is_as_written"] is None:
        return state_badge("needs_review", "？", clauses(_states(view, row)))
    if not row["is_as_written"]:
        return state_badge("short", "▼", clauses(_states(view, row)))
    is_same = row["snapshot_id"] == view.snapshot.id
    return state_badge("met" if is_same else "near", "●" if is_same else "◆", clauses(_states(view, row)))


def _pages(view: View, day: date, rows: Rows) -> list[Component]:
    """Pictures of the first pages, or why there are none and how there will be."""
    drawn = filed.pages(view.home, day)
    if not drawn:
        has_pdf = any(row["kind"] == "pdf" for row in rows)
        said = html.P(t("reports.no_pages" if has_pdf else "reports.no_pdf"), className="source")
        return [said, _command(day)]
    pictures = [
        html.A(
            html.Img(
                src=f"/reports/files/{day}/{REPORT_PAGES}/{name}",
                alt=t("reports.page", number=number, day=fmt.day(day)),
            ),
            href=f"/reports/files/{day}/{REPORT_PAGES}/{name}",
            target="_blank",
        )
        for number, name in enumerate(drawn, start=1)
    ]
    return [
        html.P(t("reports.first_pages", count=len(drawn)), className="source"),
        html.Div(pictures, className="report-pages", tabIndex=0),
    ]


def _command(day: date | None) -> html.P:
    said = f"muster report{f' --as-of {day}' if day else ''} --format docx,pdf,xlsx"
    return html.P(html.Code(said), className="formula")


def _schedule(view: View) -> html.Section:
    """When reports are made: by a person, until there is a calendar; and the dates that settings add."""
    changed = view.info.get("settings_changed")
    settings = json.loads(changed) if isinstance(changed, str) else changed or {}
    asked = settings.get("assessment", {}).get("as_of", []) if isinstance(settings, dict) else []
    lines: list[Component] = [html.P(t("reports.no_schedule"))]
    if asked:
        days = listed([fmt.day(date.fromisoformat(str(day))) for day in asked])
        lines.append(html.P(t("reports.dates_set", days=days)))
    return panel(t("reports.schedule"), lines, anchor="schedule")
