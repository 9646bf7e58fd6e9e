"""A row's own wording on a page: in the reader's language where it has that, marked with the language it is in."""

from __future__ import annotations

from typing import Any

from dash import html

from dashboards.words import pick, tongue


def worded(row: dict[str, Any], stem: str, **attributes: Any) -> html.Span:
    """What `pick` gives of a row, marked with its `tongue`; — for none."""
    return html.Span(pick(row, stem) or "—", lang=tongue(row, stem), **attributes)
