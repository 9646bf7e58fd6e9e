"""One family of indicators: facts, heat table, each indicator's chart, what changed."""

from __future__ import annotations

from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from dashboards import formatting as fmt
from dashboards.components import messages
from dashboards.components.applied import settings_beside
from dashboards.components.heat_table import heat_table, legend
from dashboards.components.opening import figure_fragment
from dashboards.components.panels import chart, kpi, panel, source_line, taken_away, values_sheet
from dashboards.figures import titles
from dashboards.figures.comparison import comparison
from dashboards.figures.dumbbell import dumbbell
from dashboards.queries import context, evidence, facts, values
from dashboards.queries.pool import rows_of
from dashboards.sheets import Column, Sheet
from dashboards.view import View
from dashboards.words import listed, pick, t

Rows = list[dict[str, Any]]
FACTS = (
    "command",
    "plans",
    "teams",
    "drills",
    "supplies",
    "rectification",
    "monitoring",
    "society",
    "oversight",
)
WITH_AMOUNTS = ("teams", "drills", "society")


def rows_of_family(view: View, family: str) -> Rows:
    """Values of the family's indicators at the view's date, every subject."""
    rows = rows_of(values.at(view.snapshot, view.day, view.previous_on, view.compare))
    return [row for row in rows if row["family"] == family]


def _fact_rows(view: View, family: str) -> Rows:
    region = None if view.subject["subject_kind"] == "county" else str(view.subject["subject_code"])
    return rows_of(facts.of_family(view.snapshot, family, view.day, region))


def _source(view: View, every: Rows) -> str:
    behind = evidence.exports_behind(view.snapshot)
    codes = {row["indicator_code"] for row in every}
    exports = {part for code in codes for part in behind.get(code, "").split("、") if part}
    return source_line(view, listed(sorted(exports)))


def sheets(view: View, family: str = "", **_: str) -> list[Sheet]:
    """Counts, values of every subject, changes, and each indicator's townships."""
    if family not in FACTS:
        return []
    every = rows_of_family(view, family)
    source = _source(view, every)
    made = [_facts_sheet(view, family)]
    for kind in ("township", "department"):
        rows = [row for row in every if row["subject_kind"] in (kind, "county")]
        own = [row for row in rows if row["subject_kind"] == kind]
        made.append(values_sheet(view, f"{kind}s", titles.heat(own, kind), rows, source=source))
    shares = _shares(view, every)
    made.append(values_sheet(view, "change", titles.changes(shares, view.since), shares, source=source))
    for indicator in rows_of(context.indicators(view.snapshot)):
        towns = _towns(every, indicator["indicator_code"])
        if towns:
            made.append(_towns_sheet(view, indicator, towns))
    return made


def _facts_sheet(view: View, family: str) -> Sheet:
    rows = [{**row, "label_word": fmt.state(str(row["label"]))} for row in _fact_rows(view, family)]
    columns = [Column("label_word", t("column.label")), Column("records", t("column.records"), "whole")]
    if family in WITH_AMOUNTS:
        columns.append(Column("amount", t(f"amount.{family}.column"), "number"))
    source = t("source.plain", snapshot=view.snapshot.id, day=fmt.day(view.as_of))
    return Sheet("facts", t(f"facts.{family}"), tuple(columns), rows, source=source)


def _towns_sheet(view: View, indicator: dict[str, Any], towns: Rows) -> Sheet:
    code = indicator["indicator_code"]
    source = source_line(view, evidence.exports_behind(view.snapshot).get(code))
    title = titles.comparison(towns, "township")
    return values_sheet(
        view, f"towns-{code}", title, towns, source=source, definition=pick(indicator, "formula")
    )


def _towns(every: Rows, code: str) -> Rows:
    return [row for row in every if row["indicator_code"] == code and row["subject_kind"] == "township"]


def _shares(view: View, every: Rows) -> Rows:
    own = [row for row in every if row["subject_code"] == view.subject["subject_code"]]
    return [row for row in own if row["unit"] == "%"]


def render(view: View, family: str = "", **_: str) -> list[Component]:
    """Facts of the subject's records, then the indicators of the family."""
    if family not in FACTS:
        return [messages.not_found(f"/family/{family}")]
    every = rows_of_family(view, family)
    made = {sheet.name: sheet for sheet in sheets(view, family)}
    cells = [row for row in every if row["subject_kind"] != "department"]
    return [
        html.H1(t("family.title", family=fmt.family(family), day=fmt.day(view.as_of))),
        _facts(view, family, made["facts"]),
        panel(
            made["townships"].title,
            [heat_table(view, cells), legend(), *settings_beside(view, _names(every))],
            eyebrow=t("family.heat_eyebrow"),
            source=made["townships"].source,
            takeaway=taken_away(view, made["townships"]),
        ),
        *_departments(view, [row for row in every if row["subject_kind"] == "department"], made),
        html.Div(
            [*_change(view, _shares(view, every), made["change"]), *_indicator_charts(view, every, made)],
            className="charts",
        ),
    ]


def _names(every: Rows) -> list[tuple[str, str]]:
    """The family's indicators, each once: code and name."""
    names = {row["indicator_code"]: f"{row['indicator_code']} {fmt.name_of(row)}" for row in every}
    return list(names.items())


def _facts(view: View, family: str, sheet: Sheet) -> html.Section:
    if view.subject["subject_kind"] == "department":
        return html.Section()
    cards = []
    for row in sheet.rows:
        has_amount = family in WITH_AMOUNTS and row["amount"] is not None
        note = t(f"amount.{family}", count=fmt.number(row["amount"])) if has_amount else ""
        href = view.href(f"/records/{family}", label=str(row["label"]))
        cards.append(kpi(row["label_word"], t(f"count.{family}", count=row["records"]), note, href))
    total = t(f"count.{family}", count=sum(row["records"] for row in sheet.rows))
    title = t("family.facts_title", what=sheet.title, subject=fmt.subject_name(view.subject), total=total)
    rest = dcc.Link(t("family.all_records"), href=view.href(f"/records/{family}"), className="more")
    body = [html.Div(cards, className="kpis"), rest] if sheet.rows else [messages.absent("records")]
    note = t("family.imprecise", source=sheet.source)
    return panel(title, body, source=note, takeaway=taken_away(view, sheet))


def _departments(view: View, rows: Rows, made: dict[str, Sheet]) -> list[Component]:
    """Departments with something to ask about first; those that meet everything, and those not asked, folded."""
    verdicts: dict[str, set[str]] = {}
    for row in rows:
        verdicts.setdefault(fmt.subject_name(row), set()).add(fmt.verdict(row).key)
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
        summary = html.Summary(t("family.departments_met", count=len(met)))
        body.append(html.Details([summary, folded], className="rest"))
    if without:
        text = t("family.departments_without", count=len(without), names=listed(without))
        body.append(html.P(text, className="source"))
    sheet = made["departments"]
    return [
        panel(
            titles.heat(asked, "department"),
            body,
            eyebrow=t("family.departments_eyebrow"),
            source=sheet.source,
            takeaway=taken_away(view, sheet),
        )
    ]


def _change(view: View, shares: Rows, sheet: Sheet) -> list[Component]:
    if not shares:
        return []
    named = [{**row, "name": fmt.name_of(row)} for row in shares]
    figure = dumbbell(named, "name", view.since, [figure_fragment(row) for row in shares])
    eyebrow = t("family.change_eyebrow", since=view.since, subject=fmt.subject_name(view.subject))
    return [chart(view, sheet.title, figure, sheet, eyebrow=eyebrow)]


def _indicator_charts(view: View, every: Rows, made: dict[str, Sheet]) -> list[Component]:
    charts: list[Component] = []
    for indicator in rows_of(context.indicators(view.snapshot)):
        code = indicator["indicator_code"]
        towns = _towns(every, code)
        if not towns:
            continue
        county = next(
            (row for row in every if row["indicator_code"] == code and row["subject_kind"] == "county"), None
        )
        figure = comparison(towns, county, indicator, [figure_fragment(row) for row in towns])
        sheet = made[f"towns-{code}"]
        shown = chart(view, sheet.title, figure, sheet, eyebrow=f"{code} {fmt.name_of(indicator)}")
        more = dcc.Link(t("family.indicator_page"), href=view.href(f"/indicator/{code}"), className="more")
        shown.children = [*shown.children, more]
        charts.append(shown)
    return charts
