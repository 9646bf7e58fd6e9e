"""总览: how the county stands, what changed, whom to ask."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from dashboards import formatting as fmt
from dashboards.components import answers, tracks
from dashboards.components.badges import hint_marks, verdict_badge
from dashboards.components.panels import panel
from dashboards.figures.titles import movement
from dashboards.queries import deliveries, evidence, values
from dashboards.queries.pool import rows_of
from dashboards.view import View

Rows = list[dict[str, Any]]
MOST_OPEN = 7
FAMILY_ORDER = list(fmt.FAMILIES)


def render(view: View, **_: str) -> list[Component]:
    """Three answers on top, then the figures behind them."""
    every = rows_of(values.at(view.snapshot, view.day, view.previous_on, view.compare))
    own = [row for row in every if row["subject_code"] == view.subject["subject_code"]]
    own.sort(key=lambda row: (FAMILY_ORDER.index(row["family"]), row["indicator_code"]))
    short = [row for row in every if row["subject_kind"] != "county" and fmt.verdict(row).key == "short"]
    if view.subject["subject_kind"] != "county":
        short = [row for row in short if row["subject_code"] == view.subject["subject_code"]]
    exports = rows_of(deliveries.exports(view.snapshot, view.day))
    absent = [row for row in exports if row["state"] != "received"]
    who = str(view.subject["subject_name"])
    return [
        html.H1(f"{who}应急管理能力：截至{fmt.day(view.as_of)}"),
        html.Div(
            [
                _answer("现状如何", answers.how_it_stands(own), "#standing"),
                _answer("变了什么", answers.what_changed(own, view.since), "#standing"),
                _answer("该问谁", answers.whom_to_ask(short, absent), "#asking"),
            ],
            className="answers",
        ),
        html.Div([_standing(view, own), _asking(view, short, absent)], className="columns"),
    ]


def _answer(question: str, sentence: str, target: str) -> html.Section:
    return html.Section(
        [html.H2(question), html.P(sentence), html.A("看依据 ↓", href=target)],
        className="answer",
    )


def _standing(view: View, rows: Rows) -> html.Section:
    body: list[Component] = [_standing_head(view)]
    for family, members in groupby(rows, key=lambda row: row["family"]):
        label = dcc.Link(f"{fmt.FAMILIES[family]} →", href=view.href(f"/family/{family}"))
        body.append(html.Div(label, className="ledger-family", role="row"))
        body.extend(_standing_row(view, row) for row in members)
    if not rows:
        body = [html.P("没有按此单位计算的指标。")]
    note = f"数据来源：快照 {view.snapshot.id} 全部指标 ｜ 截至 {fmt.day(view.as_of)}"
    return panel(
        answers.where_short(rows),
        [html.Div(body, className="ledger"), _how_to_read(view)],
        eyebrow=f"各项指标 · {view.subject['subject_name']}",
        source=note,
        anchor="standing",
    )


def _standing_head(view: View) -> html.Div:
    headings = ["指标", "现值与标准", "现值", "状态", f"较{view.since}", "变化"]
    return html.Div([html.Span(heading) for heading in headings], className="ledger-row ledger-head")


def _standing_row(view: View, row: dict[str, Any]) -> dcc.Link:
    moved = movement(row)
    return dcc.Link(
        [
            html.Span([row["name_zh"], *hint_marks(row)], className="ledger-name"),
            tracks.bullet(row),
            html.B(fmt.measure(row["value"], row["unit"]), className="num"),
            verdict_badge(fmt.verdict(row)),
            tracks.dumbbell(row, view.since),
            html.Span(fmt.short_change(row["value"], row["previous"]), className=f"num text-{moved}"),
        ],
        href=view.href(f"/indicator/{row['indicator_code']}"),
        className="ledger-row",
    )


def _how_to_read(view: View) -> html.P:
    return html.P(
        f"横条是现值，细线是95%区间，红竖线是标准；圆环是{view.since}，实点是现值；变化的单位与指标相同"
        "（百分比为百分点）。每行的刻度取10、25、50或100中够用的最小一个。",
        className="source",
    )


def _asking(view: View, short: Rows, absent: Rows) -> html.Section:
    behind = {
        (row["indicator_code"], row["subject_code"]): row["behind"]
        for row in rows_of(evidence.records_behind(view.snapshot, view.day))
        if row["subject_kind"] != "county"
    }
    grouped: dict[str, Rows] = {}
    for row in short:
        grouped.setdefault(str(row["subject_code"]), []).append(row)
    ordered = sorted(grouped.values(), key=lambda rows: (len(rows), _records(rows, behind)), reverse=True)
    title = "没有乡镇或部门的指标不足"
    if ordered:
        first = ordered[0]
        title = f"可先问{first[0]['subject_name']}：{len(first)}项不足，涉及{_records(first, behind)}条记录"
    parts: list[Component] = []
    for kind, word in (("township", "乡镇"), ("department", "部门")):
        members = [rows for rows in ordered if rows[0]["subject_kind"] == kind]
        blocks: list[Component] = [
            _subject_block(view, rows, behind, is_open=rows is ordered[0]) for rows in members
        ]
        parts += [html.H3(f"{word}：{len(members)}个有不足"), *_folded(blocks, word)] if members else []
    parts += [html.H3("缺报和逾期的台账"), _absent_list(view, absent), html.H3("存疑的记录"), _doubts(view)]
    return panel(
        title, parts, eyebrow="该问谁", anchor="asking", source=f"快照 {view.snapshot.id}；只列事实，建议核实"
    )


def _folded(blocks: list[Component], word: str) -> list[Component]:
    """The first blocks, and the rest behind one line that counts them."""
    if len(blocks) <= MOST_OPEN + 1:
        return blocks
    rest = html.Details(
        [html.Summary(f"其余{len(blocks) - MOST_OPEN}个{word}"), *blocks[MOST_OPEN:]], className="rest"
    )
    return [*blocks[:MOST_OPEN], rest]


def _subject_block(view: View, rows: Rows, behind: dict[Any, Any], is_open: bool) -> html.Details:
    records = _records(rows, behind)
    rows = sorted(rows, key=lambda row: -behind.get((row["indicator_code"], row["subject_code"]), 0))
    items = []
    for row in rows:
        count = behind.get((row["indicator_code"], row["subject_code"]), 0)
        role = "numerator" if row["direction"] == "down" else "denominator_only"
        href = view.subject_href(f"/indicator/{row['indicator_code']}", row, role=role) + "#evidence"
        text = [
            html.Span(row["name_zh"]),
            html.B(fmt.measure(row["value"], row["unit"])),
            html.Span(f"{count}条待问"),
        ]
        items.append(html.Li(dcc.Link(text, href=href)))
    name = html.Summary(
        [html.B(rows[0]["subject_name"]), html.Span(f"{len(rows)}项不足，涉及{records}条记录")]
    )
    return html.Details([name, html.Ul(items)], className="ask", open=is_open)


def _records(rows: Rows, behind: dict[Any, Any]) -> int:
    return sum(behind.get((row["indicator_code"], row["subject_code"]), 0) for row in rows)


def _absent_list(view: View, absent: Rows) -> Component:
    if not absent:
        return html.P("各台账都在报送周期内。")
    items = []
    for row in absent:
        when = "从未报送" if row["state"] == "missing" else f"最近一次 {fmt.day(row['newest_received_on'])}"
        text = f"{row['owner_zh']}：{row['export_zh']}（{fmt.PERIODS.get(row['period'], row['period'])}），{when}"
        items.append(html.Li(dcc.Link(text, href=view.href("/data")), className=f"absent-{row['state']}"))
    return html.Ul(items, className="absent")


def _doubts(view: View) -> html.P:
    doubtful = fmt.number(view.info.get("doubtful_records"))
    rejected = fmt.number(view.info.get("rejected_rows"))
    said = f"{doubtful}条记录存疑（计入但有标记），{rejected}行未收"
    return html.P(dcc.Link(said, href=view.href("/data") + "#cells"))
