"""How far the figures of a page can be trusted: snapshot, completeness, confidence; each leads to what it stands on."""

from __future__ import annotations

from dash import dcc, html
from dash.development.base_component import Component

from dashboards import formatting as fmt
from dashboards.queries import context
from dashboards.view import View
from dashboards.words import t


def trust(view: View) -> list[Component]:
    """Snapshot, as-of date, completeness (figures, exports), confidence (doubtful records, failed checks)."""
    delivered, expected = context.exports_delivered(view.snapshot)
    kept = context.kept(view.snapshot)
    facts: list[Component] = [_fact("snapshot", view.snapshot.id, view.href("/data"))]
    if view.as_of:
        facts.append(_fact("as_of", fmt.day(view.as_of), view.href("/")))
        subject = view.subject
        measured, asked = context.measured_share(
            view.snapshot, view.as_of, str(subject["subject_kind"]), str(subject["subject_code"])
        )
        facts.append(_fact("measured", f"{measured}/{asked}", view.href("/catalogue")))
    facts.append(_fact("delivered", f"{delivered}/{expected}", view.href("/data") + "#exports"))
    said = t("trust.doubtful", count=fmt.number(kept["doubtful"]), share=kept["share"])
    facts.append(_fact("confidence", said, view.href("/data") + "#cells"))
    if kept["failed"]:
        said = t("trust.failed", count=fmt.number(kept["failed"]))
        facts.append(_fact("checks", said, view.href("/data") + "#quality"))
    newest = view.dates[-1] if view.dates else None
    if newest and view.as_of != newest:
        said = t("trust.newer", day=fmt.day(newest))
        facts.append(
            dcc.Link(said, href=view.here(as_of=newest.isoformat()), className="trust-fact trust-newer")
        )
    return facts


def _fact(key: str, value: str, href: str) -> dcc.Link:
    name = html.Span(t(f"trust.{key}"))
    return dcc.Link([name, html.B(value)], href=href, className="trust-fact", title=t(f"trust.{key}_why"))
