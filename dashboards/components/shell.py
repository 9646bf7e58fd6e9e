"""What stands around every page: navigation, choice of date and subject, look and language, how good the data are."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

from dash import dcc, html
from dash.development.base_component import Component

from dashboards import formatting as fmt
from dashboards import words
from dashboards.components import messages
from dashboards.components.aria import aria, data
from dashboards.components.choosing import choice, grouped
from dashboards.components.trust import trust
from dashboards.queries import context
from dashboards.queries.pool import rows_of
from dashboards.view import COMPARISONS, View
from dashboards.words import t

NavItem = tuple[str, str]


def shell(view: View, items: list[NavItem], children: list[Component]) -> html.Div:
    """The whole visible page: header with `items` (path, key of the label), context line, contents, footer."""
    return html.Div(
        [
            html.A(t("shell.skip"), href="#main", className="skip"),
            html.Header([_brand(view), _navigation(view, items), _looks(view)], className="top"),
            html.Div(
                [_choices(view), *_to_portrait(view), html.Div(trust(view), className="trust")],
                className="context",
            ),
            html.Main([messages.notices(view.notices), *children], id="main", className="main"),
            _footer(view),
        ],
        className="shell",
        lang=words.LANGUAGES[view.language],
        **data(snapshot=view.snapshot.id),
    )


def _brand(view: View) -> dcc.Link:
    county = view.info.get("county_name") or t("shell.this_county")
    return dcc.Link(
        [
            html.Span(t("shell.brand"), className="brand-mark"),
            html.Span(t("shell.name", county=county), className="brand-name"),
        ],
        href=view.href("/"),
        className="brand",
    )


def _navigation(view: View, items: list[NavItem]) -> html.Nav:
    links = [
        dcc.Link(t(key), href=view.href(target), className="nav-on" if target == view.path else "")
        for target, key in items
    ]
    return html.Nav(links, className="nav", **aria(t("shell.navigation")))


def _looks(view: View) -> html.Nav:
    """Language, light or dark, larger type, this page's lasting address, print."""
    other = "en" if view.language == words.DEFAULT else words.DEFAULT
    dark = view.theme == "dark"
    return html.Nav(
        [
            _switch(t(f"look.to_{other}"), view.here(lang=other), "lang", other),
            _switch(
                t("look.light" if dark else "look.dark"),
                view.here(theme="light" if dark else "dark"),
                "theme",
                "light" if dark else "dark",
            ),
            _switch(t("look.system"), view.here(theme=None), "theme", "") if view.theme else html.Span(),
            _switch(
                t("look.normal" if view.is_large else "look.large"),
                view.here(reading=None if view.is_large else "1"),
                "reading",
                "" if view.is_large else "1",
            ),
            html.A(t("look.link"), href=view.permanent(), id="permanent", **data(done=t("look.copied"))),
            html.Button(t("look.print"), id="print"),
        ],
        className="looks",
        **aria(t("look.all")),
    )


def _switch(word: str, href: str, name: str, value: str) -> html.A:
    """A choice that this browser remembers; a plain link, so that it works with keys and can be copied."""
    return html.A(word, href=href, className="look", **data(look=name, value=value))


def _choices(view: View) -> html.Div:
    dates = [{"value": day.isoformat(), "label": fmt.day(day)} for day in reversed(view.dates)]
    compared = [{"value": key, "label": t("choice.against", since=t(f"since.{key}"))} for key in COMPARISONS]
    chosen = view.as_of.isoformat() if view.as_of else None
    return html.Div(
        [
            choice("as_of", t("choice.as_of"), dates, chosen),
            choice(
                "subject", t("choice.subject"), _subject_choices(view), str(view.subject["subject_code"]),
                is_searchable=True,
            ),
            choice("compare", t("choice.compare"), compared, view.compare),
        ],
        className="choices",
    )  # fmt: skip


def _to_portrait(view: View) -> list[Component]:
    """Where a township or department is chosen, the way to its portrait."""
    if view.subject["subject_kind"] == "county" or view.path == "/portrait":
        return []
    said = t("shell.portrait", subject=fmt.subject_name(view.subject))
    return [dcc.Link(said, href=view.href("/portrait"), className="to-portrait")]


def _subject_choices(view: View) -> list[dict[str, Any]]:
    rows = rows_of(context.subjects(view.snapshot))
    return grouped(
        [
            (fmt.subject_kind(row["subject_kind"]), str(row["subject_code"]), str(row["subject_name"]))
            for row in rows
        ]
    )


def _settings(changed: dict[str, Any], prefix: str = "") -> list[str]:
    """Nested settings as flat lines: targets.I28 = 95."""
    said: list[str] = []
    for key, value in changed.items():
        if isinstance(value, dict):
            said += _settings(value, f"{prefix}{key}.")
        else:
            shown = words.listed([str(item) for item in value]) if isinstance(value, list) else value
            said.append(f"{prefix}{key} = {shown}")
    return said


def _footer(view: View) -> html.Footer:
    changed = view.info.get("settings_changed")
    settings = _settings(json.loads(changed) if isinstance(changed, str) else changed or {})
    published = fmt.minute(view.info.get("published_at"))
    body: list[Component] = [
        html.P(t("shell.published", snapshot=view.snapshot.id, at=published)),
        html.P(t("shell.caution")),
    ]
    if settings:
        told = html.Summary(t("shell.settings", count=len(settings)))
        body.append(html.Details([told, html.Ul([html.Li(line) for line in settings])]))
    lasting = view.permanent()
    code = html.Figure(
        [
            html.Img(src=_code(lasting), alt=t("shell.code"), width=112, height=112, className="code-image"),
            html.Figcaption(t("shell.code")),
        ],
        className="print-code",
        **data(address=lasting),
    )
    return html.Footer([html.Div(body), code], className="foot")


def _code(address: str) -> str:
    return f"/code.svg?to={quote(address, safe='')}"
