"""What stands around every page: navigation, choice of date and subject, and how good the data are."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import dash_mantine_components as dmc
from dash import dcc, html
from dash.development.base_component import Component

from dashboards import formatting as fmt
from dashboards.components import messages
from dashboards.components.aria import aria
from dashboards.queries import context
from dashboards.view import SINCE, View

NavItem = tuple[str, str]
COMPARISONS = [{"value": key, "label": f"比{words}"} for key, words in SINCE.items()]


def shell(view: View, items: list[NavItem], path: str, children: list[Component]) -> html.Div:
    """The whole visible page: header with `items` (path, label), context line, contents, footer."""
    return html.Div(
        [
            html.A("跳到正文", href="#main", className="skip"),
            html.Header([_brand(view), _navigation(view, items, path)], className="top"),
            _context_line(view),
            html.Main([messages.notices(view.notices), *children], id="main", className="main"),
            _footer(view),
            dcc.Store(id="page-snapshot", data=view.snapshot.id),
        ],
        className="shell",
    )


def _brand(view: View) -> dcc.Link:
    county = view.info.get("county_name") or "本县"
    return dcc.Link(
        [
            html.Span("点验", className="brand-mark"),
            html.Span(f"{county}应急管理能力", className="brand-name"),
        ],
        href=view.href("/"),
        className="brand",
    )


def _navigation(view: View, items: list[NavItem], path: str) -> html.Nav:
    links = [
        dcc.Link(label, href=view.href(target), className="nav-on" if target == path else "")
        for target, label in items
    ]
    return html.Nav(links, className="nav", **aria("主导航"))


def _context_line(view: View) -> html.Div:
    return html.Div([_choices(view), html.Div(_trust(view), className="trust")], className="context")


def _choices(view: View) -> html.Div:
    dates = [{"value": day.isoformat(), "label": fmt.day(day)} for day in reversed(view.dates)]
    chosen = view.as_of.isoformat() if view.as_of else None
    return html.Div(
        [
            _select("as_of", "截至", dates, chosen),
            _select("subject", "看谁", _subject_choices(view), str(view.subject["subject_code"])),
            _select("compare", "比什么", COMPARISONS, view.compare),
        ],
        className="choices",
    )


def _subject_choices(view: View) -> list[dict[str, Any]]:
    groups: dict[str, list[dict[str, str]]] = {}
    for row in context.subjects(view.snapshot).to_dict("records"):
        kind = fmt.SUBJECT_KINDS.get(row["subject_kind"], "其他")
        groups.setdefault(kind, []).append(
            {"value": str(row["subject_code"]), "label": str(row["subject_name"])}
        )
    return [{"group": kind, "items": items} for kind, items in groups.items()]


def _select(name: str, label: str, data: list[dict[str, Any]], value: str | None) -> dmc.Select:
    return dmc.Select(
        id={"type": "choice", "name": name, "shown": value or ""},
        label=label,
        data=data,
        value=value,
        allowDeselect=False,
        searchable=name == "subject",
        nothingFoundMessage="没有匹配的乡镇或部门",
        size="sm",
        className=f"choice choice-{name}",
        comboboxProps={"width": "max-content", "position": "bottom-start"},
    )


def _trust(view: View) -> list[Component]:
    delivered, expected = context.exports_delivered(view.snapshot)
    facts: list[Component] = [_fact("快照", view.snapshot.id, view.href("/data"))]
    if view.as_of:
        subject = view.subject
        measured, asked = context.measured_share(
            view.snapshot, view.as_of, str(subject["subject_kind"]), str(subject["subject_code"])
        )
        facts.append(_fact("有据指标", f"{measured}/{asked}", view.href("/catalogue")))
    facts.append(_fact("台账报送", f"{delivered}/{expected}", view.href("/data")))
    doubtful = view.info.get("doubtful_records")
    facts.append(_fact("存疑记录", f"{fmt.number(doubtful)}条", view.href("/data") + "#cells"))
    newest = view.dates[-1] if view.dates else None
    if newest and view.as_of != newest:
        facts.append(_newer(view, newest))
    return facts


def _fact(label: str, value: str, href: str) -> dcc.Link:
    return dcc.Link([html.Span(label), html.B(value)], href=href, className="trust-fact")


def _newer(view: View, newest: date) -> dcc.Link:
    href = view.href("", as_of=newest.isoformat())
    return dcc.Link(
        f"有更新的一期：{fmt.day(newest)} →", href=href or "?", className="trust-fact trust-newer"
    )


def _settings(changed: dict[str, Any], prefix: str = "") -> list[str]:
    """Nested settings as flat lines: targets.I28 = 95."""
    said: list[str] = []
    for key, value in changed.items():
        if isinstance(value, dict):
            said += _settings(value, f"{prefix}{key}.")
        else:
            shown = "、".join(str(item) for item in value) if isinstance(value, list) else value
            said.append(f"{prefix}{key} = {shown}")
    return said


def _footer(view: View) -> html.Footer:
    published = view.info.get("published_at")
    changed = view.info.get("settings_changed")
    settings = _settings(json.loads(changed) if isinstance(changed, str) else changed or {})
    body: list[Component] = [
        html.P(f"快照 {view.snapshot.id}，{fmt.minute(published)} 发布；所有数字只来自这份快照。"),
        html.P("“建议核实”不等于认定问题；缺报不按零计算。"),
    ]
    if settings:
        told = html.Summary(f"本快照与默认不同的设置（{len(settings)}项）")
        body.append(html.Details([told, html.Ul([html.Li(line) for line in settings])]))
    return html.Footer(body, className="foot")
