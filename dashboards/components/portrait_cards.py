"""The first screen of a portrait: how it stands, what changed, what to ask, what it delivered."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from dashboards import formatting as fmt
from dashboards.components import answers, messages, tracks
from dashboards.components.badges import severity_badge, state_badge
from dashboards.components.commitments import STATES
from dashboards.components.composite import band, rank, share_of
from dashboards.components.figures_said import figures_linked
from dashboards.components.opening import figure_link, finding_fragment, reconciled_fragment, score_fragment
from dashboards.components.portrait import Portrait, to_ask
from dashboards.figures import portrait_titles as titles
from dashboards.figures.titles import movement
from dashboards.view import View
from dashboards.words import clauses, listed, pick, t, tongue

Row = dict[str, Any]
Rows = list[Row]
MOST_MOVED = 6
MOST_FINDINGS = 4
MOST_BARS = 11
MOST_EXPORTS = 5
BEHIND = ("late", "missing", "returned")
WALL_SHAPES = {
    "on_time": ("met", "●"),
    "late": ("near", "◆"),
    "missing": ("not_delivered", "▨"),
    "returned": ("short", "↩"),
    "not_yet_due": ("not_yet_due", "◷"),
}


def cards(view: View, seen: Portrait) -> html.Div:
    """Four questions with their answers in sentences, and what each rests on; every figure leads on."""
    return html.Div(
        [
            _card("stands", answers.how_it_stands(seen.own), "#standing", _stands(view, seen)),
            _card("changed", answers.what_changed(seen.own, view.since), "#changes", _changed(view, seen)),
            _card("ask", t("answer.end", text=to_ask(seen)), "#asked", _ask(view, seen)),
            _card(
                "delivered",
                t("answer.end", text=titles.delivered(seen.wall)),
                "#wall",
                _delivered(view, seen),
            ),
        ],
        className="portrait",
    )


def _card(key: str, sentence: str, target: str, body: list[Component]) -> html.Section:
    question = t("answer.question_ask_it" if key == "ask" else f"answer.question_{key}")
    head = [html.H2(question), html.P(figures_linked(sentence, target, question), className="said")]
    return html.Section([*head, *body], className=f"answer portrait-{key}")


def _stands(view: View, seen: Portrait) -> list[Component]:
    if view.subject["subject_kind"] == "township":
        return [*_score(view, seen), *_dimensions(view, seen)]
    return [html.P(t("portrait.department_unscored"), className="source"), *_bars(view, seen)]


def _score(view: View, seen: Portrait) -> list[Component]:
    """Score with its range, rank as a range, band only where the range allows, equal weights as a control."""
    row = seen.score
    if row is None or row["score"] is None:
        return [messages.absent("scores")]
    control = row.get("score_equal")
    opened = score_fragment(str(row["subject_code"]))
    parts = [
        html.A(fmt.measure_score(row["score"]), href=opened, className="traced portrait-score"),
        html.Span(
            clauses(
                [
                    t(
                        "portrait.score_range",
                        low=fmt.measure_score(row["score_low"]),
                        high=fmt.measure_score(row["score_high"]),
                    ),
                    rank(row),
                    band(row),
                ]
            )
        ),
        html.Span(
            clauses(
                [
                    t("portrait.score_equal", score=fmt.measure_score(control))
                    if control is not None
                    else "",
                    t("portrait.score_coverage", share=fmt.number(round(share_of(row["coverage"]) or 0))),
                ]
            ),
            className="source",
        ),
    ]
    return [html.Div(parts, className="portrait-headline")]


def _dimensions(view: View, seen: Portrait) -> list[Component]:
    """One bar per dimension with its range, its peers as dots, the county as a tick; a name opens its figures."""
    lines: list[Component] = []
    opened = score_fragment(str(view.subject["subject_code"]))
    for row in seen.dimensions:
        same = [other for other in seen.peer_dimensions if other["dimension_code"] == row["dimension_code"]]
        peers = [o["score"] for o in same if o["subject_kind"] == "township" and o["score"] is not None]
        county = next((o["score"] for o in same if o["subject_kind"] == "county"), None)
        lines.append(
            html.Div(
                [
                    html.A(row["dimension_zh"], href=opened, className="traced", lang="zh-CN"),
                    tracks.score_track(row, peers, county),
                    html.B(fmt.measure_score(row["score"]), className="num"),
                ],
                className="portrait-bar",
            )
        )
    how = html.P(t("portrait.bars"), className="source")
    return [html.Div(lines, className="portrait-bars"), how] if lines else []


def _bars(view: View, seen: Portrait) -> list[Component]:
    """A department's own figures, those that are short first: value with interval and standard."""
    if not seen.asked:
        return [messages.absent("figures_of_subject")]
    order = ["short", "near", "band_low", "band_high", "no_target", "met"]
    rows = sorted(
        seen.asked,
        key=lambda row: order.index(fmt.verdict(row).key) if fmt.verdict(row).key in order else len(order),
    )
    lines: list[Component] = [
        html.Div(
            [
                dcc.Link(fmt.name_of(row), href=view.href(f"/indicator/{row['indicator_code']}")),
                tracks.bullet(row),
                figure_link(row, fmt.measure(row["value"], row["unit"]), styled="num"),
            ],
            className="portrait-bar",
        )
        for row in rows[:MOST_BARS]
    ]
    unasked = len(seen.own) - len(seen.asked)
    notes = [t("portrait.not_asked", count=unasked)] if unasked else []
    if len(rows) > MOST_BARS:
        notes.append(t("portrait.more_below", count=len(rows) - MOST_BARS))
    return [html.Div(lines, className="portrait-bars"), html.P(clauses(notes), className="source")]


def _changed(view: View, seen: Portrait) -> list[Component]:
    rows = titles.moved_most(seen.own, MOST_MOVED)
    if not rows:
        return []
    lines: list[Component] = [
        html.Div(
            [
                html.Span(
                    [dcc.Link(fmt.name_of(row), href=view.href(f"/indicator/{row['indicator_code']}"))]
                ),
                tracks.dumbbell(row, view.since),
                figure_link(
                    row,
                    fmt.short_change(row["value"], row["previous"]),
                    styled=f"num text-{movement(row)}",
                ),
            ],
            className="portrait-bar",
        )
        for row in rows
    ]
    how = html.P(t("portrait.moves", since=view.since), className="source")
    return [html.Div(lines, className="portrait-bars"), how]


def _ask(view: View, seen: Portrait) -> list[Component]:
    """The gravest findings, what two tables say differently, what is overdue, the problems that concern it."""
    items: list[Component] = [
        html.Li(
            [
                severity_badge(row["severity"]),
                " ",
                html.A(
                    pick(row, "message"),
                    href=finding_fragment(str(row["finding_id"])),
                    className="traced clamped",
                    lang=tongue(row, "message"),
                ),
            ]
        )
        for row in seen.findings[:MOST_FINDINGS]
    ]
    if len(seen.findings) > MOST_FINDINGS:
        rest = t("findings.rest", count=len(seen.findings) - MOST_FINDINGS)
        items.append(html.Li(html.A(rest, href="#asked")))
    items += [
        html.Li(
            html.A(
                t("portrait.differs", name=pick(row, "name"), count=row["items_asked"]),
                href=reconciled_fragment(str(row["reconciliation_code"]), str(row["subject_code"])),
                className="traced",
                title=pick(row, "message"),
            )
        )
        for row in seen.reconciliations
    ]
    items += [
        html.Li(
            [
                state_badge(*STATES[row["state"]], t(f"commitment.state_{row['state']}")),
                " ",
                html.A(pick(row, "name"), href="#commitments", lang=tongue(row, "name")),
            ]
        )
        for row in seen.overdue[:2]
    ]
    named = {str(row["problem_code"]): pick(row, "name") for row in seen.problems}
    if named:
        said = t("portrait.problem_names", names=listed([f"{code} {name}" for code, name in named.items()]))
        items.append(html.Li(html.A(said, href="#problems", className="clamped")))
    return [html.Ul(items, className="portrait-list")] if items else []


def _delivered(view: View, seen: Portrait) -> list[Component]:
    """The exports furthest behind, a mark per period; then the cells that were refused or doubted."""
    exports = [
        list(members)
        for _, members in groupby(seen.wall, key=lambda row: (row["export_code"], row["table_name"]))
    ]
    exports.sort(key=lambda rows: sum(row["state"] in BEHIND for row in rows), reverse=True)
    lines: list[Component] = [
        html.Div(
            [html.Span(f"{rows[0]['export_code']} {rows[0]['table_zh']}", lang="zh-CN"), wall_marks(rows)],
            className="portrait-wall",
        )
        for rows in exports[:MOST_EXPORTS]
    ]
    if len(exports) > MOST_EXPORTS:
        said = t("portrait.more_exports", count=len(exports) - MOST_EXPORTS)
        lines.append(html.P(html.A(said, href="#wall"), className="source"))
    counts = {key: sum(row["severity"] == key for row in seen.cells) for key in ("rejected", "doubtful")}
    said = t("portrait.cells", **counts) if seen.cells else t("portrait.no_cells")
    foot = html.P(html.A(said, href="#cells"), className="source")
    if not lines:
        form = (
            "nothing_owed_township"
            if view.subject["subject_kind"] == "township"
            else "nothing_owed_department"
        )
        return [html.P(t(f"portrait.{form}"), className="source"), foot]
    return [html.Div(lines, className="portrait-walls"), foot]


def wall_marks(rows: Rows) -> html.Span:
    """A mark per period, its state in shape, colour and words."""
    marks = [
        html.Span(
            WALL_SHAPES[row["state"]][1],
            className=f"wall-mark badge-{WALL_SHAPES[row['state']][0]}",
            title=t("portrait.wall_mark", period=row["period"], word=t(f"wall.{row['state']}")),
        )
        for row in rows
    ]
    counts = [
        t(f"portrait.wall_{state}", count=count)
        for state in WALL_SHAPES
        if (count := sum(row["state"] == state for row in rows))
    ]
    return html.Span([*marks, html.Span(clauses(counts), className="unseen")], className="wall-marks")


def legend() -> html.P:
    """What the marks of the wall mean."""
    items = [state_badge(*WALL_SHAPES[state], t(f"wall.{state}")) for state in WALL_SHAPES]
    return html.P(items, className="legend")
