"""One family of indicators: facts, heat table, each indicator's chart, what changed."""

from __future__ import annotations

from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from dashboards import formatting as fmt
from dashboards.components import messages
from dashboards.components.heat_table import heat_table, legend
from dashboards.components.panels import chart, kpi, panel, source_line, values_table
from dashboards.figures import titles
from dashboards.figures.comparison import comparison
from dashboards.figures.dumbbell import dumbbell
from dashboards.queries import context, evidence, facts, values
from dashboards.queries.pool import rows_of
from dashboards.view import View

Rows = list[dict[str, Any]]
FACT_NOUNS = {
    "command": "条",
    "plans": "份",
    "teams": "支",
    "drills": "场",
    "supplies": "项",
    "rectification": "条",
    "monitoring": "处",
    "society": "场",
    "oversight": "条",
}
AMOUNT_NOUNS = {"teams": "人", "drills": "人次", "society": "人次"}
FACT_TITLES = {
    "command": "此前十二个月的响应、出动和首报记录",
    "plans": "截至当日有效的预案",
    "teams": "最新一份台账上未撤销的队伍",
    "drills": "此前十二个月的演练",
    "supplies": "最新一份台账上的物资装备和避难场所",
    "rectification": "累计发现的隐患（按现在的状态）",
    "monitoring": "最新一份台账上的隐患点、水库和测站",
    "society": "此前十二个月的培训宣传活动",
    "oversight": "累计交办的审议意见（按当日的状态）",
}


def render(view: View, family: str = "", **_: str) -> list[Component]:
    """Facts of the subject's records, then the indicators of the family."""
    if family not in FACT_NOUNS:
        return [messages.not_found(f"/family/{family}")]
    every = rows_of_family(view, family)
    sources = evidence.exports_behind(view.snapshot)
    exports = "、".join(
        sorted({part for row in every for part in sources.get(row["indicator_code"], "").split("、") if part})
    )
    own = [row for row in every if row["subject_code"] == view.subject["subject_code"]]
    source = source_line(view, exports)
    cells = [row for row in every if row["subject_kind"] != "department"]
    towns = [row for row in every if row["subject_kind"] == "township"]
    return [
        html.H1(f"{fmt.FAMILIES[family]}：截至{fmt.day(view.as_of)}"),
        _facts(view, family),
        panel(
            titles.heat(towns, "乡镇"),
            [heat_table(view, cells), legend()],
            eyebrow="指标 × 乡镇（点任一格看依据）",
            source=source,
        ),
        *_departments(view, [row for row in every if row["subject_kind"] == "department"], source),
        html.Div(
            [*_change(view, family, own, source), *_indicator_charts(view, every, sources)],
            className="charts",
        ),
    ]


def rows_of_family(view: View, family: str) -> Rows:
    """Values of the family's indicators at the view's date, every subject."""
    rows = rows_of(values.at(view.snapshot, view.day, view.previous_on, view.compare))
    return [row for row in rows if row["family"] == family]


def _facts(view: View, family: str) -> html.Section:
    if view.subject["subject_kind"] == "department":
        return html.Section()
    region = None if view.subject["subject_kind"] == "county" else str(view.subject["subject_code"])
    rows = rows_of(facts.of_family(view.snapshot, family, view.day, region))
    cards = []
    for row in rows:
        label = fmt.HAZARD_STATES.get(str(row["label"]), str(row["label"]))
        amount = AMOUNT_NOUNS.get(family)
        note = f"{fmt.number(row['amount'])}{amount}" if amount and row["amount"] is not None else ""
        href = view.href(f"/records/{family}", label=str(row["label"]))
        cards.append(kpi(label, f"{row['records']}{FACT_NOUNS[family]}", note, href))
    total = sum(row["records"] for row in rows)
    title = f"{FACT_TITLES[family]}：{view.subject['subject_name']}共{total}{FACT_NOUNS[family]}"
    rest = dcc.Link("看全部记录 →", href=view.href(f"/records/{family}"), className="more")
    body = [html.Div(cards, className="kpis"), rest] if rows else [html.P("没有这类记录。")]
    return panel(
        title, body, source=f"快照 {view.snapshot.id} ｜ 截至 {fmt.day(view.as_of)}；约数按报送的数计入"
    )


def _departments(view: View, rows: Rows, source: str) -> list[Component]:
    """Departments with something to ask about first; those that meet everything, and those not asked, folded."""
    verdicts: dict[str, set[str]] = {}
    for row in rows:
        verdicts.setdefault(str(row["subject_name"]), set()).add(fmt.verdict(row).key)
    without = [name for name, keys in verdicts.items() if keys <= {"not_applicable"}]
    quiet = {"met", "not_applicable", "not_yet_due"}
    met = [name for name, keys in verdicts.items() if keys <= quiet and name not in without]
    asked = [row for row in rows if row["subject_name"] not in without]
    open_rows = [row for row in asked if row["subject_name"] not in met]
    if not asked:
        return []
    body: list[Component] = [heat_table(view, open_rows, subjects_down=True)] if open_rows else []
    if met:
        folded = heat_table(view, [row for row in asked if row["subject_name"] in met], subjects_down=True)
        body.append(html.Details([html.Summary(f"达标或未到期的{len(met)}个部门"), folded], className="rest"))
    if without:
        text = f"另有{len(without)}个部门没有属于这几项分母的记录（不适用）：{'、'.join(without)}。"
        body.append(html.P(text, className="source"))
    return [panel(titles.heat(asked, "部门"), body, eyebrow="部门 × 指标", source=source)]


def _change(view: View, family: str, own: Rows, source: str) -> list[Component]:
    shares = [row for row in own if row["unit"] == "%"]
    if not shares:
        return []
    links = [view.href(f"/indicator/{row['indicator_code']}") for row in shares]
    return [
        chart(
            titles.changes(shares, view.since),
            dumbbell(shares, "name_zh", view.since, links),
            f"change-{family}",
            eyebrow=f"较{view.since} · {view.subject['subject_name']}（百分比指标）",
            source=source,
            twin=values_table(shares, "指标", "name_zh"),
        )
    ]


def _indicator_charts(view: View, every: Rows, sources: dict[str, str]) -> list[Component]:
    charts: list[Component] = []
    for indicator in rows_of(context.indicators(view.snapshot)):
        code = indicator["indicator_code"]
        towns = [row for row in every if row["indicator_code"] == code and row["subject_kind"] == "township"]
        if not towns:
            continue
        county = next(
            (row for row in every if row["indicator_code"] == code and row["subject_kind"] == "county"), None
        )
        links = [view.subject_href(f"/indicator/{code}", row) for row in towns]
        made = chart(
            titles.comparison(towns, "乡镇"),
            comparison(towns, county, indicator, links),
            f"towns-{code}",
            eyebrow=f"{code} {indicator['name_zh']}",
            source=source_line(view, sources.get(code)),
            twin=values_table(towns, "乡镇", "subject_name"),
        )
        made.children = [
            *made.children,
            dcc.Link("看指标档案 →", href=view.href(f"/indicator/{code}"), className="more"),
        ]
        charts.append(made)
    return charts
