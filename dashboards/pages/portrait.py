"""画像: one township or department on one screen; without one chosen, all of them to choose from."""

from __future__ import annotations

from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboards import formatting as fmt
from dashboards.components import portrait, portrait_index, portrait_panels
from dashboards.components.commitments import commitments_section
from dashboards.components.ledger import ledger_panel
from dashboards.components.portrait_cards import cards
from dashboards.components.portrait_sheets import sheets_of
from dashboards.sheets import Sheet
from dashboards.view import View
from dashboards.words import t


def _is_chosen(view: View) -> bool:
    return bool(view.subject["subject_kind"] != "county")


def sheets(view: View, **_: Any) -> list[Sheet]:
    """Every table of the portrait; of the index, the list of townships and departments."""
    if not _is_chosen(view):
        return portrait_index.sheets_of(view)
    return sheets_of(view, portrait.read(view))


def render(view: View, **_: Any) -> list[Component]:
    """Answers first, then the figures behind them; of the whole county, whom one can choose."""
    if not _is_chosen(view):
        return portrait_index.index(view)
    seen = portrait.read(view)
    made = {sheet.name: sheet for sheet in sheets_of(view, seen)}
    kind = str(view.subject["subject_kind"])
    title = t(f"portrait.title_{kind}", subject=fmt.subject_name(view.subject), day=fmt.day(view.as_of))
    return [
        html.H1(title),
        cards(view, seen),
        portrait_panels.record_links(view, seen),
        html.Div(portrait_panels.charts(view, seen, made), className="charts portrait-charts"),
        ledger_panel(view, seen.asked, made["standing"]),
        portrait_panels.asked_panel(view, seen, made),
        *commitments_section(view, made),
        portrait_panels.problems_panel(view, seen, made["problems"]),
        portrait_panels.wall_panel(view, made["wall"]),
        portrait_panels.cells_panel(view, made["cells"]),
    ]
