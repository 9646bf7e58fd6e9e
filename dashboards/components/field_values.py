"""What a department says of itself, what its data give, what was found on site: three values beside each other."""

from __future__ import annotations

from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from dashboards import formatting as fmt
from dashboards.components import messages, tracks
from dashboards.components.badges import state_badge
from dashboards.components.checked import checked_records, checked_sheet
from dashboards.components.opening import figure_fragment
from dashboards.components.panels import panel, plain_table, taken_away
from dashboards.queries import field
from dashboards.queries.pool import rows_of
from dashboards.sheets import Column, Sheet
from dashboards.view import View
from dashboards.words import t

Rows = list[dict[str, Any]]
Row = dict[str, Any]
STATES = {"differs": ("short", "▼"), "agrees": ("met", "●"), "incomparable": ("needs_review", "？")}
MOST_SHOWN = 10


def _values(view: View, code: str | None) -> Rows:
    """Of the county everybody's, else the subject's own; of one indicator where `code` names it."""
    rows = rows_of(field.three_values(view.snapshot, view.day))
    if view.subject["subject_kind"] != "county":
        rows = [row for row in rows if row["subject_code"] == view.subject["subject_code"]]
    else:
        rows.sort(key=lambda row: row["subject_kind"] != "county")
    return [row for row in rows if code in (None, row["indicator_code"])]


def _checks(view: View, code: str | None) -> Rows:
    """Checks of figures up to the view's date, the newest of each indicator and subject."""
    own = (view.subject["subject_kind"] == "county", view.subject["subject_code"])
    newest: dict[tuple[str, str], Row] = {}
    for row in rows_of(field.verified_rates(view.snapshot)):
        is_meant = code in (None, row["indicator_code"]) and (own[0] or row["subject_code"] == own[1])
        if is_meant and row["as_of"] <= view.day:
            newest.setdefault((row["indicator_code"], row["subject_code"]), row)
    return list(newest.values())


def value_sheet(view: View, code: str | None = None) -> Sheet:
    """Self, data and field of every figure of which two are known."""
    told = [
        {
            **row,
            "name": f"{row['indicator_code']} {fmt.name_of(row)}",
            "unit_word": fmt.unit(row["unit"]),
            "status_word": t(f"three.{row['status']}"),
        }
        for row in _values(view, code)
    ]
    columns = (
        Column("name", t("column.indicator")), Column("subject_name", t("column.subject")),
        Column("unit_word", t("column.unit")), Column("self_value", t("three.self"), "measure"),
        Column("self_source", t("three.self_source")), Column("data_value", t("three.data"), "measure"),
        Column("data_low", t("three.data_low"), "measure"), Column("data_high", t("three.data_high"), "measure"),
        Column("field_value", t("three.field"), "measure"), Column("field_low", t("three.field_low"), "measure"),
        Column("field_high", t("three.field_high"), "measure"), Column("field_n", t("three.n"), "whole"),
        Column("field_cannot_tell", t("three.cannot_tell"), "whole"), Column("status_word", t("column.verdict")),
        Column("note_zh", t("column.note")),
    )  # fmt: skip
    differing = sum(row["status"] == "differs" for row in told)
    title = t("three.title", count=len(told), differing=differing) if told else t("three.none")
    source = t("source.plain", snapshot=view.snapshot.id, day=fmt.day(view.as_of))
    return Sheet("three-values", title, columns, told, definition=t("three.definition"), source=source)


def check_sheet(view: View, code: str | None = None) -> Sheet:
    """The newest on-site check of every indicator and subject: reported, verified with its interval, counts."""
    told = [{**row, "name": f"{row['indicator_code']} {fmt.name_of(row)}"} for row in _checks(view, code)]
    columns = (
        Column("name", t("column.indicator")), Column("subject_name", t("column.subject")),
        Column("as_of", t("column.as_of"), "date"), Column("reported_value", t("check.reported"), "measure"),
        Column("verified_percent", t("check.verified"), "number"), Column("verified_low", t("column.low"), "number"),
        Column("verified_high", t("column.high"), "number"), Column("drawn", t("check.drawn"), "whole"),
        Column("n", t("three.n"), "whole"), Column("confirmed", t("check.confirmed"), "whole"),
        Column("refuted", t("check.refuted"), "whole"), Column("cannot_tell", t("three.cannot_tell"), "whole"),
        Column("unfilled", t("check.unfilled"), "whole"), Column("checked_from", t("check.from"), "date"),
        Column("checked_to", t("check.to"), "date"), Column("check_no", t("check.number")),
        Column("note_zh", t("column.note")),
    )  # fmt: skip
    source = t("source.plain", snapshot=view.snapshot.id, day=fmt.day(view.as_of))
    return Sheet("field-checks", t("check.title", count=len(told)), columns, told, source=source)


def field_section(view: View, made: dict[str, Sheet]) -> list[Component]:
    """Three values of every figure and what was verified; where there is nothing, why."""
    return [_panel(view, made["three-values"], made["field-checks"], is_alone=False)]


def field_panel(view: View, code: str) -> list[Component]:
    """Three values of one indicator; nothing where only its data is known."""
    values, checks = value_sheet(view, code), check_sheet(view, code)
    return [_panel(view, values, checks, is_alone=True)] if values.rows or checks.rows else []


def _panel(view: View, values: Sheet, checks: Sheet, *, is_alone: bool) -> html.Section:
    body: list[Component] = [
        html.Ul(
            [html.Li([_verified(row), checked_records(view, row)]) for row in checks.rows[:MOST_SHOWN]],
            className="bullets",
        )
    ]
    body = [html.H3(checks.title), *body] if checks.rows else []
    if values.rows:
        body += [_table(view, values.rows[:MOST_SHOWN], values.title, is_alone), _legend()]
        rest = values.rows[MOST_SHOWN:]
        if rest:
            folded = _table(view, rest, values.title, is_alone)
            summary = html.Summary(t("three.rest", count=len(rest)))
            body.append(html.Details([summary, folded], className="rest"))
    if not body:
        body = [messages.absent("field" if view.snapshot.has("fct_three_values") else "older")]
    took = [
        part
        for sheet, word in (
            (values, "three.short"),
            (checks, "check.short"),
            (checked_sheet(view, checks.rows), "check.records_short"),
        )
        if sheet.rows
        for part in (html.Span(t(word)), *taken_away(view, sheet))
    ]
    return panel(
        values.title,
        body,
        eyebrow=t("three.eyebrow"),
        source=values.source,
        anchor="field",
        takeaway=took or None,
    )


def _verified(row: Row) -> str:
    """Reported X, verified Y with its interval, on how many."""
    said = {
        "name": fmt.name_of(row), "subject": row["subject_name"], "n": row["n"],
        "reported": fmt.measure(row["reported_value"], row["unit"] or "%"), "count": row["n"],
        "cannot_tell": fmt.number(row["cannot_tell"]), "day": fmt.day(row["checked_to"]),
    }  # fmt: skip
    if row["verified_percent"] is None:
        return t("check.nothing_verified", **said)
    interval = fmt.interval(row["verified_low"], row["verified_high"], "%") or "—"
    return t("check.line", verified=fmt.measure(row["verified_percent"], "%"), interval=interval, **said)


def _legend() -> html.P:
    return html.P(t("three.how_to_read"), className="source")


def _table(view: View, rows: Rows, caption: str, is_alone: bool) -> html.Div:
    keys = ("three.self", "three.data", "three.field", "three.n", "three.cannot_tell", "column.verdict")
    headings = [t("column.subject" if is_alone else "three.whose"), *[t(key) for key in keys]]
    cells = [
        [
            row["subject_name"] if is_alone else _whose(view, row),
            [fmt.measure(row["self_value"], row["unit"]), *_note(row["self_source"])],
            _span(view, row, "data"), _span(view, row, "field"), fmt.number(row["field_n"]),
            fmt.number(row["field_cannot_tell"]),
            html.Div([state_badge(*STATES[row["status"]], row["status_word"]), *_note(row["note_zh"])]),
        ]
        for row in rows
    ]  # fmt: skip
    table = plain_table(headings, cells, numeric={4, 5}, caption=caption)
    return html.Div(table, className="scroll-x told", tabIndex=0)


def _whose(view: View, row: Row) -> list[Component]:
    href = view.subject_href(f"/indicator/{row['indicator_code']}", row)
    return [dcc.Link(row["name"], href=href), html.Br(), html.Span(row["subject_name"])]


def _note(text: str | None) -> list[Component]:
    return [html.Small(text, lang="zh-CN", className="under")] if text else []


def _span(view: View, row: Row, which: str) -> list[Component]:
    """The value, its interval in figures and drawn on the scale that the row's values share."""
    value, low, high = (row[f"{which}_{part}"] for part in ("value", "low", "high"))
    if value is None:
        status = row["data_status"] if which == "data" else None
        known = fmt.VERDICTS.get(str(status)) if status != "measured" else None
        return [html.Span(known.word if known else t(f"three.no_{which}"))]
    said = fmt.measure(value, row["unit"])
    shown: list[Component] = [html.Span(said)]
    if which == "data":
        shown = [html.A(said, href=figure_fragment({**row, "as_of": view.day}), className="traced")]
    interval = fmt.interval(low, high, row["unit"])
    if interval:
        shown.append(html.Small(interval, className="under"))
    ends = [row[key] for key in ("self_value", "data_value", "data_high", "field_value", "field_high")]
    said = t(f"three.{which}_said", value=said, interval=interval or "—")
    return [*shown, tracks.span(value, low, high, row["self_value"], ends, said)]
