"""What a page says when it cannot show figures: what is wrong and what to do."""

from __future__ import annotations

from dash import dcc, html
from dash.development.base_component import Component

from dashboards.words import t


def message(key: str, *lead: str, home: bool = False, **values: str) -> html.Main:
    """A whole page that says one thing: its title, what is known of the cause, what to do."""
    parts: list[Component] = [html.H1(t(f"{key}.title"))]
    parts += [html.P(text) for text in lead if text]
    parts.append(html.P(t(f"{key}.advice", **values)))
    if home:
        parts.append(html.P(dcc.Link(t("message.home"), href="/")))
    return html.Main(parts, className="message", role="alert")


def no_snapshot(reason: str) -> html.Main:
    """Nothing has been published, or not under that name."""
    return message("message.no_snapshot", reason, home=True)


def unreadable() -> html.Main:
    """The snapshot file is there but cannot be read, or lacks what this version shows."""
    return message("message.unreadable", t("message.unreadable.cause"), home=True)


def broken() -> html.Main:
    """The page itself failed."""
    return message("message.broken", t("message.broken.cause"), home=True)


def no_figures() -> html.Section:
    """The snapshot has no indicator values."""
    return html.Section(
        [html.H1(t("message.no_figures.title")), html.P(t("message.no_figures.advice"))], className="panel"
    )


def not_found(path: str = "") -> html.Main:
    """No such page."""
    return message("message.not_found", t("message.not_found.cause", path=path) if path else "", home=True)


def absent(key: str) -> html.P:
    """One line where a table would stand that the snapshot has nothing for."""
    return html.P(t(f"absent.{key}"), className="absent-note")


def notices(texts: list[str]) -> html.Div:
    """Lines above a page about what its address asked for in vain."""
    return (
        html.Div([html.P(text) for text in texts], className="notices", role="status")
        if texts
        else html.Div()
    )
