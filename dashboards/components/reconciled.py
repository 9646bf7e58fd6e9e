"""What two tables state of one fact: both numbers, their difference, and whom to ask."""

from __future__ import annotations

from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboards import formatting as fmt
from dashboards.components.applied import setting_marks
from dashboards.components.opening import reconciled_fragment
from dashboards.components.panels import panel, plain_table, taken_away
from dashboards.components.wording import worded
from dashboards.queries import reconciliations
from dashboards.queries.pool import rows_of
from dashboards.sheets import Column, Sheet
from dashboards.view import View
from dashboards.words import LANGUAGES, pick, t, tongue

Rows = list[dict[str, Any]]
SHAPES = {"differs": "▼", "agrees": "●", "nothing_to_compare": "—", "not_delivered": "▨"}
BADGES = {"differs": "short", "agrees": "met", "not_delivered": "not_delivered"}


def _rows(view: View) -> Rows:
    """The subject's reconciliations; none on a snapshot that was published before there were any."""
    kind, code = str(view.subject["subject_kind"]), str(view.subject["subject_code"])
    return rows_of(reconciliations.reconciliations(view.snapshot, view.day, kind, code))


def _owner(row: dict[str, Any], side: str) -> str:
    return t("reconciled.owner", owner=row[f"{side}_owner_zh"])


def _counted(row: dict[str, Any], side: str) -> str:
    """What a side counts, and how many."""
    unit = str(row[f"{side}_unit"] or "")
    if tongue(row, side) == LANGUAGES["en"]:
        unit = f" {row[f'{side}_unit_en']}".rstrip()
    return t("reconciled.side", what=pick(row, side), unit=unit, value=fmt.number(row[f"{side}_value"]))


def side_said(row: dict[str, Any], side: str) -> list[Component]:
    """One side in words: whose number, what it counts, how many."""
    return [
        html.Span(_owner(row, side), lang=LANGUAGES["zh"]),
        html.Span(_counted(row, side), lang=tongue(row, side)),
    ]


def told_of(row: dict[str, Any]) -> dict[str, Any]:
    """A reconciliation with its name, both sides and its status in words."""
    return {
        **row,
        **{stem: pick(row, stem) for stem in ("message", "ask", "caveats")},
        **{side: _owner(row, side) + _counted(row, side) for side in ("first", "second")},
        "name": f"{row['reconciliation_code']} {pick(row, 'name')}",
        "status_word": t(f"reconciled.{row['status']}"),
    }


def reconciled_sheet(view: View) -> Sheet:
    """The reconciliations with both numbers; the title is the conclusion."""
    rows = _rows(view)
    compared = [row for row in rows if row["status"] in ("differs", "agrees")]
    differing = sum(row["status"] == "differs" for row in compared)
    form = "reconciled.title" if compared else "reconciled.nothing"
    title = t(form, count=len(compared), differing=differing)
    return reconciliation_sheet(view, rows, title, are_asked=False)


def reconciliation_sheet(view: View, rows: Rows, title: str, *, are_asked: bool) -> Sheet:
    """Both numbers of each; `are_asked`: all of them differ, so that their status is not said."""
    status = [] if are_asked else [Column("status_word", t("column.verdict"))]
    columns = (
        Column("name", t("reconciled.fact")), Column("first", t("reconciled.first")),
        Column("second", t("reconciled.second")), Column("difference", t("reconciled.difference"), "number"),
        Column("items_asked", t("reconciled.asked"), "whole"), *status,
        Column("message", t("column.finding")), Column("ask", t("finding.ask")),
        Column("caveats", t("finding.guards")),
    )  # fmt: skip
    told = [told_of(row) for row in rows]
    source = t("source.plain", snapshot=view.snapshot.id, day=fmt.day(view.as_of))
    return Sheet("reconciliations", title, columns, told, definition=t("finding.caution"), source=source)


def item_sheet(view: View) -> Sheet:
    """Every item of the subject's reconciliations with both numbers."""
    made: Rows = []
    for row in _rows(view):
        code = str(row["reconciliation_code"])
        for item in rows_of(reconciliations.reconciled_items(view.snapshot, code, view.day)):
            made.append(
                {
                    **item,
                    "name": f"{code} {pick(row, 'name')}",
                    "state_word": t(f"reconciled.{item['state']}"),
                }
            )
    if view.subject["subject_kind"] == "township":
        made = [row for row in made if row["region_code"] == view.subject["subject_code"]]
    columns = (
        Column("name", t("reconciled.fact")), Column("item_name", t("reconciled.item")),
        Column("first_value", t("reconciled.first"), "number"),
        Column("second_value", t("reconciled.second"), "number"),
        Column("difference", t("reconciled.difference"), "number"), Column("state_word", t("column.verdict")),
    )  # fmt: skip
    source = t("source.plain", snapshot=view.snapshot.id, day=fmt.day(view.as_of))
    return Sheet("reconciled-items", t("reconciled.items"), columns, made, source=source)


def reconciled_section(view: View, made: dict[str, Sheet]) -> list[Component]:
    """Both numbers of every fact beside each other; nothing where the snapshot compares nothing."""
    sheet = made["reconciliations"]
    if not sheet.rows:
        return []
    keys = ("fact", "first", "second")
    headings = [
        *[t(f"reconciled.{key}") for key in keys],
        t("column.verdict"),
        t("column.finding"),
        t("finding.ask"),
    ]
    rows = [
        [
            [row["name"], *setting_marks(view, str(row["reconciliation_code"]))],
            *[html.A(side_said(row, side), href=_opens(row), className="traced") for side in ("first", "second")],
            badge(row), worded(row, "message"), worded(row, "ask") if row["status"] == "differs" else "—",
        ]
        for row in sheet.rows
    ]  # fmt: skip
    body = html.Div(
        plain_table(headings, rows, numeric=set(), caption=sheet.title), className="scroll-x", tabIndex=0
    )
    items = Sheet("reconciled-items", t("reconciled.items"), (), [])
    took = [*taken_away(view, sheet), html.Span(items.title), *taken_away(view, items)]
    eyebrow = t("reconciled.eyebrow")
    return [
        panel(sheet.title, body, eyebrow=eyebrow, source=sheet.source, anchor="reconciled", takeaway=took)
    ]


def _opens(row: dict[str, Any]) -> str:
    return reconciled_fragment(str(row["reconciliation_code"]), str(row["subject_code"]))


def badge(row: dict[str, Any]) -> html.Span:
    """How the two numbers lie to each other, in colour, shape and word."""
    style = BADGES.get(str(row["status"]), "not_applicable")
    shape = SHAPES.get(str(row["status"]), "—")
    return html.Span(f"{shape} {row['status_word']}", className=f"badge badge-{style}")
