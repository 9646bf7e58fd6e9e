"""One indicator: the figure, how it came about, how it moved, who is where, and the rows it stands on."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboards import formatting as fmt
from dashboards.components import messages
from dashboards.components.badges import hint_marks, verdict_badge
from dashboards.components.evidence import evidence_grid, role_chips
from dashboards.components.panels import chart, kpi, panel, source_line, values_table
from dashboards.figures import titles
from dashboards.figures.comparison import comparison
from dashboards.figures.trend import trend
from dashboards.queries import context, evidence, values
from dashboards.queries.pool import rows_of
from dashboards.view import View

Rows = list[dict[str, Any]]
MOST_RECORDS = 5000
NOT_ASKED = ("not_applicable", "not_yet_due")


def render(view: View, code: str = "", **_: str) -> list[Component]:
    """The page of one indicator for the chosen subject; where it has no figure for that subject, the county's."""
    indicator = next(
        (row for row in rows_of(context.indicators(view.snapshot)) if row["indicator_code"] == code),
        None,
    )
    if indicator is None:
        return [messages.not_found(f"/indicator/{code}")]
    at_date = rows_of(values.at(view.snapshot, view.day, view.previous_on, view.compare))
    rows = [row for row in at_date if row["indicator_code"] == code]
    own = next((row for row in rows if row["subject_code"] == view.subject["subject_code"]), None)
    notes: list[str] = []
    if own is None and view.subject["subject_kind"] != "county":
        notes.append(f"这项指标没有按{view.subject['subject_name']}计算的数字，以下为全县。")
        view = replace(view, subject=view.county)
        own = next((row for row in rows if row["subject_code"] == view.subject["subject_code"]), None)
    source = source_line(view, evidence.exports_behind(view.snapshot).get(code))
    head = [
        html.P(
            " · ".join(
                dict.fromkeys((code, fmt.FAMILIES.get(indicator["family"], ""), indicator["dimension_zh"]))
            ),
            className="eyebrow",
        ),
        html.H1(f"{indicator['name_zh']}：{view.subject['subject_name']}"),
        html.P(indicator["question_zh"], className="question"),
        messages.notices(notes),
    ]
    if own is None:
        return [*head, panel("这项指标在这一期没有数字", _definition(indicator), source=source)]
    return [
        *head,
        html.Div([_figure(view, own, indicator), _making(view, own, indicator)], className="pair"),
        html.Div(_charts(view, rows, indicator, source), className="charts"),
        panel("口径、依据和要注意的地方", _definition(indicator), source=source),
        _evidence(view, code, own, source),
    ]


def _figure(view: View, own: dict[str, Any], indicator: dict[str, Any]) -> html.Section:
    verdict = fmt.verdict(own)
    span = fmt.interval(own["interval_low"], own["interval_high"], own["unit"])
    value = fmt.measure(own["value"], own["unit"]) if own["status"] == "measured" else verdict.word
    marks = [verdict_badge(verdict), *hint_marks(own)]
    return html.Section(
        [
            html.Div(
                [html.A(value, href="#evidence", className=f"figure-value text-{verdict.key}"), *marks],
                className="figure",
            ),
            html.P(own["note_zh"], className="note") if own["note_zh"] else html.Span(),
            html.Div(
                [
                    kpi("95%区间", span or "不计算", "" if span else "不是抽样比例，或没有数字"),
                    kpi("标准", fmt.target(own), _target_note(indicator)),
                    kpi(
                        f"较{view.since}",
                        fmt.change(own["value"], own["previous"], own["unit"]),
                        f"{view.since}{fmt.measure(own['previous'], own['unit'])}"
                        if own["previous"] is not None
                        else f"{view.since}没有可比的数字",
                    ),
                ],
                className="kpis",
            ),
        ],
        className="panel",
    )


def _target_note(indicator: dict[str, Any]) -> list[Any]:
    kind = "本地标准，没有法定数值" if indicator["target_is_local"] else "法定或规范标准"
    return [kind, "" if indicator["is_verified"] else html.Span("依据待核", className="mark mark-unverified")]


def _making(view: View, own: dict[str, Any], indicator: dict[str, Any]) -> html.Section:
    counts = evidence.role_counts(
        view.snapshot,
        indicator["indicator_code"],
        view.day,
        str(own["subject_kind"]),
        str(own["subject_code"]),
    )
    excluded = counts.get("excluded", 0)
    numbers: list[Any] = []
    if own["status"] == "measured" and own["statistic"] == "median":
        numbers = [
            html.P(
                [
                    html.B(fmt.number(own["denominator"])), f"条（{indicator['denominator_zh']}）的中位数 = ",
                    html.B(fmt.measure(own["value"], own["unit"])), f"（{indicator['numerator_zh']}）",
                ],
                className="formula",
            )
        ]  # fmt: skip
    elif own["status"] == "measured":
        scale = "" if indicator["scale"] in (None, 1) else f" × {fmt.number(indicator['scale'])}"
        numbers = [
            html.P(
                [
                    html.B(fmt.number(own["numerator"])), f"（{indicator['numerator_zh']}） ÷ ",
                    html.B(fmt.number(own["denominator"])), f"（{indicator['denominator_zh']}）{scale} = ",
                    html.B(fmt.measure(own["value"], own["unit"])),
                ],
                className="formula",
            )
        ]  # fmt: skip
    else:
        numbers = [html.P(f"没有可算的数字：{fmt.verdict(own).word}。缺报不按零计算。", className="formula")]
    listed = "、".join(f"{word}{counts.get(role, 0)}条" for role, word in fmt.ROLES.items())
    text = f"背后的记录：{listed}" + ("（剔除的逐条写明原因）" if excluded else "")
    coverage = own["coverage"]
    reach = (
        f"应报送的乡镇中{coverage * 100:.0f}%已报送，未报送的不进分子也不进分母。"
        if coverage is not None and coverage < 1
        else ""
    )
    return panel(
        "这个数怎么来的",
        [
            html.P(indicator["formula_zh"]),
            *numbers,
            html.P([text, " ", html.A("看记录 ↓", href="#evidence")]),
            html.P(reach),
        ],
    )


def _charts(view: View, rows: Rows, indicator: dict[str, Any], source: str) -> list[Component]:
    code = indicator["indicator_code"]
    over_time = rows_of(
        values.over_time(
            view.snapshot, code, view.subject["subject_code"], view.county["subject_code"], view.day
        )
    )
    own = [row for row in over_time if row["subject_code"] == view.subject["subject_code"]]
    beside = [row for row in over_time if row["subject_code"] == view.county["subject_code"]]
    made: list[Component] = [
        chart(
            titles.trend(own, indicator),
            trend(own, beside if view.subject["subject_kind"] != "county" else [], indicator),
            f"trend-{code}",
            eyebrow="历期走势",
            source=source,
            twin=values_table(own, "截至", "as_of"),
        )
    ]
    county = next((row for row in rows if row["subject_kind"] == "county"), None)
    for kind in ("township", "department"):
        peers = [row for row in rows if row["subject_kind"] == kind]
        if peers:
            noun = fmt.SUBJECT_KINDS[kind]
            drawn = [row for row in peers if kind == "township" or row["status"] not in NOT_ASKED] or peers
            links = [view.subject_href(f"/indicator/{code}", row) for row in drawn]
            made.append(
                chart(
                    titles.comparison(peers, noun),
                    comparison(drawn, county, indicator, links),
                    f"{kind}-{code}",
                    eyebrow=f"各{noun}并列（点一个看它的记录）",
                    source=source,
                    twin=values_table(peers, noun, "subject_name"),
                )
            )
    return made


def _definition(indicator: dict[str, Any]) -> html.Dl:
    parts = [
        ("算式", fmt.lines(indicator["formula_zh"])),
        ("分子", fmt.lines(indicator["numerator_zh"])),
        ("分母", fmt.lines(indicator["denominator_zh"])),
        ("不计入", fmt.lines(indicator["exclusions_zh"]) or ["无"]),
        (
            "依据",
            fmt.lines(indicator["basis_zh"]) or ["没有法定依据，按本地标准"],
        ),
        ("标准", [fmt.target({**indicator}), *fmt.lines(indicator["target_note_zh"])]),
        ("要注意", fmt.lines(indicator["caveats_zh"]) or ["无"]),
    ]
    return html.Dl(
        [
            part
            for name, texts in parts
            for part in (html.Dt(name), html.Dd([html.P(text) for text in texts]))
        ],
        className="facts",
    )


def _evidence(view: View, code: str, own: dict[str, Any], source: str) -> html.Section:
    key = (code, view.day, str(own["subject_kind"]), str(own["subject_code"]))
    counts = evidence.role_counts(view.snapshot, *key)
    total = sum(counts.values()) if view.role is None else counts.get(view.role, 0)
    rows = rows_of(evidence.records(view.snapshot, *key, view.role, MOST_RECORDS))
    said = f"{view.subject['subject_name']}这个数背后有{sum(counts.values())}条记录"
    if not counts:
        body: list[Component] = [html.P(f"没有记录：{fmt.verdict(own).word}。{own['note_zh'] or ''}")]
    else:
        capped = [
            html.P(
                f"共{total}条，这里列出前{MOST_RECORDS}条；其余用 muster trace {code} 取得。",
                className="note",
            )
        ]
        body = [
            role_chips(view, f"/indicator/{code}", counts),
            *(capped if total > MOST_RECORDS else []),
            html.P("点一行，看它在部门台账里原来怎么写。", className="source"),
            evidence_grid(rows, view.row),
        ]
    return panel(said, body, eyebrow="依据到行", source=source, anchor="evidence")
