"""Settings that decide what is shown, said where it is shown."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboards.components import messages
from dashboards.components.panels import panel, table, taken_away
from dashboards.queries import settings
from dashboards.queries.pool import rows_of
from dashboards.sheets import Column, Sheet
from dashboards.view import View
from dashboards.words import t


def setting_marks(view: View, code: str) -> list[html.Span]:
    """本县设置 with its value and the one that it replaces, for every setting that decides an indicator or a rule."""
    return [
        html.Span(
            t("setting.mark", name=row["name_zh"], value=row["value_zh"], default=row["default_zh"]),
            className="mark mark-setting",
        )
        for row in rows_of(settings.settings_of(view.snapshot, code))
    ]


def settings_beside(view: View, named: Iterable[tuple[str, str]]) -> list[Component]:
    """Codes with their names → one line for each that a setting decides; nothing where none does."""
    marked = [(name, setting_marks(view, code)) for code, name in named]
    lines: list[Component] = [html.Li([name, " ", *marks]) for name, marks in marked if marks]
    return [html.Ul(lines, className="bullets")] if lines else []


def settings_sheet(view: View) -> Sheet:
    """Every setting that decides a figure: its value, the default, what it applies to."""
    rows: list[dict[str, Any]] = rows_of(settings.settings_in_force(view.snapshot))
    columns = (
        Column("name_zh", t("setting.name")), Column("value_zh", t("setting.value")),
        Column("default_zh", t("setting.default")), Column("applied_codes", t("setting.applies")),
        Column("setting_key", t("setting.key")),
    )  # fmt: skip
    title = t("setting.title", count=len(rows)) if rows else t("setting.none")
    return Sheet("settings", title, columns, rows, source=t("source.snapshot", snapshot=view.snapshot.id))


def settings_panel(view: View, sheet: Sheet) -> html.Section:
    """All settings in force as a table; where there are none, why."""
    body: Component = messages.absent("settings" if view.snapshot.has("dim_settings") else "older")
    if sheet.rows:
        body = html.Div(table(sheet), className="scroll-x", tabIndex=0)
    return panel(
        sheet.title,
        body,
        eyebrow=t("setting.eyebrow"),
        source=sheet.source,
        anchor="settings",
        takeaway=taken_away(view, sheet) if sheet.rows else None,
    )
